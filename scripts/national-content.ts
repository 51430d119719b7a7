import { createHash } from "node:crypto";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "#domain/finding.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { seededRandom } from "#domain/seeded-random.ts";
import { stemsOf } from "#search/words.ts";

/** How large a made-up national record is. */
export interface NationalSize {
  readonly reports: number;
  /** Of each report. */
  readonly findings: number;
  readonly recommendations: number;
}

/** As many authorities as England has, with those of the record itself. */
const madeUpAuthorities = 150;
const questionsEach = 5;
const seed = 153;

interface Draw {
  /** From 0 to below 1. */
  readonly number: () => number;
  readonly below: (end: number) => number;
  readonly of: <Value>(values: readonly Value[]) => Value;
}

/**
 * Writes a national record for measuring: the content as it is, and beside it reports of made-up authorities, whose
 * sentences are shuffled from the words of the real ones and whose themes, stances and groups fall as they do there.
 * Two runs write the same.
 *
 * @param from    a folder that holds content/
 * @param record  what is read from it
 * @param to      where content/ is written
 */
export function writeNationalContent(from: string, record: InspectionRecord, to: string, size: NationalSize): void {
  const folder = join(to, "content");
  cpSync(join(from, "content"), folder, { recursive: true });
  // Nothing of a made-up record was ever published.
  rmSync(join(folder, "ledger"), { recursive: true });
  mkdirSync(join(folder, "ledger"));
  writeFileSync(join(folder, "ledger", ".gitkeep"), "");
  const draw = drawFrom(seededRandom(seed));
  const places = Array.from({ length: madeUpAuthorities }, (_, index) => {
    const letters = [Math.floor(index / 26), index % 26].map((place) => String.fromCharCode(97 + place)).join("");
    return { id: `area-${letters}`, name: `Area ${letters.toUpperCase()}` };
  });
  for (const place of places) writeFileSync(join(folder, "authorities", `${place.id}.mdx`), authorityFile(place));
  const allQuestions = [...record.questions.values()].flat();
  const sentence = sentencesLike(
    record.findings.map(({ summary }) => summary),
    draw,
  );
  for (let number = 0; number < size.reports; number += 1) {
    const place = places[number % places.length]!;
    const document = madeUpDocument(place, Math.floor(number / places.length), size.reports / places.length, draw);
    const madeUp = (letter: string, count: number, likes: readonly MadeUpStatement["like"][]) =>
      Array.from({ length: count }, (_, at): MadeUpStatement => {
        const number = `${letter}${String(at + 1).padStart(2, "0")}`;
        return { number, like: draw.of(likes), summary: sentence() };
      });
    const findings = madeUp("f", size.findings, record.findings);
    const recommendations = madeUp("r", size.recommendations, record.recommendations);
    const body = [
      "## Summary",
      ...findings.map((statement) => element("Finding", statement)),
      "## What needs to improve",
      ...recommendations.map((statement) => element("Recommendation", statement)),
    ];
    writeFileSync(join(folder, "reports", document.file), `${document.frontmatter}\n${body.join("\n\n")}\n`);
    const questions = [...findings, ...recommendations].map(
      (statement) => `${statement.number}: ${JSON.stringify(questionsFor(statement, allQuestions, draw))}`,
    );
    writeFileSync(join(folder, "questions", document.file), ["---", ...questions, "---", ""].join("\n"));
  }
}

/** Each says something that the summary does not, as questions must. */
function questionsFor({ summary }: MadeUpStatement, questions: readonly string[], draw: Draw): string[] {
  const said = new Set(stemsOf(summary));
  const asked = new Set<string>();
  while (asked.size < questionsEach) {
    const question = draw.of(questions);
    if (stemsOf(question).some((stem) => !said.has(stem))) asked.add(question);
  }
  return [...asked];
}

function drawFrom(random: () => number): Draw {
  const below = (end: number) => Math.floor(random() * end);
  return { number: random, below, of: (values) => values[below(values.length)]! };
}

interface Place {
  readonly id: string;
  readonly name: string;
}

function authorityFile({ name }: Place): string {
  return `---
name: ${name} Council
shortName: ${name}
role: council
succeeds: []
deliversFor: []
---

Made up, to measure how the site grows.
`;
}

interface MadeUpDocument {
  readonly file: string;
  readonly frontmatter: string;
}

/** The inspections and visits of a place follow one another over the years in which the frameworks of today were used. */
function madeUpDocument(place: Place, turn: number, turns: number, draw: Draw): MadeUpDocument {
  const months = Math.floor(((turn + draw.number() * 0.9) / Math.ceil(turns)) * (2026 - 2014) * 12);
  const year = 2014 + Math.floor(months / 12);
  const month = String((months % 12) + 1).padStart(2, "0");
  const isVisit = year >= 2018 && draw.number() < 0.6;
  const kind = isVisit ? "focused-visit" : "inspection";
  const published = `${year}-${month}-28`;
  const fieldwork = `${year}-${month}-01`;
  const framework = isVisit ? "ilacs-visits" : year >= 2018 ? "ilacs" : "sif";
  const grade = draw.of(["Inadequate", "Good", "Outstanding"]);
  const title = `${isVisit ? "Focused visit to" : "Inspection of"} ${place.name} children's services`;
  const file = `${published}-${kind}-${place.id}.mdx`;
  const judgements = [
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
  ].map((area, index) => `  - { area: ${area}, grade: ${grade}, at: "judgements row ${index + 1}" }`);
  const frontmatter = [
    "---",
    `title: ${title}`,
    `event: ${year}-${month}-${kind}-${place.id}`,
    `kind: ${kind}`,
    `framework: ${framework}`,
    `authorities: [${place.id}]`,
    `fieldwork: { start: ${fieldwork}, end: ${fieldwork} }`,
    `published: ${published}`,
    "inspectors: []",
    "provenance: primary",
    "source:",
    `  title: ${title}`,
    "  publisher: Ofsted",
    `  sha256: ${createHash("sha256").update(file).digest("hex")}`,
    "  terms: Made up.",
    ...(isVisit ? ["focus:", `  - { theme: assessments, at: "opening bullet 1" }`] : []),
    isVisit ? "judgements: []" : `judgements:\n${judgements.join("\n")}`,
    "notCoded: []",
    "---",
    "",
  ].join("\n");
  return { file, frontmatter };
}

interface MadeUpStatement {
  readonly number: string;
  /** The real one that it has its themes, stance and groups from. */
  readonly like: Finding | Recommendation;
  readonly summary: string;
}

function element(name: string, { number, like, summary }: MadeUpStatement): string {
  const attributes = [
    `id="${number}"`,
    `at="para ${Number(number.slice(1))}"`,
    ...("stance" in like ? [`stance="${like.stance}"`] : []),
    `themes={${JSON.stringify(like.themes.map(({ code }) => code))}}`,
    ...("groups" in like && like.groups.length ? [`groups={${JSON.stringify(like.groups)}}`] : []),
  ];
  return `<${name} ${attributes.join(" ")}>\n${summary}\n</${name}>`;
}

/** Sentences in which each pair of neighbouring words, and the length, are those of real ones; none comes twice, nor is one of these. */
function sentencesLike(summaries: readonly string[], draw: Draw): () => string {
  const sentences = summaries.map((summary) => summary.replace(/[^\p{L}\p{N} '’,-]/gu, "").split(/\s+/));
  const following = new Map<string, string[]>();
  for (const words of sentences)
    for (const [index, word] of words.entries())
      if (index + 1 < words.length) {
        const known = following.get(word) ?? [];
        known.push(words[index + 1]!);
        following.set(word, known);
      }
  const said = new Set(summaries.map((summary) => summary.toLowerCase()));
  return () => {
    for (;;) {
      const [first = ""] = draw.of(sentences);
      const { length } = draw.of(sentences);
      const words = [first];
      for (let next = following.get(first); next && words.length < length; next = following.get(words.at(-1)!))
        words.push(draw.of(next));
      const sentence = `${words.join(" ")}.`;
      if (said.has(sentence.toLowerCase())) continue;
      said.add(sentence.toLowerCase());
      return sentence;
    }
  };
}
