import { afterEach, expect, test, vi } from "vitest";
import { publicUrl } from "#urls.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ["", "/themes/plans/"],
  ["https://example.org", "https://example.org/themes/plans/"],
  ["https://example.org/", "https://example.org/themes/plans/"],
  ["https://example.org/record", "https://example.org/record/themes/plans/"],
])("published under %j an address becomes %s", (site, published) => {
  vi.stubEnv("SITE_URL", site);
  expect(publicUrl("/themes/plans/")).toBe(published);
});
