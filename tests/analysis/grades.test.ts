import { describe, expect, test } from "vitest";
import { gradeRuns, gradesByArea, gradesLead } from "#analysis/grades.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { buildRecord } from "#record/build.ts";
import { sampleContent, sampleRecord, withEntry } from "../fixtures/sample-record.ts";

function runsIn(record: InspectionRecord): string[] {
  return gradeRuns(record).map(
    ({ framework, area, authorities, grades }) =>
      `${framework.id}, ${area}, ${authorities}: ${grades.map(({ grade = "not known" }) => grade).join(", ")}`,
  );
}

test("grades of one area, framework and council stand in one run, oldest first", () => {
  const record = sampleRecord({
    "2018-10-01": { grades: { Overall: "Inadequate", Leadership: "Good" } },
    "2013-02-01": { grades: { Overall: "Good" } },
  });
  expect(runsIn(record)).toEqual([
    "new, Overall, county council: Good, Inadequate",
    "new, Leadership, county council: Good",
  ]);
});

test("a run breaks where the framework changes, though the words are the same", () => {
  const record = sampleRecord({
    "2011-05-06": { grades: { Overall: "Good" } },
    "2013-02-01": { grades: { Overall: "Good" } },
  });
  expect(runsIn(record)).toEqual(["old, Overall, county council: Good", "new, Overall, county council: Good"]);
});

test("a run breaks where the council changes", () => {
  const record = sampleRecord({
    "2018-10-01": { grades: { Overall: "Good" } },
    "2022-11-25": { authority: "west", grades: { Overall: "Good" } },
  });
  expect(runsIn(record)).toEqual(["new, Overall, county council: Good", "new, Overall, west council: Good"]);
});

test("in which order the councils are named makes no run", () => {
  const inspections = {
    "2023-11-20": { authorities: ["north", "west"], grades: { Overall: "Good" } },
    "2024-11-20": { authorities: ["west", "north"], grades: { Overall: "Inadequate" } },
  };
  expect(runsIn(sampleRecord({}, [], { inspections }))).toEqual([
    "new, Overall, north council, west council: Good, Inadequate",
  ]);
});

describe("an area that a framework knows under two wordings", () => {
  const renamed = {
    area: "The impact of leaders on social work practice",
    alsoCalled: ["The impact of leaders on practice"],
  };
  const [first, second] = [renamed.area, renamed.alsoCalled[0]!];
  const content = sampleContent({
    "2018-10-01": { grades: { [first]: "Inadequate", Children: "Good" } },
    "2022-11-25": { grades: { [first]: "Good" } },
    "2026-07-07": { grades: { [second]: "Outstanding", "Children in care": "Good" } },
  });
  const record = buildRecord(withEntry(content, "frameworks", { grades: [renamed] }, "new"));

  test("runs on from one to the other, under the first, and each grade keeps its own", () => {
    expect(runsIn(record)).toEqual([
      `new, ${first}, county council: Inadequate, Good, Outstanding`,
      "new, Children, county council: Good",
      "new, Children in care, county council: Good",
    ]);
    expect(gradeRuns(record)[0]!.grades.map(({ area }) => area)).toEqual([first, first, second]);
  });

  test("is under the first though only the second is used", () => {
    const later = { ...content, reports: content.reports.filter(({ id }) => id.startsWith("2026")) };
    const [run] = gradeRuns(buildRecord(withEntry(later, "frameworks", { grades: [renamed] }, "new")));
    expect([run!.area, run!.grades[0]!.area]).toEqual([first, second]);
  });

  test("is two where the framework does not say that they are one, or another framework does", () => {
    expect(runsIn(buildRecord(content)).filter((run) => run.includes("leaders"))).toHaveLength(2);
    const elsewhere = buildRecord(withEntry(content, "frameworks", { grades: [renamed] }, "old"));
    expect(runsIn(elsewhere).filter((run) => run.includes("leaders"))).toHaveLength(2);
  });

  test("breaks where the council changes", () => {
    const councils = sampleContent({
      "2018-10-01": { grades: { [first]: "Good" } },
      "2026-07-07": { authority: "north", grades: { [second]: "Good" } },
    });
    expect(runsIn(buildRecord(withEntry(councils, "frameworks", { grades: [renamed] }, "new")))).toEqual([
      `new, ${first}, county council: Good`,
      `new, ${first}, north council: Good`,
    ]);
  });
});

test("within each run any two grades stand on one scale", () => {
  const record = sampleRecord({
    "2009-05-06": { grades: { Overall: "Adequate" } },
    "2011-05-06": { grades: { Overall: "Good" } },
    "2013-02-01": { grades: { Overall: "Inadequate" } },
  });
  expect(
    gradeRuns(record).map(({ framework, grades }) => [
      framework.id,
      grades.map(({ account }) => account.framework.id),
      grades.map(({ rank }) => rank),
    ]),
  ).toEqual([
    ["old", ["old", "old"], [2, 3]],
    ["new", ["new"], [1]],
  ]);
});

test("visits, which give no grades, have no runs", () => {
  expect(gradeRuns(sampleRecord({ "2013-02-01": {} }))).toEqual([]);
});

test("a grade says where it stands: in the document that is held, or on the page that reports it", () => {
  const record = sampleRecord({ "2018-10-01": { grades: { Overall: "Good" } } }, [], {
    inspections: { "2016-04-27": { grades: { Overall: "Inadequate" } } },
  });
  const [run] = gradeRuns(record);
  expect(
    run!.grades.map(({ account, grade, locator, source }) => [account.id, grade, locator?.text, source?.url]),
  ).toEqual([
    ["2016-04-27-known-county", "Inadequate", undefined, "https://example.org/2016-04-27"],
    ["2018-10-01-inspection-county", "Good", "judgements row 1", undefined],
  ]);
});

test("a grade that was given and is not known stands in its run without grade or rank", () => {
  const [run] = gradeRuns(sampleRecord({}, [], { inspections: { "2016-04-27": { grades: { Overall: undefined } } } }));
  expect(run!.grades).toHaveLength(1);
  expect(run!.grades[0]).not.toHaveProperty("grade");
  expect(run!.grades[0]).not.toHaveProperty("rank");
});

test("a verdict on no scale that is known has no rank", () => {
  const [run] = gradeRuns(
    sampleRecord({}, [], {
      inspections: { "2016-04-27": { framework: "visits", grades: { Progress: "Satisfactory progress" } } },
    }),
  );
  expect(run!.grades[0]).toMatchObject({ grade: "Satisfactory progress" });
  expect(run!.grades[0]).not.toHaveProperty("rank");
});

test("what others report of grades is left out where the inspection's own document is held", () => {
  const own = { "2016-04-27": { event: "2016-02-inspection", grades: { Overall: "Good" } } };
  const others = {
    inspections: { "2016-04-27 known": { event: "2016-02-inspection", grades: { Overall: "Inadequate" } } },
  };
  expect(runsIn(sampleRecord(own, [], others))).toEqual(["new, Overall, county council: Good"]);
  expect(runsIn(sampleRecord({}, [], others))).toEqual(["new, Overall, county council: Inadequate"]);
});

test("grades of twin documents stand in a run of each council", () => {
  const twin = { event: "2022-10-inspection", grades: { Overall: "Good" } };
  expect(
    runsIn(
      sampleRecord({
        "2022-11-25 north": { ...twin, authority: "north" },
        "2022-11-25 west": { ...twin, authority: "west", twin: "2022-11-25 north" },
      }),
    ),
  ).toEqual(["new, Overall, north council: Good", "new, Overall, west council: Good"]);
});

describe("as tables", () => {
  const record = sampleRecord({
    "2011-05-06": { grades: { Overall: "Adequate" } },
    "2018-10-01": { grades: { Overall: "Inadequate" } },
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north", grades: { Overall: "Good", Care: "Good" } },
    "2022-11-25 west": { event: "2022-10-inspection", authority: "west", grades: { Overall: "Good" } },
    "2026-07-07": { event: "2026-05-inspection", authority: "north", grades: { Overall: "Outstanding" } },
  });

  test("an area has a row, a body a column, and the framework graded last comes first", () => {
    expect(
      gradesByArea(record).map(({ framework, bodies, areas }) => [
        framework.id,
        bodies.map(({ body }) => body),
        areas.map(({ area, cells }) => [area, ...cells.map((cell) => cell.map(({ grade }) => grade).join(" then "))]),
      ]),
    ).toEqual([
      [
        "new",
        ["county", "north", "west"],
        [
          ["Overall", "Inadequate", "Good then Outstanding", "Good"],
          ["Care", "", "Good", ""],
        ],
      ],
      ["old", ["county"], [["Overall", "Adequate"]]],
    ]);
  });

  test("the lead counts the worst grades, and those since the last of them", () => {
    expect(gradesLead(record)).toBe(
      "Of 6 grades known, 1 is the worst of its scale; the last of them was given in October 2018, and none of the 4 since.",
    );
  });
});

test.each([
  [{ "2018-10-01": { grades: { Overall: "Good" } } }, "Of 1 grade known, none is the worst of its scale."],
  [{ "2018-10-01": {} }, "No grade on a scale is known."],
])("the lead of a record without a worst grade says so", (reports, lead) => {
  expect(gradesLead(sampleRecord(reports))).toBe(lead);
});

test("the lead says which of the worst grades are only reported", () => {
  const inspections = { "2016-04-27": { grades: { Overall: "Inadequate" } } };
  expect(gradesLead(sampleRecord({ "2018-10-01": { grades: { Overall: "Inadequate" } } }, [], { inspections }))).toBe(
    "Of 2 grades known, 2 are the worst of their scale, 1 as others reported; the last of them was given in October 2018.",
  );
});
