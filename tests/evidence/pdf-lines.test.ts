import { expect, test } from "vitest";
import { pdfLines } from "#evidence/pdf-lines.ts";
import { splitDocument } from "#evidence/split.ts";
import { pdfOf, textBlock } from "../fixtures/sample-pdf.ts";
import type { PlacedText } from "../fixtures/sample-pdf.ts";

const head = { text: "Inspection of Midshire children's services", y: 800, size: 12 };
const foot = (page: number) => ({ text: `${page} of 4`, x: 280, y: 40 });
const heading = (text: string, y: number) => ({ text, y, size: 16 });
/** Table rows: the area to the left, the grade in a column of its own. */
const row = (area: string, grade: string, y: number): PlacedText[] => [
  { text: area, y },
  { text: " ", x: 300, y },
  { text: grade, x: 350, y },
];

const body: readonly (readonly PlacedText[])[] = [
  [
    heading("Midshire", 740),
    { text: "Lead inspector: Ada Example", y: 700 },
    heading("Judgement", 650),
    ...row("The impact of leaders", "Good", 620),
    { text: "The experiences and progress of", y: 590 },
    ...row("children in care", "Requires improvement to be good", 575),
    ...row("Overall effectiveness", "Good", 545),
    ...textBlock(
      [
        "Services for the children of Midshire have improved since the",
        "last inspection in 2019.",
        "",
        "Leaders know what remains to be done.",
      ],
      500,
    ),
    heading("What needs to improve?", 400),
    ...textBlock(["\u2022 The quality of plans, which", "vary.", "\u2022 Supervision."], 370),
  ],
  [
    heading("Help and protection", 740),
    ...textBlock(
      [
        "1. Thresholds are understood.",
        "",
        "2. Social workers see children every week, and they",
        "write down what children",
        "",
      ],
      700,
    ),
  ],
  [
    ...textBlock(
      ["say in words of their own.", "", "3. Plans are late.1", "", "4. One.", "", "5. Two.", "", "6. Three."],
      700,
    ),
    { text: "1 A note in small print.", y: 70, size: 8 },
  ],
  [...textBlock(["7. Four.", "", "8. Five.", "", "9. Six.", "", "10. Seven takes", "two lines."], 700)],
];
const report = body.map((runs, page) => [head, ...runs, foot(page + 1)]);
// The table's heading in one line, as it is printed.
report[0] = report[0]!.flatMap((run) => (run.text === "Judgement" ? [{ ...run, text: "Judgement Grade" }] : [run]));

test("running heads, page numbers and small print are left out", async () => {
  const texts = (await pdfLines(await pdfOf(report))).map(({ text }) => text);
  expect(texts).toContain("say in words of their own.");
  expect(texts.filter((text) => /of 4$|^Inspection of Midshire|small print/.test(text))).toEqual([]);
});

test("a running head is left out of a letter of three pages too, whose first has none", async () => {
  const pages = [1, 2, 3].map((page) => [
    ...(page > 1 ? [head] : []),
    ...textBlock([`Page ${page} speaks of ${["plans", "visits", "teams"][page - 1]}.`], 700),
  ]);
  expect((await pdfLines(await pdfOf(pages))).map(({ text }) => text)).toEqual([
    "Page 1 speaks of plans.",
    "Page 2 speaks of visits.",
    "Page 3 speaks of teams.",
  ]);
});

test("larger type is a heading, a gap sets apart, a page begins", async () => {
  const lines = await pdfLines(await pdfOf(report));
  const marks = (start: string) =>
    lines.flatMap(({ text, isHeading, isApart, isPageStart }) =>
      text.startsWith(start) ? [{ isHeading, isApart, isPageStart }] : [],
    );
  expect(marks("What needs to improve?")).toEqual([{ isHeading: true, isApart: true, isPageStart: false }]);
  expect(marks("Leaders know")).toEqual([{ isHeading: false, isApart: true, isPageStart: false }]);
  expect(marks("last inspection")).toEqual([{ isHeading: false, isApart: false, isPageStart: false }]);
  expect(marks("say in words")).toEqual([{ isHeading: false, isApart: false, isPageStart: true }]);
});

test("a numbered report comes out of its PDF as out of its text", async () => {
  const { form, passages, grades } = splitDocument(await pdfLines(await pdfOf(report)));
  expect(form).toBe("numbered");
  expect(grades.map(({ area, grade }) => [area, grade])).toEqual([
    ["The impact of leaders", "Good"],
    ["The experiences and progress of children in care", "Requires improvement to be good"],
    ["Overall effectiveness", "Good"],
  ]);
  expect(Object.fromEntries(passages.map(({ locator, text }) => [locator, text]))).toMatchObject({
    "summary para 1": "Services for the children of Midshire have improved since the last inspection in 2019.",
    "summary para 2": "Leaders know what remains to be done.",
    "what needs to improve bullet 1": "The quality of plans, which vary.",
    "what needs to improve bullet 2": "Supervision.",
    "para 2": "Social workers see children every week, and they write down what children say in words of their own.",
    "para 10": "Seven takes two lines.",
  });
  expect(passages.filter(({ locator }) => /^para \d+$/.test(locator))).toHaveLength(10);
});

test("a letter's paragraph over a page break is one paragraph", async () => {
  const letter = [
    textBlock([
      "Ofsted",
      "",
      "Dear Ada Example",
      "",
      "This letter summarises the findings of a visit.",
      "",
      "Findings",
      "",
      "Leaders know their teams, and their plans have begun",
      "to bring down the",
    ]),
    textBlock(["number of children who wait.", "", "Caseloads fell.", "", "Yours sincerely"]),
  ];
  const { passages } = splitDocument(await pdfLines(await pdfOf(letter)));
  expect(passages.filter(({ locator }) => locator.startsWith("findings")).map(({ text }) => text)).toEqual([
    "Leaders know their teams, and their plans have begun to bring down the number of children who wait.",
    "Caseloads fell.",
  ]);
});

test("runs of one line are one line, in the order of the file", async () => {
  const runs = [
    { text: "Plans ", y: 700 },
    { text: "were", x: 110, y: 701 },
    { text: " late.", x: 140, y: 700 },
    { text: "Visits too.", y: 685 },
  ];
  expect((await pdfLines(await pdfOf([runs]))).map(({ text }) => text)).toEqual(["Plans were late.", "Visits too."]);
});
