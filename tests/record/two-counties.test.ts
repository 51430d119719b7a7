import { expect, test } from "vitest";
import { compareEvents } from "#analysis/compare.ts";
import { gradeRuns } from "#analysis/grades.ts";
import { recurrenceOf } from "#analysis/recurrence.ts";
import { gradedEvents, toneKey } from "#charts/judgement-strip/geometry.ts";
import { eventShortTitle } from "#domain/event.ts";
import { gradeWordsOf } from "#evidence/grade-words.ts";
import { textLines } from "#evidence/lines.ts";
import { splitDocument } from "#evidence/split.ts";
import { tableNamed } from "#publish/tables.ts";
import { buildRecord } from "#record/build.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { twoCounties } from "../fixtures/two-counties.ts";

const record = buildRecord(twoCounties());
const [mercia, midshire, later] = record.events;

test("inspections of two places in the same days are two events, each with its own documents", () => {
  expect(record.events.map(({ id, reports }) => [id, reports.map((report) => report.id)])).toEqual([
    ["2022-10-inspection-mercia", ["2022-11-25-inspection-east-mercia", "2022-11-25-inspection-upper-mercia"]],
    ["2022-10-inspection-midshire", ["2022-11-25-inspection-midshire"]],
    ["2024-03-inspection-midshire", ["2024-05-01-inspection-midshire"]],
  ]);
});

test("a document of one place is refused in the event of the other", () => {
  const content = twoCounties();
  const reports = content.reports.map((file) =>
    file.id.endsWith("2022-11-25-inspection-midshire")
      ? { ...file, entry: { ...file.entry, event: "2022-10-inspection-mercia" } }
      : file,
  );
  expect(problemsOf({ ...content, reports })).toEqual([
    `Event "2022-10-inspection-mercia" does not end in the place that was inspected. East Mercia Council and Midshire Council and Upper Mercia Council have no place in common: give each an event of its own.`,
    `Framework "five" differs from that of 2022-11-25-inspection-east-mercia, a document of the same event (three). Write the same.`,
  ]);
});

test("titles tell places apart only where month and kind do not", () => {
  expect(record.events.map(({ title }) => title)).toEqual([
    "Inspection, October 2022, East Mercia and Upper Mercia",
    "Inspection, October 2022, Midshire",
    "Inspection, March 2024",
  ]);
  expect(record.events.map(eventShortTitle)).toEqual([
    "inspection E, Oct 2022",
    "inspection M, Oct 2022",
    "inspection, Mar 2024",
  ]);
});

test("as many letters stand on a chart as tell the places apart", () => {
  const content = twoCounties();
  const authorities = content.authorities.map((file) =>
    file.id === "east-mercia" ? { ...file, entry: { ...file.entry, shortName: "Middle Mercia" } } : file,
  );
  const [first, second] = buildRecord({ ...content, authorities }).events;
  expect([first!.initials, second!.initials]).toEqual(["Midd", "Mids"]);
});

test("each grade has its rank on its own scale, and no run joins the two", () => {
  const ranks = tableNamed("judgements")
    .rowsOf(record, (path) => path)
    .map((row) => [row["framework"], row["grade"], row["rank"], row["scale_size"]]);
  expect(ranks).toEqual([
    ["three", "Falls short", 1, 3],
    ["five", "Weak", 2, 5],
    ["five", "Very good", 4, 5],
    ["three", "Meets the standard", 2, 3],
    ["five", "Fair", 3, 5],
  ]);
  expect(
    gradeRuns(record).map(({ framework, area, authorities, grades }) => [
      framework.id,
      area,
      authorities,
      grades.length,
    ]),
  ).toEqual([
    ["three", "Overall", "East Mercia Council", 1],
    ["three", "Overall", "Upper Mercia Council", 1],
    ["five", "Overall", "Midshire Council", 2],
    ["five", "Plans", "Midshire Council", 1],
  ]);
});

test("a chart of both paints each by its share of its own scale, and says so once", () => {
  const graded = gradedEvents(record.events);
  expect(graded.map(({ grades }) => grades.map(({ grade, tone }) => [grade, tone]))).toEqual([
    [
      ["Meets the standard", "rank-2-5"],
      ["Falls short", "rank-1"],
    ],
    [
      ["Very good", "rank-3-25"],
      ["Weak", "rank-1-75"],
    ],
    [["Fair", "rank-2-5"]],
  ]);
  expect(toneKey(graded)).toEqual([
    { words: "worst grade of its scale", tones: ["rank-1"] },
    { words: "second worst", tones: ["rank-1-75"] },
    { words: "middle", tones: ["rank-2-5"] },
    { words: "second best", tones: ["rank-3-25"] },
  ]);
});

test("both frameworks and all councils are published, with their scales and successions", () => {
  const rows = (name: string) => tableNamed(name).rowsOf(record, (path) => path);
  expect(rows("frameworks").map((row) => [row["framework"], row["scale"]])).toEqual([
    ["three", ["Falls short", "Meets the standard", "Leads"]],
    ["five", ["Very poor", "Weak", "Fair", "Very good", "Excellent"]],
  ]);
  expect(rows("authorities").map((row) => [row["authority"], row["succeeds"]])).toEqual([
    ["east-mercia", ["mercia"]],
    ["mercia", []],
    ["midshire", []],
    ["upper-mercia", ["mercia"]],
  ]);
});

test("a document of either is split by the words of the record's own frameworks", () => {
  const paragraphs = Array.from({ length: 10 }, (_, index) => `${index + 1}. Paragraph of the report.`);
  const table = [
    "Judgement Grade",
    "Leaders\tVery poor",
    "Help for families\tMeets the standard",
    "What needs to improve",
    "- Plans.",
  ];
  const { grades } = splitDocument(textLines([...table, ...paragraphs].join("\n")), gradeWordsOf(record.frameworks));
  expect(grades.map(({ area, grade }) => [area, grade])).toEqual([
    ["Leaders", "Very poor"],
    ["Help for families", "Meets the standard"],
  ]);
});

test("two of the same days are compared as any two, and both are looks", () => {
  const plans = record.themes.find(({ code }) => code === "plans")!;
  expect(compareEvents(mercia!, midshire!, record).find(({ theme }) => theme === plans)?.contrast).toBe("first");
  expect(recurrenceOf(plans, record).looked).toEqual([mercia, midshire]);
  expect(recurrenceOf(plans, record).looked).not.toContain(later);
});
