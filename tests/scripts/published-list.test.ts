import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Authority } from "#domain/authority.ts";
import { buildRecord } from "#record/build.ts";
import { atLeastOne } from "../at-least-one.ts";
import { sampleContent, withEntry } from "../fixtures/sample-record.ts";
import { readPublishedList } from "../../scripts/published-list.ts";

const content = withEntry(sampleContent({}), "authorities", { ofstedUrn: "1234567", onsCode: "E06000099" }, "north");
const { authorities } = buildRecord(content);

const read = (text: string, of: readonly Authority[] = authorities) =>
  readPublishedList(new TextEncoder().encode(text), "list.csv", of);
const messages = (text: string) => read(text).problems.map(({ line, message }) => `${line ?? ""} ${message}`);

test("a plain list names each inspection once, by number or name, in any order of columns", () => {
  const { list, problems, unread } = read(
    "\ufeffDate,Kind,Reference,Name,URL,Colour\n2020-03-03,Focused visit,1234567,,https://example.org/a,red\n2019-01-02,inspection,E06000099,The North Council,,\n2018-01-02,pilot,999,Elsewhere,,\n2018-01-03,inspection,,West,,\n",
  );
  expect(problems).toEqual([]);
  expect(unread).toEqual(["colour"]);
  expect(list).toMatchObject({
    ...{ from: "2018-01-02", to: "2020-03-03", rows: 4, otherRows: 1, frameworks: [] },
    kinds: ["inspection", "focused-visit", "pilot"],
  });
  expect(list.inspections.map(({ authority, ...rest }) => ({ ...rest, authority: authority.id }))).toEqual([
    { authority: "west", kind: "inspection", published: "2018-01-03", fieldwork: {}, grades: [] },
    { authority: "north", kind: "inspection", published: "2019-01-02", fieldwork: {}, grades: [] },
    {
      ...{ authority: "north", kind: "focused-visit", published: "2020-03-03", fieldwork: {}, grades: [] },
      address: "https://example.org/a",
    },
  ]);
});

const head = "urn,authority,framework,fieldwork_start,fieldwork_end,published,area,grade";

test("a list of grades has a row for each, and needs no kind: what is graded is an inspection", () => {
  const row = "1234567,North,New,2018-04-01,2018-04-05,2018-05-18";
  const { list, problems } = read(
    `${head}\n${row},Overall,Good\n9,Elsewhere,Old,,,2017-01-01,Overall,Good\n${row},"Leaders, and more",Inadequate\n`,
  );
  expect(problems).toEqual([]);
  expect(list).toMatchObject({ rows: 3, otherRows: 1, kinds: ["inspection"], frameworks: ["New", "Old"] });
  expect(list.inspections).toMatchObject([
    {
      fieldwork: { start: "2018-04-01", end: "2018-04-05" },
      grades: [
        { area: "Overall", grade: "Good" },
        { area: "Leaders, and more", grade: "Inadequate" },
      ],
    },
  ]);
});

test("a council whose number the record does not know is known by its name", () => {
  expect(read("urn,name,kind,date\n42,County,inspection,2018-01-01\n").list.inspections).toMatchObject([
    { authority: { id: "county" } },
  ]);
});

test("all that is wrong is said at once, with its line, what was written and what to write", () => {
  expect(
    messages(
      `urn,name,kind,date,address\n,Elsewhere,inspection,7 July 2026,\n1234567,,focused-vist,2026-07-07,\n1234567,,inspection,2026-02-30,files/1\n,,inspection,2026-07-07,\n1234567,West,inspection,2026-07-07,\n42,North,,,\n1234567,North\n`,
    ),
  ).toEqual([
    "8 The row has 2 cells, and there are 5 columns. Put a cell that holds a comma into quotation marks.",
    '2 Date "7 July 2026" is no day of the calendar as it is read here. Write year-month-day, such as 2026-07-07.',
    '3 Kind "focused-vist" is not known. Did you mean "focused-visit"?',
    '4 Date "2026-02-30" is no day of the calendar as it is read here. Write year-month-day, such as 2026-07-07.',
    '4 Source address "files/1" is not an address. Write it whole, such as https://files.ofsted.gov.uk/v1/file/50200024.',
    "5 The row names no council. Write its reference number or its name.",
    '6 "1234567" is the number of north council, and "West" is west council. Write which of them it is.',
    '7 "42" is not the number of north council. Write 1234567, or another name.',
    "7 The kind is empty. Write one of inspection, focused-visit, monitoring-visit, pilot, unannounced.",
    "7 The day of publication is empty. Write year-month-day, such as 2026-07-07.",
  ]);
});

test("rows of one inspection that contradict each other are named, with both lines", () => {
  const row = (start: string, area: string, grade: string) => `1234567,,New,${start},,2018-05-18,${area},${grade}`;
  expect(
    messages(
      [
        head,
        row("2018-04-01", "Overall", "Good"),
        row("2018-04-02", "Leaders", "Good"),
        row("2018-04-01", "Overall", "Inadequate"),
        row("2018-04-01", "Help", ""),
        row("2018-04-01", "", "Good"),
      ].join("\n"),
    ),
  ).toEqual([
    '3 Start of fieldwork "2018-04-02" is another than in line 2, "2018-04-01", of the same inspection. Write the same in both.',
    '4 "Overall" was graded above already, in the same inspection. Keep one of the two.',
    "5 The kind is empty. Write one of inspection, focused-visit, monitoring-visit, pilot, unannounced.",
    '5 "Help" stands without its grade. Write it, or leave the row out.',
    '6 Grade "Good" stands without what was judged. Write it in the column area.',
    "6 The inspection stands in line 2 already. Keep one row of it, or give each its grade.",
  ]);
  expect(messages("urn,kind,date\n1234567,pilot,2018-05-18\n1234567,pilot,2018-05-18\n")).toEqual([
    "3 The inspection stands in line 2 already. Keep one row of it, or give each its grade.",
  ]);
});

test.each(
  atLeastOne([
    [
      "an empty file",
      "",
      /^1 There is no column for the council\. Call it authority or name or reference or urn or ons_code;/,
    ],
    ["a list without rows", "urn,kind,date\n", /^1 The list has no rows/],
    [
      "a name that is nearly right",
      "urn,kinds,date\n1,x,2020-01-01",
      /^1 There is no column for the kind of inspection\. Call it kind, where "kinds" stands;/,
    ],
    [
      "another sign between cells",
      "urn;kind;date\n1;inspection;2020-01-01",
      /the first line names the columns, with commas/,
    ],
    [
      "two columns for one thing",
      "urn,kind,date,published\n1,x,y,z",
      /^1 The columns "published" and "date" say the same|^1 The columns "date" and "published" say the same/,
    ],
    [
      "a quotation mark that is not closed",
      'urn,kind,date\n1,"x,2020-01-01\n',
      /^ The file cannot be read as CSV: Quote Not Closed/,
    ],
    ["a row without end", ",".repeat(1000), /^ The file has more than 200000 rows or 1000 columns: no list/],
    ["rows without end", "x\n".repeat(200_002), /^ The file has more than 200000 rows or 1000 columns: no list/],
  ] as const),
)("%s is refused in a sentence", (_, text, message) => {
  expect(messages(text)[0]).toMatch(message);
});

test("bytes that are not UTF-8 are refused", () => {
  const { problems } = readPublishedList(new Uint8Array([117, 114, 110, 0xff]), "list.csv", authorities);
  expect(problems).toEqual([
    { file: "list.csv", message: "The file is not UTF-8. Save the list as CSV in the encoding UTF-8." },
  ]);
});

test("every column that is read stands in the README", () => {
  const [, told = ""] =
    /### Comparing it with what was published\n([\s\S]*?)\n##/.exec(readFileSync("README.md", "utf8")) ?? [];
  const source = readFileSync("scripts/published-list.ts", "utf8");
  const [, columns = ""] = /const columns = \{([\s\S]*?)\n\}/.exec(source) ?? [];
  const names = [...columns.matchAll(/"(\w+)"/g)].map(([, name]) => name!);
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
});
