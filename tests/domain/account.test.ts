import { describe, expect, test } from "vitest";
import { accountDateToWords, accountToWords, datesBesideTitle, publicationToWords } from "#domain/account.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const { reports, knownInspections } = sampleRecord(
  { "2022-11-25": { event: "2022-10-inspection", looksAt: ["plans"] } },
  [],
  {
    inspections: {
      "2016-04-27": { event: "2016-02-inspection", concerns: ["plans"] },
      "2019-01-10": { fieldwork: "unknown" },
      "2024-11": { event: "2024-10-focused-visit", kind: "focused-visit", isUnpublished: true },
    },
  },
);
const accounts = [...reports, ...knownInspections];

describe("an account is dated", () => {
  test("by the months of its inspection, with its publication beside them", () => {
    expect(accounts.map(accountDateToWords)).toEqual([
      "October 2022, published 25 November 2022",
      "February 2016, published 27 April 2016",
      "published 10 January 2019",
      "October 2024, publication not known",
    ]);
  });

  test("beside its title without the months that the title says", () => {
    expect(datesBesideTitle(reports[0]!)).toBe("published 25 November 2022");
    expect(accountToWords(reports[0]!)).toBe("Document of 2022-11-25, October 2022, published 25 November 2022");
    expect(datesBesideTitle(knownInspections[0]!)).toBe("February 2016, published 27 April 2016");
  });

  test("as never published, where nothing of it was", () => {
    expect(publicationToWords({ ...knownInspections[2]!, isNeverPublished: true })).toBe("never published");
  });
});
