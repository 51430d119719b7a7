import { afterEach, describe, expect, test, vi } from "vitest";
import { latestPair, newsLead, newsTitle } from "#analysis/news.ts";
import { buildRecord } from "#record/build.ts";
import { readContent } from "#record/read.ts";
import type { BlockEntry } from "#schema/extract.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const places = { county: "Shire", services: "Shire's children's services" };
const titleOf = (...reports: Parameters<typeof sampleRecord>) => newsTitle(sampleRecord(...reports), places);
const inspectionOf = (grades: Readonly<Record<string, string>>) => ({
  looksAt: ["plans"],
  concerns: ["plans"],
  grades,
});

describe("where few themes are looked at, so that no count goes beyond chance", () => {
  test.each([
    ["higher", { Care: "Inadequate", Help: "Good" }, { Care: "Good", Help: "Outstanding" }],
    ["lower", { Care: "Good", Help: "Good" }, { Care: "Inadequate", Help: "Requires improvement" }],
  ] as const)("the title tells grades that all went %s", (way, before, now) => {
    expect(titleOf({ "2022-11-25": inspectionOf(before), "2026-07-07": inspectionOf(now) })).toBe(
      `In 2026 inspectors graded county ${way} than in 2022`,
    );
  });

  test.each([
    ["went both ways", { Care: "Good", Help: "Good" }, { Care: "Inadequate", Help: "Outstanding" }],
    ["stayed in part", { Care: "Good", Help: "Good" }, { Care: "Good", Help: "Outstanding" }],
    ["are of different areas", { Care: "Good" }, { Help: "Outstanding" }],
    ["are of no inspection", {}, {}],
  ] as const)("grades that %s make no title", (_, before, now) => {
    expect(titleOf({ "2022-11-25": inspectionOf(before), "2026-07-07": inspectionOf(now) })).toBe(
      "What inspectors found in Shire's children's services, 2022 to 2026",
    );
  });

  test("grades on two scales are not set beside each other, nor is a visit set beside an inspection", () => {
    const good = inspectionOf({ Care: "Good" });
    expect(titleOf({ "2011-05-06": inspectionOf({ Care: "Inadequate" }), "2022-11-25": good })).toMatch(/^What /);
    expect(titleOf({ "2022-11-25": good, "2023-11-22": { framework: "visits", looksAt: ["plans"] } })).toMatch(
      /^What /,
    );
  });

  test("two inspections of one year are told by their months", () => {
    expect(
      titleOf({
        "2026-02-07": inspectionOf({ Care: "Good" }),
        "2026-10-07": inspectionOf({ Care: "Outstanding" }),
      }),
    ).toBe("In October 2026 inspectors graded county higher than in February 2026");
  });
});

describe("nothing is shuffled", () => {
  const lookAt = (concerns: readonly string[]) => ({ framework: "visits", looksAt: ["plans", "health"], concerns });
  /** By which what is left to chance is drawn. */
  const drawing = () => vi.spyOn(Math, "imul");

  test("where no theme was raised at every look", () => {
    const drawn = drawing();
    titleOf({ "2021-11-25": lookAt(["plans"]), "2022-11-25": lookAt(["health"]), "2023-11-25": lookAt(["plans"]) });
    expect(drawn).not.toHaveBeenCalled();
    titleOf({ "2021-11-25": lookAt(["plans"]), "2022-11-25": lookAt(["plans"]), "2023-11-25": lookAt(["plans"]) });
    expect(drawn).toHaveBeenCalled();
  });

  test("for a title that gives way to the one that is told", () => {
    const drawn = drawing();
    titleOf({
      "2018-11-25": inspectionOf({}),
      "2022-11-25": inspectionOf({ Care: "Inadequate" }),
      "2026-07-07": inspectionOf({ Care: "Good" }),
    });
    expect(drawn).not.toHaveBeenCalled();
  });
});

describe("an inspection of one of several councils", () => {
  const record = sampleRecord({
    "2022-11-25 north": {
      event: "2022-10-inspection",
      authority: "north",
      looksAt: ["plans", "health"],
      concerns: ["plans"],
      grades: { Care: "Good" },
    },
    "2022-11-25 west": {
      event: "2022-10-inspection",
      authority: "west",
      looksAt: ["plans", "health"],
      concerns: ["plans", "health"],
      grades: { Care: "Good" },
    },
    "2026-07-07": {
      authority: "north",
      looksAt: ["plans", "health"],
      concerns: ["health"],
      grades: { Care: "Outstanding" },
    },
  });

  test("is set beside the document on that council alone, and the title names it", () => {
    expect(newsTitle(record, places)).toBe("In 2026 inspectors graded north higher than in 2022");
    expect(newsLead(record)).toBe(
      "Of 1 theme that inspectors raised in October 2022, they raised none again in July 2026 and 1 no longer; 1 was new. " +
        "The one grade that can be compared is higher.",
    );
  });
});

test("one inspection alone has no lead, and the title says what the record is about", () => {
  const record = sampleRecord({ "2022-11-25": inspectionOf({ Care: "Good" }) });
  expect(latestPair(record)).toBeUndefined();
  expect(newsLead(record)).toBeUndefined();
  expect(newsTitle(record, places)).toBe("What inspectors found in Shire's children's services, 2022");
});

describe("on the real record, changed", () => {
  const content = readContent(process.cwd(), { withEvidence: false });
  const before = latestPair(buildRecord(content))!;
  const latest = before.later.event.reports.map(({ id }) => id);

  /** The record with further findings in each document of the latest full inspection. */
  function withFindings(stance: "concern" | "strength", ...themes: readonly string[]) {
    return buildRecord({
      ...content,
      reports: content.reports.map((file) => {
        if (!latest.includes(file.id)) return file;
        const first = file.blocks.find((block) => block.type === "finding")!;
        const added = themes.map((theme, index): BlockEntry => {
          const entry = { ...first.entry, id: `f${900 + index}`, stance, themes: [theme] };
          return { type: "finding", place: first.place, entry };
        });
        return { ...file, blocks: [...file.blocks, ...added] };
      }),
    });
  }

  const gone = latestGone();
  function latestGone(): readonly string[] {
    const { themes } = buildRecord(content);
    return themes
      .map(({ code }) => code)
      .filter((code) => latestPair(withFindings("concern", code))!.noLonger < before.noLonger);
  }

  test("as many themes can be raised anew as are told to be no longer raised", () => {
    expect(gone).toHaveLength(before.noLonger);
  });

  test("one finding of concern more moves a theme from 'no longer' to 'again'", () => {
    const after = withFindings("concern", gone[0]!);
    expect(latestPair(after)).toMatchObject({
      again: before.again + 1,
      noLonger: before.noLonger - 1,
      now: before.now + 1,
    });
    expect(newsLead(after)).not.toBe(newsLead(buildRecord(content)));
  });

  test("a strength more changes neither title nor lead", () => {
    const after = withFindings("strength", gone[0]!);
    expect(newsLead(after)).toBe(newsLead(buildRecord(content)));
    expect(newsTitle(after, places)).toBe(newsTitle(buildRecord(content), places));
  });

  test("concerns about all of these themes leave only what still holds in the title", () => {
    const now = newsTitle(buildRecord(content), places);
    const after = newsTitle(withFindings("concern", ...gone), places);
    expect(now).toMatch(/^In \d{4} inspectors graded Shire higher than in \d{4} and raised fewer concerns$/);
    expect(after).toBe(now.replace(" and raised fewer concerns", ""));
  });
});
