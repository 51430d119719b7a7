import { describe, expect, test } from "vitest";
import { changeOverall, changes, changesBetween, latestInspections, themeChange } from "#analysis/changes.ts";
import type { Change, End } from "#analysis/changes.ts";
import { councilsToday } from "#analysis/rules.ts";
import { readRecord } from "#record/read.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

/** What a document does with plans, by a word. */
const saying: Readonly<Record<string, SampleReport>> = {
  raised: { looksAt: ["plans"], concerns: ["plans"] },
  "raised and praised": { looksAt: ["plans"], concerns: ["plans"], strengths: ["plans"] },
  praised: { looksAt: ["plans"], strengths: ["plans"] },
  silent: { looksAt: ["plans"] },
  "not looked at": { looksAt: ["health"] },
  // A visit may speak of what it did not set out to see.
  "in passing": { framework: "visits", event: "2022-10-focused-visit", looksAt: ["health"], concerns: ["plans"] },
};

function recordOf(earlier: string, later: string) {
  return sampleRecord({ "2018-11-25": saying[earlier]!, "2022-11-25": saying[later]! });
}

test.each<[string, string, Change | undefined]>([
  ["raised", "raised", "still raised"],
  ["raised", "raised and praised", "still raised"],
  ["raised", "praised", "strength now"],
  ["raised", "silent", "raised before and not now"],
  ["raised", "not looked at", "not looked at since"],
  ["raised", "in passing", "not looked at since"],
  ["silent", "raised", "newly raised"],
  ["praised", "raised", "newly raised"],
  ["praised", "praised", "raised at neither"],
  ["silent", "not looked at", undefined],
  ["not looked at", "raised", "raised, not looked at before"],
  ["not looked at", "praised", undefined],
  ["not looked at", "in passing", undefined],
])("plans %s, then %s: %s", (earlier, later, change) => {
  const record = recordOf(earlier, later);
  const [first, second] = record.events.map((event): End => ({ event })) as [End, End];
  const plans = record.themes.find(({ code }) => code === "plans")!;
  expect(themeChange(plans, first, second)).toBe(change);
  expect(changesBetween(first, second, record).find(({ theme }) => theme === plans)?.change).toBe(change);
});

test("every change that may be told is one of those that are explained", () => {
  const record = readRecord(process.cwd());
  const counted = record.events.filter(({ isCounted }) => isCounted);
  for (const [index, later] of counted.entries())
    for (const earlier of counted.slice(0, index))
      for (const { change } of changesBetween({ event: earlier }, { event: later }, record))
        expect(Object.keys(changes)).toContain(change);
});

describe("one council's latest two inspections", () => {
  const shared = { event: "2022-10-inspection", looksAt: ["plans"] };
  const record = sampleRecord({
    "2011-05-06": { looksAt: ["plans"], concerns: ["plans"] },
    "2022-11-25 north": { ...shared, authority: "north", strengths: ["plans"] },
    "2022-11-25 west": { ...shared, authority: "west", concerns: ["plans"] },
    "2025-05-20": { framework: "visits", authority: "west", looksAt: ["plans"] },
  });
  const pairOf = (id: string) =>
    latestInspections(
      record.authorities.find((authority) => authority.id === id)!,
      record,
    );

  test("are its own documents, reaching back to the body before it, and no visits", () => {
    for (const id of ["north", "west"]) {
      const ids = pairOf(id)!.map(({ event, only }) => [
        event.date.slice(0, 4),
        only?.authorities.map((body) => body.id),
      ]);
      expect(ids).toEqual([
        ["2011", ["county"]],
        ["2022", [id]],
      ]);
    }
  });

  test("tell of each council by itself what changed", () => {
    const told = (id: string) => changesBetween(...pairOf(id)!, record).map(({ change }) => change);
    expect([told("north"), told("west")]).toEqual([["strength now"], ["still raised"]]);
  });

  test("are none where there is one", () => {
    const alone = sampleRecord({ "2022-11-25": { looksAt: ["plans"] } });
    expect(latestInspections(alone.authorities[0]!, alone)).toBeUndefined();
  });
});

describe("the history as a whole, up to the latest full inspection", () => {
  const overall = (reports: Readonly<Record<string, SampleReport>>) => {
    const record = sampleRecord(reports);
    return changeOverall(
      record.themes.find(({ code }) => code === "plans")!,
      record,
    );
  };
  const raised = saying["raised"]!;

  test("takes any earlier look for raised before", () => {
    const found = overall({ "2011-05-06": raised, "2018-11-25": saying["silent"]!, "2022-11-25": raised });
    expect(found?.change).toBe("still raised");
    expect(found?.raisedBefore.map(({ date }) => date.slice(0, 4))).toEqual(["2011"]);
  });

  test("takes a visit for an earlier look, and not for the latest", () => {
    const visit = { framework: "visits", looksAt: ["plans"] };
    expect(overall({ "2018-11-25": { ...visit, concerns: ["plans"] }, "2022-11-25": saying["praised"]! })?.change).toBe(
      "strength now",
    );
    const later = overall({ "2018-11-25": raised, "2022-11-25": saying["praised"]!, "2025-05-20": visit });
    expect([later?.change, later?.latest.date.slice(0, 4)]).toEqual(["strength now", "2022"]);
  });

  test("is nothing without a full inspection", () => {
    expect(overall({ "2018-11-25": { framework: "visits", looksAt: ["plans"] } })).toBeUndefined();
  });
});

test("in the record itself every theme that a council's earlier inspection raised is told of once", () => {
  const record = readRecord(process.cwd());
  for (const council of councilsToday(record)) {
    const [earlier, later] = latestInspections(council, record)!;
    const told = changesBetween(earlier, later, record);
    expect(new Set(told.map(({ theme }) => theme)).size).toBe(told.length);
    for (const { change, earlier: before, later: now } of told) {
      if (change === "still raised") expect(Math.min(size(before), size(now))).toBeGreaterThan(0);
      if (change === "strength now") expect(now.findings.some(({ stance }) => stance === "strength")).toBe(true);
    }
  }
  function size({ findings, recommendations }: ReturnType<typeof changesBetween>[number]["earlier"]) {
    return findings.length + recommendations.length;
  }
});
