import { CsvError, parse } from "csv-parse/sync";
import type { Authority } from "#domain/authority.ts";
import { isPartialDate } from "#domain/date.ts";
import type { PartialDate } from "#domain/date.ts";
import { eventKinds } from "#domain/event.ts";
import type { EventKind } from "#domain/event.ts";
import type { ListedInspection, PublishedList } from "#domain/published-list.ts";
import { addressField, nearMiss } from "#schema/fields.ts";
import type { Problem } from "#schema/problem.ts";

/** The columns that are read, by the names that each may have. README.md: "Comparing it with what was published". */
const columns = {
  reference: ["reference", "urn"],
  onsCode: ["ons_code"],
  authority: ["authority", "name"],
  kind: ["kind"],
  framework: ["framework"],
  published: ["published", "date"],
  start: ["fieldwork_start"],
  end: ["fieldwork_end"],
  address: ["address", "url"],
  area: ["area"],
  grade: ["grade"],
} as const;

type Column = keyof typeof columns;

interface Row {
  readonly line: number;
  /** Undefined where the list has no such column, or the cell is empty. */
  readonly cell: (column: Column) => string | undefined;
}

/** More than England's councils have had inspections, and than there is to say of one: a file with more is no list. */
const mostRows = 200_000;
const mostColumns = 1000;

/** A list as its file has it, or all that keeps it from being read. */
export interface ReadList {
  /** What it says, as far as it can be read; whole where there are no problems. */
  readonly list: PublishedList;
  readonly problems: readonly Problem[];
  /** Columns that say nothing that is compared. */
  readonly unread: readonly string[];
}

/**
 * Reads a CSV of published inspections: a row for each, or for each grade of each.
 *
 * @param file  its name, as problems are to give it
 */
export function readPublishedList(bytes: Uint8Array, file: string, authorities: readonly Authority[]): ReadList {
  const problems: Problem[] = [];
  const { rows, unread } = rowsOf(bytes, file, problems);
  const complainOf = (line: number) => (message: string) => void problems.push({ file, line, message });

  const seen: {
    readonly row: Row;
    readonly kind?: EventKind;
    readonly published?: PartialDate;
    readonly own?: Authority;
  }[] = [];
  const inspections = new Map<string, Growing>();
  for (const row of rows) {
    const complain = complainOf(row.line);
    const own = authorityOf(row, authorities, complain);
    const kind = kindOf(row, complain);
    const published = dayOf(row, "published", complain);
    if (!row.cell("published")) complain(`The day of publication is empty. Write year-month-day, such as 2026-07-07.`);
    const fieldwork = { start: dayOf(row, "start", complain), end: dayOf(row, "end", complain) };
    const address = addressOf(row, complain);
    const [area, grade] = [row.cell("area"), row.cell("grade")];
    if (area && !grade) complain(`"${area}" stands without its grade. Write it, or leave the row out.`);
    if (grade && !area) complain(`Grade "${grade}" stands without what was judged. Write it in the column area.`);
    seen.push({ row, ...(kind && { kind }), ...(published && { published }), ...(own && { own }) });
    if (!own || !kind || !published) continue;

    const key = [own.id, kind, published, row.cell("framework")].join("\n");
    const { inspection, line } = inspections.get(key) ?? {};
    if (!inspection) {
      inspections.set(key, {
        line: row.line,
        inspection: {
          authority: own,
          kind,
          published,
          fieldwork: {
            ...(fieldwork.start && { start: fieldwork.start }),
            ...(fieldwork.end && { end: fieldwork.end }),
          },
          ...(address && { address }),
          grades: area && grade ? [{ area, grade }] : [],
        },
      });
      continue;
    }
    const others: readonly (readonly [string, string | undefined, string | undefined])[] = [
      ["Start of fieldwork", fieldwork.start, inspection.fieldwork.start],
      ["End of fieldwork", fieldwork.end, inspection.fieldwork.end],
      ["Address", address, inspection.address],
    ];
    for (const [what, here, before] of others)
      if (here !== before)
        complain(
          `${what} ${here ? `"${here}"` : "(empty)"} is another than in line ${line}, ${before ? `"${before}"` : "empty"}, of the same inspection. Write the same in both.`,
        );
    if (!area || !grade)
      complain(`The inspection stands in line ${line} already. Keep one row of it, or give each its grade.`);
    else if (inspection.grades.some((known) => known.area === area))
      complain(`"${area}" was graded above already, in the same inspection. Keep one of the two.`);
    else inspection.grades.push({ area, grade });
  }

  const dates = seen.flatMap(({ published }) => published ?? []).sort();
  const kinds = new Set(seen.map(({ kind }) => kind));
  return {
    list: {
      from: dates[0] ?? "",
      to: dates.at(-1) ?? "",
      rows: rows.length,
      otherRows: seen.filter(({ own }) => !own).length,
      kinds: (Object.keys(eventKinds) as EventKind[]).filter((kind) => kinds.has(kind)),
      frameworks: [...new Set(rows.flatMap(({ cell }) => cell("framework") ?? []))].sort(),
      inspections: [...inspections.values()]
        .map(({ inspection }) => inspection)
        .sort((a, b) => a.published.localeCompare(b.published) || a.authority.id.localeCompare(b.authority.id)),
    },
    problems,
    unread,
  };
}

interface Growing {
  /** Where it stands first. */
  readonly line: number;
  readonly inspection: ListedInspection & { readonly grades: { readonly area: string; readonly grade: string }[] };
}

function rowsOf(bytes: Uint8Array, file: string, problems: Problem[]): { rows: Row[]; unread: string[] } {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    records = parse(text, {
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      to: mostRows + 2,
      trim: true,
    }) as never;
  } catch (error) {
    if (error instanceof CsvError)
      problems.push({
        file,
        message: `The file cannot be read as CSV: ${error.message}. Put a cell that holds a quotation mark into quotation marks, and double the one within.`,
      });
    else if (error instanceof TypeError)
      problems.push({ file, message: "The file is not UTF-8. Save the list as CSV in the encoding UTF-8." });
    else throw error;
    return { rows: [], unread: [] };
  }
  const [head, ...body] = records;
  if (body.length > mostRows || (head && head.record.length > mostColumns)) {
    problems.push({
      file,
      message: `The file has more than ${mostRows} rows or ${mostColumns} columns: no list of inspections is so large.`,
    });
    return { rows: [], unread: [] };
  }
  const names = head?.record.map((name) => name.toLowerCase().replaceAll(/[\s-]+/g, "_")) ?? [];
  const complain = (message: string) => void problems.push({ file, line: 1, message });
  const places = new Map<Column, number>();
  for (const [column, called] of Object.entries(columns) as [Column, readonly string[]][]) {
    const at = names.flatMap((name, index) => (called.includes(name) ? [index] : []));
    if (at.length > 1)
      complain(`The columns ${at.map((index) => `"${head!.record[index]}"`).join(" and ")} say the same. Keep one.`);
    if (at.length) places.set(column, at[0]!);
  }
  const known = Object.values(columns).flat();
  const needed = (written: string, ...any: Column[]) => {
    if (any.some((column) => places.has(column))) return;
    const called = any.flatMap((column): readonly string[] => columns[column]);
    const strange = names.find((name) => !known.includes(name as never) && nearMiss(name, called));
    complain(
      `There is no column for ${written}. Call it ${called.join(" or ")}${strange ? `, where "${strange}" stands` : ""}; the first line names the columns, with commas between them.`,
    );
  };
  needed("the council", "authority", "reference", "onsCode");
  needed("the day of publication", "published");
  if (!places.has("grade")) needed("the kind of inspection", "kind");
  if (places.has("grade")) needed("what is graded", "area");
  if (problems.length) return { rows: [], unread: [] };
  if (!body.length) complain("The list has no rows below the names of its columns. Give the whole file.");
  return {
    rows: body.flatMap(({ record, info: { lines } }): Row[] => {
      if (record.length !== names.length) {
        problems.push({
          file,
          line: lines,
          message: `The row has ${record.length} cells, and there are ${names.length} columns. Put a cell that holds a comma into quotation marks.`,
        });
        return [];
      }
      return [{ line: lines, cell: (column) => nonEmpty(record[places.get(column) ?? -1]) }];
    }),
    unread: names.filter((name) => !known.includes(name as never)),
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}

type Complain = (message: string) => void;

/** The council of the record that a row is of; undefined where it is another body's. */
function authorityOf({ cell }: Row, authorities: readonly Authority[], complain: Complain): Authority | undefined {
  const [reference, onsCode, name] = [cell("reference"), cell("onsCode"), cell("authority")];
  if (!reference && !onsCode && !name) {
    complain("The row names no council. Write its reference number or its name.");
    return undefined;
  }
  const plain = (text: string) => text.toLowerCase().replace(/^the /, "");
  const numbers = [reference, onsCode].filter((number) => number !== undefined);
  const byNumber = authorities.find(({ ofstedUrn, onsCode: code }) =>
    [ofstedUrn, code].some((own) => own !== undefined && numbers.includes(own)),
  );
  const byName = name
    ? authorities.find((authority) => [authority.name, authority.shortName].some((own) => plain(own) === plain(name)))
    : undefined;
  if (byNumber && byName && byNumber !== byName)
    complain(
      `"${numbers.join(", ")}" is the number of ${byNumber.name}, and "${name}" is ${byName.name}. Write which of them it is.`,
    );
  // Where the record does not know the number, the name is enough.
  const right = byName && (reference && !/^[EWSN]\d/.test(reference) ? byName.ofstedUrn : byName.onsCode);
  if (!byNumber && byName && numbers.length && right)
    complain(`"${numbers.join(", ")}" is not the number of ${byName.name}. Write ${right}, or another name.`);
  return byNumber ?? byName;
}

/** A row that has a grade and no kind is of an inspection: visits are not graded. */
function kindOf({ cell }: Row, complain: Complain): EventKind | undefined {
  const written = cell("kind");
  if (!written) {
    if (cell("grade")) return "inspection";
    complain(`The kind is empty. Write one of ${Object.keys(eventKinds).join(", ")}.`);
    return undefined;
  }
  const code = written.toLowerCase().replaceAll(/[\s_]+/g, "-");
  const kind = (Object.keys(eventKinds) as EventKind[]).find(
    (known) => known === code || eventKinds[known].toLowerCase().replaceAll(" ", "-") === code,
  );
  if (!kind)
    complain(
      `Kind "${written}" is not known.${nearMiss(code, Object.keys(eventKinds)) || ` Write one of ${Object.keys(eventKinds).join(", ")}.`}`,
    );
  return kind;
}

function dayOf({ cell }: Row, column: "published" | "start" | "end", complain: Complain): PartialDate | undefined {
  const written = cell(column);
  if (written === undefined) return undefined;
  if (written.length === "2026-07-07".length && isPartialDate(written)) return written;
  complain(`Date "${written}" is no day of the calendar as it is read here. Write year-month-day, such as 2026-07-07.`);
  return undefined;
}

function addressOf({ cell }: Row, complain: Complain): string | undefined {
  const written = cell("address");
  const { success, error } = addressField.optional().safeParse(written);
  if (!success) complain(error.issues[0]!.message);
  return success ? written : undefined;
}
