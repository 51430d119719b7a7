import { withoutNumber } from "#evidence/grade-words.ts";
import type { GradeWords } from "#evidence/grade-words.ts";
import type { Cell, Line } from "#evidence/lines.ts";
import { partOfLine } from "#evidence/lines.ts";

/** A row of a table of judgements, as far as it has been read. */
export interface Row {
  readonly area: string;
  readonly grade: string;
  readonly lines: readonly Line[];
}

/** What a line gives to a row. */
export interface RowPart {
  readonly area: string;
  /** A grade, or some words of one that is broken over lines. */
  readonly grade: string;
  /** What stands beside the table, in a column of its own. */
  readonly beside?: Line;
  /** Whether the line runs across the table's columns, as text does. */
  readonly isAcross: boolean;
  /** Whether nothing but its words tells the line from running text. */
  readonly isPlain: boolean;
}

/** A way to tell a line's area from its grade, where it may go on with the row before. */
export type Reading = (line: Line, open: Row) => RowPart;

/**
 * The ways to read a table, the surest first: by the columns in which its cells stand, by tabs and bars between them,
 * by words alone.
 *
 * @param head  "Judgement Grade"
 * @param body  what follows it
 */
export function readingsOf(head: readonly Line[], body: readonly Line[], words: GradeWords): Reading[] {
  const columns = columnsOf(head, body, words);
  const isSeparated = (line: Line) => separatedCells(line).slice(1).some(words.isGrade);
  return [
    ...(columns ? [byColumns(columns, words)] : []),
    ...(body.some(isSeparated) ? [bySeparators(words)] : []),
    byWords(words),
  ];
}

interface Columns {
  /** Left edge of the areas. */
  readonly area: number;
  /** The head of the column of grades, and the grade that stands as most of them do, as far as there are such. */
  readonly grades: readonly Cell[];
}

/** Points by which cells of one column may differ. */
const tolerance = 24;

function columnsOf(head: readonly Line[], body: readonly Line[], { isGrade }: GradeWords): Columns | undefined {
  const [area, ...others] = head.flatMap(({ place }) => place?.cells ?? []);
  if (!area) return undefined;
  const pageEnd = body.findIndex(({ isPageStart }) => isPageStart);
  const cells = body.slice(0, pageEnd < 0 ? body.length : pageEnd).flatMap(({ place }) => place?.cells ?? []);
  const found = cells.filter(({ text, left }) => isGrade(withoutNumber(text)) && left > area.left + 2 * tolerance);
  const groups = Map.groupBy(found, ({ left }) => Math.round(left));
  const most = [...groups.values()].toSorted((a, b) => b.length - a.length)[0]?.[0];
  const grades = [others.at(-1), most].filter((cell) => cell !== undefined);
  return grades.length ? { area: area.left, grades } : undefined;
}

function byColumns({ area, grades }: Columns, { isOfGrade }: GradeWords): Reading {
  const gradeLeft = Math.min(...grades.map(({ left }) => left));
  const isOfArea = ({ left }: Cell) => left > area - tolerance && left < gradeLeft - tolerance;
  const isOfGrades = (cell: Cell) =>
    isOfGrade(withoutNumber(cell.text)) && grades.some((other) => isInColumn(cell, other));
  return (line) => {
    const cells = line.place?.cells ?? [];
    const graded = cells.filter(isOfGrades);
    const named = cells.filter((cell) => isOfArea(cell) && !graded.includes(cell));
    const beside = partOfLine(
      line,
      cells.filter((cell) => !graded.includes(cell) && !named.includes(cell)),
    );
    return {
      area: textOf(named),
      grade: withoutNumber(textOf(graded)),
      isAcross: !graded.length && named.some(({ right }) => right > gradeLeft + tolerance / 2),
      isPlain: false,
      ...(beside && { beside }),
    };
  };
}

/** Whether two cells are set flush on their left, or centred over one another. */
function isInColumn(cell: Cell, other: Cell): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= tolerance;
  return isNear(cell.left, other.left) || isNear(cell.left + cell.right, other.left + other.right);
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join(" ");
}

/** The cells of a line that holds tabs or bars. */
function separatedCells({ text }: Line): string[] {
  return text
    .split(/[\t|]/)
    .map((cell) => cell.trim())
    .filter((cell) => /\p{L}/u.test(cell));
}

function bySeparators(words: GradeWords): Reading {
  const { beginsGrade, continuesGrade } = words;
  return (line, open) => {
    const cells = separatedCells(line);
    const at = cells.findIndex((cell, index) => index > 0 && (beginsGrade(cell) || continuesGrade(open.grade, cell)));
    if (at < 0)
      return (
        aloneOrAfterColon(line, open, words) ?? { area: cells.join(" "), grade: "", isAcross: false, isPlain: false }
      );
    const rest = cells.slice(at + 1).join(" ");
    return {
      area: cells.slice(0, at).join(" "),
      grade: cells[at]!,
      isAcross: false,
      isPlain: false,
      ...(rest && { beside: { ...line, text: rest } }),
    };
  };
}

function byWords(words: GradeWords): Reading {
  return (line, open) => {
    const grade = words.gradeAtEnd(line.text);
    const area = line.text.slice(0, line.text.length - grade.length).trim();
    return aloneOrAfterColon(line, open, words) ?? { area, grade, isAcross: false, isPlain: true };
  };
}

/** A grade that is a line of its own under its area, or that a colon parts from it. */
function aloneOrAfterColon({ text }: Line, open: Row, words: GradeWords): RowPart | undefined {
  const { beginsGrade, continuesGrade, isGrade } = words;
  const isNext = open.grade ? continuesGrade(open.grade, text) : open.area !== "" && beginsGrade(text);
  if (isNext) return { area: "", grade: text, isAcross: false, isPlain: true };
  const { area, grade } = /^(?<area>.*\S)\s*:\s*(?<grade>[^:]+)$/.exec(text)?.groups ?? {};
  return area && grade && isGrade(grade) ? { area, grade, isAcross: false, isPlain: true } : undefined;
}
