import { expect, test } from "vitest";
import { holdingsToWords } from "#analysis/holdings.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

test("what is held is said in one sentence, and what is counted in another", () => {
  expect(holdingsToWords(sampleRecord({ "2011-05-06": {}, "2013-02-01": {} }))).toBe("The record holds two documents. Two inspections and visits are counted.");
});

test("an account is held and not counted, and twins are counted once", () => {
  const record = sampleRecord({
    "2011-05-06": {},
    "2016-04": { provenance: "secondary" },
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north" },
    "2022-11-25 west": { event: "2022-10-inspection", authority: "west" },
  });
  expect(holdingsToWords(record)).toBe("The record holds four documents, three of the inspectors' own and one press account. Two inspections and visits are counted.");
});

test("one is spoken of as one, and several accounts as several", () => {
  expect(holdingsToWords(sampleRecord({ "2011-05-06": {} }))).toBe("The record holds one document. One inspection or visit is counted.");
  const accounts = { "2016-04": { provenance: "secondary" }, "2022-11": { provenance: "secondary" } } as const;
  expect(holdingsToWords(sampleRecord({ "2011-05-06": {}, ...accounts }))).toBe(
    "The record holds three documents, one of the inspectors' own and two press accounts. One inspection or visit is counted.",
  );
});

test("beyond ten, numbers are written in figures", () => {
  const record = sampleRecord(Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`${2001 + index}-05-06`, {}])));
  expect(holdingsToWords(record)).toBe("The record holds 11 documents. 11 inspections and visits are counted.");
});
