import { bandOf, chanceOf, evenChanceOf, probabilitiesOf } from "#analysis/chance.ts";
import type { ChanceBand } from "#analysis/chance.ts";
import { stateOf, tallyOf } from "#analysis/recurrence.ts";
import type { Tally } from "#analysis/recurrence.ts";
import { countingRules, looksUnder } from "#analysis/rules.ts";
import type { CountingRule } from "#analysis/rules.ts";
import { oncePer } from "#domain/once-per.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";

/** What is left to chance, so that a count can be set beside what it would then be. */
export const shuffled = {
  themes: "which themes each event marks, as many as it did",
  order: "the order of the latest two looks at each theme at which they differ",
} as const;

/** Something that may be said of a theme's history, and so counted over all themes. */
export interface Claim {
  /** As in the published table: "raised at every look". */
  readonly name: string;
  /** When it holds, for the table of rules. */
  readonly meaning: string;
  /** Looks that raised the theme, or looks at which a strength was reported. */
  readonly of: "raised" | "strong";
  readonly shuffled: keyof typeof shuffled;
  /** Whether it can hold or not of a theme: the theme is then one of those among which it is counted. */
  readonly isOpen: (tally: Tally) => boolean;
  readonly holds: (tally: Tally) => boolean;
}

const atLeast = (least: number) => (tally: Tally) => tally.looks >= least;
const isGrave = (tally: Tally) => ["every look", "most looks, the latest among them"].includes(stateOf(tally));

/** What may be said of raisings and, in other words, of strengths. */
const patterns: readonly (Pick<Claim, "shuffled" | "isOpen" | "holds"> &
  Readonly<Record<Claim["of"], readonly [name: string, meaning: string]>>)[] = [
  {
    raised: ["raised at every look", "three looks or more, and all raised it"],
    strong: ["strength at every look", "three looks or more, and all report a strength"],
    shuffled: "themes",
    isOpen: atLeast(3),
    holds: (tally) => stateOf(tally) === "every look",
  },
  {
    raised: ["raised at most looks", "three looks or more raised it, over half of all, the latest among them"],
    strong: ["strength at most looks", "three looks or more report one, over half of all, the latest among them"],
    shuffled: "themes",
    isOpen: atLeast(3),
    holds: isGrave,
  },
  {
    raised: ["came back", "raised, then looked at and not raised, then raised again"],
    strong: ["strength came back", "a strength, then a look without one, then a strength again"],
    shuffled: "themes",
    isOpen: atLeast(3),
    holds: ({ runs }) => runs > 1,
  },
  {
    raised: ["raised at the latest two looks", "the latest look raised it, and so did the one before"],
    strong: ["strength at the latest two looks", "the latest look reports a strength, and so did the one before"],
    shuffled: "themes",
    isOpen: atLeast(2),
    holds: ({ isRaisedLast, isRaisedBefore }) => isRaisedLast && isRaisedBefore,
  },
  {
    raised: ["no longer raised", "raised earlier, and not at the latest look"],
    strong: ["strength no longer reported", "a strength earlier, and none at the latest look"],
    shuffled: "themes",
    isOpen: atLeast(2),
    holds: ({ raised, isRaisedLast }) => raised > 0 && !isRaisedLast,
  },
  {
    raised: ["never raised", "looked at, and raised by no look"],
    strong: ["strength never reported", "looked at, and no look reports a strength"],
    shuffled: "themes",
    isOpen: atLeast(1),
    holds: ({ looks, raised }) => looks > 0 && raised === 0,
  },
  {
    raised: [
      "raised, then not, at the latest two looks",
      "the look before the latest raised it, and the latest did not",
    ],
    strong: [
      "strength, then none, at the latest two looks",
      "the look before the latest reports one, and the latest none",
    ],
    shuffled: "order",
    isOpen: ({ looks, isRaisedBefore, isRaisedLast }) => looks > 1 && isRaisedBefore !== isRaisedLast,
    holds: ({ isRaisedBefore, isRaisedLast }) => isRaisedBefore && !isRaisedLast,
  },
];

/** Every claim on how many themes … that the site may make: those on raisings, then the same on strengths. */
export const claims: readonly Claim[] = (["raised", "strong"] as const).flatMap((of) =>
  patterns.map(({ shuffled, isOpen, holds, ...words }) => ({
    name: words[of][0],
    meaning: words[of][1],
    of,
    shuffled,
    isOpen,
    holds,
  })),
);

/** Where a count lies beside what chance gives. */
export const standings = {
  above: "more themes than chance gives",
  within: "as many as chance may give",
  below: "fewer themes than chance gives",
} as const;

export type ChanceStanding = keyof typeof standings;

export interface Sensitivity {
  readonly claim: Claim;
  readonly rule: CountingRule;
  /** The themes of which the claim holds, in the order of the codebook. */
  readonly members: readonly Theme[];
  /** Among how many it is counted: the themes that were looked at often enough, or of which the latest two looks differ. */
  readonly of: number;
  readonly chance: ChanceBand & { readonly atLeast: number; readonly atMost: number };
  readonly standing: ChanceStanding;
}

/**
 * Every claim under every rule, and beside it what chance gives. A rule that has no counterpart for strengths is left
 * out of the claims on these.
 *
 * @returns by claim, then by rule; the same for the same record on every machine
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function sensitivityOf(record: InspectionRecord): readonly Sensitivity[] {
  return sensitivityIn(record);
}

const sensitivityIn = oncePer((record: InspectionRecord): readonly Sensitivity[] => {
  const rows = countingRules(record).flatMap((rule) => rowsUnder(rule, claims, record));
  return claims.flatMap((claim) => rows.filter((row) => row.claim === claim));
});

/**
 * One claim under one rule, for those who ask no more: the same as in the whole table.
 *
 * @returns undefined where the rule has no counterpart for it
 * Method: content/prose/method.mdx, "Rules and chance"
 */
export function sensitivityTo(claim: Claim, rule: CountingRule, record: InspectionRecord): Sensitivity | undefined {
  return rowsUnder(rule, [claim], record)[0];
}

function rowsUnder(rule: CountingRule, asked: readonly Claim[], record: InspectionRecord): Sensitivity[] {
  const histories = record.themes.map((theme) => looksUnder(rule, theme, record));
  return (["raised", "strong"] as const).flatMap((of) => {
    const own = asked.filter((claim) => claim.of === of);
    if (of === "strong" && !rule.praises) return [];
    const marks = histories.map((looks) =>
      looks.map(({ event, isRaised, isStrong }) => ({ event, isMarked: of === "raised" ? isRaised : isStrong })),
    );
    const tallies = marks.map((looks) => tallyOf(looks.map(({ isMarked }) => isMarked)));
    // A claim that can hold of no theme holds of none in any shuffle: at a place of few inspections none is made.
    const byThemes = own.filter((claim) => claim.shuffled === "themes" && tallies.some(claim.isOpen));
    const spreads = byThemes.length
      ? chanceOf(
          marks,
          record.events,
          byThemes.map(({ holds }) => holds),
        )
      : [];
    return own.map((claim): Sensitivity => {
      const members = record.themes.filter((_, theme) => claim.holds(tallies[theme]!));
      const among = tallies.filter(claim.isOpen).length;
      const isExact = claim.shuffled === "order";
      const spread = isExact ? evenChanceOf(among) : (spreads[byThemes.indexOf(claim)] ?? [1]);
      const band = bandOf(spread);
      const count = members.length;
      return {
        claim,
        rule,
        members,
        of: among,
        chance: { ...band, ...probabilitiesOf(count, spread, isExact) },
        standing: count > band.high ? "above" : count < band.low ? "below" : "within",
      };
    });
  });
}
