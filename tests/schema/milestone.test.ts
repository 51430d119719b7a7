import { expect, test } from "vitest";
import { milestoneKinds } from "#domain/milestone.ts";
import { readFrontmatter } from "#schema/frontmatter.ts";
import { MilestoneEntry, RelatedInspectionEntry } from "#schema/milestone.ts";
import { problemToLine } from "#schema/problem.ts";
import { settings } from "#settings.ts";

const milestone = `---
title: First notice
date: 2018-02-02
kind: council
sources:
  - { publisher: BBC News, provenance: secondary, url: "https://www.bbc.co.uk/news/1" }
---
`;

const related = `---
title: Inspection of the fostering agency
regime: Fostering agency inspection
body: The trust
date: 2023-03
judgements:
  - { area: All areas, grade: Inadequate }
sources:
  - { id: bbc, publisher: BBC News, provenance: secondary, url: "https://www.bbc.co.uk/news/1" }
---
`;

function complaintsAfter(
  text: string,
  from: string,
  to: string,
  schema: typeof MilestoneEntry | typeof RelatedInspectionEntry,
): string[] {
  expect(text).toContain(from);
  return readFrontmatter(text.replace(from, to), "file.mdx", schema).problems.map(problemToLine);
}

test.each([
  ...Object.keys(milestoneKinds).map((kind): [string, string] => ["kind: council", `kind: ${kind}`]),
  ["date: 2018-02-02", `by: "2018"`],
  ["date: 2018-02-02", "date: 2018-02"],
  ["kind: council", "until: 2018-07\nkind: council"],
])("a milestone may have %j written as %j", (from, to) => {
  expect(complaintsAfter(milestone, from, to, MilestoneEntry)).toEqual([]);
});

const oneDate = "Write either date, or by where only the latest day is known.";

test.each([
  ["neither date nor by", "date: 2018-02-02\n", "", [`file.mdx:1:1  ${oneDate}`]],
  ["both date and by", "date: 2018-02-02", "date: 2018-02-02\nby: 2018-03", [`file.mdx:3:1  ${oneDate}`]],
  [
    "an unknown kind",
    "kind: council",
    "kind: election",
    [
      `file.mdx:4:1  Kind "election" is not known. Write one of government, council, trust, safeguarding, service, inspectorate.`,
    ],
  ],
  [
    "no sources",
    `\n  - { publisher: BBC News, provenance: secondary, url: "https://www.bbc.co.uk/news/1" }`,
    " []",
    ["file.mdx:5:1  Sources are empty. Give at least one public page."],
  ],
  [
    "a source without a place",
    `, url: "https://www.bbc.co.uk/news/1"`,
    "",
    [
      "file.mdx:6:5  A source needs one place where a reader finds it. Write either url or report (with at), not both and not neither.",
    ],
  ],
])("a milestone with %s is reported with its place and the remedy", (_, from, to, expected) => {
  expect(complaintsAfter(milestone, from, to, MilestoneEntry)).toEqual(expected);
});

test("a related inspection is read as it is written", () => {
  expect(readFrontmatter(related, "file.mdx", RelatedInspectionEntry)).toMatchObject({
    problems: [],
    entry: { date: "2023-03", judgements: [{ area: "All areas", grade: "Inadequate" }] },
  });
});

test.each([
  [
    "no body that was inspected",
    "body: The trust\n",
    "",
    [`file.mdx:1:1  Field "body": Body is missing. Write for example "${settings.county} Children's Trust".`],
  ],
  [
    "an area without its grade",
    ", grade: Inadequate",
    "",
    [`file.mdx:7:5  Field "judgements.0.grade": Grade is missing. Write for example "Good".`],
  ],
  [
    "one grade told to be that of every area",
    "area: All areas,",
    "area: All areas, isAll: true,",
    [`file.mdx:7:24  Field "isAll" in "judgements.0" is not known here. Remove it.`],
  ],
  [
    "a source without a name",
    "id: bbc, ",
    "",
    [`file.mdx:9:5  Field "sources.0.id": Source id is missing. Write for example "bbc".`],
  ],
])("a related inspection with %s is reported with its place and the remedy", (_, from, to, expected) => {
  expect(complaintsAfter(related, from, to, RelatedInspectionEntry)).toEqual(expected);
});
