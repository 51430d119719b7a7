import { expect, test } from "vitest";
import { pdfUrl, providerUrl } from "#publish/where-to-find.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const [council] = sampleRecord({ "2022-11-25": {} }).authorities;

test("the inspectorate's page of a council is known by its reference number there, and else unknown", () => {
  expect(providerUrl({ ...council!, ofstedUrn: "2637548" })).toBe("https://reports.ofsted.gov.uk/provider/44/2637548");
  expect(providerUrl(council!)).toBeUndefined();
});

test.each([
  ["https://files.ofsted.gov.uk/v1/file/50200024", true],
  ["https://example.org/report.pdf", true],
  ["https://example.org/report", false],
  [undefined, false],
])("the address %s is known to be that of a PDF: %s", (url, isPdf) => {
  const source = { title: "", publisher: "Ofsted", sha256: "", terms: "", ...(url && { url }) };
  expect(pdfUrl({ source })).toBe(isPdf ? url : undefined);
});
