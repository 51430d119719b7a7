import { expect, test } from "vitest";
import { providerUrl } from "#publish/where-to-find.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const [council] = sampleRecord({ "2022-11-25": {} }).authorities;

test("the inspectorate's page of a council is known by its reference number there, and else unknown", () => {
  expect(providerUrl({ ...council!, ofstedUrn: "2637548" })).toBe("https://reports.ofsted.gov.uk/provider/44/2637548");
  expect(providerUrl(council!)).toBeUndefined();
});
