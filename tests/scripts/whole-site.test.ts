import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { faultsOf } from "../../scripts/whole-site.ts";

const dist = mkdtempSync(join(tmpdir(), "inspection-record-"));
afterAll(() => rmSync(dist, { recursive: true }));

function write(file: string, content = ""): void {
  mkdirSync(dirname(join(dist, file)), { recursive: true });
  writeFileSync(join(dist, file), content);
}

const page = (body: string) => `<html><body>${body}</body></html><script type="module" src="./site.js"></script>`;

beforeEach(() => {
  rmSync(dist, { recursive: true });
  for (const file of ["_headers", "_redirects", "robots.txt", "charts/a.svg", "share/a.png"]) write(file);
  for (const file of [
    "pagefind/pagefind.js",
    "pagefind/records.words",
    "search/head.words",
    "search/known.words",
    "search/places.words",
    "site.js",
  ])
    write(file);
  write("404.html", page('<a href="/record/themes/">').replace("./site.js", "/record/site.js"));
  write(
    "index.html",
    page(`<h1 id="top"></h1><a href="./"></a> <a href="#top"></a> <a href="themes/?a=1&amp;b=2#p%C3%A9"></a>
      <a href="https://example.org/nowhere"></a> <a href="mailto:a@example.org"></a> <img src="data:,"> <a href="charts/a.svg#f"></a>`),
  );
  write("themes/index.html", page('<h2 id="pé"></h2><a href="../#top"></a>').replace("./site.js", "../site.js"));
});

const faults = () => faultsOf(dist, "/record/");

test("a site of which every link leads somewhere has no faults", () => {
  expect(faults()).toEqual([]);
});

test.each(["robots.txt", "pagefind/records.words", "search/head.words", "share/a.png"])(
  "what is missing is named: %s",
  (file) => {
    rmSync(join(dist, file));
    expect(faults()).toEqual([`${file.replace("a.png", "")} is missing`]);
  },
);

test("a page that breaks off is named", () => {
  write("themes/index.html", '<html><body><h2 id="pé"></h2>');
  expect(faults()).toEqual(["themes/index.html does not end as a page does"]);
});

test.each([
  ["a file", '<a href="../themes/plans/">', "../themes/plans/, which is not there"],
  ["a picture", '<img src="plans.png">', "plans.png, which is not there"],
  ["a place on a page", '<a href="../#bottom">', "../#bottom, but index.html has no such place"],
  ["what lies outside the site", '<a href="../../else/">', "../../else/, which is not there"],
])("a link to %s that is not there is named with its page", (_, link, fault) => {
  write("themes/index.html", page(`<h2 id="pé"></h2>${link}`).replace("./site.js", "../site.js"));
  expect(faults()).toEqual([`themes/index.html leads to ${fault}`]);
});
