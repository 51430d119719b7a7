import type { TestProject } from "vitest/node";
import { serveBrowser } from "./browser.ts";
import { serveSite } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one browser of all tests listens. */
    browser: string;
    /** Where dist/ is served, with a slash at the end. */
    site: string;
  }
}

/** One browser and one server for all tests of the site. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [browser, server] = await Promise.all([serveBrowser(), serveSite()]);
  project.provide("browser", browser.wsEndpoint());
  project.provide("site", server.url);
  return async () => {
    await Promise.all([browser.close(), server.close()]);
  };
}
