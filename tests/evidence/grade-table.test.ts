import { describe, expect, test } from "vitest";
import { textLines } from "#evidence/lines.ts";
import { pdfLines } from "#evidence/pdf-lines.ts";
import { splitDocument } from "#evidence/split.ts";
import type { SplitDocument } from "#evidence/passage.ts";
import { pdfOf, textBlock } from "../fixtures/sample-pdf.ts";
import type { PlacedText } from "../fixtures/sample-pdf.ts";
import { atLeastOne } from "../at-least-one.ts";

const numbered = Array.from({ length: 10 }, (_, index) => `${index + 1}. Paragraph of the report.`);
const gradesOf = ({ grades }: SplitDocument) => grades.map(({ area, grade }) => `${area}: ${grade}`);
const summaryOf = ({ passages }: SplitDocument) =>
  passages.flatMap(({ locator, text }) => (locator.startsWith("summary") ? [text] : []));

/** A report in plain text, with what stands between the head of its table and the points to improve. */
const splitText = (lines: readonly string[], head = "Judgement\tGrade") =>
  splitDocument(
    textLines(
      [
        "Lead inspector: Ada Example",
        "",
        head,
        ...lines,
        "",
        "# What needs to improve?",
        "",
        "- Plans.",
        "",
        ...numbered,
      ].join("\n"),
    ),
  );

/** The same as a PDF, with what its first page draws there. */
async function splitPdf(runs: readonly PlacedText[], head: readonly PlacedText[] = cells("Judgement", "Grade", 650)) {
  const first = [{ text: "Lead inspector: Ada Example", y: 700 }, ...head, ...runs];
  const second = [
    { text: "What needs to improve?", y: 740, size: 16 },
    ...textBlock(["\u2022 Plans.", "", ...numbered.flatMap((line) => [line, ""])], 700),
  ];
  return splitDocument(await pdfLines(await pdfOf([first, second])));
}

/** The cells of a row as a word processor draws them: all lines of the area, then those of the grade. */
function cells(area: string, grade: string, y: number, gradeY = y): PlacedText[] {
  const column = (text: string, x: number, top: number) =>
    text.split("\n").map((line, index) => ({ text: line, x, y: top - 14 * index }));
  return [...column(area, 78, y), ...column(grade, 320, gradeY)];
}

/** The same drawn from the top down, as other programs draw. */
const fromTheTop = (runs: readonly PlacedText[]) => runs.toSorted((a, b) => b.y - a.y || (a.x ?? 0) - (b.x ?? 0));

const leaders = "The impact of leaders on practice\nwith children and families";
const help = "The experiences and progress of\nchildren who need help and\nprotection";
const care = "The experiences and progress of\nchildren in care";
const table = [
  ...cells(leaders, "Outstanding", 620),
  ...cells(help, "Good", 580),
  ...cells(care, "Inadequate", 526),
  ...cells("Overall effectiveness", "Inadequate", 486),
];
const tableGrades = [
  "The impact of leaders on practice with children and families: Outstanding",
  "The experiences and progress of children who need help and protection: Good",
  "The experiences and progress of children in care: Inadequate",
  "Overall effectiveness: Inadequate",
];
const textTable = tableGrades.map((row) => row.replace(": ", "\t"));

const gradeWords = [
  "Outstanding",
  "Good",
  "Requires improvement to be good",
  "Requires improvement",
  "Adequate",
  "Inadequate",
  "Not judged",
];
const bothCases = gradeWords.flatMap((word) => [word, word.toLowerCase()]);

describe("a sentence whose line ends in a grade is no row", () => {
  test.each(atLeastOne(bothCases))("after the table of a PDF: %s", async (word) => {
    const summary = [
      `Midshire's work with its families, then thought ${word}`,
      "in every team, has gone on to gain from steady leaders.",
    ];
    const document = await splitPdf([...table, ...textBlock(summary, 450)]);
    expect(gradesOf(document)).toEqual(tableGrades);
    expect(summaryOf(document)).toEqual([summary.join(" ")]);
  });

  test.each(atLeastOne(bothCases))("straight after the table of a text, without a gap: %s", (word) => {
    const summary = [
      `The last visit to Midshire found its services to be ${word}`,
      "and its leaders sure of what to do.",
    ];
    const document = splitText([...textTable, ...summary]);
    expect(gradesOf(document)).toEqual(tableGrades);
    expect(summaryOf(document)).toEqual([summary.join(" ")]);
  });

  test.each(atLeastOne(gradeWords))("where spaces alone part a grade from its area: %s", (word) => {
    const rows = tableGrades.map((row) => row.replace(": ", " "));
    const summary = [
      `Inspectors last judged Midshire's services to be ${word}`,
      "and found leaders sure of what to do.",
    ];
    const document = splitText([...rows, ...summary], "Judgement Grade");
    expect(gradesOf(document)).toEqual(tableGrades);
    expect(summaryOf(document)).toEqual([summary.join(" ")]);
  });

  test.each([
    ["a verb in the line", ["Leaders have made help for families Good", "and mean to keep it so."]],
    [
      "a verb in the next line",
      ["Help for the youngest children, once Inadequate", "is now offered in each district."],
    ],
    ["a clause", ["Since 2019 a county with services Good", "by any measure."]],
    ["a full stop before it", ["Midshire with its three districts. Good", "practice abounds."]],
    ["a small letter at its start", ["Overall effectiveness", "of teams that are Good", "rests on their managers."]],
    [
      "more words than an area",
      [
        "The long and patient work of Midshire's many teams with schools and with families of every kind Good",
        "or not.",
      ],
    ],
    [
      "several short lines",
      [
        "Midshire's leaders",
        "and their partners",
        "in every district",
        "see to it that help",
        "stays Good",
        "for all.",
      ],
    ],
  ])("where spaces alone part a grade from its area, told by %s", (_, summary) => {
    const document = splitText(
      ["The impact of leaders on practice Good", "Overall effectiveness Good", "", ...summary],
      "Judgement Grade",
    );
    expect(gradesOf(document)).toEqual(["The impact of leaders on practice: Good", "Overall effectiveness: Good"]);
    expect(summaryOf(document)).toEqual([summary.join(" ")]);
  });

  test("over several short lines in a narrow column of a PDF", async () => {
    const summary = [
      "Children in Midshire",
      "have workers who know",
      "them, and help that is",
      "Good",
      "in every district.",
    ];
    const document = await splitPdf([...table, ...textBlock(summary, 450)]);
    expect(gradesOf(document)).toEqual(tableGrades);
    expect(summaryOf(document)).toEqual([summary.join(" ")]);
  });

  test("directly under the last row of a PDF, without a gap", async () => {
    const summary = [
      "The county's support for its care leavers, since long Good",
      "where they live near, reaches few of those who do not.",
    ];
    const document = await splitPdf([...table, ...textBlock(summary, 471)]);
    expect(gradesOf(document)).toEqual(tableGrades);
    expect(summaryOf(document)).toEqual([summary.join(" ")]);
  });

  test("between the head of a PDF's table and its first row", async () => {
    const lead = [
      "Each of the areas below was held against what is Good",
      "help for a child, and given a grade of its own.",
    ];
    const document = await splitPdf([
      ...textBlock(lead, 635),
      ...table.map((run) => ({ ...run, y: run.y - 40 })),
      ...textBlock(["Leaders know their teams."], 400),
    ]);
    expect(gradesOf(document)).toEqual(tableGrades);
    expect(summaryOf(document)).toEqual([lead.join(" "), "Leaders know their teams."]);
  });

  test("between the head of a text's table and its first row", () => {
    const lead = [
      "Each of the areas below was held against what is Good",
      "help for a child, and given a grade of its own.",
    ];
    expect(gradesOf(splitText([...lead, "", ...textTable]))).toEqual(tableGrades);
  });

  test.each([
    ["after it", (runs: readonly PlacedText[], aside: readonly PlacedText[]) => [...runs, ...aside]],
    ["before it", (runs: readonly PlacedText[], aside: readonly PlacedText[]) => [...aside, ...runs]],
    [
      "line by line with it",
      (runs: readonly PlacedText[], aside: readonly PlacedText[]) => fromTheTop([...runs, ...aside]),
    ],
  ])("beside the table of a PDF, drawn %s", async (_, draw) => {
    const words = [
      "Help reached",
      "children early,",
      "and was often",
      "Good",
      "even where it",
      "had been",
      "Inadequate",
      "a year before.",
    ];
    const aside = words.map((text, index) => ({ text, x: 440, y: 620 - 14 * index }));
    const document = await splitPdf(draw(table, aside));
    expect(gradesOf(document)).toEqual(tableGrades);
    expect(summaryOf(document)).toEqual([words.join(" ")]);
  });

  test("beside a row of a text, behind a further tab", () => {
    const document = splitText([
      "Overall effectiveness\tGood\tMidshire's teams are Good",
      "",
      "Leaders know their teams.",
    ]);
    expect(gradesOf(document)).toEqual(["Overall effectiveness: Good"]);
    expect(summaryOf(document)).toEqual(["Midshire's teams are Good", "Leaders know their teams."]);
  });

  test("in a report whose head stands in two lines", async () => {
    const summary = [
      "Midshire's work with its families, at first thought Inadequate",
      "by many, has gone on to gain from steady leaders.",
    ];
    const head = [
      { text: "Judgement", x: 78, y: 652 },
      { text: "Grade", x: 320, y: 645 },
    ];
    const document = await splitPdf([...table, ...textBlock(summary, 450)], head);
    expect(gradesOf(document)).toEqual(tableGrades);
    expect(summaryOf(document)).toEqual([summary.join(" ")]);
  });
});

describe("a row over several lines is one row, wherever its grade stands", () => {
  const heights = [
    ["first", 0],
    ["middle", -14],
    ["last", -28],
  ] as const;

  test.each(atLeastOne(heights))("in a PDF drawn from the top down, the grade on the %s line", async (_, drop) => {
    const runs = [
      ...cells(help, "Good", 620, 620 + drop),
      ...cells("The impact of leaders on practice\nwith children\nand families", "Outstanding", 570, 570 + drop),
      ...cells("Overall effectiveness", "Good", 520),
    ];
    const document = await splitPdf([
      ...fromTheTop(runs),
      ...textBlock(["Leaders know which of their teams go on to do well by children."], 480),
    ]);
    expect(gradesOf(document)).toEqual([
      "The experiences and progress of children who need help and protection: Good",
      "The impact of leaders on practice with children and families: Outstanding",
      "Overall effectiveness: Good",
    ]);
    expect(summaryOf(document)).toEqual(["Leaders know which of their teams go on to do well by children."]);
  });

  test.each(atLeastOne(heights.slice(0, 2)))("in a text, the grade on the %s line", (_, drop) => {
    const row = (area: string, grade: string) =>
      area.split("\n").map((line, index) => (index * -14 === drop ? `${line}\t${grade}` : line));
    const document = splitText([
      ...row(help, "Good"),
      ...row("The impact of leaders on practice\nwith children\nand families", "Outstanding"),
      "Overall effectiveness\tGood",
      "Leaders know their teams.",
    ]);
    expect(gradesOf(document)).toEqual([
      "The experiences and progress of children who need help and protection: Good",
      "The impact of leaders on practice with children and families: Outstanding",
      "Overall effectiveness: Good",
    ]);
    expect(summaryOf(document)).toEqual(["Leaders know their teams."]);
  });

  const broken = [
    ["two lines", "Requires improvement\nto be good"],
    ["two lines, elsewhere", "Requires improvement to\nbe good"],
    ["three lines", "Requires\nimprovement to be\ngood"],
  ] as const;
  const brokenGrades = [
    "The experiences and progress of children who need help and protection: Requires improvement to be good",
    "Overall effectiveness: Requires improvement to be good",
  ];

  test.each(atLeastOne(broken))("a grade over %s in a PDF", async (_, grade) => {
    const runs = [...cells(help, grade, 620), ...cells("Overall effectiveness", grade, 570, 577)];
    for (const drawn of [runs, fromTheTop(runs)])
      expect(gradesOf(await splitPdf([...drawn, ...textBlock(["Leaders know their teams."], 480)]))).toEqual(
        brokenGrades,
      );
  });

  test.each(atLeastOne(broken))("a grade over %s in a text", (_, grade) => {
    const rows = ["The experiences and progress of children who need help and protection", "Overall effectiveness"];
    expect(gradesOf(splitText(rows.flatMap((area) => [area, ...grade.split("\n")])))).toEqual(brokenGrades);
  });

  test("a grade smaller than the text about it counts", async () => {
    const small = table.map((run) => ({ ...run, size: 11 }));
    const text = textBlock(
      [
        "Leaders know which of their teams go on to do well by the children who",
        "come to them, and the rest they help with money and with time.",
      ],
      440,
    );
    expect(gradesOf(await splitPdf([...small, ...text]))).toEqual(tableGrades);
  });

  test("a long area that a text has in one line is an area", () => {
    const area = "The experiences and progress of children who need help and protection";
    expect(gradesOf(splitText([area, "Good", "Overall effectiveness", "Good"]))).toEqual([
      `${area}: Good`,
      "Overall effectiveness: Good",
    ]);
  });
});

describe("tables of other frameworks", () => {
  test("a table of 2026 has no row for overall effectiveness, and its summary follows", async () => {
    const rows = [
      ...cells(leaders, "Good", 620),
      ...cells(help, "Good", 580),
      ...cells(care, "Good", 526),
      ...cells("The experiences and progress of care\nleavers", "Outstanding", 486),
    ];
    const summary = [
      "Overall effectiveness, which no longer has a grade of its own, was Good",
      "when inspectors last came to the county.",
    ];
    const document = await splitPdf([...rows, ...textBlock(summary, 450)]);
    expect(gradesOf(document)).toEqual([
      ...tableGrades.slice(0, 3).map((row) => row.replace(/: .*/, ": Good")),
      "The experiences and progress of care leavers: Outstanding",
    ]);
    expect(summaryOf(document)).toEqual([summary.join(" ")]);
  });

  test("areas that no known framework has are areas by their column", async () => {
    const rows = [
      ...cells("Play", "Good", 620),
      ...cells("Neighbours and friends are\nheard and are seen", "Adequate", 590),
      ...cells("Walks", "Inadequate", 550),
    ];
    const summary = ["A walk is what the children of the county ask for, and it is not Good", "to keep them in."];
    const document = await splitPdf([...rows, ...textBlock(summary, 520)]);
    expect(gradesOf(document)).toEqual([
      "Play: Good",
      "Neighbours and friends are heard and are seen: Adequate",
      "Walks: Inadequate",
    ]);
  });

  test("a grade may have its number after it", async () => {
    const rows = [
      ...cells("Overall effectiveness", "Adequate Grade 3", 620),
      ...cells("Capacity to improve", "Good Grade 2", 590),
    ];
    expect(gradesOf(await splitPdf(rows))).toEqual(["Overall effectiveness: Adequate", "Capacity to improve: Good"]);
  });

  test("a table drawn with bars has the rows that it shows", () => {
    const document = splitText(
      ["|---|---|", "| The impact of leaders | Good |", "| Overall effectiveness | Good |", "", "Leaders are Good."],
      "| Judgement | Grade |",
    );
    expect(gradesOf(document)).toEqual(["The impact of leaders: Good", "Overall effectiveness: Good"]);
  });
});
