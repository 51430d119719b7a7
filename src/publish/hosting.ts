import { isOfPage } from "#domain/departure.ts";
import type { Departure } from "#domain/departure.ts";
import { contactUrl } from "#publish/publisher.ts";
import type { Settings } from "#settings.ts";
import { hasPublicHost, publicBase, publicUrl } from "#urls.ts";

/*
 * What hosts of static files are told. Rules name paths from the root of the host, so they hold below the path of SITE_URL.
 */

/**
 * Rules for addresses that moved, as Netlify and Cloudflare Pages read them. Without these the page at the old address
 * leads on by itself.
 */
export function redirectRules(departures: readonly Departure[]): string {
  const base = publicBase().slice(0, -1);
  return departures
    .filter((departure) => isOfPage(departure) || /^\/[^#]*\.\w+$/.test(departure.address))
    .flatMap(({ address, movedTo }) => (movedTo ? [`${base}${address} ${base}${movedTo} 301\n`] : []))
    .join("");
}

/** For search engines: they read it at the root of a host alone. */
export function robotsText(): string {
  const sitemap = hasPublicHost() ? `\nSitemap: ${publicUrl("/sitemap-index.xml")}\n` : "";
  return `User-agent: *\nAllow: /\n${sitemap}`;
}

/**
 * For those who find a fault of security (RFC 9116), who read it at the root of a host.
 *
 * @returns undefined while there is nobody to write to, or no day until which that holds
 */
export function securityText({ contact, securityUntil }: Pick<Settings, "contact" | "securityUntil">) {
  if (!contact || !securityUntil) return undefined;
  const address = hasPublicHost() ? `Canonical: ${publicUrl("/.well-known/security.txt")}\n` : "";
  return `Contact: ${contactUrl({ contact })}\nExpires: ${securityUntil}T23:59:59Z\nPreferred-Languages: en\n${address}`;
}

const hour = 60 * 60;
const always = `Cache-Control: public, max-age=${365 * 24 * hour}, immutable`;
const hourly = `Cache-Control: public, max-age=${hour}, must-revalidate`;

/**
 * Headers, as Netlify and Cloudflare Pages read them. Where two rules hold for one address both would send a policy, and
 * the stricter would win: so no address has two, and each section of the site has a rule of its own.
 *
 * @param policy    the content security policy that stands in every page
 * @param sections  first parts of the addresses of pages: "themes"
 */
export function headerRules(policy: string, sections: readonly string[]): string {
  const base = publicBase().slice(0, -1);
  const pages = `Content-Security-Policy: ${policy.replace(/;\s*$/, "")}`;
  const ofPage = [`${pages}; frame-ancestors 'none'`, "Cache-Control: public, max-age=300, must-revalidate"];
  const anywhere = "Access-Control-Allow-Origin: *";
  const ofData = ["Content-Security-Policy: default-src 'none'; frame-ancestors 'none'", anywhere, hourly];
  // A drawing brings its styles and its letters.
  const ofDrawing =
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";
  const rules: [path: string, headers: readonly string[]][] = [
    ["/*", ["X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin"]],
    ...["/", ...sections.map((section) => (section === "data" ? "/data/" : `/${section}/*`))].map(
      (path): [string, string[]] => [path, ofPage],
    ),
    ["/embed/*", [`${pages}; frame-ancestors *`, hourly]],
    ["/data/*.csv", ofData],
    ["/data/*.json", ofData],
    ["/charts/*", [ofDrawing, anywhere, hourly]],
    ["/_astro/*", [always]],
  ];
  return rules
    .map(([path, headers]) => `${base}${path}\n${headers.map((header) => `  ${header}\n`).join("")}`)
    .join("\n");
}
