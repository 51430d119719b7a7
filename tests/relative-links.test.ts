import { expect, test } from "vitest";
import { placedHtml, relativeCss, relativeHtml } from "#relative-links.ts";

test.each([
  ["index.html", "/themes/plans/", "themes/plans/"],
  ["index.html", "/", "./"],
  ["index.html", "/#main", "#main"],
  ["404.html", "/search/", "search/"],
  ["themes/index.html", "/", "../"],
  ["themes/plans/index.html", "/", "../../"],
  ["themes/plans/index.html", "/reports/2011/#f01", "../../reports/2011/#f01"],
  ["themes/plans/index.html", "/search/?theme=plans", "../../search/?theme=plans"],
  ["themes\\plans\\index.html", "/data/themes.csv", "../../data/themes.csv"],
  ["themes/plans/", "/data/themes.csv", "../../data/themes.csv"],
  ["themes/plans/", "/themes/plans/#f01", "#f01"],
  ["themes/plans/", "/themes/plans/cite/#f01", "cite/#f01"],
  ["themes/plans/", "/themes/plans/", "./"],
  ["", "/themes/", "themes/"],
])("from %s the address %s is %s", (file, address, relative) => {
  expect(relativeHtml(`<a class="x" href="${address}">x</a>`, file, "/")).toBe(`<a class="x" href="${relative}">x</a>`);
});

test.each(["https://example.org/", "//example.org/", "#f01", "themes/", "mailto:a@example.org", ""])(
  "%j is left as it is",
  (address) => {
    const html = `<a href="${address}">x</a>`;
    expect(relativeHtml(html, "themes/index.html", "/")).toBe(html);
  },
);

test("links, scripts and forms are all made relative, and text is not", () => {
  const html = `<form action="/search/"><script src="/_astro/a.js"></script><p>href="/themes/" data-href="/themes/"</p></form>`;
  expect(relativeHtml(html, "about/index.html", "/")).toContain(
    `<form action="../search/"><script src="../_astro/a.js"></script>`,
  );
  expect(relativeHtml(html, "about/index.html", "/")).toContain(`data-href="/themes/"`);
});

test("under a base the base is taken away, and what lies outside it stays", () => {
  expect(relativeHtml(`<a href="/record/themes/">x</a>`, "about/index.html", "/record/")).toBe(
    `<a href="../themes/">x</a>`,
  );
  expect(relativeHtml(`<a href="/themes/">x</a>`, "about/index.html", "/record/")).toBe(`<a href="/themes/">x</a>`);
});

test.each([
  ["url(/fonts/a.woff2)", "url(../fonts/a.woff2)"],
  [`url("/fonts/a.woff2")`, `url("../fonts/a.woff2")`],
  ["url('/fonts/a.woff2')", "url('../fonts/a.woff2')"],
  ["url(a.woff2)", "url(a.woff2)"],
  ["url(//example.org/a.woff2)", "url(//example.org/a.woff2)"],
  ["url(data:font/woff2;base64,AA/A)", "url(data:font/woff2;base64,AA/A)"],
])("in a style sheet %s becomes %s", (written, relative) => {
  expect(relativeCss(`src: ${written};`, "_astro/a.css", "/")).toBe(`src: ${relative};`);
});

test("a page that may be shown at any depth names its links from the root of the host, below the base", () => {
  expect(placedHtml('<a href="/themes/">x</a><a href="#f01">y</a><a href="//example.org/">z</a>', "/record/")).toBe(
    '<a href="/record/themes/">x</a><a href="#f01">y</a><a href="//example.org/">z</a>',
  );
});
