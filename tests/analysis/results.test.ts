import { expect, test } from "vitest";
import { inspectionsToWords, resultOf, resultToWords } from "#analysis/results.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

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

test("the result of an inspection is its overall grade, else its grades counted, else how much was asked for", () => {
  expect(reports.map(resultOf)).toEqual(["adequate overall", "2 good, 1 inadequate", "no grades, 1 recommendation"]);
});

test("what others report is told as theirs, and what is not known as unknown", () => {
  expect(knownInspections.map(resultToWords)).toEqual([
    "inadequate in all areas, as others reported",
    "good overall, as others reported",
    "1 good, 1 not known, as others reported",
    "no grades, as others reported",
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
