import { expect, test } from "vitest";
import { inspectionsKnown } from "#analysis/holdings.ts";
import { inspectionsToWords, resultOf, resultToWords } from "#analysis/results.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleInspection, SampleReport } from "../fixtures/sample-record.ts";

test.each<[string, SampleReport, string]>([
  ["the grade of the whole", { grades: { "Overall effectiveness": "Adequate", Health: "Good" } }, "adequate overall"],
  ["one grade alone", { grades: { Overall: "Inadequate" } }, "inadequate"],
  ["the same grade for the whole and its parts", { grades: { Overall: "Good", Health: "Good" } }, "good"],
  ["one grade for all areas", { grades: { Leadership: "Good", Health: "Good" } }, "good"],
  [
    "several, best first",
    { grades: { Leadership: "Inadequate", Health: "Good", Work: "Inadequate" } },
    "1 good, 2 inadequate",
  ],
  [
    "two grades of a whole that differ",
    { grades: { "Safeguarding: overall effectiveness": "Adequate", "Care: overall effectiveness": "Good" } },
    "1 good, 1 adequate",
  ],
  ["an inspection without grades", { recommendations: ["plans", "health"] }, "2 recommendations"],
  ["nothing asked for", {}, "no recommendations"],
])("of a document: %s", (_, report, words) => {
  expect(inspectionsKnown(sampleRecord({ "2011-05-06": report })).map(resultOf)).toEqual([words]);
});

test("of a visit the points to improve are counted", () => {
  const visit = (recommendations: string[]) =>
    inspectionsKnown(
      sampleRecord({
        "2018-05-18": { event: "2018-04-focused-visit", framework: "visits", looksAt: ["plans"], recommendations },
      }),
    ).map(resultOf);
  expect(visit(["plans", "plans", "health"])).toEqual(["3 points to improve"]);
  expect(visit(["plans"])).toEqual(["1 point to improve"]);
  expect(visit([])).toEqual(["no points to improve"]);
});

test.each<[string, SampleInspection, string]>([
  ["its grades", { gradeOfAll: "Inadequate" }, "inadequate"],
  ["one of several grades known", { grades: { Overall: "Good", Health: undefined } }, "good overall"],
  ["a grade of which others are not known", { grades: { Health: "Good", Work: undefined } }, "1 good"],
  [
    "a verdict on no scale",
    { framework: "visits", grades: { Progress: "Satisfactory progress" } },
    "satisfactory progress",
  ],
  ["findings", { concerns: ["plans", "plans"], strengths: ["health"] }, "2 concerns, 1 strength"],
  ["nothing", {}, "result not known"],
])("of an inspection known from others: %s", (_, inspection, words) => {
  const record = sampleRecord({}, [], { inspections: { "2016-04-27": inspection } });
  expect(inspectionsKnown(record).map(resultOf)).toEqual([words]);
});

const { reports, knownInspections } = sampleRecord(
  {
    "2011-05-06": { grades: { "Overall effectiveness": "Adequate", Leadership: "Good" } },
    "2013-02-01": { grades: { "Help and protection": "Inadequate", Leadership: "Good", "Care leavers": "Good" } },
    "2018-05-18": { event: "2018-05-focused-visit", looksAt: ["plans"], recommendations: ["plans"] },
  },
  [],
  {
    inspections: {
      "2014-05-06": { gradeOfAll: "Inadequate" },
      "2016-05-06": { grades: { Overall: "Good", Leadership: undefined } },
      "2017-05-06": { grades: { "Help and protection": "Good", Leadership: undefined } },
      "2020-05": { event: "2020-05-focused-visit", kind: "focused-visit" },
    },
  },
);

test("what others report is told as theirs, and what is not known as unknown", () => {
  expect(knownInspections.map(resultToWords)).toEqual([
    "inadequate, as others reported",
    "good overall, as others reported",
    "1 good, as others reported",
    "result not known",
  ]);
});

test("inspections are counted with how many of their documents are held", () => {
  expect(inspectionsToWords([...reports, ...knownInspections])).toBe(
    "7 inspections and visits known, the documents of 3 held",
  );
  expect(inspectionsToWords(reports)).toBe("3 inspections and visits known, the documents of all held");
  expect(inspectionsToWords(knownInspections)).toBe("4 inspections and visits known, no document held");
  expect(inspectionsToWords(reports.slice(1, 2))).toBe("1 inspection or visit known, its document held");
  expect(inspectionsToWords([])).toBe("no inspection or visit known");
});
