import { expect, test } from "vitest";
import { currentIn, footerSections, sections } from "#layouts/sections.ts";

const currentAt = (here: string) =>
  [...sections, ...footerSections].flatMap((section) => {
    const current = currentIn(section, here);
    return current ? [[section.label, current]] : [];
  });

test.each([
  ["/inspections/", "Inspections", "page"],
  ["/inspections/2016-04-27-sif/", "Inspections", "true"],
  ["/reports/2018-05-18-visit/differences/", "Inspections", "true"],
  ["/missing/", "Inspections", "true"],
  ["/authorities/county/", "Inspections", "true"],
  ["/frameworks/", "Inspections", "true"],
  ["/threads/caseloads/", "Threads", "true"],
  ["/compare/a/b/", "Compare", "true"],
  ["/data/", "Data", "page"],
])("%s lies under the entry %s", (here, label, current) => {
  expect(currentAt(here)).toEqual([[label, current]]);
});

test("the front page lies under none", () => {
  expect(currentAt("/")).toEqual([]);
});
