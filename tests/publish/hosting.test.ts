import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { departuresFrom } from "#publish/departures.ts";
import { headerRules, redirectRules, robotsText, securityText } from "#publish/hosting.ts";
import { atLeastOne } from "../at-least-one.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const moved = { address: "/themes/old/", on: "2026-12-01", movedTo: "/themes/plans/" };
const file = { address: "/themes/old.csv", on: "2026-12-01", movedTo: "/themes/plans.csv" };
const withdrawn = {
  address: "/reports/a/#f07",
  on: "2026-12-01",
  reason: "It told a plan <b>as</b> a result.",
  instead: "/reports/a/#f08",
};

test.each([
  ["", "/themes/old/ /themes/plans/ 301\n/themes/old.csv /themes/plans.csv 301\n"],
  [
    "https://example.org/record",
    "/record/themes/old/ /record/themes/plans/ 301\n/record/themes/old.csv /record/themes/plans.csv 301\n",
  ],
])("pages and files that moved lead on, under %j", (site, rules) => {
  vi.stubEnv("SITE_URL", site);
  expect(redirectRules([moved, withdrawn, file])).toBe(rules);
});

test("a place that was withdrawn is told on its page, with the day, why, and what stands instead", () => {
  expect(departuresFrom("/reports/a/", [moved, withdrawn])).toBe(
    '<section class="departed"><h2>Moved or withdrawn</h2><ul><li id="f07" tabindex="-1"><strong>a#f07</strong> was withdrawn on 1 December 2026: It told a plan &#x3C;b>as&#x3C;/b> a result. Instead: <a href="/reports/a/#f08">a#f08</a>.</li></ul><p><a href="/cite/#the-permanent-address">What is promised of addresses</a></p></section>',
  );
  expect(departuresFrom("/reports/b/", [moved, withdrawn])).toBe("");
});

test("search engines are led to the site map where its address is known", () => {
  vi.stubEnv("SITE_URL", "https://example.org/record/");
  expect(robotsText()).toContain("\nSitemap: https://example.org/record/sitemap-index.xml\n");
  vi.stubEnv("SITE_URL", "");
  expect(robotsText()).not.toContain("Sitemap");
});

/** What `_headers` has for an address, without how long it is kept. */
const rules = headerRules("default-src 'self'", ["data", "themes"])
  .split("\n\n")
  .map((rule) => rule.trim().split(/\n\s*/));
const told = (path: string) =>
  rules
    .find(([own]) => own === path)!
    .slice(1)
    .map((line) => line.split(": ", 2) as [string, string]);

type Headers = ReadonlyMap<string, string>;

/** The lines of the README for nginx, whose locations inherit no header where they set one: by location. */
function nginxHeaders(): (path: string) => Headers {
  const block = /```nginx\n([\s\S]+?)```/.exec(readFileSync("README.md", "utf8"))![1]!;
  const locations = new Map(
    [...block.matchAll(/location (\S+) \{([^{}]+?)(?=\n\s*(?:location|\}))/g)].map(([, path, lines]) => [
      path!.replace("/some/path", ""),
      new Map(
        [...lines!.matchAll(/add_header (\S+) (?:"([^"]+)"|(\S+?))(?: always)?;/g)].map((line) => [
          line[1]!,
          line[2] ?? line[3]!,
        ]),
      ),
    ]),
  );
  expect([...locations.keys()]).toEqual(["/", "/embed/", "/data/", "/charts/", "/_astro/"]);
  return (path) => locations.get(path)!;
}

/** The lines of the README for Apache, whose conditions come one after the other: by address. */
function apacheHeaders(): (path: string) => Headers {
  const block = /```apache\n([\s\S]+?)```/.exec(readFileSync("README.md", "utf8"))![1]!;
  return (path) => {
    const headers = new Map<string, string>();
    let isMet = true;
    for (const line of block.trim().split("\n")) {
      const [, operator, pattern] = /^<If "%\{REQUEST_URI\} ([!=]~) m#(.+)#">$/.exec(line) ?? [];
      const [, name, quoted, plain] = /^ *Header (?:always )?set (\S+) (?:"([^"]+)"|(\S+))$/.exec(line) ?? [];
      if (pattern) isMet = new RegExp(pattern).test(`/some/path${path}`) === (operator === "=~");
      else if (line === "</If>") isMet = true;
      else if (name) {
        if (isMet) headers.set(name, quoted ?? plain!);
      } else expect(line).toBe("ErrorDocument 404 /some/path/404.html");
    }
    return headers;
  };
}

describe.each([
  ["nginx", nginxHeaders],
  ["Apache", apacheHeaders],
])("the lines of the README for %s", (_, read) => {
  test.each(["/", "/embed/", "/data/", "/charts/", "/_astro/"])("%s has all headers that hold everywhere", (path) => {
    const headers = read()(path);
    for (const [name, value] of atLeastOne(told("/*"))) expect(headers.get(name), name).toBe(value);
  });

  test.each([
    ["/embed/", undefined],
    ["/", "frame-ancestors 'none'"],
    ["/data/", "frame-ancestors 'none'"],
    ["/_astro/", "frame-ancestors 'none'"],
    ["/charts/", new Map(told("/charts/*")).get("Content-Security-Policy")],
  ])("%s says who may frame it", (path, policy) => {
    expect(read()(path).get("Content-Security-Policy")).toBe(policy);
  });

  test("data and pictures may be read by other sites, and nothing else", () => {
    const readable = ["/", "/embed/", "/data/", "/charts/", "/_astro/"].filter(
      (path) => read()(path).get("Access-Control-Allow-Origin") === "*",
    );
    expect(readable).toEqual(["/data/", "/charts/"]);
  });

  test("what has its own name for each content is kept for a year, and nothing else", () => {
    const kept = ["/", "/embed/", "/data/", "/charts/", "/_astro/"].filter((path) => read()(path).has("Cache-Control"));
    expect(kept).toEqual(["/_astro/"]);
    expect(read()("/_astro/").get("Cache-Control")).toBe(new Map(told("/_astro/*")).get("Cache-Control"));
  });
});

test("no address has two policies, pages stand in no frame, and embedded charts in any", () => {
  const rules = headerRules("default-src 'self';", ["about", "data", "themes"])
    .split("\n\n")
    .map((rule) => rule.split("\n").filter(Boolean));
  const policies = new Map(
    rules.map(([path, ...headers]) => [path, headers.filter((header) => header.includes("Content-Security-Policy"))]),
  );
  const policiesAt = (address: string) =>
    [...policies].flatMap(([path, found]) =>
      new RegExp(`^${path!.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(address) ? found : [],
    );
  const page = ["  Content-Security-Policy: default-src 'self'; frame-ancestors 'none'"];
  for (const address of ["/", "/about/", "/data/", "/themes/plans/"])
    expect(policiesAt(address), address).toEqual(page);
  expect(policiesAt("/embed/matrix/")).toEqual(["  Content-Security-Policy: default-src 'self'; frame-ancestors *"]);
  for (const address of ["/data/findings.csv", "/charts/matrix.svg"])
    expect(policiesAt(address), address).toEqual([expect.stringContaining("default-src 'none'")]);
  expect(rules.every((lines) => lines.every((line) => line.length < 2000))).toBe(true);
});

test("who finds a fault of security is told whom to write to and until when, and nothing while nobody answers", () => {
  vi.stubEnv("SITE_URL", "https://example.org/record/");
  const contact = "record@example.org";
  expect(securityText({ contact, securityUntil: "2027-11-30" })).toBe(
    "Contact: mailto:record@example.org\nExpires: 2027-11-30T23:59:59Z\nPreferred-Languages: en\nCanonical: https://example.org/record/.well-known/security.txt\n",
  );
  vi.stubEnv("SITE_URL", "");
  expect(securityText({ contact: "https://example.org/ask", securityUntil: "2027-11-30" })).toMatch(
    /^Contact: https:\/\/example\.org\/ask\n(?!.*Canonical)/s,
  );
  expect(securityText({ contact, securityUntil: "" })).toBeUndefined();
  expect(securityText({ contact: "", securityUntil: "2027-11-30" })).toBeUndefined();
});
