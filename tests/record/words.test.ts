import { describe, expect, test } from "vitest";
import { problemsOf } from "../fixtures/problems.ts";
import { contentFile } from "../fixtures/sample-record.ts";
import { madeUpContent } from "../search/made-up.ts";
import { contentCopy } from "../fixtures/content-copy.ts";

const summaries = ["Supervision of social workers was irregular.", "Plans were late."];
const asked = ["boss never met staff", "1:1s skipped"];
const content = madeUpContent({ summaries });

function ofQuestions(f01: readonly string[], id?: string): string[] {
  const questions = [contentFile("questions", id ?? content.reports[0]!.id, { f01: [...f01] })];
  return problemsOf({ ...content, questions });
}

function ofSets(...sets: Parameters<typeof madeUpContent>[0]["sets"] & object): string[] {
  return problemsOf(madeUpContent({ summaries, sets }));
}

describe("questions", () => {
  test("that say it in other words are taken", () => {
    expect(ofQuestions(asked)).toEqual([]);
  });

  test.each<[string, string[], string[]]>([
    [
      "that only repeat the summary",
      [...asked, "irregular supervision of a social worker"],
      [`"irregular supervision of a social worker" only repeats the summary of f01. Write it in other words.`],
    ],
    [
      "without a word of meaning",
      [...asked, "why is it"],
      [`"why is it" only repeats the summary of f01. Write it in other words.`],
    ],
    [
      "with a word that is unkind",
      [...asked, "naughty staff"],
      [`"naughty" is unkind to those it is about. Say it otherwise.`],
    ],
    ["that stand twice", [...asked, asked[0]!], [`"${asked[0]}" stands twice under f01. Keep it once.`]],
  ])("%s are refused, in words", (_, written, expected) => {
    expect(ofQuestions(written)).toEqual(expected);
  });

  test("of a document that is not there, and of a statement that it does not have, are refused", () => {
    expect(ofQuestions(asked, "2013-02-01-inspection-count")).toEqual([
      `There is no document or inspection "2013-02-01-inspection-count". Did you mean "2013-02-01-inspection-county"? Name the file after one.`,
    ]);
    const questions = [contentFile("questions", content.reports[0]!.id, { f09: [...asked] })];
    expect(problemsOf({ ...content, questions })).toEqual([
      `"2013-02-01-inspection-county" has no statement f09 of its own. Correct it, or take it out.`,
    ]);
  });
});

describe("a set of the thesaurus", () => {
  test("with words that mean one thing is taken", () => {
    expect(
      ofSets(
        { same: ["social worker", "SW"] },
        { near: ["boss", "manager"], from: ["gaffer"] },
        { near: ["Troubled Families", "family support"] },
      ),
    ).toEqual([]);
  });

  test.each<[string, Parameters<typeof ofSets>, string[]]>([
    [
      "one word in two lists of the very same",
      [{ same: ["social worker", "SW"] }, { same: ["south-west", "sw"] }],
      [
        `"sw" already means the very same as other words in content/thesaurus/made-up.mdx. Keep it in one of the two, or write it under near.`,
      ],
    ],
    [
      "a word twice in one set",
      [{ near: ["boss", "manager"], from: ["boss"] }],
      [`"boss" stands twice in this set. Keep it once.`],
    ],
    [
      "a word that is unkind",
      [{ near: ["families", "broken homes"] }],
      [`"broken homes" is unkind to those it is about. Say it otherwise.`],
    ],
    [
      "one word alone",
      [{ near: ["boss"] }],
      [`One word alone leads nowhere. Add others that mean it, or leave it out.`],
    ],
    [
      "words that lead to nothing",
      [{ from: ["boss", "gaffer"] }],
      [`Words lead to nothing here. Write in same or near what the documents say, or leave the set out.`],
    ],
    [
      "a theme that is none",
      [{ theme: "plan", near: ["plans", "care plan"] }],
      [`Theme "plan" is not in content/themes. Did you mean "plans"?`],
    ],
    [
      "a term that is none",
      [{ term: "sw", same: ["social worker", "SW"] }],
      [expect.stringMatching(/^Term "sw" is not in content\/terms\./)],
    ],
    [
      "two sets of one theme",
      [
        { theme: "plans", near: ["care plan"] },
        { theme: "plans", near: ["CIN plan"] },
      ],
      [`The theme "plans" has a set in content/thesaurus/made-up.mdx already. Put the words of both into one.`],
    ],
  ])("with %s is refused, in words", (_, sets, expected) => {
    expect(ofSets(...sets)).toEqual(expected);
  });
});

describe("in the content as it stands", { timeout: 60_000 }, () => {
  const { rewrite, messageOfReading } = contentCopy();

  const questions = "content/questions/2018-05-18-focused-visit-northamptonshire.mdx";

  test.each([
    ["an unkind question", questions, /(?<=\n {2}- )\S.*/, "damaged kids", `"damaged kids" is unkind`],
    ["too few questions", questions, /(?<=\nf01:)(?:\n {2}- .*)+/, "\n  - only this", "Too few questions."],
    [
      "a name that is no identifier",
      questions,
      /(?<=\n)f01(?=:)/,
      "para1",
      `"para1" is not the identifier of a statement`,
    ],
    [
      "an unknown theme",
      "content/thesaurus/themes.mdx",
      /(?<=theme: )assessments/,
      "assesments",
      `Theme "assesments" is not in`,
    ],
    ["an unknown field", "content/thesaurus/workforce.mdx", /near(?=:)/, "nearly", `Field "nearly"`],
  ])("%s is named with file and line", (_, file, written, instead, message) => {
    const place = rewrite(file, written, instead);
    const said = messageOfReading();
    expect(said).toContain(place.split(":").slice(0, 2).join(":"));
    expect(said).toContain(message);
  });

  test("a statement without questions is named, and where to write them", () => {
    rewrite(questions, /\nf01:(?:\n {2}- .*)+/, "");
    expect(messageOfReading()).toContain(
      `${questions}  f01 of "2018-05-18-focused-visit-northamptonshire" has no questions.`,
    );
  });
});
