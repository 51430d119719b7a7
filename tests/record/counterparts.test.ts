import { describe, expect, test } from "vitest";
import { buildRecord } from "#record/build.ts";
import type { Content } from "#record/content.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { sampleContent } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

const event = "2022-10-inspection";
const looksAt = ["plans", "health"];
const northId = "2022-11-25-inspection-north";
const westId = "2022-11-25-inspection-west";

/** Two documents of one event that say things otherwise, the second naming what its statements answer. */
function both(counterparts: SampleReport["counterparts"], west: SampleReport = {}): Content {
  return sampleContent({
    "2013-02-01": { looksAt, concerns: ["plans"], recommendations: ["plans"] },
    "2022-11-25 north": {
      event,
      authority: "north",
      looksAt,
      concerns: ["plans", "health"],
      recommendations: ["plans", "health"],
    },
    "2022-11-25 west": {
      event,
      authority: "west",
      looksAt,
      twin: "2022-11-25 north",
      shares: ["f02", "r02"],
      strengths: ["plans"],
      recommendations: ["plans"],
      ...west,
      ...(counterparts && { counterparts }),
    },
  });
}

describe("what says the same matter otherwise", () => {
  const answers = { f51: "2022-11-25 north#f01", r51: "2022-11-25 north#r01" };

  test("is the very statement of the other document, of a finding and of a recommendation", () => {
    const {
      reports: [, north, west],
    } = buildRecord(both(answers));
    expect(west!.findings.find(({ number }) => number === "f51")!.counterpart).toBe(north!.findings[0]);
    expect(west!.recommendations.find(({ number }) => number === "r51")!.counterpart).toBe(north!.recommendations[0]);
  });

  test("is left out where none is named, and is not what the two share", () => {
    const record = buildRecord(both(answers));
    const with_ = [...record.findings, ...record.recommendations].filter((statement) => "counterpart" in statement);
    expect(with_.map(({ id }) => id)).toEqual([`${westId}#f51`, `${westId}#r51`]);
  });

  test("may stand in documents that share nothing, and in the first as well as in the second", () => {
    const content = sampleContent({
      "2022-11-25 north": {
        event,
        authority: "north",
        looksAt,
        concerns: ["plans"],
        counterparts: { f01: "2022-11-25 west#f01" },
      },
      "2022-11-25 west": { event, authority: "west", looksAt, strengths: ["plans"] },
    });
    const {
      findings: [first, second],
    } = buildRecord(content);
    expect(first!.counterpart).toBe(second);
  });
});

const nowhere = (subject: string, name: string, kind: string) =>
  `${subject}: counterpart "${name}" leads nowhere. ` +
  `Write the whole name of a ${kind} in another document of the event.`;
const elsewhere = (subject: string, name: string) =>
  `${subject}: counterpart "${name}" is not in another document of the same event. Name one there, or remove it.`;

test.each<[string, SampleReport["counterparts"], string[]]>([
  [
    "a finding that is not there",
    { f51: "2022-11-25 north#f09" },
    [`${nowhere("Finding f51", `${northId}#f09`, "finding")} Did you mean "${northId}#f01"?`],
  ],
  [
    "a recommendation that is not there",
    { r51: "2022-11-25 north#r09" },
    [`${nowhere("Recommendation r51", `${northId}#r09`, "recommendation")} Did you mean "${northId}#r01"?`],
  ],
  ["a finding of its own document", { f51: "2022-11-25 west#f51" }, [elsewhere("Finding f51", `${westId}#f51`)]],
  [
    "a shared finding under its own document",
    { f51: "2022-11-25 west#f02" },
    [elsewhere("Finding f51", `${westId}#f02`)],
  ],
  [
    "a finding of another event",
    { f51: "2013-02-01#f01" },
    [elsewhere("Finding f51", "2013-02-01-inspection-county#f01")],
  ],
  [
    "a recommendation of another event",
    { r51: "2013-02-01#r01" },
    [elsewhere("Recommendation r51", "2013-02-01-inspection-county#r01")],
  ],
  [
    "a recommendation, by a finding",
    { f51: "2022-11-25 north#r01" },
    [`Finding f51: counterpart "${northId}#r01" is a recommendation. Name a finding, or remove it.`],
  ],
  [
    "a finding, by a recommendation",
    { r51: "2022-11-25 north#f01" },
    [`Recommendation r51: counterpart "${northId}#f01" is a finding. Name a recommendation, or remove it.`],
  ],
  [
    "both halves of two complaints",
    { f51: "2013-02-01#f01", r51: "2022-11-25 north#f01" },
    [
      elsewhere("Finding f51", "2013-02-01-inspection-county#f01"),
      `Recommendation r51: counterpart "${northId}#f01" is a finding. Name a recommendation, or remove it.`,
    ],
  ],
])("a counterpart that names %s is refused, in words", (_, counterparts, expected) => {
  expect(problemsOf(both({}))).toEqual([]);
  expect(problemsOf(both(counterparts))).toEqual(expected);
});

test.each([
  ["f", "Finding"],
  ["r", "Recommendation"],
])("a counterpart that is written in a third document is named there: %s", (letter, kind) => {
  const content = sampleContent({
    "2022-11-25 north": { event, authority: "north", looksAt, concerns: ["plans"], recommendations: ["plans"] },
    "2022-11-25 west": { event, authority: "west", looksAt, twin: "2022-11-25 north", shares: ["f01", "r01"] },
    "2022-11-26": {
      event,
      looksAt,
      strengths: ["plans"],
      recommendations: ["plans"],
      counterparts: { [`${letter}01`]: `2022-11-25 west#${letter}01` },
    },
  });
  expect(problemsOf(content)).toEqual([
    `${kind} ${letter}01: counterpart "${westId}#${letter}01" is written in ${northId}. ` +
      `Name it there: ${northId}#${letter}01`,
  ]);
});
