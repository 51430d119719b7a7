import { readFileSync } from "node:fs";
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  wcagContrast,
} from "culori";
import { expect, test } from "vitest";
import { atLeastOne } from "../at-least-one.ts";

const tokens = new Map(
  [...readFileSync("src/styles/tokens.css", "utf8").matchAll(/(--[\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);
test("browsers without light-dark() have the light colour of each", () => {
  const [, without = ""] =
    /@supports not \(color: light-dark[^{]*\{([^]*)/.exec(readFileSync("src/styles/tokens.css", "utf8")) ?? [];
  const said = new Map([...without.matchAll(/(--[\w-]+): (#\w+);/g)].map(([, name, value]) => [name, value]));
  expect(said).toEqual(new Map(atLeastOne([...tokens]).map(([name, { light }]) => [name, light])));
});

const schemes = ["light", "dark"] as const;

function colour(name: string, scheme: (typeof schemes)[number]): string {
  const value = tokens.get(`--${name}`);
  if (!value) throw new RangeError(`no such colour: ${name}`);
  return value[scheme];
}

const letters = ["ink", "muted", "accent"].flatMap((name) =>
  ["paper", "raised"].flatMap((ground) => schemes.map((scheme) => ({ name, ground, scheme }))),
);

test.each(atLeastOne(letters))(
  "letters in $name on $ground have a contrast of 4.5 in the $scheme scheme",
  ({ name, ground, scheme }) => {
    expect(wcagContrast(colour(name, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(4.5);
  },
);

const ranks = ["1", "1-75", "2", "2-5", "3", "3-25", "4"];
const marks = ["concern", "strength", "line-strong", "accent", "ink", ...ranks.map((rank) => `rank-${rank}`)].flatMap(
  (name) => schemes.map((scheme) => ({ name, scheme })),
);

test.each(atLeastOne(marks))(
  "marks in $name have a contrast of 3 against their ground in the $scheme scheme",
  ({ name, scheme }) => {
    expect(wcagContrast(colour(name, scheme), colour("paper", scheme))).toBeGreaterThanOrEqual(3);
  },
);

const grades = ranks.flatMap((rank) => schemes.map((scheme) => ({ rank, scheme })));

test.each(atLeastOne(grades))(
  "a grade's word on the colour of rank $rank has a contrast of 4.5 in the $scheme scheme",
  ({ rank, scheme }) => {
    const written = new RegExp(`--on-rank-${rank}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(
      readFileSync("src/styles/tokens.css", "utf8"),
    );
    expect(wcagContrast(written![scheme === "light" ? 1 : 2]!, colour(`rank-${rank}`, scheme))).toBeGreaterThanOrEqual(
      4.5,
    );
  },
);

test.each(atLeastOne(schemes))(
  "the ranks of grades go from one end of the scale of lightness to the other in the %s scheme",
  (scheme) => {
    const contrasts = ranks.map((rank) => wcagContrast(colour(`rank-${rank}`, scheme), colour("paper", scheme)));
    expect(contrasts).toEqual(contrasts.toSorted((a, b) => b - a));
  },
);

const deficiencies = {
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
};
const seen = Object.keys(deficiencies).flatMap((deficiency) => schemes.map((scheme) => ({ deficiency, scheme })));

test.each(atLeastOne(seen))(
  "concern, strength and grey differ clearly with $deficiency in the $scheme scheme",
  ({ deficiency, scheme }) => {
    const filter = deficiencies[deficiency as keyof typeof deficiencies];
    const difference = differenceCiede2000();
    const [concern, strength, grey] = ["concern", "strength", "line-strong"].map((name) =>
      filter(colour(name, scheme)),
    );
    for (const [a, b] of [
      [concern, strength],
      [concern, grey],
      [strength, grey],
    ])
      expect(difference(a!, b!)).toBeGreaterThan(15);
  },
);
