import { afterEach, expect, test, vi } from "vitest";
import { machineGuide } from "#publish/llms.ts";
import { tables } from "#publish/tables.ts";
import { dataVersion } from "#publish/version.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const linksOf = (text: string) => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, url]) => url!);

test("a machine is told what is counted, how to cite, and where every table lies", () => {
  vi.stubEnv("SITE_URL", "https://example.org/record/");
  const record = fullRecord();
  const text = machineGuide(record);
  expect(text).toMatch(/^# .+\n\n> /);
  expect(text).toContain(
    `${record.events.filter(({ isCounted }) => isCounted).length} of ${record.events.length} events known`,
  );
  expect(text).toContain(`version ${dataVersion}`);
  expect(linksOf(text)).toEqual(
    expect.arrayContaining(tables.map(({ name }) => `https://example.org/record/data/${name}.json`)),
  );
  expect(text).not.toContain("was not known when it was built");
});

test("its numbers are those of the record", () => {
  expect(machineGuide(sampleRecord({ "2011-05-06": {}, "2018-05-18": {} }))).toContain("2 of 2 events known");
});

test("it says that addresses have no host where none is known", () => {
  vi.stubEnv("SITE_URL", "");
  const text = machineGuide(fullRecord());
  expect(text).toContain("addresses begin with /, at the root of the site");
  expect(linksOf(text).filter((url) => !url.startsWith("/"))).toEqual([]);
});
