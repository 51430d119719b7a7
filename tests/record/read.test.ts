import { cpSync, readFileSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readOnce, readRecord } from "#record/read.ts";
import { contentCopy } from "../fixtures/content-copy.ts";

const { root, rewrite, messageOfReading } = contentCopy();

const letter = "content/reports/2018-05-18-focused-visit-northamptonshire.mdx";
const known = "content/inspections/2016-04-27-sif-northamptonshire.mdx";
/** One in which something is advanced. */
const thread = readdirSync("content/threads")
  .map((name) => `content/threads/${name}`)
  .find((file) => readFileSync(file, "utf8").includes("relation: advances"))!;
const method = "content/prose/method.mdx";

test("the content as it stands has no problem", () => {
  expect(messageOfReading()).toBe("");
});

test.each([
  [
    "an unknown theme",
    letter,
    /(<Finding id="f01"[^>]*themes=\{\[)"[a-z-]+"/,
    `$1"leadershp"`,
    `Finding f01: Theme "leadershp" is not in content/themes. Did you mean "leadership"?`,
  ],
  [
    "a missing locator",
    letter,
    /<Finding id="f01" at="[^"]*"/,
    `<Finding id="f01"`,
    `Finding f01: Locator (at) is missing. Write where the document says it: "para 14" or "findings bullet 3".`,
  ],
  [
    "a bad date",
    letter,
    /published: 2018-05-18/,
    "published: 2018-05-38",
    `Date "2018-05-38" is not in the calendar. Write year-month-day, such as 2011-05-06, or 2022-11 where only the month is known.`,
  ],
  [
    "a duplicate id",
    letter,
    /<Finding id="f02"/,
    `<Finding id="f01"`,
    /Id "f01" is already used in line \d+\. Give this one the next number not used before; numbers are never used twice\./,
  ],
  [
    "a dangling thread",
    thread,
    /origin: \S+/,
    "origin: 2011-05-06-inspection-northamptonshire#f999",
    /"2011-05-06-inspection-northamptonshire#f999" leads nowhere: no file in content\/reports or content\/inspections has it\. Write the file's name, # and the number of a finding or recommendation in it\./,
  ],
  [
    "malformed frontmatter",
    letter,
    /kind: focused-visit/,
    "event: visit",
    `Field "event" is written twice. Keep one of them.`,
  ],
  [
    "an unknown element",
    letter,
    /<Finding id="f01"([\s\S]*?)<\/Finding>/,
    `<Findng id="f01"$1</Findng>`,
    `Element <Findng> is not known. Did you mean "Finding"?`,
  ],
  [
    "an unknown element on a page of prose",
    method,
    /<ThemeTable \/>/,
    "<ThemTable />",
    `Element <ThemTable> is not known. Did you mean "ThemeTable"?`,
  ],
  [
    "an empty description of a page of prose",
    method,
    /description: .*/,
    "description:",
    `Description is missing. Write for example "How findings are coded and counted.".`,
  ],
])(
  "%s stops the reading, with its place, what was written and what to write",
  (_, file, written, instead, complaint) => {
    const place = rewrite(file, written, instead);
    const message = messageOfReading();
    expect(message).toMatch(/^One problem in the content:\n/);
    expect(message).toContain(`  ${place}  `);
    expect(message).toMatch(complaint);
  },
);

test("a page of prose without a description stops the reading, and the field is named", () => {
  rewrite(method, /^description: .*\n/m, "");
  expect(messageOfReading()).toBe(
    `One problem in the content:\n\n  ${method}:1:1  Field "description": Description is missing. Write for example "How findings are coded and counted.".\n`,
  );
});

test("the problems of all files are listed at once", () => {
  const places = [
    rewrite(thread, /relation: advances/, "relation: improves"),
    rewrite("content/authorities/northamptonshire.mdx", /role: council/, "role: county"),
    rewrite(letter, /provenance: primary/, "provenance: original"),
    rewrite(letter, /stance="strength"/, `stance="good"`),
    rewrite(method, /<ThemeTable \/>/, "<Chart />"),
  ];
  const message = messageOfReading();
  expect(message).toMatch(/^5 problems in the content:\n/);
  for (const place of places) expect(message).toContain(`  ${place}  `);
});

test.each([
  [
    "a finding",
    "of a thread",
    thread,
    `<Finding id="f901" at="para 1" stance="concern" themes={["plans"]}>\nPlans were late.\n</Finding>`,
    "<Finding> stands only in content/reports. Move it there.",
  ],
  [
    "a recommendation",
    "of what is known of an inspection",
    known,
    `<Recommendation id="r901" at="para 1" themes={["plans"]}>\nPlan.\n</Recommendation>`,
    "<Recommendation> stands only in content/reports. Move it there.",
  ],
  [
    "a finding",
    "of a page of prose",
    method,
    `<Finding id="f901" at="para 1" stance="concern" themes={["plans"]}>\nPlans were late.\n</Finding>`,
    "<Finding> stands only in content/reports. Move it there.",
  ],
  [
    "a table of themes",
    "of a document that is held",
    letter,
    "<ThemeTable />",
    "<ThemeTable> stands only in content/prose. Move it there.",
  ],
  [
    "a run of twins",
    "of what is known of an inspection",
    known,
    `<Twins from="f01" />`,
    "<Twins> stands only in content/reports. Move it there.",
  ],
  [
    "what others report",
    "of a document that is held",
    letter,
    `<Reported id="f901" source="bbc" stance="concern" themes={["plans"]}>\nPlans were late.\n</Reported>`,
    "<Reported> stands only in content/inspections. Move it there.",
  ],
])("%s does not stand in the file %s", (_, __, file, element, complaint) => {
  const text = readFileSync(join(root, file), "utf8").trimEnd();
  writeFileSync(join(root, file), `${text}\n\n${element}\n`);
  expect(messageOfReading()).toBe(
    `One problem in the content:\n\n  ${file}:${text.split("\n").length + 2}:1  ${complaint}\n`,
  );
});

test.each([
  [
    "a source of what is known of an inspection that has no place",
    known,
    /(id: telegraph.*?), url: "[^"]*"/,
    "$1",
    /:\d+:5 {2}A source needs one place where a reader finds it\. Write either url or report \(with at\), not both and not neither\.\n/,
  ],
  [
    "a finding reported by an unknown source",
    known,
    /<Reported id="f01" source="cypn"/,
    `<Reported id="f01" source="cypm"`,
    /:\d+:1 {2}Finding f01: source "cypm" is not among the sources of this file\. Did you mean "cypn"\?\n/,
  ],
  [
    "a reported grade off the scale",
    known,
    /grade: Requires improvement/,
    "grade: Adequate",
    /:\d+:\d+ {2}Grade "Adequate" is not on the scale of the framework "sif"\. Write one of Inadequate, Requires improvement, Good, Outstanding\.\n/,
  ],
  [
    "a run that the twin does not have",
    "content/reports/2022-11-25-inspection-west-northamptonshire.mdx",
    /<Twins from="f01" to="f15"/,
    `<Twins from="f01" to="f999"`,
    /:\d+:1 {2}"f999" is not in 2022-11-25-inspection-north-northamptonshire\./,
  ],
  [
    "a milestone that ends before it begins",
    "content/milestones/2020-03-17-routine-inspection-suspended.mdx",
    /until: 2021-05/,
    "until: 2020-02",
    /:4:1 {2}It ends \(2020-02\) before it begins \(2020-03-17\)\. Exchange or correct the two\.\n/,
  ],
  [
    "a related inspection without a date",
    "content/related/2023-03-fostering-nct.mdx",
    /date: 2023-03\n/,
    "",
    /:1:1 {2}Field "date": Date is missing\./,
  ],
])("%s stops the reading, with its place and the remedy", (_, file, written, instead, complaint) => {
  rewrite(file, written, instead);
  const message = messageOfReading();
  expect(message).toContain(`  ${file}:`);
  expect(message).toMatch(complaint);
});

test("a file whose name cannot become an address is refused", () => {
  cpSync(join(root, "content/themes/plans.mdx"), join(root, "content/themes/My Plans.mdx"));
  expect(messageOfReading()).toContain(
    `  content/themes/My Plans.mdx  The file's name "My Plans.mdx" cannot become an address. Use small letters, digits and hyphens, and the ending .mdx.`,
  );
});

test("a file written on Windows is read like any other", () => {
  const text = `${readFileSync(join(root, letter), "utf8")}\nA note of\ntwo lines.\n`;
  const readAs = (written: string) => {
    writeFileSync(join(root, letter), written);
    return readRecord(root).reports.flatMap(({ blocks }) =>
      blocks.map((block) => ("summary" in block ? block.summary : block)),
    );
  };
  expect(readAs(text.replaceAll("\n", "\r\n"))).toEqual(readAs(text));
});

/** Writes a file otherwise, at a time that cannot be that of its last change. */
function rewriteLater(file: string, written: RegExp, instead: string): void {
  rewrite(file, written, instead);
  utimesSync(join(root, file), new Date(), new Date(Date.now() + 5000));
}

test("content is read once, and again after a file has changed, and says what is wrong with it", () => {
  const reading = readOnce(root);
  expect(readOnce(root)).toBe(reading);
  rewriteLater(thread, /^title: .*$/m, "title: Another title");
  expect(readOnce(root)).toMatchObject({
    content: {
      threads: expect.arrayContaining([
        expect.objectContaining({ entry: expect.objectContaining({ title: "Another title" }) }),
      ]),
    },
  });
  rewriteLater(method, /<ThemeTable \/>/, "<Chart />");
  expect(readOnce(root)).toMatchObject({
    error: { message: expect.stringContaining("Element <Chart> is not known.") },
  });
});
