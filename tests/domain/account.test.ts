import { expect, test } from "vitest";
import { accountDateToWords } from "#domain/account.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const { reports, knownInspections } = sampleRecord({ "2022-11-25": { looksAt: ["plans"] } }, [], {
  inspections: {
    "2016-04-27": { concerns: ["plans"] },
    "2024-11": { event: "2024-10-focused-visit", kind: "focused-visit", isUnpublished: true },
  },
});

test("an account is dated by its publication, or by the fieldwork where only that is known", () => {
  expect([...reports, ...knownInspections].map(accountDateToWords)).toEqual([
    "25 November 2022",
    "27 April 2016",
    "fieldwork of October 2024",
  ]);
});
