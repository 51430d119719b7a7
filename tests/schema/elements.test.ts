import { expect, test } from "vitest";
import type * as z from "zod";
import { stances, trajectories } from "#domain/finding.ts";
import { groups } from "#domain/group.ts";
import { deadlines } from "#domain/recommendation.ts";
import { FindingEntry, RecommendationEntry, ReportedEntry, TwinsEntry } from "#schema/elements.ts";
import { countyCode } from "#settings.ts";

const finding = { id: "f07", at: "para 14", stance: "concern", themes: ["plans"], summary: "Plans were late." };
const recommendation = { id: "r03", at: "para 20 bullet 3", themes: ["plans"], summary: "Write better plans." };

function complaints(schema: z.ZodType, written: object): string[] {
  return schema.safeParse(written, { reportInput: true }).error?.issues.map(({ message }) => message) ?? [];
}

test.each([
  ["f07", []],
  ["f99", []],
  ["f354", []],
  ["f7", [`Finding id "f7" should look like "f07".`]],
  ["f007", [`Finding id "f007" should look like "f07".`]],
  ["r07", [`Finding id "r07" should look like "f07".`]],
])("a finding may not be numbered in two ways: %s", (id, expected) => {
  expect(complaints(FindingEntry, { ...finding, id })).toEqual(expected);
});

test("every stance, trajectory, group and deadline of the codebook may be written", () => {
  for (const stance of Object.keys(stances)) expect(complaints(FindingEntry, { ...finding, stance })).toEqual([]);
  for (const trajectory of Object.keys(trajectories))
    expect(complaints(FindingEntry, { ...finding, trajectory })).toEqual([]);
  for (const deadline of Object.keys(deadlines))
    expect(complaints(RecommendationEntry, { ...recommendation, deadline })).toEqual([]);
  expect(complaints(FindingEntry, { ...finding, groups: Object.keys(groups) })).toEqual([]);
});

test.each([
  [{ trajectory: "better" }, `Trajectory "better" is not known. Write one of improved, declined, unchanged.`],
  [
    { groups: ["teenagers"] },
    `Group "teenagers" is not known. Write one of in-need, child-protection, in-care, care-leavers, disabled, unaccompanied, missing-or-exploited, edge-of-care, unborn-and-babies, young-carers.`,
  ],
  [{ themes: undefined }, `Themes are missing. Write themes={["assessments"]}, with codes of files in content/themes.`],
  [{ themes: [] }, "Themes are empty. Give one to three theme codes from content/themes, the main one first."],
  [
    { themes: ["a", "b", "c", "d"] },
    `Themes ["a","b","c","d"] are more than three. Keep the one to three that the finding is about.`,
  ],
  [{ themes: [4] }, "Theme 4 is not text. Write the name of a file in content/themes, without its ending."],
  [{ at: 14 }, `Locator 14 is not text. Write "para 14" or "findings bullet 3".`],
  [{ figures: 715 }, `Figures 715 are not pairs. Write figures={{"715": "sum of 151, 429 and 135"}}.`],
  [{ figures: ["715"] }, `Figures ["715"] are not pairs. Write figures={{"715": "sum of 151, 429 and 135"}}.`],
  [{ figures: { "715": "" } }, `The derivation of a figure is missing. Write for example "sum of 151, 429 and 135".`],
  [{ figures: { "715": 3 } }, `The derivation of a figure 3 is not text. Write for example "sum of 151, 429 and 135".`],
  [
    { summary: "  " },
    `The text between the tags is missing. Write for example "Caseloads were still too high in two teams.".`,
  ],
])("a finding with %j is refused", (change, message) => {
  expect(complaints(FindingEntry, { ...finding, ...change })).toEqual([message]);
});

test("a finding may excuse figures that it derives, each with how", () => {
  expect(FindingEntry.parse({ ...finding, figures: { "715": " sum of 151, 429 and 135 " } }).figures).toEqual({
    "715": "sum of 151, 429 and 135",
  });
  expect(complaints(RecommendationEntry, { ...recommendation, figures: { "715": "sum" } })).toHaveLength(1);
});

test("a recommendation has neither stance nor groups", () => {
  expect(complaints(RecommendationEntry, { ...recommendation, stance: "concern" })).toHaveLength(1);
  expect(complaints(RecommendationEntry, { ...recommendation, groups: ["in-care"] })).toHaveLength(1);
});

test.each([
  ["finding", FindingEntry, finding, `2023-11-22-focused-visit-north-${countyCode}#f12`],
  ["recommendation", RecommendationEntry, recommendation, `2023-11-22-focused-visit-north-${countyCode}#r02`],
])(
  "a %s may name its counterpart in another document of the event, in one word",
  (_, schema, statement, counterpart) => {
    expect(schema.parse({ ...statement, counterpart })).toMatchObject({ counterpart });
    const example = `2023-11-22-focused-visit-north-${countyCode}#f12`;
    const advice = `Write the whole name of a statement, such as "${example}".`;
    expect(complaints(schema, { ...statement, counterpart: [counterpart] })).toEqual([
      `Counterpart ["${counterpart}"] is not text. ${advice}`,
    ]);
    expect(complaints(schema, { ...statement, counterpart: 12 })).toEqual([`Counterpart 12 is not text. ${advice}`]);
  },
);

const reported = { id: "f07", source: "bbc", stance: "concern", themes: ["plans"], summary: "Plans were late." };

test("what others report is coded as a finding is, with its source instead of a place", () => {
  expect(complaints(ReportedEntry, reported)).toEqual([]);
  expect(complaints(ReportedEntry, { ...reported, trajectory: "improved", groups: ["in-care"] })).toEqual([]);
  expect(complaints(ReportedEntry, { ...reported, at: "para 14" })).toHaveLength(1);
  expect(complaints(ReportedEntry, { ...reported, counterpart: "2016-04-27-known-county#f01" })).toHaveLength(1);
  expect(complaints(ReportedEntry, { ...reported, source: "" })).toEqual([
    `Source is missing. Write for example "bbc".`,
  ]);
  expect(complaints(ReportedEntry, { ...reported, id: "r07" })).toEqual([`Finding id "r07" should look like "f07".`]);
});

test.each([
  [{ from: "f01" }, []],
  [{ from: "f01", to: "f354" }, []],
  [{ from: "r01", to: "r04" }, []],
  [{ from: "f1" }, [`"f1" is not a number such as "f07" or "r03".`]],
  [{ from: "f01", to: "f009" }, [`"f009" is not a number such as "f07" or "r03".`]],
  [{ from: 1 }, [`1 is not a number such as "f07" or "r03".`]],
  [{ from: "f01", to: "f09", at: "main findings para 2" }, []],
  [
    { from: "f01", at: "page 2" },
    [`Locator "page 2" cannot be followed. Write "para 14", "para 20 bullet 3" or "findings bullet 3".`],
  ],
  [{ to: "f09" }, [`The first number is missing. Write from="f01", and to="f09" where the run has more than one.`]],
])("a run of twins is named by its first and last number: %j", (run, expected) => {
  expect(complaints(TwinsEntry, run)).toEqual(expected);
});
