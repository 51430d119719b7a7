import { expect, test } from "vitest";
import { files, pageAt, pages, textOf } from "./pages.ts";
import { errorReportUrl } from "#publish/report-error.ts";
import { readRecord } from "#record/read.ts";
import { settings } from "#settings.ts";
import { updateAnchor } from "#urls.ts";

const { updates } = readRecord(process.cwd());
const page = pageAt("/updates/");

test("the page of updates tells each entry of the log under its permanent address, newest first", () => {
  expect(page.root.querySelectorAll(".update").map(({ id }) => id)).toEqual(updates.map(updateAnchor));
  const text = textOf(page.root.querySelector("main"));
  const corrections = updates.flatMap((update) => update.corrections);
  expect(corrections.length).toBeGreaterThan(0);
  for (const { before, now, why } of corrections) for (const said of [before, now, why]) expect(text).toContain(said);
});

test("a correction is shown on what it concerns and on the method page, with its day", () => {
  for (const path of [
    "/reports/2018-05-18-focused-visit-northamptonshire/",
    "/inspections/2016-04-27-sif-northamptonshire/",
  ]) {
    const corrected = pageAt(path).root.querySelectorAll(".statement-corrected");
    expect(corrected.map(textOf)).toEqual(["Corrected 29 November 2026: what stood before, and why"]);
    expect(textOf(pageAt(path).root.querySelector(".facts"))).toMatch(/Corrected\s*29 November 2026:\s*[fr]0\d/);
  }
  expect(textOf(pageAt("/method/").root.querySelector("main"))).toContain(
    "2011-05-06-inspection-northamptonshire#f149",
  );
});

test("nobody is named to whom an error could be reported while the settings name nobody", () => {
  const offered = pages.filter(({ root }) => root.querySelector(".report-error"));
  expect(offered.length > 0).toBe(errorReportUrl(settings) !== undefined);
});

test("without the site's own address there are no feeds, no page names one, and the page of updates says so", () => {
  expect(files.filter((file) => file.startsWith("feeds/"))).toEqual([]);
  expect(
    pages
      .filter(({ root }) =>
        root.querySelector('link[rel="alternate"]:is([type="application/atom+xml"], [type="application/feed+json"])'),
      )
      .map(({ url }) => url),
  ).toEqual([]);
  expect(textOf(page.root.querySelector("main"))).toContain("This copy was built without it, so that it has none.");
});
