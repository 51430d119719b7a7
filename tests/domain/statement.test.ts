import { expect, test } from "vitest";
import { authoritiesOf, withoutTwins, writtenStatement } from "#domain/statement.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const record = sampleRecord(
  {
    "2022-11-25 north": {
      event: "2022-10-inspection",
      authority: "north",
      looksAt: ["plans"],
      concerns: ["plans", "plans"],
    },
    "2022-11-25 west": {
      event: "2022-10-inspection",
      authority: "west",
      looksAt: ["plans"],
      twin: "2022-11-25 north",
      shares: ["f01"],
      strengths: ["plans"],
    },
  },
  [],
  { inspections: { "2016-04-27": { concerns: ["plans"] } } },
);
const [shared, northOnly, copy, westOnly] = record.findings;
const [known] = record.knownInspections;

test("a shared statement is written in the first document, any other where it stands", () => {
  expect([shared, northOnly, copy, westOnly].map((finding) => writtenStatement(finding!))).toEqual([
    shared,
    northOnly,
    shared,
    westOnly,
  ]);
  expect(writtenStatement(known!.findings[0]!)).toBe(known!.findings[0]);
});

test("statements are taken once, the shared one where it is written", () => {
  expect(withoutTwins(record.findings)).toEqual([shared, northOnly, westOnly]);
  expect(withoutTwins([copy!, shared!])).toEqual([shared]);
});

test("a copy stands for the statement where that is not among them", () => {
  expect(withoutTwins([copy!, westOnly!])).toEqual([copy, westOnly]);
});

test("what twin documents share holds for the councils of both, what one says for its own", () => {
  expect([shared, northOnly, westOnly].map((finding) => authoritiesOf(finding!).map(({ id }) => id))).toEqual([
    ["north", "west"],
    ["north"],
    ["west"],
  ]);
  expect(authoritiesOf(known!.findings[0]!).map(({ id }) => id)).toEqual(["county"]);
});
