import { readGradeTable } from "#evidence/grade-table.ts";
import type { GradeTable } from "#evidence/grade-table.ts";
import { gradeWordsOf } from "#evidence/grade-words.ts";
import type { GradeWords } from "#evidence/grade-words.ts";
import { withLetterheadFirst } from "#evidence/letterhead.ts";
import type { Letter } from "#evidence/letterhead.ts";
import { keepLines } from "#evidence/lines.ts";
import type { Line } from "#evidence/lines.ts";
import type { SplitDocument } from "#evidence/passage.ts";

/**
 * Splits a document into its paragraphs, bullets and table rows under the codebook's locators.
 *
 * A report that numbers its paragraphs is told by a run of numbers, a letter by its salutation; anything else is read
 * as an article. Codebook: "Locators".
 *
 * @param words  by which its grades are told; by default those of the inspectorate's frameworks since 2009
 */
export function splitDocument(lines: readonly Line[], words: GradeWords = gradeWordsOf()): SplitDocument {
  if (numberedStarts(lines).size >= 10) return splitNumbered(lines, words);
  const salutation = lines.findIndex(({ text }) => /^Dear\b/.test(text));
  return salutation >= 0 ? splitLetter({ lines, salutation }) : splitArticle(lines);
}

const bullet = /^(?:[•◼■▪●◦‣]|[-–*](?=\s)|o(?=\s))\s*/u;

/** Which line begins which numbered paragraph: the numbers that rise by one from 1, whatever stands between. */
function numberedStarts(lines: readonly Line[]): Map<Line, number> {
  const starts = new Map<Line, number>();
  let next = 1;
  for (const line of lines) {
    const number = /^(?<number>\d{1,3})(?:\.\s|\.$|\s(?=[A-Z‘'“]))/.exec(line.text)?.groups?.["number"];
    if (Number(number) === next) {
      starts.set(line, next);
      next++;
    }
  }
  return starts;
}

/** Collects passages; what has not been finished when another begins is finished by it. */
class Collector {
  readonly passages: { locator: string; text: string; term?: string }[] = [];
  #open = false;
  /** What was joined last: the whole would be gone through anew with each line. */
  #end = ".";

  begin(locator: string, text: string, term?: string): void {
    this.passages.push({ locator, text, ...(term && { term }) });
    this.#open = true;
    this.#end = text;
  }

  /** Joins a further line; false when no passage is open. */
  extend(text: string): boolean {
    const last = this.passages.at(-1);
    if (!last || !this.#open) return false;
    last.text += this.#end.endsWith("-") && /^[a-z]/.test(text) ? text : ` ${text}`;
    this.#end = text;
    return true;
  }

  close(): void {
    this.#open = false;
  }

  get isUnfinished(): boolean {
    return this.#open && !/[.:;!?)”"’'\]]$/.test(this.#end);
  }
}

const term =
  /^(?<term>immediately|within (?:the next )?(?:one|two|three|four|five|six|nine|twelve|\d+) (?:weeks?|months?))\b\W*$/i;

function splitNumbered(lines: readonly Line[], words: GradeWords): SplitDocument {
  const starts = numberedStarts(lines);
  const firstStart = lines.findIndex((line) => starts.has(line));
  const passages = new Collector();
  const table = readGradeTable(lines, words);

  readSummary(lines.slice(0, firstStart), table, passages);
  passages.close();

  let paragraph = "";
  let bullets = 0;
  let currentTerm: string | undefined;
  for (const line of lines.slice(firstStart)) {
    if (imprint.test(line.text)) break;
    if (table.lines.has(line)) {
      passages.close();
      continue;
    }
    const number = starts.get(line);
    if (number) {
      paragraph = `para ${number}`;
      bullets = 0;
      currentTerm = undefined;
      passages.begin(paragraph, line.text.replace(/^\d+\.?\s*/, ""));
      continue;
    }
    const heading = term.exec(line.text)?.groups?.["term"];
    if (heading) {
      currentTerm = heading.toLowerCase();
      passages.close();
    } else if (isHeadingLine(line)) passages.close();
    else if (bullet.test(line.text) && paragraph)
      passages.begin(`${paragraph} bullet ${++bullets}`, line.text.replace(bullet, ""), currentTerm);
    else passages.extend(line.text);
  }
  return { form: "numbered", passages: [...passages.passages, ...table.rows], grades: table.rows };
}

/** With which the publisher's own page begins, after the last paragraph. */
const imprint = /^(?:The Office for Standards in Education|© Crown copyright)/;

function isHeadingLine({ text, isHeading }: Line): boolean {
  return isHeading || /^(?:grade \d|record of main findings)/i.test(text);
}

/** The unnumbered pages before the first numbered paragraph: the title page, the summary, the points to improve. */
function readSummary(lines: readonly Line[], table: GradeTable, passages: Collector): void {
  const improve = lines.findIndex(({ text }) => /^what needs to improve/i.test(text));
  if (improve < 0) {
    const first = lines.findIndex(({ text }) => /^(?:contents|about this inspection)$/i.test(text));
    const title = lines.slice(0, first < 0 ? lines.length : first).filter((line) => !table.lines.has(line));
    if (title.length) passages.begin("title page", title.map(({ text }) => text).join(" "));
    return;
  }
  const isCover = ({ text }: Line) => /^(?:lead inspector|inspection dates?)\b/i.test(text);
  const start = lines.findLastIndex((line, at) => table.head.includes(line) || (at < improve && isCover(line))) + 1;
  const withoutTable = (line: Line) => (table.lines.has(line) ? table.beside.get(line) : line);
  let section = "summary";
  let paragraphs = 0;
  let bullets = 0;
  for (const line of keepLines(lines.slice(start), withoutTable)) {
    const isImprovement = /^what needs to improve/i.test(line.text) && isShort(line.text);
    if (isImprovement || isHeadingLine(line)) {
      passages.close();
      bullets = 0;
      if (isImprovement) section = "what needs to improve";
      else if (section === "what needs to improve") section = "";
    } else if (!section) continue;
    else if (bullet.test(line.text)) passages.begin(`${section} bullet ${++bullets}`, line.text.replace(bullet, ""));
    else if (
      section === "summary" &&
      (paragraphs === 0 || line.isApart || (line.isPageStart && !passages.isUnfinished))
    )
      passages.begin(`summary para ${++paragraphs}`, line.text);
    else passages.extend(line.text);
  }
}

/** The codebook's names of a letter's sections, by the headings that letters use. */
const sectionNames: readonly (readonly [RegExp, string])[] = [
  [/^overview$/i, "overview"],
  [/^what needs to improve/i, "what needs to improve"],
  [/^areas covered/i, "areas covered"],
  [/^headline findings$/i, "headline findings"],
  [/^main findings$/i, "main findings"],
  [/^findings\b/i, "findings"],
];

function sectionOf({ text }: Line): string | undefined {
  return sectionNames.find(([heading]) => heading.test(text) && isShort(text))?.[1];
}

function splitLetter(letter: Letter): SplitDocument {
  const { lines, salutation } = withLetterheadFirst(letter, (line) => sectionOf(line) !== undefined);
  const passages = new Collector();
  const subject = lines.findIndex((line, index) => index > salutation && isSentenceStart(line, lines[index + 1]));
  passages.begin(
    "address",
    lines
      .slice(0, subject)
      .map(({ text }) => text)
      .join(" "),
  );
  passages.close();

  let section = "opening";
  const counts = new Map<string, number>();
  const next = (unit: "para" | "bullet") => {
    const key = `${section} ${unit}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return `${key} ${counts.get(key)}`;
  };
  for (const line of lines.slice(subject)) {
    if (/^Yours sincerely/i.test(line.text)) break;
    const name = sectionOf(line);
    if (name) {
      section = name;
      passages.close();
      continue;
    }
    if ((line.isApart || line.isPageStart) && /^(?:Ofsted will take|I am copying)/.test(line.text)) {
      section = "closing";
      passages.close();
    }
    if (bullet.test(line.text)) passages.begin(next("bullet"), line.text.replace(bullet, ""));
    else if ((line.isApart || line.isPageStart) && !passages.isUnfinished) passages.begin(next("para"), line.text);
    else if (!passages.extend(line.text)) passages.begin(next("para"), line.text);
  }
  return { form: "letter", passages: passages.passages, grades: [] };
}

function isShort(text: string): boolean {
  return text.split(" ").length <= 12 && !/[.;]$/.test(text);
}

/** The first line of running text: long itself, or the start of a paragraph that runs on. */
function isSentenceStart({ text }: Line, next: Line | undefined): boolean {
  return /^This letter\b/.test(text) || (text.split(" ").length > 14 && next !== undefined);
}

/** An article's paragraphs: what reads as sentences. Headline, captions, advertisements and 'read more' lines do not. */
function splitArticle(lines: readonly Line[]): SplitDocument {
  const blocks: string[] = [];
  for (const { text, isApart } of lines) {
    if (isApart || !blocks.length) blocks.push(text);
    else blocks.push(`${blocks.pop()} ${text}`);
  }
  const isSentence = (block: string) =>
    /[.!?][”"’')]*$/.test(block) && !/(?:\.\.\.|…|!)$/.test(block) && block.split(" ").length >= 6;
  const paragraphs = blocks.filter(
    (block, index) =>
      isSentence(block) && !/^read more\b/i.test(block) && !/^read more$/i.test(blocks[index - 1] ?? ""),
  );
  return {
    form: "article",
    passages: paragraphs.map((text, index) => ({ locator: `article para ${index + 1}`, text })),
    grades: [],
  };
}
