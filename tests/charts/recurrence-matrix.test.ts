import { expect, test } from "vitest";
import { authorityChanges, frameworkChanges } from "#charts/changes.ts";
import {
  layouts,
  matrixFamilies,
  matrixInfo,
  matrixRow,
  othersScale,
  placesTogether,
  recurrenceMatrix,
} from "#charts/recurrence-matrix/geometry.ts";
import type { LayoutName } from "#charts/recurrence-matrix/geometry.ts";
import { textWidth } from "#charts/text.ts";
import { eventShortTitle } from "#domain/event.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const everything = ["recording", "supervision", "plans", "health"];
const record = sampleRecord({
  "2011-05-06": {
    looksAt: everything,
    concerns: ["supervision", "supervision", "health"],
    strengths: ["supervision"],
    recommendations: ["supervision"],
  },
  "2013-02-01": { looksAt: everything, concerns: ["supervision"], mixed: ["health"], neutral: ["plans", "plans"] },
  "2022-11": { provenance: "secondary", glancesAt: ["health"], strengths: ["health"] },
  "2025-05-20": { looksAt: ["supervision", "health"], strengths: ["supervision"] },
});
const families = matrixFamilies(record);
const [county, north, west] = record.authorities;
const authorities = [county!, { ...north!, from: "2021-04-01" }, { ...west!, from: "2021-04-01" }];

test("families stand as in the codebook, and in each the theme most often raised first", () => {
  expect(families.map(({ family, rows }) => [family, ...rows.map(({ recurrence }) => recurrence.theme.code)])).toEqual([
    ["Management", "supervision", "recording"],
    ["Practice", "health", "plans"],
  ]);
});

test("what was raised more often comes first, though the other was raised at every look", () => {
  const both = sampleRecord({
    "2013-02-01": { looksAt: ["plans", "health"], concerns: ["plans", "health"] },
    "2016-04-01": { looksAt: ["health"], concerns: ["health"] },
    "2018-10-01": { looksAt: ["health"] },
  });
  const [, practice] = matrixFamilies(both);
  expect(practice!.rows.map(({ words }) => words)).toEqual(["raised at 2 of 3 looks", "raised at 1 of 1 look"]);
});

test("of themes raised equally often, the one seldom looked at comes first", () => {
  const seldom = sampleRecord({
    "2013-02-01": { looksAt: ["plans", "health"], concerns: ["plans", "health"] },
    "2016-04-01": { looksAt: ["plans"] },
  });
  const [, practice] = matrixFamilies(seldom);
  expect(practice!.rows.map(({ recurrence }) => recurrence.theme.code)).toEqual(["health", "plans"]);
});

test("every mark and every row says itself in words", () => {
  const words = families.flatMap(({ rows }) =>
    rows.map(({ recurrence, cells, words }) => [recurrence.theme.code, words, ...cells.map((cell) => cell.words)]),
  );
  expect(words).toEqual([
    [
      "supervision",
      "raised at 2 of 3 looks",
      "mostly concern, improvement asked for: 2 concerns, 1 strength, 1 recommendation",
      "concern: 1 concern",
      "not known",
      "strength only: 1 strength",
    ],
    [
      "recording",
      "raised at 0 of 2 looks",
      "looked at, nothing said for or against",
      "looked at, nothing said for or against",
      "not known",
      "not examined: New does not examine Leadership",
    ],
    [
      "health",
      "raised at 2 of 3 looks",
      "concern: 1 concern",
      "concern and strength, about even: 1 mixed finding",
      "strength only: 1 strength",
      "looked at, nothing said for or against",
    ],
    [
      "plans",
      "raised at 0 of 2 looks",
      "looked at, nothing said for or against",
      "looked at, nothing said for or against: 2 neutral findings",
      "not known",
      "not examined: New does not examine Help and protection",
    ],
  ]);
});

test("the words of a mark count only the documents that speak for the inspection", () => {
  const both = sampleRecord({
    "2022-11": {
      event: "2022-10-inspection",
      provenance: "secondary",
      glancesAt: ["plans"],
      concerns: ["plans", "plans"],
      strengths: ["plans"],
      recommendations: ["plans"],
    },
    "2022-11-25": { event: "2022-10-inspection", looksAt: ["plans"], concerns: ["plans"] },
  });
  const plans = both.themes.find(({ code }) => code === "plans")!;
  expect(matrixRow(plans, both).cells.map(({ words }) => words)).toEqual(["concern: 1 concern"]);
});

test.each<LayoutName>(["wide", "narrow"])(
  "in the %s form each row has its own height, families one below the other",
  (name) => {
    const { families: placed, top, bottom, height } = recurrenceMatrix(families, record.events, authorities, name);
    const { rowHeight } = layouts[name];
    const heights = placed.flatMap(({ y, rows }) => [y, ...rows.map((row) => row.y)]);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    for (const { rows } of placed) expect(rows[1]!.y - rows[0]!.y).toBe(rowHeight);
    expect(heights[0]).toBeGreaterThan(top);
    expect(heights.at(-1)).toBeLessThan(bottom);
    expect(bottom).toBeLessThan(height);
  },
);

test("what others report of an inspection is a mark, and what nobody mentions is not known", () => {
  const known = sampleRecord({ "2011-05-06": { looksAt: everything } }, [], {
    inspections: { "2016-04-27": { concerns: ["plans"], neutral: ["plans"], strengths: ["health"] } },
  });
  const rows = matrixFamilies(known).flatMap(({ rows }) =>
    rows.map(({ recurrence, words, cells }) => [recurrence.theme.code, words, cells[1]!.state, cells[1]!.words]),
  );
  const unknown = "not known";
  expect(rows).toEqual([
    ["recording", "raised at 0 of 1 look", "unknown", unknown],
    ["supervision", "raised at 0 of 1 look", "unknown", unknown],
    ["plans", "raised at 0 of 1 look", "concern", "concern: 1 concern, 1 neutral finding"],
    ["health", "raised at 0 of 1 look", "strength", "strength only: 1 strength"],
  ]);
});

test("each row also says itself among full inspections only", () => {
  const visited = sampleRecord({
    "2013-02-01": { looksAt: ["plans"] },
    "2018-10-01": { event: "2018-09-focused-visit", framework: "visits", looksAt: ["plans"], concerns: ["plans"] },
    "2019-10-01": { framework: "part", looksAt: ["health"] },
  });
  const words = Object.fromEntries(
    matrixFamilies(visited).flatMap(({ rows }) =>
      rows.map(({ recurrence, words, fullWords }) => [recurrence.theme.code, [words, fullWords]]),
    ),
  );
  expect(words["plans"]).toEqual(["raised at 1 of 2 looks", "raised at 0 of 1 look"]);
  expect(words["health"]).toEqual(["raised at 0 of 1 look", "no inspection held looked at this"]);
});

test("what is said in passing is a hollow mark and says so; what is known from others alone is hollow too", () => {
  const visited = sampleRecord(
    {
      "2013-02-01": { looksAt: ["plans", "health"], concerns: ["plans"] },
      "2018-05-18": {
        framework: "visits",
        looksAt: ["health"],
        concerns: ["plans", "plans", "health"],
        strengths: ["recording"],
        neutral: ["supervision"],
      },
    },
    [],
    { inspections: { "2020-01-10": { concerns: ["plans"] } } },
  );
  const cells = (code: string) => {
    return matrixRow(
      visited.themes.find((theme) => theme.code === code)!,
      visited,
    ).cells.map(({ state, isHollow, words }) => [state, isHollow, words]);
  };
  expect(cells("plans")).toEqual([
    ["concern", false, "concern: 1 concern"],
    ["concern", true, "said in passing, not counted: concern: 2 concerns"],
    ["concern", true, "concern: 1 concern"],
  ]);
  expect(cells("health").slice(0, 2)).toEqual([
    ["silent", false, "looked at, nothing said for or against"],
    ["concern", false, "concern: 1 concern"],
  ]);
  expect(cells("recording").slice(0, 2)).toEqual([
    ["not-examined", false, "not examined: New does not examine Leadership"],
    ["strength", true, "said in passing, not counted: strength only: 1 strength"],
  ]);
  const [, neutral] = cells("supervision");
  expect(neutral!.slice(0, 2)).toEqual(["silent", true]);
  expect(neutral![2]).toMatch(/^said in passing, not counted: /);
  expect(neutral![2]).not.toContain("looked at");
});

test("of reports shown apart, one may say in passing what the other looked at", () => {
  const event = "2023-10-focused-visit";
  const apart = sampleRecord({
    "2023-11-22 north": { event, authority: "north", framework: "visits", looksAt: ["plans"], strengths: ["plans"] },
    "2023-11-22 west": { event, authority: "west", framework: "visits", looksAt: ["health"], concerns: ["plans"] },
  });
  const [cell] = matrixRow(
    apart.themes.find(({ code }) => code === "plans")!,
    apart,
  ).cells;
  expect([cell!.isHollow, ...cell!.apart.map(({ isHollow }) => isHollow)]).toEqual([false, false, true]);
  expect(cell!.apart.map(({ words }) => words)).toEqual([
    "strength only: 1 strength",
    "said in passing, not counted: concern: 1 concern",
  ]);
});

test("the matrix names how many themes it tells of and up to which year, and claims nothing of them", () => {
  const { title, caveat } = matrixInfo(record, families, "/themes/");
  expect(title).toBe("What inspectors said of 4 themes, 2011 to 2025");
  expect(caveat).toContain("what a visit says in passing");
});

test("twin reports make one mark, and each its own when they are shown apart", () => {
  const twins = sampleRecord({
    "2011-05-06": { looksAt: ["plans"] },
    "2022-11-25 north": {
      event: "2022-10-inspection",
      authority: "north",
      looksAt: ["plans"],
      strengths: ["plans"],
      concerns: ["plans", "plans"],
    },
    "2022-11-25 west": {
      event: "2022-10-inspection",
      authority: "west",
      looksAt: ["plans"],
      twin: "2022-11-25 north",
      shares: ["f01", "f03"],
    },
  });
  const { cells } = matrixRow(
    twins.themes.find(({ code }) => code === "plans")!,
    twins,
  );
  expect(
    cells.map(({ words, apart }) => [
      words,
      apart.map(({ report, words }) => `${report.authorities[0]!.id}: ${words}`),
    ]),
  ).toEqual([
    ["looked at, nothing said for or against", []],
    [
      "mostly concern: 2 concerns, 1 strength",
      [
        "north: mostly concern: 2 concerns, 1 strength",
        "west: concern and strength, about even: 1 concern, 1 strength",
      ],
    ],
  ]);
});

test.each<LayoutName>(["wide", "narrow"])(
  "in the %s form inspections stand in their order, at their true place where it is free, with room for names that stand above",
  (name) => {
    const {
      axis,
      columns,
      changes,
      top,
      bottom,
      axisY,
      height,
      head,
      changesAbove,
      families: placed,
    } = recurrenceMatrix(families, record.events, authorities, name);
    const { plotStart, plotEnd, labelSize, labelSlope } = layouts[name];
    expect([axis.start, axis.end]).toEqual([plotStart, plotEnd]);
    expect(columns.map(({ event, x, trueX }) => [event.id, x, trueX])).toEqual(
      record.events.map(({ id, date }) => [id, axis.x(date), axis.x(date)]),
    );
    const held = record.events.filter(({ isCounted }) => isCounted);
    const longest = Math.max(...held.map((event) => textWidth(eventShortTitle(event), labelSize)));
    expect(changes.map(({ item, x }) => [item.label, x])).toEqual([
      ["New", axis.x("2013")],
      ["2 new councils", axis.x("2021-04-01")],
    ]);
    // A rule steps aside for a mark, and no further.
    for (const { columnX, x } of changes) expect(Math.abs(columnX - x)).toBeLessThan(layouts[name].mark);
    if (name === "wide") {
      expect(head!.namesY).toBeGreaterThan(longest * Math.sin((labelSlope * Math.PI) / 180));
      expect(head!.height).toBeGreaterThan(head!.namesY);
      expect(changesAbove.map(({ item, columnX }) => [item.label, columnX])).toEqual(
        changes.map(({ item, columnX }) => [item.label, columnX]),
      );
      expect(axisY).toBeGreaterThan(bottom);
      expect(height).toBeGreaterThanOrEqual(axisY + 24 + 18);
    } else {
      // The years stand above the cards, and each card holds the events that have a mark in it.
      expect(head).toBeUndefined();
      expect(axisY).toBeLessThan(top);
      expect(height).toBeGreaterThanOrEqual(bottom);
      expect(changesAbove).toEqual([]);
      for (const { cells, columns: own } of placed.flatMap(({ rows }) => rows))
        expect(own.map(({ event }) => event)).toEqual(
          cells.filter(({ state }) => state !== "unknown").map(({ event }) => event),
        );
    }
  },
);

test.each<LayoutName>(["wide", "narrow"])(
  "in the %s form inspections of one season do not touch, and a change between two of them stays between",
  (name) => {
    const { events } = sampleRecord({
      "2011-05-06": {},
      "2021-02-06": {},
      "2021-03-06": {},
      "2021-05-06": {},
      "2021-06-06": {},
      "2025-05-06": {},
    });
    const { columns, changes } = recurrenceMatrix([], events, authorities, name);
    for (const [index, { x }] of columns.entries())
      if (index) expect(x - columns[index - 1]!.x).toBeGreaterThanOrEqual(layouts[name].rooms.held - 0.1);
    const councils = changes.find(({ item }) => item.kind === "authority")!;
    expect(councils.columnX).toBeGreaterThan(columns[2]!.x);
    expect(councils.columnX).toBeLessThan(columns[3]!.x);
  },
);

test.each<LayoutName>(["wide", "narrow"])(
  "in the %s form a change outside the chart's years has no place in it",
  (name) => {
    const dates = ["1996-04-01", "2010-11-01", "2011-02-01", "2025-11-01", "2026-02-01"];
    const { changes, height } = recurrenceMatrix(
      families,
      record.events,
      dates.map((from) => ({ ...county!, from })),
      name,
    );
    const ofAuthorities = (all: typeof changes) => all.filter(({ item }) => item.kind === "authority");
    expect(ofAuthorities(changes).map(({ item }) => item.date)).toEqual(["2011-02-01", "2025-11-01"]);
    const without = recurrenceMatrix(families, record.events, [{ ...county!, from: "1996-04-01" }], name);
    expect(ofAuthorities(without.changes)).toEqual([]);
    expect(without.height).toBeLessThanOrEqual(height);
  },
);

test("bodies that begin on one day are named together", () => {
  const trust = { ...county!, id: "trust", shortName: "Trust", role: "trust", from: "2020-11-01" } as const;
  expect(authorityChanges([...authorities, trust])).toEqual([
    { kind: "authority", date: "2021-04-01", label: "2 new councils" },
    { kind: "authority", date: "2020-11-01", label: "Trust" },
  ]);
});

test("a framework for the whole of the services is a rule where it begins, one for a part or without grades is not", () => {
  const { events } = sampleRecord({
    "2013-02-01": {},
    "2018-10-01": { event: "2018-09-focused-visit", framework: "visits", looksAt: ["plans"] },
    "2019-10-01": { framework: "part" },
  });
  expect(frameworkChanges(events)).toEqual([{ kind: "framework", date: "2013", label: "New" }]);
});

test.each<LayoutName>(["wide", "medium", "narrow"])(
  "in the %s form what is known from others alone stands narrower than what is held, and is counted between two that are",
  (name) => {
    const { rooms, mark } = layouts[name];
    expect(rooms.others).toBeLessThan(rooms.held / 2);
    expect(rooms.others).toBeGreaterThan(mark * othersScale * 0.7);
    const dates = ["2012-05-01", "2012-06-01", "2012-07-01", "2019-01-01"];
    const known = sampleRecord({ "2011-05-06": {}, "2018-05-18": {} }, [], {
      inspections: Object.fromEntries(dates.map((date) => [date, { concerns: ["plans"] }])),
    });
    const { runs } = recurrenceMatrix(matrixFamilies(known), known.events, authorities, name);
    expect(runs.map(({ words }) => words)).toEqual(["3 not held", "1 not held"]);
    const [first, second] = runs[0]!.columns;
    expect(second!.x - first!.x).toBeGreaterThanOrEqual(rooms.others - 0.1);
  },
);

test("each event that is counted has how many of the themes that it looked at it raised", () => {
  const { totals } = recurrenceMatrix(families, record.events, authorities, "wide");
  expect(totals.map(({ event, raised, looked }) => [event.date.slice(0, 4), raised, looked])).toEqual([
    ["2011", 2, 4],
    ["2013", 2, 4],
    ["2025", 0, 2],
  ]);
});

test("places in one part of a document are named together, others each by itself", () => {
  expect(placesTogether("outside the named focus (opening bullet 1, opening bullet 2, opening bullet 14)")).toBe(
    "outside the named focus (opening bullets 1, 2, 14)",
  );
  expect(placesTogether("areas covered bullet 1, areas covered bullet 2, opening para 3")).toBe(
    "areas covered bullets 1, 2, opening para 3",
  );
  for (const words of ["named focus (opening para 1)", "para 1, para 2 bullet 1", "bullet 1, opening bullet 2"])
    expect(placesTogether(words)).toBe(words);
});
