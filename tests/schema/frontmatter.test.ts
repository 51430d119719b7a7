import { expect, test } from "vitest";
import * as z from "zod";
import { parseLocator } from "#domain/locator.ts";
import { oneEach, readFrontmatter } from "#schema/frontmatter.ts";
import { placeOf } from "#schema/places.ts";
import { problemToLine } from "#schema/problem.ts";
import { ReportEntry } from "#schema/report.ts";
import { ThemeEntry } from "#schema/theme.ts";
import { ThreadEntry } from "#schema/thread.ts";
import { countyCode, settings } from "#settings.ts";

const theme = `---
name: Plans
family: Practice
order: 1
areas: [help-and-protection]
definition: Whether plans can be followed.
includes: []
leavesOut: []
---

Our note.
`;

const thread = `---
title: Plans
origin: 2011-05-06-inspection-county#r01
links:
  - to: 2018-05-18-inspection-county#f01
    relation: repeats
    reason: Both are about plans.
---
`;

const report = `---
title: A letter
event: 2018-04-focused-visit-county
kind: focused-visit
framework: new
authorities: [county]
fieldwork: { start: 2018-04-24, end: 2018-04-24 }
published: 2018-05-18
inspectors: []
provenance: primary
source:
  title: A letter
  publisher: Ofsted
  sha256: ${"ab".repeat(32)}
  terms: Crown copyright.
focus:
  - { theme: plans, at: "opening bullet 2" }
  - { theme: health, at: "opening bullet 3", area: workforce }
themeScope:
  - { theme: recording, cover: out, at: "opening para 3", reason: Left to a later visit. }
judgements: []
notCoded:
  - { at: "address", reason: address }
---
`;

/** What the author is told after one thing in the file has been written otherwise. */
function complaintsAfter(
  text: string,
  from: string,
  to: string,
  schema: typeof ReportEntry | typeof ThemeEntry | typeof ThreadEntry,
): string[] {
  expect(text).toContain(from);
  return readFrontmatter(text.replace(from, to), "file.mdx", schema).problems.map(problemToLine);
}

const yamlAdvice =
  "Check the indentation, close every bracket and quotation mark, and put text that holds a colon into quotation marks.";
const eventAdvice = `year, month and kind of the fieldwork and the place, such as 2018-04-focused-visit-${countyCode}`;
const dateAdvice = "Write year-month-day, such as 2011-05-06, or 2022-11 where only the month is known.";

test.each([
  [
    "no frontmatter",
    "---\ntitle",
    "title",
    [
      "file.mdx:1:1  The file does not begin with its fields. Write them between two lines of three hyphens, at the very top.",
    ],
  ],
  [
    "frontmatter after a blank line",
    "---\ntitle",
    "\n---\ntitle",
    [
      "file.mdx:1:1  The file does not begin with its fields. Write them between two lines of three hyphens, at the very top.",
    ],
  ],
  [
    "a title with a colon",
    "title: A letter",
    "title: Council: a letter",
    [
      `file.mdx:2:8  The fields cannot be read as YAML: Nested mappings are not allowed in compact mappings. The line is "title: Council: a letter". ${yamlAdvice}`,
    ],
  ],
  [
    "a field written twice",
    "kind: focused-visit\n",
    "kind: focused-visit\nkind: inspection\n",
    [`file.mdx:5:1  Field "kind" is written twice. Keep one of them.`],
  ],
  [
    "a character that YAML makes of its sign",
    "title: A letter",
    'title: "A \\u202eletter"',
    [
      "file.mdx:2:8  YAML makes the character U+202E of this, which shows nothing, steers what stands beside it, or stands for a letter that was lost. Remove it, or write the letter.",
    ],
  ],
  [
    "a blank that is a letter",
    "title: A letter",
    'title: "\\u3164"',
    [
      "file.mdx:2:8  YAML makes the character U+3164 of this, which shows nothing, steers what stands beside it, or stands for a letter that was lost. Remove it, or write the letter.",
    ],
  ],
  [
    "a type that YAML takes away",
    "title: A letter",
    "title: !!str A letter",
    ['file.mdx:2:14  YAML takes "!!str" away as a type. Put the whole text into quotation marks.'],
  ],
  [
    "a title of a dot",
    "title: A letter",
    'title: "."',
    [
      `file.mdx:2:1  Title "." says nothing. Write for example "Focused visit to ${settings.county} children's services".`,
    ],
  ],
  [
    "a title without an end",
    "title: A letter",
    `title: ${"A letter ".repeat(1000)}`,
    [expect.stringMatching(/^file\.mdx:2:8 {2}This field has 8999 letters.{1,300}$/) as unknown],
  ],
  [
    "half of a character",
    "title: A letter",
    'title: "A \\ud800letter"',
    [
      "file.mdx:2:8  YAML makes the character U+D800 of this, which shows nothing, steers what stands beside it, or stands for a letter that was lost. Remove it, or write the letter.",
    ],
  ],
  [
    "a missing list",
    "judgements: []\n",
    "",
    [`file.mdx:1:1  Field "judgements" is missing: write a list, such as [a, b].`],
  ],
  [
    "a missing title",
    "title: A letter\nevent",
    "event",
    [
      `file.mdx:1:1  Field "title": Title is missing. Write for example "Focused visit to ${settings.county} children's services".`,
    ],
  ],
  [
    "an empty title",
    "title: A letter\nevent",
    "title:\nevent",
    [`file.mdx:2:1  Title is missing. Write for example "Focused visit to ${settings.county} children's services".`],
  ],
  [
    "a missing event",
    "event: 2018-04-focused-visit-county\n",
    "",
    [`file.mdx:1:1  Field "event": Event is missing. Write ${eventAdvice}.`],
  ],
  [
    "a missing kind",
    "kind: focused-visit\n",
    "",
    [
      `file.mdx:1:1  Field "kind": Kind is missing. Write one of inspection, focused-visit, monitoring-visit, pilot, unannounced, press-account.`,
    ],
  ],
  [
    "a missing date",
    "published: 2018-05-18\n",
    "",
    [`file.mdx:1:1  Field "published": Date is missing. Write for example 2011-05-06.`],
  ],
  [
    "a missing first day of the fieldwork",
    "start: 2018-04-24, ",
    "",
    [`file.mdx:7:1  Field "fieldwork.start": Date is missing. Write for example 2011-05-06.`],
  ],
  [
    "a missing place of something not coded",
    `at: "address", `,
    "",
    [
      `file.mdx:23:5  Field "notCoded.0.at": Locator (at) is missing. Write where the document says it: "para 14" or "findings bullet 3".`,
    ],
  ],
  [
    "a year that is read as a number",
    "published: 2018-05-18",
    "published: 2018",
    [
      `file.mdx:8:1  Date 2018 is not text. Put it into quotation marks, such as "2018", or write the whole date, such as 2018-05-18.`,
    ],
  ],
  [
    "an event in words",
    "event: 2018-04-focused-visit-county",
    "event: April 2018",
    [`file.mdx:3:1  Event "April 2018" should be ${eventAdvice}.`],
  ],
  [
    "an unknown kind",
    "kind: focused-visit",
    "kind: letter",
    [
      `file.mdx:4:1  Kind "letter" is not known. Write one of inspection, focused-visit, monitoring-visit, pilot, unannounced, press-account.`,
    ],
  ],
  [
    "no authority",
    "[county]",
    "[]",
    ["file.mdx:6:1  Authorities are empty. Name at least one file of content/authorities."],
  ],
  [
    "an authority that is not a list",
    "[county]",
    "county",
    [`file.mdx:6:1  Field "authorities" is "county". Write a list, such as [a, b].`],
  ],
  [
    "a day that does not exist",
    "published: 2018-05-18",
    "published: 2018-02-30",
    [`file.mdx:8:1  Date "2018-02-30" is not in the calendar. ${dateAdvice}`],
  ],
  [
    "a date in words",
    "end: 2018-04-24",
    "end: 24 April 2018",
    [`file.mdx:7:33  Date "24 April 2018" is not in the calendar. ${dateAdvice}`],
  ],
  [
    "an unknown provenance",
    "primary",
    "press",
    [`file.mdx:10:1  Provenance "press" is not known. Write one of primary, secondary.`],
  ],
  [
    "half an address",
    "  publisher: Ofsted",
    "  publisher: Ofsted\n  url: ofsted.gov.uk",
    [
      `file.mdx:14:3  Source address "ofsted.gov.uk" is not an address. Write it whole, such as https://files.ofsted.gov.uk/v1/file/50200024.`,
    ],
  ],
  [
    "a short fingerprint",
    "ab".repeat(32),
    "abc",
    [`file.mdx:14:3  Source sha256 "abc" is not a fingerprint. Write the 64 digits that sha256sum prints.`],
  ],
  [
    "an unknown reason",
    "reason: address",
    "reason: dull",
    [
      `file.mdx:23:22  Reason "dull" is not known. Write one of address, about-the-inspection, description-of-the-area, lead-in, repeats, reaction, closing.`,
    ],
  ],
  [
    "an unknown field near a known one",
    "judgements: []",
    "judgements: []\nthemescope: []",
    [`file.mdx:22:1  Field "themescope" is not known here. Did you mean "themeScope"?`],
  ],
  [
    "an unknown field",
    "judgements: []",
    "judgements: []\nmood: calm",
    [
      `file.mdx:22:1  Field "mood" is not known here. The fields are title, event, kind, framework, authorities, fieldwork, published, inspectors, provenance, twin, source, accounts, focus, themeScope, judgements, notCoded.`,
    ],
  ],
  [
    "a twin that is not named",
    "provenance: primary",
    "provenance: primary\ntwin: 7",
    [`file.mdx:11:1  Twin 7 is not text. Write the name of a file in content/reports, without its ending.`],
  ],
  [
    "an account without a place",
    "judgements: []",
    `accounts:\n  - { publisher: BBC News, provenance: secondary }\njudgements: []`,
    [
      `file.mdx:22:5  A source needs one place where a reader finds it. Write either url or report (with at), not both and not neither.`,
    ],
  ],
  [
    "each of two unknown fields",
    "judgements: []",
    "judgments: []\nnotcoded: []\njudgements: []",
    [
      `file.mdx:21:1  Field "judgments" is not known here. Did you mean "judgements"?`,
      `file.mdx:22:1  Field "notcoded" is not known here. Did you mean "notCoded"?`,
    ],
  ],
  [
    "an unknown field within a field",
    "  publisher: Ofsted",
    "  publisher: Ofsted\n  mood: calm",
    [`file.mdx:14:3  Field "mood" in "source" is not known here. Remove it.`],
  ],
])("in a report %s is reported with its place and what was written", (_, from, to, expected) => {
  expect(complaintsAfter(report, from, to, ReportEntry)).toEqual(expected);
});

const locatorAdvice = `Write where the document says it: "para 14" or "findings bullet 3".`;
const areaNames =
  "front-door, help-and-protection, children-in-care, care-leavers, disabled-children, leadership, " +
  "workforce, partners, health, education";

test.each([
  [
    "an event without its place",
    "focused-visit-county",
    "focused-visit",
    [`file.mdx:3:1  Event "2018-04-focused-visit" should be ${eventAdvice}.`],
  ],
  [
    "an event of no kind",
    "2018-04-focused-visit",
    "2018-04-chat",
    [`file.mdx:3:1  Event "2018-04-chat-county" should be ${eventAdvice}.`],
  ],
  [
    "an event named after a framework",
    "2018-04-focused-visit",
    "2018-04-ilacs",
    [`file.mdx:3:1  Event "2018-04-ilacs-county" should be ${eventAdvice}.`],
  ],
  [
    "a focus that is no list",
    report.slice(report.indexOf("focus:"), report.indexOf("\nthemeScope")),
    "focus: plans",
    [`file.mdx:16:1  Field "focus" is "plans". Write a list, such as [a, b].`],
  ],
  [
    "a line of the focus without its theme",
    "theme: plans, ",
    "",
    [
      `file.mdx:17:5  Field "focus.0.theme": Theme is missing. ` +
        "Write the name of a file in content/themes, without its ending.",
    ],
  ],
  [
    "a line of the focus without its place",
    `, at: "opening bullet 2"`,
    "",
    [`file.mdx:17:5  Field "focus.0.at": Locator (at) is missing. ${locatorAdvice}`],
  ],
  [
    "a line of the focus that cannot be followed",
    "opening bullet 2",
    "page 2",
    [
      `file.mdx:17:21  Locator "page 2" cannot be followed. ` +
        `Write "para 14", "para 20 bullet 3" or "findings bullet 3".`,
    ],
  ],
  [
    "a line of the focus in an area that is none",
    "area: workforce",
    "area: staff",
    [`file.mdx:18:46  Area "staff" is not known. Write one of ${areaNames}.`],
  ],
  [
    "a cover in the focus",
    `area: workforce`,
    `cover: partial`,
    [`file.mdx:18:46  Field "cover" in "focus.1" is not known here. Remove it.`],
  ],
  [
    "a theme set apart by a cover of another kind",
    "cover: out",
    "cover: some",
    [`file.mdx:20:25  Cover "some" is not known. Write one of in, partial, out.`],
  ],
  [
    "a theme set apart without the sentence that says so",
    `at: "opening para 3", `,
    "",
    [`file.mdx:20:5  Field "themeScope.0.at": Locator (at) is missing. ${locatorAdvice}`],
  ],
  [
    "a theme set apart without a reason",
    ", reason: Left to a later visit.",
    "",
    [
      `file.mdx:20:5  Field "themeScope.0.reason": Reason is missing. ` +
        `Write for example "The letter says that the visit left corporate parenting to a later one.".`,
    ],
  ],
  [
    "a scope, as it was once written",
    "judgements: []",
    "scope: {}\njudgements: []",
    [expect.stringMatching(/^file\.mdx:21:1 {2}Field "scope" is not known here\./)],
  ],
])(
  "in what a report says of its event and its scope, %s is reported with its place and what was written",
  (_, from, to, expected) => {
    expect(complaintsAfter(report, from, to, ReportEntry)).toEqual(expected);
  },
);

test.each([
  [
    "order: 1",
    "order: first",
    [`file.mdx:4:1  Order "first" is not a number. Write the theme's position in the codebook.`],
  ],
  [
    "[help-and-protection]",
    "[]",
    ["file.mdx:5:1  Areas are empty. Name the service areas in which the theme can be seen."],
  ],
  [
    "[help-and-protection]",
    "[help]",
    [
      `file.mdx:5:9  Service area "help" is not known. Write one of front-door, help-and-protection, children-in-care, care-leavers, disabled-children, leadership, workforce, partners, health, education.`,
    ],
  ],
])("in a theme %j may not become %j", (from, to, expected) => {
  expect(complaintsAfter(theme, from, to, ThemeEntry)).toEqual(expected);
});

test.each([
  [
    "2011-05-06-inspection-county#r01",
    "r01",
    [
      `file.mdx:3:1  "r01" is not a finding or recommendation. Write its identifier, such as 2018-05-18-focused-visit-${countyCode}#f12.`,
    ],
  ],
  [
    "repeats",
    "says again",
    [`file.mdx:6:5  Relation "says again" is not known. Write one of resolves, advances, repeats, worsens.`],
  ],
  [
    "    reason: Both are about plans.\n",
    "",
    [
      `file.mdx:5:5  Field "links.0.reason": Reason is missing. Write for example "Both say that plans lack targets that can be measured.".`,
    ],
  ],
])("in a thread %j may not become %j", (from, to, expected) => {
  expect(complaintsAfter(thread, from, to, ThreadEntry)).toEqual(expected);
});

test("all problems of the frontmatter are reported at once", () => {
  const written = "name: Plans\nfamily: Practice\norder: 1";
  expect(complaintsAfter(theme, written, "nme: Plans\norder: first", ThemeEntry)).toEqual([
    `file.mdx:1:1  Field "name": Name is missing. Write for example "Domestic abuse".`,
    `file.mdx:1:1  Field "family": Family is missing. Write for example "Practice with children".`,
    `file.mdx:3:1  Order "first" is not a number. Write the theme's position in the codebook.`,
    `file.mdx:2:1  Field "nme" is not known here. Did you mean "name"?`,
  ]);
});

test.each([
  ["text", "A letter", `"A letter"`],
  ["a list", "- title: A letter", `[{"title":"A letter"}]`],
])("fields that are %s are no fields", (_, written, quoted) => {
  const text = `---\n${written}\n---\n`;
  expect(readFrontmatter(text, "file.mdx", ThreadEntry).problems.map(problemToLine)).toEqual([
    `file.mdx:1:1  The fields are ${quoted}. Write each on a line of its own, as name: value.`,
  ]);
});

test("of several complaints about one place only the first is told, and each unknown field by itself", () => {
  const schema = z.strictObject({
    code: z
      .string()
      .min(5, "Code is short.")
      .regex(/^[a-z]+$/, "Code has capitals."),
    name: z.string("Name is missing."),
  });
  const { issues } = schema.safeParse({ code: "ABC", nme: "x", cod: "y" }).error!;
  expect(issues).toHaveLength(4);
  const told = oneEach(issues).map((issue) => (issue.code === "unrecognized_keys" ? issue.keys : issue.message));
  expect(told).toEqual(["Code is short.", "Name is missing.", ["nme"], ["cod"]]);
});

test("what is written well is read, with the place of each field", () => {
  const { entry, problems, places } = readFrontmatter(report, "file.mdx", ReportEntry);
  expect(problems).toEqual([]);
  expect(entry?.notCoded).toEqual([{ at: { text: "address" }, reason: "address" }]);
  expect(entry?.published).toBe("2018-05-18");
  expect(entry?.focus).toEqual([
    { theme: "plans", at: parseLocator("opening bullet 2") },
    { theme: "health", at: parseLocator("opening bullet 3"), area: "workforce" },
  ]);
  expect(entry?.themeScope).toEqual([
    { theme: "recording", cover: "out", at: parseLocator("opening para 3"), reason: "Left to a later visit." },
  ]);
  expect(placeOf(places, ["themeScope", 0, "cover"])).toEqual({ line: 20, column: 25 });
  expect(placeOf(places, ["notCoded", 0])).toEqual({ line: 23, column: 5 });
});

test("focus and themeScope may be left out, as an inspection and a press account leave them", () => {
  const without = report.replace(/focus:[^]*(?=judgements:)/, "");
  expect(without).not.toContain("theme:");
  const { entry, problems } = readFrontmatter(without, "file.mdx", ReportEntry);
  expect([problems, entry?.focus, entry?.themeScope]).toEqual([[], undefined, undefined]);
});

test("a field that was not written has the place of what should hold it", () => {
  const { places } = readFrontmatter(report, "file.mdx", ReportEntry);
  expect(placeOf(places, ["focus", 4, "theme"])).toEqual({ line: 16, column: 1 });
});
