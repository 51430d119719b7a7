import { themeHistory } from "#analysis/theme-history.ts";
import { outcomeOf } from "#analysis/threads.ts";
import { stringify } from "csv-stringify/sync";
import { dateToWords } from "#domain/date.ts";
import { stances } from "#domain/finding.ts";
import { groups } from "#domain/group.ts";
import { locatorToWords } from "#domain/locator.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { authoritiesOf } from "#domain/statement.ts";
import type { Statement } from "#domain/statement.ts";
import type { Theme } from "#domain/theme.ts";
import { spreadsheetForm } from "#publish/csv-form.ts";
import { tableToJson } from "#publish/json.ts";
import { publicUrl, statementUrl } from "#urls.ts";

const columns = [
  "Statement",
  "Kind",
  "Inspection",
  "Date",
  "Published",
  "Councils",
  "Place in the document",
  "Summary",
  "Themes, the main one first",
  "Groups",
  "Addressed to",
  "Deadline",
  "Since then",
  "Counted",
  "Reported by",
  "Address",
];

/** A value for each column; lists as arrays. */
type Row = readonly (string | readonly string[])[];

/**
 * All statements on a theme in words, as CSV, newest inspection first, as the theme's page has them. A statement is one
 * line, which begins with its identifier, so that a view of the page can take the lines that it shows.
 */
export function themeToCsv(theme: Theme, record: InspectionRecord): string {
  const lines = rowsOn(theme, record).map((row) =>
    row.map((value) => (typeof value === "string" ? value : value.join("; "))),
  );
  return stringify([columns, ...lines], spreadsheetForm);
}

/** The same as JSON: lists are arrays, unknown is null. */
export function themeToJson(theme: Theme, record: InspectionRecord): string {
  const objects = rowsOn(theme, record).map((row) =>
    Object.fromEntries(row.map((value, index) => [columns[index]!, value === "" ? null : value])),
  );
  return tableToJson(objects);
}

function rowsOn(theme: Theme, record: InspectionRecord): Row[] {
  const rows = themeHistory(theme, record).flatMap(({ event, isPassing, findings, recommendations, beside }) => [
    ...[...recommendations, ...findings].map((statement) => rowOf(statement, event.isCounted && !isPassing, record)),
    ...beside.map((statement) => rowOf(statement, false, record)),
  ]);
  // A single space is left alone: most texts come back as they are.
  const oneLine = (text: string) => text.replace(/ \s+|[^\S ]\s*/g, " ").trim();
  return rows.map((row) => row.map((value) => (typeof value === "string" ? oneLine(value) : value.map(oneLine))));
}

function rowOf(statement: Statement, isCounted: boolean, record: InspectionRecord): Row {
  const { id, report, summary, themes } = statement;
  const { event } = report;
  const isAsked = statement.type === "recommendation";
  return [
    id,
    isAsked ? "Recommendation" : stances[statement.stance],
    event.title,
    event.date,
    report.published ?? "",
    authoritiesOf(statement).map(({ name }) => name),
    statement.type === "reported" ? "" : locatorToWords(statement.locator),
    summary,
    themes.map(({ name }) => name),
    isAsked ? [] : statement.groups.map((group) => groups[group]),
    isAsked ? (statement.addressee ?? "") : "",
    isAsked ? (statement.deadline ?? "") : "",
    isAsked ? outcomeOf(statement, record).words : "",
    isCounted ? "yes" : "no",
    statement.type === "reported" ? sourceOf(statement.source) : sourceOf(report.isHeld ? report.source : undefined),
    publicUrl(statementUrl(statement)),
  ];
}

function sourceOf(source?: { readonly publisher: string; readonly published?: string }): string {
  return source ? [source.publisher, source.published && dateToWords(source.published)].filter(Boolean).join(", ") : "";
}
