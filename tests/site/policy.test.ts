import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dist, files, pages } from "./pages.ts";
import { atLeastOne } from "../at-least-one.ts";

const policyOf = (root: (typeof pages)[number]["root"]) =>
  root.querySelector('meta[http-equiv="content-security-policy"]')?.getAttribute("content") ?? "";
const hashOf = (code: string) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;

test("every page has the policy, before anything that it speaks of, and it lets nothing come from elsewhere", () => {
  const without = pages.filter(({ root }) => {
    const policy = policyOf(root);
    const after = root.querySelectorAll("meta[http-equiv], script, style, link[rel=stylesheet]");
    return (
      !["default-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'"].every((rule) =>
        policy.includes(rule),
      ) ||
      /https?:|\*|'unsafe-inline'|'unsafe-eval'/.test(policy) ||
      after.find(({ tagName, attributes }) => tagName === "META" || attributes["type"] !== "application/ld+json")
        ?.tagName !== "META"
    );
  });
  expect(without.map(({ file }) => file)).toEqual([]);
});

test("nothing runs or paints within a page that its policy does not name", () => {
  const found = pages.flatMap(({ root }) =>
    root.querySelectorAll("script, style").map((element) => ({ root, element })),
  );
  const inline = found.filter(
    ({ element }) => !element.hasAttribute("src") && element.getAttribute("type") !== "application/ld+json",
  );
  expect(atLeastOne(inline).filter(({ root, element }) => !policyOf(root).includes(hashOf(element.rawText)))).toEqual(
    [],
  );
  const acting = pages.flatMap(({ file, html }) =>
    [
      ...html.matchAll(
        /<[a-z][^<>]*?\s(on[a-z]+|style|srcdoc)=|(?:href|src|action)="\s*(?:javascript|data|vbscript):/gi,
      ),
    ].map(([tag]) => `${file}: ${tag.slice(-60)}`),
  );
  expect(acting).toEqual([]);
});

test("scripts of a page are those of the site, and a page that has some can say where they do not work", () => {
  const scripts = pages.flatMap(({ file, root }) =>
    root.querySelectorAll("script[src]").map((script) => ({ file, script, src: script.getAttribute("src") ?? "" })),
  );
  expect(
    atLeastOne(scripts).filter(
      ({ src }) => !/^(?:\.\.\/)*_astro\/[\w.[\]-]+\.js$/.test(src) && !src.startsWith("/_astro/"),
    ),
  ).toEqual([]);
  const isUnsaid = ({ root }: (typeof pages)[number]) =>
    root.querySelector("script[src], .needs-script") !== null &&
    !root.querySelectorAll("head script:not([type])").some(({ rawText }) => rawText.includes("script-failed"));
  expect(pages.filter(isUnsaid).map(({ file }) => file)).toEqual([]);
});

test("what scripts are told to fetch, and sets of pictures, are named relative to the page", () => {
  const attributes = ["data-source", "data-root", "srcset"];
  const named = pages
    .filter(({ file }) => file !== "404.html")
    .flatMap(({ file, root }) =>
      attributes.flatMap((attribute) =>
        root
          .querySelectorAll(`[${attribute}]`)
          .map((element) => ({ file, address: element.getAttribute(attribute) ?? "" })),
      ),
    );
  expect(atLeastOne(named).filter(({ address }) => /^\/|^[a-z]+:/i.test(address))).toEqual([]);
});

test("the site's scripts name no other host from which something would be loaded", () => {
  const own = files.filter((file) => /^_astro\/.+\.js$/.test(file));
  const loads =
    /(?:fetch|import|importScripts|Worker|EventSource|WebSocket|sendBeacon)\(\s*["'`](?:https?:|\/\/|wss?:)/;
  expect(atLeastOne(own).filter((file) => loads.test(readFileSync(join(dist, file), "utf8")))).toEqual([]);
});
