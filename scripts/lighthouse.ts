/**
 * Asks Lighthouse of every type of page, as on a phone: npm run lighthouse [-- --page /themes/]
 *
 * Reads dist/. Prints a table, and below it what keeps a page from 100. Exits 1 where accessibility, best practices or
 * search engines have less: performance depends on the machine too, and is only told. A page takes some 20 seconds.
 *
 * Lighthouse is not among the packages: with all that it brings it is as large as a fifth of them. npx fetches it.
 */
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import type { SiteServer } from "../tests/site/server.ts";
import { pagesAsked } from "./asked-pages.ts";
import { CommandError, argumentsOf, command, runIfAsked } from "./command.ts";
import { fallsShort, heading, reasonsOf, rowOf } from "./lighthouse-report.ts";
import type { LighthouseReport } from "./lighthouse-report.ts";

const version = "13.5.0";

export const lighthouse = command(async (_, args) => {
  const { values } = argumentsOf(args, { options: { page: { type: "string", multiple: true } } });
  const asked = pagesAsked(values.page);
  // They read dist/, and a browser is long to come.
  const [{ launchBrowser }, { pageOfEachType }] = await Promise.all([
    import("../tests/site/browser.ts"),
    import("../tests/site/pages.ts"),
  ]);
  const port = await freePort();
  const [browser, server] = await Promise.all([launchBrowser([`--remote-debugging-port=${port}`]), serveCompressed()]);
  const faults: string[] = [];
  let status = 0;
  try {
    console.log(heading);
    for (const page of asked ?? pageOfEachType) {
      const report = await ask(new URL(page.slice(1), server.url).href, port);
      console.log(rowOf(page, report));
      faults.push(...reasonsOf(report).map((reason) => `${page}: ${reason}`));
      if (fallsShort(page, report)) status = 1;
    }
  } finally {
    await Promise.all([browser.close(), server.close()]);
  }
  return { status, stdout: ["", ...faults, ""].join("\n"), stderr: "" };
});

/** One page, by Lighthouse's own command in a browser that is there. */
async function ask(url: string, port: number): Promise<LighthouseReport> {
  const options = [`--port=${port}`, "--output=json", "--quiet", "--no-enable-error-reporting"];
  const asked = spawn("npx", ["--yes", `lighthouse@${version}`, url, ...options], {
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const ended = new Promise<number | null>((done, failed) => asked.on("error", failed).on("close", done));
  const [stdout, stderr, status] = await Promise.all([text(asked.stdout), text(asked.stderr), ended]);
  if (status !== 0) throw new CommandError(`Lighthouse could not be had, or could not read ${url}:\n${stderr.trim()}`);
  return JSON.parse(stdout) as LighthouseReport;
}

/** Serves dist/ compressed, as hosts do. */
async function serveCompressed(): Promise<SiteServer> {
  const { serveSite } = await import("../tests/site/server.ts");
  const site = await serveSite();
  const server = createServer((request, response) => {
    void fetch(new URL(request.url ?? "/", site.url)).then(async (given) => {
      response.writeHead(given.status, {
        "content-type": given.headers.get("content-type") ?? "application/octet-stream",
        "content-encoding": "gzip",
        "cache-control": given.headers.get("cache-control") ?? "no-cache",
      });
      response.end(gzipSync(Buffer.from(await given.arrayBuffer())));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      await Promise.all([site.close(), new Promise((done) => server.close(done).closeAllConnections())]);
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

await runIfAsked(import.meta.url, lighthouse);
