import { describe, expect, test } from "vitest";
import { toMarkup } from "#charts/drawing.ts";
import { drawNews } from "#charts/news/drawing.ts";
import { layouts, newsInfo, newsStory, placeNews } from "#charts/news/geometry.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord(
  {
    "2011-05-06": { looksAt: ["plans", "health"], concerns: ["plans", "health"], grades: { A: "Adequate", B: "Good" } },
    "2018-05-18": { framework: "visits", looksAt: ["plans"] },
    "2022-11-25": {
      looksAt: ["plans", "health"],
      concerns: ["plans"],
      grades: { A: "Inadequate", B: "Inadequate", C: "Inadequate", D: "Good" },
    },
    "2026-07-07": { looksAt: ["plans", "health"], strengths: ["plans"], grades: { A: "Outstanding" } },
  },
  [],
  {
    inspections: {
      "2013-03-01": { event: "2013-02-inspection", gradeOfAll: "Inadequate" },
      "2014-03-01": { event: "2014-02-inspection", grades: { A: "Inadequate", B: undefined } },
    },
  },
);
const story = newsStory(record);

describe("call-outs", () => {
  test("the lowest is the longest row of inspections all of whose known grades are the worst", () => {
    expect(story.lowest?.words).toBe("2013 to 2014: every known grade inadequate, at 2 inspections in a row");
    expect(story.lowest?.events.map(({ date }) => date.slice(0, 4))).toEqual(["2013", "2014"]);
  });

  test("the latest grades, and what became of the themes raised before, are told in numbers", () => {
    expect(story.latest?.words).toBe("2026: 1 outstanding");
    expect(story.changed?.words).toBe("Of 1 theme raised in 2022, none raised again in 2026 and 1 not; none new");
  });

  test("where there is nothing to tell, nothing is told", () => {
    const { lowest, latest, changed, pair } = newsStory(sampleRecord({ "2022-11-25": { looksAt: ["plans"] } }));
    expect([lowest, latest, changed, pair]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe.each(["wide", "narrow"] as const)("the form %s", (form) => {
  const placed = placeNews(story, form);

  test("has a column for each inspection with grades or with themes looked at, none for a visit", () => {
    expect(placed.columns.map(({ event }) => event.date.slice(0, 4))).toEqual(["2011", "2013", "2014", "2022", "2026"]);
    const xs = placed.columns.map(({ x }) => x);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  });

  test("sets better grades higher, and draws them by their share", () => {
    const [good, bad] = placed.columns[3]!.grades;
    expect(good!.y).toBeLessThan(bad!.y);
    expect(bad!.size / good!.size).toBeCloseTo(Math.sqrt(3), 1);
    expect(placed.columns[4]!.grades[0]!.y).toBeLessThan(good!.y);
  });

  test("joins only grades of one framework and the same councils", () => {
    // 2011 has a framework of its own; 2013 to 2026 share one and the council.
    expect(placed.ladders).toHaveLength(2);
    expect(placed.joins).toHaveLength(3);
  });

  test("counts units only where a full inspection is held", () => {
    expect(placed.columns.map(({ themes }) => themes && [themes.raised, themes.looked])).toEqual([
      [2, 2],
      undefined,
      undefined,
      [1, 2],
      [0, 2],
    ]);
  });

  test("stays within its width", () => {
    for (const { x, unitsX } of placed.columns)
      for (const at of [x, unitsX]) {
        expect(at).toBeGreaterThan(layouts[form].gutter);
        expect(at).toBeLessThan(layouts[form].width);
      }
  });
});

test("what is known from others alone is hollow", () => {
  const markup = toMarkup(drawNews(record).forms[0]!.contents);
  expect(markup.match(/grade-bar rank-1 hollow/g)).toHaveLength(2);
  expect(markup).not.toMatch(/grade-bar rank-(?!1)\S+ hollow/);
});

test("its table has a row for each inspection drawn, with what no mark can say", () => {
  const { table, title } = newsInfo(story);
  expect(table.rows.map(([, , grades, themes]) => [grades, themes])).toEqual([
    ["1 good, 1 adequate", "2 of 2 looked at"],
    ["all inadequate", "not counted here"],
    ["1 inadequate, 1 not known", "not counted here"],
    ["1 good, 3 inadequate", "1 of 2 looked at"],
    ["1 outstanding", "0 of 2 looked at"],
  ]);
  expect(title).toBe("July 2026 beside November 2022: 1 of 1 comparable grades higher, 0 themes raised instead of 1");
});
