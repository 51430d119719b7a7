import { cpSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contentCopy } from "../fixtures/content-copy.ts";

const { root, rewrite, messageOfReading } = contentCopy();
const letter = "content/reports/2018-05-18-focused-visit-northamptonshire.mdx";
const full = "content/reports/2022-11-25-inspection-north-northamptonshire.mdx";
const sif = "content/inspections/2016-04-27-sif-northamptonshire.mdx";
const visit = "content/inspections/2018-11-13-focused-northamptonshire.mdx";
const north = "content/authorities/north-northamptonshire.mdx";
const county = "content/authorities/northamptonshire.mdx";
const trust = "content/authorities/northamptonshire-childrens-trust.mdx";
const slac = "content/frameworks/slac.mdx";
const milestone = "content/milestones/2010-11-single-contact-team.mdx";
const term = "content/terms/supervision.mdx";

test.each<[string, string, RegExp, string, RegExp]>([
  [
    "a framework of other years",
    sif,
    /^framework: .*/m,
    "framework: slac",
    /:5:1 {2}The framework "slac" was in use 2009 to 2012, and the inspection was of February 2016/,
  ],
  [
    "a framework of another kind",
    visit,
    /^framework: .*/m,
    "framework: ilacs",
    /The framework "ilacs" gives grades, as the kind "focused-visit" does not/,
  ],
  ["a file's name of another kind", visit, /^kind: .*/m, "kind: pilot", /does not agree with the kind "pilot"/],
  [
    "a file's name of another day",
    sif,
    /^published: .*/m,
    "published: 2016-05-27",
    /begins with a date that is neither/,
  ],
  [
    "a file's name of another body",
    full,
    /^authorities: .*/m,
    "authorities: [west-northamptonshire]",
    /does not end in whom it is about/,
  ],
  [
    "a day that is to come",
    milestone,
    /^date: .*/m,
    "date: 2206-11",
    /Date "2206-11" lies after that of the data, \d{4}-\d\d-\d\d\./,
  ],
  [
    "an end that nobody can know",
    "content/frameworks/sif.mdx",
    /^until: .*/m,
    "until: 2117-12",
    /Date "2117-12" lies more than 10 years after the data/,
  ],
  [
    "a list that ends after it was compared",
    "content/compared/national-judgements.mdx",
    /^to: .*/m,
    "to: 2126-08-20",
    /goes on \(2126-08-20\) after the day on which it was compared/,
  ],
  [
    "an inspection outside the list that names it",
    "content/compared/national-judgements.mdx",
    /^from: .*/m,
    "from: 2024-01-01",
    /"2022-11-25" does not lie within the list, 2024-01-01 to/,
  ],
  [
    "a framework of the year nought",
    "content/frameworks/ilacs.mdx",
    /^from: .*/m,
    "from: 0000-01",
    /"0000-01" lies before/,
  ],
  ["the year nought", milestone, /^date: .*/m, "date: 0000-11", /Date "0000-11" lies before any inspection/],
  ["a milestone named after another day", milestone, /^date: .*/m, "date: 2011-11", /does not begin with its date/],
  [
    "a document before its fieldwork",
    full,
    /^fieldwork: .*/m,
    "fieldwork: { start: 2022-10-03, end: 2022-12-14 }",
    /was published \(2022-11-25\) before the inspectors' work was over/,
  ],
  [
    "a framework that ends before it begins",
    slac,
    /^until: .*/m,
    'until: "2008"',
    /It ends \(2008\) before it begins \(2009\)/,
  ],
  [
    "a reversed scale",
    slac,
    /^scale: .*/m,
    "scale: [Outstanding, Good, Adequate, Inadequate]",
    /does not lead from the worst to the best/,
  ],
  [
    "a grade misspelt on a scale",
    slac,
    /Outstanding/,
    "Ousttanding",
    /"Ousttanding" is no grade that inspectorates use\. Did you mean "outstanding"\?/,
  ],
  ["a grade twice on a scale", slac, /Adequate, Good/, "Adequate, adequate", /"adequate" stands twice in this list/],
  [
    "a body that succeeds itself",
    north,
    /^succeeds: .*/m,
    "succeeds: [north-northamptonshire]",
    /"north-northamptonshire" is this body itself/,
  ],
  ["bodies that succeed each other", county, /^succeeds: .*/m, "succeeds: [north-northamptonshire]", /or succeeded it/],
  [
    "a trust that delivers for itself",
    trust,
    /^deliversFor: .*/m,
    "deliversFor: [northamptonshire-childrens-trust]",
    /is this body itself\. Name the councils/,
  ],
  [
    "a council that had ended",
    visit,
    /^authorities: .*/m,
    "authorities: [north-northamptonshire]",
    /began on 2021-04-01, after the inspection/,
  ],
  ["a place beyond the document", milestone, /para 7/, "para 999", /"para 999" is not among the places of "2011-05-06/],
  ["an address that parts a list", visit, /(url: "https:[^"]*)/, "$1;x", /holds a semicolon/],
  ["an address that names a user", visit, /(url: "https:\/\/)/, "$1www.gov.uk@", /does not say plainly where it leads/],
  ["a number that is none", letter, /id="f01"/, 'id="f00"', /Finding id "f00" should look like/],
  [
    "an attribute that is no name",
    letter,
    /(<Finding id="f01")/,
    '$1 __proto__="x"',
    /"__proto__" is no name that can be used/,
  ],
  ["a field that is no name", letter, /^title: /m, "__proto__: x\ntitle: ", /:2:1 {2}"__proto__" is no name/],
  ["no body", term, /(?<=\n---\n)[^]*$/, "", /:4 {2}Nothing stands below the fields/],
  ["a body of a rule and a space", term, /(?<=\n---\n)[^]*$/, "\n***\n\n&nbsp;\n", /:4 {2}Nothing stands below/],
  [
    "a text that stands twice",
    term,
    /(?<=\n---\n)[^]*$/,
    /(?<=\n---\n)[^]*$/.exec(readFileSync("content/terms/caseload.mdx", "utf8"))![0],
    /caseload\.mdx has the same text\. Keep one/,
  ],
  [
    "a heading that nobody sees",
    term,
    /$/,
    "\n## More\n",
    /The heading "More" stands only in content\/reports and content\/prose/,
  ],
  ["an end within a sentence", term, /\.\s*$/, "", /The file ends within a sentence/],
  ["a word that no line holds", milestone, /^title: /m, `title: ${"x".repeat(120)} `, /:2:8 {2}A word of 120 letters/],
  [
    "a word as long as a file",
    milestone,
    /^title: /m,
    `title: ${"x".repeat(7e6)} `,
    /:2:8 {2}A word of 7000000 letters/,
  ],
  ["a link that is none", term, /\.\s*$/, " [words](javascript:x (y.\n", /is no link, and would be shown as it stands/],
  [
    "a paragraph that repeats itself",
    letter,
    /^notCoded:\n {2}- \{ at: ("?[^",}]+"?), .*/m,
    "notCoded:\n  - { at: $1, reason: repeats, repeats: $1 }",
    /itself only repeats/,
  ],
  [
    "a source before the inspection",
    sif,
    /provenance: secondary/,
    "published: 2015-01-01, provenance: secondary",
    /"2015-01-01" lies before the inspection|Field "published" is written twice/,
  ],
])("%s is told with its place", (_, file, written, instead, message) => {
  rewrite(file, written, instead);
  const said = messageOfReading();
  expect(said).toMatch(message);
  expect(said).toMatch(new RegExp(`${file}:\\d+`));
});

test.each<[string, string, RegExp]>([
  [
    "content/reports/2018-05-18-focused-visit-northamptonshire.mdx",
    "content/reports/2018-05-18-focused-visit-northamptonshire-2.mdx",
    /has the same document \(by its fingerprint\)/,
  ],
  [sif, "content/inspections/2016-04-27-sif-again.mdx", /has the same event and authorities/],
  [milestone, "content/milestones/2010-11-again.mdx", /has the same title and date/],
  ["content/themes/plans.mdx", "content/themes/plans-again.mdx", /has the same name/],
])("%s is not counted twice under another name", (file, copy, message) => {
  cpSync(join(root, file), join(root, copy));
  expect(messageOfReading()).toMatch(message);
});

test("what contradicts itself is told together with what leads nowhere", () => {
  rewrite(milestone, /^date: .*/m, "date: 2206-11");
  rewrite(sif, /^authorities: .*/m, "authorities: [nobody]");
  expect(messageOfReading()).toMatch(/"nobody" is not in content\/authorities[^]*2206-11/);
});

test("a page of text to which all pages lead stays where it is", () => {
  renameSync(join(root, "content/prose/about.mdx"), join(root, "content/prose/about-us.mdx"));
  expect(messageOfReading()).toMatch(/content\/prose\/about\.mdx {2}The file is missing, and pages lead to it/);
});
