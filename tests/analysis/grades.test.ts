import { expect, test } from "vitest";
import { gradeRuns } from "#analysis/grades.ts";
import { compareGrades } from "#domain/judgement.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

function runsIn(record: InspectionRecord): string[] {
  return gradeRuns(record).map(({ framework, area, authorities, judgements }) => `${framework.id}, ${area}, ${authorities}: ${judgements.map(({ grade }) => grade).join(", ")}`);
}

test("grades of one area, framework and council stand in one run, oldest first", () => {
  const record = sampleRecord({
    "2018-10-01": { grades: { Overall: "Inadequate", Leadership: "Good" } },
    "2013-02-01": { grades: { Overall: "Good" } },
  });
  expect(runsIn(record)).toEqual(["new, Overall, county council: Good, Inadequate", "new, Leadership, county council: Good"]);
});

test("a run breaks where the framework changes, though the words are the same", () => {
  const record = sampleRecord({ "2011-05-06": { grades: { Overall: "Good" } }, "2013-02-01": { grades: { Overall: "Good" } } });
  expect(runsIn(record)).toEqual(["old, Overall, county council: Good", "new, Overall, county council: Good"]);
});

test("a run breaks where the council changes", () => {
  const record = sampleRecord({ "2018-10-01": { grades: { Overall: "Good" } }, "2022-11-25": { authority: "west", grades: { Overall: "Good" } } });
  expect(runsIn(record)).toEqual(["new, Overall, county council: Good", "new, Overall, west council: Good"]);
});

test("within each run any two grades may be compared, across two frameworks none may", () => {
  const record = sampleRecord({
    "2009-05-06": { grades: { Overall: "Adequate" } },
    "2011-05-06": { grades: { Overall: "Good" } },
    "2013-02-01": { grades: { Overall: "Inadequate" } },
  });
  const [old, recent] = gradeRuns(record).map(({ judgements }) => judgements);
  expect(compareGrades(old![0]!, old![1]!)).toBe(-1);
  expect(() => compareGrades(old![1]!, recent![0]!)).toThrow(RangeError);
});

test("visits, which give no grades, have no runs", () => {
  expect(gradeRuns(sampleRecord({ "2013-02-01": {} }))).toEqual([]);
});
