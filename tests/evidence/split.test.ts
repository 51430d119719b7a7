import { expect, test } from "vitest";
import { textLines } from "#evidence/lines.ts";
import { splitDocument } from "#evidence/split.ts";
import { article, letter, numberedReport } from "../fixtures/documents.ts";

const split = (text: string) => splitDocument(textLines(text));
/** Each passage by its locator; fails when a locator stands twice. */
function passagesOf(text: string): Record<string, string> {
  const { passages } = split(text);
  expect(new Set(passages.map(({ locator }) => locator)).size).toBe(passages.length);
  return Object.fromEntries(passages.map(({ locator, text }) => [locator, text]));
}

/** Enough numbered paragraphs to be a numbered report. */
const numbered = (from: number, to = from + 9) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index}. Paragraph of the report.`).join("\n");

test("a numbered report comes apart into its paragraphs, their bullets and its grades", () => {
  expect(split(numberedReport).form).toBe("numbered");
  expect(passagesOf(numberedReport)).toEqual({
    "title page":
      "Inspection of services for children in Midshire Inspection dates: 3 – 7 June 2013 Reporting inspector: Ada Example HMI",
    "para 1": "Midshire has 12,500 children.",
    "para 2": "Inspectors considered evidence such as:",
    "para 2 bullet 1": "plans",
    "para 2 bullet 2": "audits of case files",
    "para 3": "The service looked after 310 children, of whom 12% lived outside the county.",
    "para 4": "Overall effectiveness is adequate.",
    "para 5": "Assessments are mostly timely.",
    "para 6": "In order to improve, the council should take the following action:",
    "para 6 bullet 1": "see every child alone",
    "para 6 bullet 2": "write down why a case is closed, and who decided it",
    "para 6 bullet 3": "train all managers in multi-agency work",
    "para 6 bullet 4": "publish a plan",
    "para 7": "Being healthy is good. 8. This number stands inside a line.",
    "para 8": "Staying safe is good.",
    "para 9": "Children enjoy school.",
    "para 10": "Leaders are visible:",
    "para 10 bullet 1": "in schools",
    "para 11": "Partners meet each month.",
    "judgements row 1": "Overall effectiveness Adequate",
    "judgements row 2": "Capacity for improvement Good",
    "judgements row 3": "Quality of provision Outstanding",
    "judgements row 4": "Being healthy Inadequate",
    "judgements row 5": "Quality of provision requires improvement",
  });
});

test("only the bullets under a term have it", () => {
  expect(split(numberedReport).passages.flatMap(({ locator, term }) => (term ? [[locator, term]] : []))).toEqual([
    ["para 6 bullet 1", "immediately"],
    ["para 6 bullet 2", "immediately"],
    ["para 6 bullet 3", "within three months"],
    ["para 6 bullet 4", "within the next six months"],
  ]);
});

test("rows are counted through the whole table, however its headings are set, and the grade has one spelling", () => {
  expect(split(numberedReport).grades.map(({ area, grade }) => [area, grade])).toEqual([
    ["Overall effectiveness", "Adequate"],
    ["Capacity for improvement", "Good"],
    ["Quality of provision", "Outstanding"],
    ["Being healthy", "Inadequate"],
    ["Quality of provision", "Requires improvement"],
  ]);
});

test("the title of a table that is not marked as a heading is no part of the last paragraph", () => {
  expect(passagesOf(`${numbered(1)}\nRecord of main findings:\nOverall effectiveness	Good`)["para 10"]).toBe(
    "Paragraph of the report.",
  );
});

test("numbers out of turn begin no paragraph", () => {
  const passages = passagesOf(
    `${numbered(1)}\n2. Not the second.\n13. Not the thirteenth.\n11. The eleventh.\n12\nThe twelfth.`,
  );
  expect(passages["para 10"]).toBe("Paragraph of the report. 2. Not the second. 13. Not the thirteenth.");
  expect(passages["para 11"]).toBe("The eleventh. 12 The twelfth.");
});

const summaryReport = `**Inspection dates:** 3 to 7 June 2022
**Lead inspector:** Ada Example

**Judgement Grade**
The impact of leaders on social work practice	Requires improvement to be good
Overall effectiveness	Good

Services have improved since the last inspection of
the county.

Leaders must go on:

- with their plans
- with their money

**What needs to improve?**

- The quality of plans.
- The support of workers.

**The experiences and progress of children**

${numbered(1)}
`;

test("the pages before the first number are the summary and what needs to improve", () => {
  const passages = passagesOf(summaryReport);
  expect(passages["summary para 1"]).toBe("Services have improved since the last inspection of the county.");
  expect(passages["summary para 2"]).toBe("Leaders must go on:");
  expect(passages["summary bullet 2"]).toBe("with their money");
  expect(passages["judgements row 1"]).toBe(
    "The impact of leaders on social work practice Requires improvement to be good",
  );
});

test("bullets are counted from 1 under each heading", () => {
  const passages = passagesOf(summaryReport);
  expect(passages["what needs to improve bullet 1"]).toBe("The quality of plans.");
  expect(passages["what needs to improve bullet 2"]).toBe("The support of workers.");
});

test("what needs to improve is told by its words, also where it is not set as a heading", () => {
  expect(
    passagesOf(summaryReport.replace("**What needs to improve?**", "What needs to improve?"))[
      "what needs to improve bullet 1"
    ],
  ).toBe("The quality of plans.");
});

test("a letter comes apart into paragraphs and bullets under its headings", () => {
  expect(split(letter).form).toBe("letter");
  expect(passagesOf(letter)).toEqual({
    address:
      "Ofsted 1 Example Street Midtown 1 March 2016 Ada Example Director of Children's Services Midshire County Council Dear Ada Example Focused visit to Midshire children's services",
    "opening para 1": "This letter summarises the findings of a focused visit to Midshire on 2 February 2016.",
    "opening para 2": "Inspectors looked at the front door.",
    "overview para 1":
      "Leaders know 12 of their 15 teams well, and their plans have begun to bring down the number of children who wait.",
    "what needs to improve bullet 1": "The timeliness of assessments.",
    "what needs to improve bullet 2": "Supervision, which only a quarter of workers receive.",
    "findings bullet 1": `Thresholds are understood by "all of our" partners.`,
    "findings para 1": "Caseloads fell from 25 to 18 in a year. They are still too high in one team.",
    "findings bullet 2": "Social workers from Midtown see children alone every three weeks.",
    "closing para 1": "Ofsted will take the findings from this visit into account when planning the next inspection.",
  });
});

test("a paragraph broken by a page without a blank line is one paragraph", () => {
  expect(passagesOf(letter.replace("the\n\n\f\n\nnumber", "the\n\fnumber"))["overview para 1"]).toMatch(
    /bring down the number of children who wait\.$/,
  );
});

test.each([
  ["areas covered", "Areas covered by the visit"],
  ["headline findings", "**Headline findings**"],
  ["main findings", "Main findings"],
  ["findings", "Findings and evaluation of progress"],
])("the section %s is told by its heading", (section, heading) => {
  expect(passagesOf(letter.replace("\nFindings\n", `\n${heading}\n`))[`${section} bullet 2`]).toMatch(
    /^Social workers/,
  );
});

test("a sentence that begins like a heading is none", () => {
  expect(
    passagesOf(letter.replace("Caseloads fell", "Findings of our own audit show that caseloads fell"))[
      "findings para 1"
    ],
  ).toMatch(/^Findings of our own audit/);
});

test("closing words in two paragraphs have two locators", () => {
  const { passages } = split(
    letter.replace("Yours sincerely", "I am copying this letter to the Department for Education.\n\nYours sincerely"),
  );
  expect(passages.slice(-2).map(({ locator }) => locator)).toEqual(["closing para 1", "closing para 2"]);
});

test("a heading that stands twice goes on counting", () => {
  const { passages } = split(
    letter.replace("Caseloads fell", "Findings for older children\n\n- One more.\n\nCaseloads fell"),
  );
  expect(new Set(passages.map(({ locator }) => locator)).size).toBe(passages.length);
});

test("an article's paragraphs are its sentences, without headline, captions, advertisements and teasers", () => {
  expect(split(article).form).toBe("article");
  expect(passagesOf(article)).toEqual({
    "article para 1": "Children's services in Midshire have been told to improve by inspectors.",
    "article para 2": "The report says that 35 social workers left within one year.",
    "article para 3": "“We accept every word of the report,” said the council's leader.",
  });
});

test("an article of one paragraph over several lines is one paragraph", () => {
  expect(
    passagesOf("The council's leader said that every word of the\nreport was accepted and would be acted on."),
  ).toEqual({
    "article para 1": "The council's leader said that every word of the report was accepted and would be acted on.",
  });
});

test("nothing comes of no lines", () => {
  expect(split("")).toEqual({ form: "article", passages: [], grades: [] });
});
