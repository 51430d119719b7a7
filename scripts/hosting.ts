import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { parse } from "node-html-parser";
import type { Departure } from "#domain/departure.ts";
import { headerRules, redirectRules, robotsText, securityText } from "#publish/hosting.ts";
import { handedOver } from "#record/handed-over.ts";
import { RecordError, withoutStack } from "#record/problems.ts";
import { recordOfBuild } from "#record/read.ts";
import { settings } from "#settings.ts";
import { hasPublicHost, publicUrl } from "#urls.ts";
import { checkLedger } from "./ledger.ts";

/**
 * Keeps what was published at its address: nothing is built while an address of the ledger would break. And writes what
 * hosts of static files are told: `_redirects`, `_headers`, `robots.txt`, `.well-known/security.txt`, and the site map below the path of SITE_URL.
 */
export function hosting(): AstroIntegration {
  return {
    name: "hosting",
    hooks: {
      "astro:build:start": ({ logger }) => {
        const { problems, added } = checkLedger(process.cwd(), handedOver(process.cwd()));
        if (problems.length) throw withoutStack(new RecordError(problems));
        if (added.length)
          logger.warn(
            `${added.length} addresses are not in content/ledger yet. Before they are published: npm run ledger`,
          );
      },
      "astro:build:done": ({ dir }) => {
        const dist = fileURLToPath(dir);
        const departures = departuresOfRecord();
        for (const { address, movedTo } of departures) {
          if (!movedTo || !/^\/[^#]*\.\w+$/.test(address)) continue;
          mkdirSync(dirname(join(dist, address)), { recursive: true });
          copyFileSync(join(dist, movedTo), join(dist, address));
        }
        writeFileSync(join(dist, "_redirects"), redirectRules(departures));
        const sections = readdirSync(dist, { withFileTypes: true })
          .filter((entry) => entry.isDirectory() && entry.name !== "embed" && holdsPages(join(dist, entry.name)))
          .map(({ name }) => name);
        const policy = policyOf(readFileSync(join(dist, "index.html"), "utf8"));
        writeFileSync(join(dist, "_headers"), headerRules(policy, sections.sort()));
        writeFileSync(join(dist, "robots.txt"), robotsText());
        const security = securityText(settings);
        if (security) {
          mkdirSync(join(dist, ".well-known"), { recursive: true });
          writeFileSync(join(dist, ".well-known/security.txt"), security);
        }
        if (!hasPublicHost()) return;
        // The site map is written for the root of a host.
        const root = new URL("/", publicUrl("/")).href;
        for (const name of readdirSync(dist).filter((name) => /^sitemap.*\.xml$/.test(name))) {
          const written = readFileSync(join(dist, name), "utf8");
          writeFileSync(join(dist, name), written.replaceAll(`<loc>${root}`, `<loc>${publicUrl("/")}`));
        }
      },
    },
  };
}

/** Whether a page stands in the site map: it can be found, and is not made to be shown elsewhere. */
export function isInSitemap(url: string): boolean {
  const { pathname } = new URL(url);
  return !pathname.startsWith("/embed/") && !departuresOfRecord().some(({ address }) => address === pathname);
}

let departures: readonly Departure[] | undefined;
/** Read once for the site map and for what hosts are told. */
function departuresOfRecord(): readonly Departure[] {
  return (departures ??= recordOfBuild(process.cwd()).departures);
}

function holdsPages(folder: string): boolean {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).some((file) => file.endsWith("index.html"));
}

function policyOf(page: string): string {
  const policy = parse(page).querySelector('meta[http-equiv="content-security-policy"]')?.getAttribute("content");
  if (!policy) throw new Error("index.html has no content security policy");
  return policy;
}
