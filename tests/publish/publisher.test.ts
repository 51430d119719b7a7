import { describe, expect, test } from "vitest";
import { dataPackage } from "#publish/datapackage.ts";
import { citedTitle, contactUrl, contributorsOf, publisherWarning } from "#publish/publisher.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const nobody = { publisher: "", contact: "", repository: "" };
const somebody = {
  publisher: "Rutland Research",
  contact: "record@example.org",
  repository: "https://example.org/record",
};

describe("while nobody is named", () => {
  test("the record is cited by its title alone, and the data name no contributor", () => {
    expect(citedTitle({ title: "The record", ...nobody })).toBe("The record");
    expect(contributorsOf(nobody)).toEqual([]);
    expect(dataPackage(sampleRecord({ "2018-05-18": {} }), nobody)).not.toHaveProperty("contributors");
  });

  test("the build says which settings are missing", () => {
    expect(publisherWarning(nobody)).toMatch(/^Not set in src\/settings\.ts: publisher, contact, repository\. /);
    expect(publisherWarning({ ...somebody, contact: "" })).toMatch(/^Not set in src\/settings\.ts: contact\. /);
  });
});

describe("where somebody is named", () => {
  test("citations and data name them", () => {
    expect(citedTitle({ title: "The record", ...somebody })).toBe("The record (Rutland Research)");
    expect(dataPackage(sampleRecord({ "2018-05-18": {} }), somebody)).toMatchObject({
      contributors: [{ title: "Rutland Research", email: "record@example.org", role: "publisher" }],
    });
    expect(contributorsOf({ ...somebody, contact: "https://example.org/ask" })).toEqual([
      { title: "Rutland Research", path: "https://example.org/ask", role: "publisher" },
    ]);
  });

  test("the contact is a link to write to, or to a page", () => {
    expect(contactUrl(somebody)).toBe("mailto:record@example.org");
    expect(contactUrl({ contact: "https://example.org/@ask" })).toBe("https://example.org/@ask");
  });

  test("the build says nothing", () => {
    expect(publisherWarning(somebody)).toBeUndefined();
  });
});
