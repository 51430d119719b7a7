import { readingsOf } from "#evidence/grade-readings.ts";
import type { Reading, Row, RowPart } from "#evidence/grade-readings.ts";
import type { GradeWords } from "#evidence/grade-words.ts";
import type { Line } from "#evidence/lines.ts";
import type { GradedPassage } from "#evidence/passage.ts";
import { beginsAsKnownArea, isRunningText, isUnfinishedName, leadsToGrade } from "#evidence/running-text.ts";

export interface GradeTable {
  /** "Judgement Grade", in one line or two; none where the document has no table. */
  readonly head: readonly Line[];
  readonly rows: readonly GradedPassage[];
  /** The lines in which head and rows stand. */
  readonly lines: ReadonlySet<Line>;
  /** Of some of these lines, what stands beside the table and is no part of it. */
  readonly beside: ReadonlyMap<Line, Line>;
}

/**
 * The document's table of judgements.
 *
 * Running text may end a line in "Good" as a row does. In a PDF a grade counts where it stands in the column of grades;
 * in a text, where a tab or a bar parts it from its area; and only where a document has neither do the words decide.
 * The table ends where running text begins.
 */
export function readGradeTable(lines: readonly Line[], words: GradeWords): GradeTable {
  const head = headOf(lines);
  const body = lines.slice(lines.indexOf(head.at(-1)!) + 1);
  const end = body.findIndex(({ text }) => /^what needs to improve/i.test(text));
  const within = head.length ? body.slice(0, end < 0 ? body.length : end) : [];

  const readings = readingsOf(head, within, words).map((reading) => ({
    reading,
    rows: rowsOf(within, reading, words),
  }));
  const { reading, rows } = readings.find((candidate) => candidate.rows.length) ?? { rows: [] };
  const taken = rows.flatMap((row) => row.lines);
  const beside = taken.flatMap((line): [Line, Line][] => {
    const rest = reading?.(line, noRow).beside;
    return rest ? [[line, rest]] : [];
  });
  return { head, rows: rows.map(passageOf), lines: new Set([...head, ...taken]), beside: new Map(beside) };
}

function headOf(lines: readonly Line[]): Line[] {
  const texts = lines.map(({ text }) => text.replace(/[\s|]+/g, " ").trim());
  const whole = texts.findIndex((text) => /^(?:record of main findings:?|judgements? grades?)$/i.test(text));
  if (whole >= 0) return [lines[whole]!];
  const first = texts.findIndex(
    (text, index) => /^judgements?$/i.test(text) && /^grades?$/i.test(texts[index + 1] ?? ""),
  );
  return first < 0 ? [] : lines.slice(first, first + 2);
}

function passageOf({ area, grade }: Row, index: number): GradedPassage {
  const locator = `judgements row ${index + 1}`;
  return { locator, text: `${area} ${grade}`, area, grade: grade[0]!.toUpperCase() + grade.slice(1).toLowerCase() };
}

/** Many times those of the longest table. */
const mostRows = 200;

const noRow: Row = { area: "", grade: "", lines: [] };

/** The rows before the running text; text before the first row is passed over, as far as the page of the head goes. */
function rowsOf(lines: readonly Line[], reading: Reading, words: GradeWords): Row[] {
  const isWhole = isWholeBy(words);
  const rows: Row[] = [];
  let open = noRow;
  let isAfterText = false;
  for (const [index, line] of lines.entries()) {
    if (isAfterText && (line.isPageStart || line.isHeading)) break;
    const part = reading(line, open);
    if (!part.area && !part.grade) continue;
    const isHeading = !part.grade && isTableHeading(line);
    if (isHeading || !isOneRow(open, part, line, words)) {
      if (isWhole(open)) rows.push(open);
      if (rows.length > mostRows) return rows;
      open = noRow;
    }
    if (isHeading) continue;
    const candidates = part.isAcross ? [] : [joined(open, part, line), joined(noRow, part, line)];
    const following = linesAfter(lines, index, reading, words);
    const row = candidates.find(
      (candidate) => !isText(candidate, part, following) && !(part.isPlain && isOdd(candidate, rows)),
    );
    const isTextHere = !row || row !== candidates[0];
    if (isTextHere) {
      if (rows.length || isWhole(open)) break;
      isAfterText = true;
    }
    open = row ?? noRow;
  }
  return isWhole(open) ? [...rows, open] : rows;
}

function isWholeBy({ isGrade }: GradeWords): (row: Row) => boolean {
  return ({ area, grade }) => area !== "" && isGrade(grade);
}

/** Whether a line goes on with a row: with its grade, or with an area whose grade stands on its first lines. */
function isOneRow(open: Row, part: RowPart, line: Line, words: GradeWords): boolean {
  if (part.grade && open.grade && !words.continuesGrade(open.grade, part.grade)) return false;
  if (part.area && open.area && line.isApart && /^\p{Lu}/u.test(part.area)) return false;
  if (part.area && isWholeBy(words)(open))
    return !line.isApart && (/^\p{Ll}/u.test(part.area) || isUnfinishedName(open.area));
  return true;
}

function joined({ area, grade, lines }: Row, part: RowPart, line: Line): Row {
  return { area: `${area} ${part.area}`.trim(), grade: `${grade} ${part.grade}`.trim(), lines: [...lines, line] };
}

/** Whether a row is a stretch of running text; where only words tell, read with what follows: a sentence goes on. */
function isText({ area, grade }: Row, { isPlain }: RowPart, following: readonly Line[]): boolean {
  if (!area) return false;
  if (isRunningText(area, isPlain)) return true;
  if (!grade) return false;
  const whole = isPlain ? [area, ...following.map(({ text }) => text)].join(" ") : area;
  return leadsToGrade(area) || (isPlain && isUnfinishedName(whole)) || isRunningText(whole, isPlain);
}

/** Whether a row has an area of its own kind, where all before it have those of the frameworks since 2018. */
function isOdd({ area, grade }: Row, before: readonly Row[]): boolean {
  return (
    grade !== "" && !beginsAsKnownArea(area) && before.length > 1 && before.every((row) => beginsAsKnownArea(row.area))
  );
}

/** The lines that a sentence may go on with after its line: in small letters, without a gap, and no part of a row. */
function linesAfter(lines: readonly Line[], index: number, reading: Reading, { isOfGrade }: GradeWords): Line[] {
  const isNext = (line: Line) =>
    !line.isApart && /^\p{Ll}/u.test(line.text) && !isOfGrade(line.text) && !reading(line, noRow).grade;
  const following = lines.slice(index + 1, index + 3);
  const end = following.findIndex((line) => !isNext(line));
  return following.slice(0, end < 0 ? following.length : end);
}

/** A heading inside the table; a row's own name is followed by its grade and never stands in bold or larger type. */
function isTableHeading({ isHeading, text }: Line): boolean {
  return isHeading || innerHeadings.some((heading) => heading.test(text));
}

/** The headings inside the table of the framework of 2009. */
const innerHeadings = [
  /^safeguarding services$/i,
  /^safeguarding outcomes for children and young people$/i,
  /^services for looked after children$/i,
  /^how good are outcomes/i,
];
