import { describe, expect, test } from "vitest";
import { differencesOf } from "#analysis/differences.ts";
import { ownStatements } from "#analysis/holdings.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { DocumentStatement } from "#domain/statement.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

const event = "2022-10-inspection";
const looksAt = ["recording", "supervision", "plans", "health"];

/** Two documents of one event, the second taking over from the first what it shares. */
function recordOf(north: SampleReport, west: SampleReport): InspectionRecord {
  return sampleRecord({
    "2022-11-25 north": { event, authority: "north", looksAt, ...north },
    "2022-11-25 west": { event, authority: "west", looksAt, twin: "2022-11-25 north", ...west },
  });
}

const numbers = (statements: readonly DocumentStatement[]) => statements.map(({ number }) => number).join(" ");

/** "plans: f01 | f51; apart f02 | f52" */
function toldIn(record: InspectionRecord): string[] {
  return differencesOf(record.events[0]!, record).map(({ theme, pairs, apart }) => {
    const paired = pairs.map(({ first, second }) => `${numbers(first)} | ${numbers(second)}`);
    return `${theme.code}: ${[...paired, `apart ${numbers(apart.first)} | ${numbers(apart.second)}`].join("; ")}`;
  });
}

test("what the two share is left out, and a theme of which nothing else is said too", () => {
  const record = recordOf({ concerns: ["plans", "health"], recommendations: ["plans"] }, { shares: ["f01", "r01"] });
  expect(toldIn(record)).toEqual(["health: apart f02 | "]);
});

test("documents that share everything differ in nothing", () => {
  expect(toldIn(recordOf({ concerns: ["plans"] }, { shares: ["f01"] }))).toEqual([]);
});

test("what only one says stands under the theme that it is mainly about, in the order of the codebook", () => {
  const record = recordOf(
    { concerns: ["health plans", "plans"], recommendations: ["recording"] },
    { strengths: ["plans health"], neutral: ["supervision"], recommendations: ["plans"] },
  );
  expect(toldIn(record)).toEqual([
    "recording: apart r01 | ",
    "supervision: apart  | f52",
    "plans: apart f02 | f51 r51",
    "health: apart f01 | ",
  ]);
});

describe("of what both say otherwise of one matter", () => {
  test("each half stands beside the other, findings and recommendations alike", () => {
    const record = recordOf(
      { concerns: ["plans", "plans"], recommendations: ["plans", "plans"] },
      {
        strengths: ["plans", "plans"],
        recommendations: ["plans"],
        counterparts: { f52: "2022-11-25 north#f02", r51: "2022-11-25 north#r01" },
      },
    );
    expect(toldIn(record)).toEqual(["plans: f02 | f52; r01 | r51; apart f01 r02 | f51"]);
  });

  test("the theme is that of the first document, though the second puts it under another", () => {
    const counterparts = { f51: "2022-11-25 north#f01" };
    const record = recordOf({ concerns: ["plans"] }, { strengths: ["health plans"], counterparts });
    expect(toldIn(record)).toEqual(["plans: f01 | f51; apart  | "]);
  });

  test("several answers to one statement stand together", () => {
    const record = recordOf(
      { concerns: ["plans"] },
      { strengths: ["plans", "health"], counterparts: { f51: "2022-11-25 north#f01", f52: "2022-11-25 north#f01" } },
    );
    expect(toldIn(record)).toEqual(["plans: f01 | f51 f52; apart  | "]);
  });

  test("it may be the first document that names the second's", () => {
    const record = recordOf(
      { concerns: ["plans"], counterparts: { f01: "2022-11-25 west#f51" } },
      { strengths: ["plans"] },
    );
    expect(toldIn(record)).toEqual(["plans: f01 | f51; apart  | "]);
  });
});

test("two that name each other are one pair", () => {
  const record = recordOf(
    { concerns: ["plans"], counterparts: { f01: "2022-11-25 west#f51" } },
    { strengths: ["plans"], counterparts: { f51: "2022-11-25 north#f01" } },
  );
  expect(toldIn(record)).toEqual(["plans: f01 | f51; apart  | "]);
});

test("every statement of either document is shared, or stands once among the differences", () => {
  const record = recordOf(
    { concerns: ["plans", "health", "recording"], strengths: ["plans"], recommendations: ["plans", "health"] },
    {
      shares: ["f02", "r02"],
      concerns: ["plans health", "supervision"],
      recommendations: ["plans"],
      counterparts: { f51: "2022-11-25 north#f01", r51: "2022-11-25 north#r01" },
    },
  );
  const told = differencesOf(record.events[0]!, record).flatMap(({ pairs, apart }) => {
    return [...pairs, apart].flatMap(({ first, second }) => [...first, ...second]);
  });
  expect(told.map(({ id }) => id).toSorted()).toEqual(
    record.reports
      .flatMap(ownStatements)
      .map(({ id }) => id)
      .toSorted(),
  );
  expect(new Set(told).size).toBe(told.length);
});

test("an account of the same event is none of the two", () => {
  const account: SampleReport = { event, provenance: "secondary", concerns: ["plans"] };
  const record = sampleRecord({
    "2022-11": account,
    "2022-11-25 north": { event, authority: "north", looksAt, concerns: ["health"] },
    "2022-11-25 west": { event, authority: "west", looksAt },
  });
  expect(toldIn(record)).toEqual(["health: apart f01 | "]);
});

test("of an event with one document there are none", () => {
  const record = sampleRecord({ "2013-02-01": {} });
  expect(() => differencesOf(record.events[0]!, record)).toThrow(
    new RangeError("no two documents: 2013-02-inspection-county"),
  );
});
