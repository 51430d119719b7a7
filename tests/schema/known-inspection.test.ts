import { expect, test } from "vitest";
import { readFrontmatter } from "#schema/frontmatter.ts";
import { KnownInspectionEntry } from "#schema/known-inspection.ts";
import { problemToLine } from "#schema/problem.ts";
import { countyCode } from "#settings.ts";

const inspection = `---
title: Inspection of services for children, Midshire
event: 2016-02-inspection-county
kind: inspection
framework: new
authorities: [county]
fieldwork: { start: 2016-02 }
published: 2016-04-27
inspectors: []
lookedAt: [care leavers]
judgements:
  - { area: Overall effectiveness, grade: Good, source: bbc }
  - { area: Adoption, source: bbc }
recommendations: 12
figures:
  - { figure: "267", what: children without a social worker, source: bbc }
sources:
  - { id: bbc, publisher: BBC News, provenance: secondary, url: "https://www.bbc.co.uk/news/1" }
  - { id: letter, publisher: Ofsted, provenance: secondary, report: 2018-05-18-focused-visit-county, at: "findings para 2" }
confidence: high
---
`;

/** What the author is told after one thing in the file has been written otherwise. */
function complaintsAfter(from: string, to: string): string[] {
  expect(inspection).toContain(from);
  return readFrontmatter(inspection.replace(from, to), "file.mdx", KnownInspectionEntry).problems.map(problemToLine);
}

const bbc = `  - { id: bbc, publisher: BBC News, provenance: secondary, url: "https://www.bbc.co.uk/news/1" }\n`;
const onePlace =
  "A source needs one place where a reader finds it. Write either url or report (with at), not both and not neither.";

test.each([
  ["what is left out where it is unknown", "published: 2016-04-27\n", ""],
  ["its fieldwork left out", "fieldwork: { start: 2016-02 }\n", ""],
  ["the number of recommendations left out", "recommendations: 12\n", ""],
  ["one grade for every area", "grade: Good, source: bbc", "grade: Good, isAll: true, source: bbc"],
  ["the day on which a page was published", "BBC News,", "BBC News, published: 2016-04-27,"],
])("a known inspection is read with %s", (_, from, to) => {
  expect(complaintsAfter(from, to)).toEqual([]);
});

test.each([
  [
    "no sources",
    bbc + inspection.split(bbc)[1]!.split("confidence")[0]!,
    "  []\n",
    ["file.mdx:17:1  Sources are empty. Give at least one public page, or a place in a document that is held."],
  ],
  [
    "a source with both an address and a document",
    `url: "https://www.bbc.co.uk/news/1"`,
    `url: "https://www.bbc.co.uk/news/1", report: 2018-05-18-focused-visit-county`,
    [`file.mdx:18:5  ${onePlace}`],
  ],
  [
    "a source with neither an address nor a document",
    `, url: "https://www.bbc.co.uk/news/1"`,
    "",
    [`file.mdx:18:5  ${onePlace}`],
  ],
  [
    "half an address",
    "https://www.bbc.co.uk/news/1",
    "bbc.co.uk/news/1",
    [
      `file.mdx:18:60  Source address "bbc.co.uk/news/1" is not an address. Write it whole, such as https://files.ofsted.gov.uk/v1/file/50200024.`,
    ],
  ],
  [
    "an address of another kind",
    "https://www.bbc.co.uk/news/1",
    "ftp://www.bbc.co.uk/news/1",
    [
      `file.mdx:18:60  Source address "ftp://www.bbc.co.uk/news/1" is not an address. Write it whole, such as https://files.ofsted.gov.uk/v1/file/50200024.`,
    ],
  ],
  [
    "a source without a name",
    "id: bbc, publisher",
    "publisher",
    [`file.mdx:18:5  Field "sources.0.id": Source id is missing. Write for example "bbc".`],
  ],
  [
    "a source without a publisher",
    "publisher: BBC News, ",
    "",
    [`file.mdx:18:5  Field "sources.0.publisher": Publisher is missing. Write for example "BBC News".`],
  ],
  [
    "a source that does not say whose act it tells of",
    "provenance: secondary, url",
    "url",
    [`file.mdx:18:5  Field "sources.0.provenance": Provenance is missing. Write one of primary, secondary.`],
  ],
  [
    "a place in a document that cannot be followed",
    "findings para 2",
    "page 2",
    [
      `file.mdx:19:102  Locator "page 2" cannot be followed. Write "para 14", "para 20 bullet 3" or "findings bullet 3".`,
    ],
  ],
  [
    "a grade without its source",
    "grade: Good, source: bbc",
    "grade: Good",
    [`file.mdx:12:5  Field "judgements.0.source": Source is missing. Write for example "bbc".`],
  ],
  [
    "a grade that stands for some areas",
    "grade: Good, source: bbc",
    "grade: Good, isAll: false, source: bbc",
    [
      "file.mdx:12:49  isAll false says nothing. Write isAll: true where the line stands for every area, else leave it out.",
    ],
  ],
  [
    "a part of a recommendation",
    "recommendations: 12",
    "recommendations: 1.5",
    ["file.mdx:14:1  Recommendations 1.5 is not a count. Write a whole number, such as 12."],
  ],
  [
    "fewer recommendations than none",
    "recommendations: 12",
    "recommendations: -1",
    ["file.mdx:14:1  Recommendations -1 is not a count. Write a whole number, such as 12."],
  ],
  [
    "a number of recommendations in words",
    "recommendations: 12",
    "recommendations: twelve",
    [`file.mdx:14:1  Recommendations "twelve" is not a count. Write a whole number, such as 12.`],
  ],
  [
    "a figure without what it counts",
    "what: children without a social worker, ",
    "",
    [
      `file.mdx:16:5  Field "figures.0.what": What it counts is missing. Write for example "children without an allocated social worker".`,
    ],
  ],
  ["a figure that is a number", `"267"`, "267", [`file.mdx:16:7  Figure 267 is not text. Write for example "267".`]],
  [
    "fieldwork without its beginning",
    "{ start: 2016-02 }",
    "{ end: 2016-02 }",
    [`file.mdx:7:1  Field "fieldwork.start": Date is missing. Write for example 2011-05-06.`],
  ],
  [
    "a day that does not exist",
    "published: 2016-04-27",
    "published: 2016-04-31",
    [
      `file.mdx:8:1  Date "2016-04-31" is not in the calendar. Write year-month-day, such as 2011-05-06, or 2022-11 where only the month is known.`,
    ],
  ],
  [
    "a kind of document",
    "kind: inspection",
    "kind: press-account",
    [
      `file.mdx:4:1  Kind "press-account" is not known. Write one of inspection, focused-visit, monitoring-visit, pilot, unannounced.`,
    ],
  ],
  [
    "no authority",
    "[county]",
    "[]",
    ["file.mdx:6:1  Authorities are empty. Name at least one file of content/authorities."],
  ],
  [
    "an unknown confidence",
    "confidence: high",
    "confidence: certain",
    [`file.mdx:20:1  Confidence "certain" is not known. Write one of high, medium, low.`],
  ],
  [
    "a field of a document that is held",
    "confidence: high",
    "confidence: high\nprovenance: secondary",
    [
      expect.stringMatching(
        /^file\.mdx:21:1 {2}Field "provenance" is not known here\. The fields are title, event, kind, /,
      ),
    ],
  ],
])("a known inspection with %s is reported with its place and the remedy", (_, from, to, expected) => {
  expect(complaintsAfter(from, to)).toEqual(expected);
});

const eventAdvice = `year, month and kind of the fieldwork and the place, such as 2018-04-focused-visit-${countyCode}`;
const neverAdvice = "Write neverPublished: true where no report was ever made public, else leave it out.";

test("where a source says that no report was ever made public, that is written; where one was, nothing is", () => {
  const never = (value: string) => complaintsAfter("confidence: high", `confidence: high\nneverPublished: ${value}`);
  expect(never("true")).toEqual([]);
  expect(never("false")).toEqual([`file.mdx:21:1  neverPublished false says nothing. ${neverAdvice}`]);
  expect(never("2018")).toEqual([`file.mdx:21:1  neverPublished 2018 says nothing. ${neverAdvice}`]);
});

test("the event of a known inspection ends in its place, as that of a document does", () => {
  expect(complaintsAfter("2016-02-inspection-county", "2016-02-inspection")).toEqual([
    `file.mdx:3:1  Event "2016-02-inspection" should be ${eventAdvice}.`,
  ]);
});
