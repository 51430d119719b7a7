import GithubSlugger from "github-slugger";
import { isBefore, periodToWords } from "#domain/date.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Finding } from "#domain/finding.ts";
import { rankOf } from "#domain/framework.ts";
import type { Framework } from "#domain/framework.ts";
import type { Judgement } from "#domain/judgement.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { Evidence, FocusStatement, NotCoded, Report, Statement } from "#domain/report.ts";
import { compact, isDefined, resolver, themesOf } from "#record/content.ts";
import type { Content, ContentFile, Growing, Resolvers } from "#record/content.ts";
import { publicSource } from "#record/sources.ts";
import { addTwins, usedTwice } from "#record/twins.ts";
import type { BlockEntry } from "#schema/extract.ts";
import { nearMiss } from "#schema/fields.ts";
import type { Place, Problem } from "#schema/problem.ts";
import type { ReportEntry } from "#schema/report.ts";

/** Every document of the record, oldest publication first, as yet without its event. */
export function buildReports(content: Content, resolvers: Resolvers, problems: Problem[]): Report[] {
  const { resolveAuthority, resolveFramework, resolveTheme } = resolvers;
  const files = content.reports.toSorted((a, b) => a.entry.published.localeCompare(b.entry.published) || a.id.localeCompare(b.id));
  const reports = files.flatMap((own): Report[] => {
    const { id, file, entry, placeOf } = own;
    const prefix = `${entry.published}-${entry.kind}-`;
    if (!id.startsWith(prefix)) {
      problems.push({ file, ...placeOf(["published"]), message: `The file's name "${id}" does not agree with its date and kind. Name it "${prefix}<authority>.mdx", or correct the fields.` });
    }
    const authorities = entry.authorities.map((code, index) => resolveAuthority(code, file, placeOf(["authorities", index]))).filter(isDefined);
    const framework = resolveFramework(entry.framework, file, placeOf(["framework"]));
    if (isBefore(entry.fieldwork.end, entry.fieldwork.start)) {
      problems.push({ file, ...placeOf(["fieldwork", "end"]), message: `Fieldwork ends on ${entry.fieldwork.end}, before it starts on ${entry.fieldwork.start}. Exchange or correct the two.` });
    }
    if ((entry.kind === "press-account") !== (entry.provenance === "secondary")) {
      problems.push({ file, ...placeOf(["provenance"]), message: `Provenance "${entry.provenance}" does not go with the kind "${entry.kind}". A press account is secondary, an inspectorate's own document primary.` });
    }
    if (!framework) return [];

    const themeScope = (entry.themeScope ?? []).flatMap(({ theme: code, cover, at, reason }, index) => {
      const theme = resolveTheme(code, file, placeOf(["themeScope", index, "theme"]));
      return theme ? [{ theme, cover, reason, locator: at }] : [];
    });
    if (entry.kind === "press-account" && themeScope.length) problems.push({ file, ...placeOf(["themeScope"]), message: `A press account examines nothing: remove themeScope.` });
    const focus = readFocus(own, framework, resolveTheme, problems);

    const report: Growing<Report> = {
      id,
      isHeld: true,
      // The documents of several inspections bear one title; the month of the fieldwork tells them apart.
      title: entry.provenance === "primary" ? `${entry.title}, ${periodToWords(entry.fieldwork.start.slice(0, 7), entry.fieldwork.end.slice(0, 7))}` : entry.title,
      kind: entry.kind,
      event: undefined as unknown as InspectionEvent,
      framework,
      authorities,
      fieldwork: entry.fieldwork,
      published: entry.published,
      date: entry.published,
      inspectors: entry.inspectors,
      provenance: entry.provenance,
      source: compact(entry.source),
      accounts: [],
      focus,
      themeScope,
      judgements: [],
      notCoded: [],
      blocks: [],
      findings: [],
      recommendations: [],
    };
    const evidence = content.evidence.get(id);
    if (evidence) report.evidence = evidence;
    report.judgements = readJudgements(entry, report, file, placeOf, problems);
    report.notCoded = readNotCoded(entry, file, placeOf, problems);
    return [report];
  });

  const fileOf = new Map(files.map((file) => [file.id, file]));
  const reportOf = new Map(reports.map((report) => [report.id, report]));
  const resolveReport = resolver("Report", "reports", reportOf, problems);
  for (const report of reports as Growing<Report>[]) {
    const { file, entry, placeOf } = fileOf.get(report.id)!;
    report.accounts = (entry.accounts ?? []).map((source, index) => publicSource(source, resolveReport, file, placeOf(["accounts", index, "report"])));
    const twin = entry.twin === undefined ? undefined : resolveReport(entry.twin, file, placeOf(["twin"]));
    if (!twin) continue;
    if (fileOf.get(twin.id)!.entry.event !== entry.event || fileOf.get(twin.id)!.entry.twin) {
      problems.push({ file, ...placeOf(["twin"]), message: `"${twin.id}" cannot be the twin: it is of another event, or itself takes its text from a twin. Name the document of the same event in which the text is written.` });
    } else report.twin = twin;
  }
  // What twins share must be written before it is taken over.
  for (const report of reports.toSorted((a, b) => Number(Boolean(a.twin)) - Number(Boolean(b.twin)))) {
    const own = fileOf.get(report.id)!;
    const places = fillBlocks(report as Growing<Report>, own.blocks, own.file, resolvers, problems);
    checkAccounting(report, own.file, own.placeOf, problems);
    if (report.evidence) checkLocators(report, report.evidence, own, places, problems);
  }
  linkCounterparts(reports, files, problems);
  return reports;
}

/** What a visit names as its focus; an inspection's framework says what it examines, and a press account examines nothing. */
function readFocus(
  { file, entry, placeOf }: ContentFile<ReportEntry>,
  framework: Framework,
  resolveTheme: Resolvers["resolveTheme"],
  problems: Problem[],
): FocusStatement[] {
  const { focus = [], kind } = entry;
  const isOwnFocus = kind !== "press-account" && !framework.examines;
  if (isOwnFocus && kind === "inspection") {
    problems.push({ file, ...placeOf(["framework"]), message: `The framework "${framework.id}" does not say what an inspection under it examines. Write examines in content/frameworks/${framework.id}.mdx, before its findings are read.` });
  } else if (isOwnFocus && !focus.length) {
    problems.push({ file, ...placeOf(["kind"]), message: `The visit names no focus, and its framework "${framework.id}" does not say what is examined. Write focus: [{ theme: permanence, at: "opening bullet 2" }], a line for each theme that the letter names as looked at.` });
  }
  if (!isOwnFocus && focus.length) {
    const reason = kind === "press-account" ? "A press account examines nothing" : `The framework "${framework.id}" says what is examined`;
    problems.push({ file, ...placeOf(["focus"]), message: `${reason}: remove focus.` });
  }
  const seen = new Set<string>();
  return focus.flatMap(({ theme: code, at, area }, index): FocusStatement[] => {
    const place = placeOf(["focus", index]);
    const theme = resolveTheme(code, file, place);
    if (seen.has(code)) problems.push({ file, ...place, message: `Theme "${code}" stands twice in focus. Keep the first line that names it.` });
    seen.add(code);
    if (!theme) return [];
    if (area && !theme.areas.includes(area)) problems.push({ file, ...place, message: `Theme "${code}" is not seen in the area "${area}". Write one of ${theme.areas.join(", ")}.` });
    return [{ theme, locator: at, area: area ?? theme.areas[0]! }];
  });
}

function readJudgements(entry: ReportEntry, report: Report, file: string, placeOf: ContentFile<ReportEntry>["placeOf"], problems: Problem[]): Judgement[] {
  return entry.judgements.flatMap(({ area, grade, at }, index) => {
    const { framework } = report;
    if (framework.scale.includes(grade)) return [{ report, framework, area, grade, rank: rankOf(grade, framework), locator: at }];
    const scale = framework.scale.length ? `Write one of ${framework.scale.join(", ")}.` : "The framework gives no grades: remove the judgement.";
    problems.push({ file, ...placeOf(["judgements", index, "grade"]), message: `Grade "${grade}" is not on the scale of the framework "${framework.id}". ${scale}` });
    return [];
  });
}

function readNotCoded(entry: ReportEntry, file: string, placeOf: ContentFile<ReportEntry>["placeOf"], problems: Problem[]): NotCoded[] {
  return entry.notCoded.map(({ at, reason, repeats }, index) => {
    if ((reason === "repeats") !== Boolean(repeats)) {
      const message = repeats
        ? `Reason "${reason}" does not go with repeats: "${repeats.text}". Write reason: repeats, or remove the locator.`
        : `Reason "repeats" at "${at.text}" does not say what it repeats. Add repeats: para 58, the paragraph that says it first.`;
      problems.push({ file, ...placeOf(["notCoded", index, "reason"]), message });
    }
    return { locator: at, reason, ...(repeats && { repeats }) };
  });
}

/** @returns where each statement was written */
function fillBlocks(report: Growing<Report>, entries: readonly BlockEntry[], file: string, resolvers: Resolvers, problems: Problem[]): Map<Statement, Place> {
  const slugger = new GithubSlugger();
  const placeOf = new Map<Statement, Place>();
  let headings: { readonly depth: number; readonly text: string }[] = [];
  let section: string | undefined;
  for (const block of entries) {
    if (block.type === "heading") {
      headings = [...headings.filter(({ depth }) => depth < block.depth), block];
      section = headings.map(({ text }) => text).join(": ");
      report.blocks.push({ ...block, slug: slugger.slug(block.text) });
    } else if (block.type === "note") {
      report.blocks.push(block);
    } else if (block.type === "twins") {
      for (const statement of addTwins(report, block, section, file, problems)) placeOf.set(statement, block.place);
    } else if (block.type === "finding" || block.type === "recommendation") {
      const statement = addStatement(report, block, section, file, resolvers, problems);
      placeOf.set(statement, block.place);
    }
  }
  return placeOf;
}

type StatementEntry = Extract<BlockEntry, { type: "finding" | "recommendation" }>;

function subjectOf({ type, entry }: StatementEntry): string {
  return `${type === "finding" ? "Finding" : "Recommendation"} ${entry.id}: `;
}

function addStatement(report: Growing<Report>, block: StatementEntry, section: string | undefined, file: string, resolvers: Resolvers, problems: Problem[]): Finding | Recommendation {
  const { entry, place } = block;
  const subject = subjectOf(block);
  const themes = themesOf(entry.themes, subject, file, place, resolvers, problems);
  const stated: readonly { readonly number: string }[] = block.type === "finding" ? report.findings : report.recommendations;
  if (stated.some(({ number }) => number === entry.id)) problems.push({ file, ...place, message: usedTwice(entry.id) });
  const common = { id: `${report.id}#${entry.id}`, number: entry.id, report, locator: entry.at, ...(section && { section }), summary: entry.summary, themes, twins: [] };
  if (block.type === "finding") {
    const { stance, trajectory, groups = [], figures = {} } = block.entry;
    const finding: Finding = { type: "finding", ...common, stance, ...(trajectory && { trajectory }), groups, derivedFigures: figures };
    report.findings.push(finding);
    report.blocks.push(finding);
    return finding;
  }
  const { addressee, deadline } = block.entry;
  if (deadline && report.published.length < "2011-05-06".length) {
    problems.push({ file, ...place, message: `${subject}the deadline "${deadline}" cannot be counted from "${report.published}". Write the day of publication, or leave the deadline out.` });
  }
  const recommendation: Recommendation = { type: "recommendation", ...common, ...(addressee && { addressee }), ...(deadline && { deadline }) };
  report.recommendations.push(recommendation);
  report.blocks.push(recommendation);
  return recommendation;
}

/** Sets beside each other what two documents of one event say otherwise of one matter. */
function linkCounterparts(reports: readonly Report[], files: readonly ContentFile<ReportEntry>[], problems: Problem[]): void {
  const statements = new Map(reports.flatMap(({ findings, recommendations }) => [...findings, ...recommendations]).map((statement) => [statement.id, statement]));
  const eventOf = new Map(files.map(({ id, entry }) => [id, entry.event]));
  for (const { id, file, blocks } of files) {
    for (const block of blocks) {
      if ((block.type !== "finding" && block.type !== "recommendation") || !block.entry.counterpart) continue;
      const statement = statements.get(`${id}#${block.entry.id}`);
      const { counterpart: name } = block.entry;
      const counterpart = statements.get(name);
      const complain = (message: string) => problems.push({ file, ...block.place, message: `${subjectOf(block)}counterpart "${name}" ${message}` });
      if (!counterpart) complain(`leads nowhere. Write the whole name of a ${block.type} in another document of the event.${nearMiss(name, [...statements.keys()])}`);
      else if (counterpart.report.id === id || eventOf.get(counterpart.report.id) !== eventOf.get(id)) complain("is not in another document of the same event. Name one there, or remove it.");
      else if (counterpart.type !== block.type) complain(`is a ${counterpart.type}. Name a ${block.type}, or remove it.`);
      else if (counterpart.twinOf) complain(`is written in ${counterpart.twinOf.report.id}. Name it there: ${counterpart.twinOf.id}`);
      else if (statement) (statement as Growing<Finding>).counterpart = counterpart as Finding;
    }
  }
}

/** One place in a document is either coded or left out with a reason, never both. */
function checkAccounting(report: Report, file: string, placeOf: ContentFile<ReportEntry>["placeOf"], problems: Problem[]): void {
  const coded = new Map<string, string>([...report.findings, ...report.recommendations].map(({ locator, number }) => [locator.text, number]));
  for (const { locator } of report.judgements) coded.set(locator.text, "a judgement");
  const listed = new Set<string>();
  report.notCoded.forEach(({ locator: { text } }, index) => {
    const place = placeOf(["notCoded", index]);
    if (coded.has(text)) problems.push({ file, ...place, message: `"${text}" is listed as not coded, but ${coded.get(text)} points at it. Remove one of the two.` });
    if (listed.has(text)) problems.push({ file, ...place, message: `"${text}" is listed as not coded twice. Keep one.` });
    listed.add(text);
  });
}

/** Every locator of the record is one of the document's, and every one of the document's is in the record. */
function checkLocators(report: Report, { passages }: Evidence, { file, placeOf }: ContentFile<ReportEntry>, written: ReadonlyMap<Statement, Place>, problems: Problem[]): void {
  const places: [string, Place][] = [
    ...[...report.findings, ...report.recommendations].map((statement): [string, Place] => [statement.locator.text, written.get(statement)!]),
    ...report.judgements.map(({ locator }, index): [string, Place] => [locator.text, placeOf(["judgements", index, "at"])]),
    ...report.notCoded.map(({ locator }, index): [string, Place] => [locator.text, placeOf(["notCoded", index, "at"])]),
  ];
  // Named, without accounting for what stands there.
  const named: [string, Place][] = [
    ...report.focus.map(({ locator }, index): [string, Place] => [locator.text, placeOf(["focus", index, "at"])]),
    ...report.themeScope.map(({ locator }, index): [string, Place] => [locator.text, placeOf(["themeScope", index, "at"])]),
    ...report.notCoded.flatMap(({ repeats }, index): [string, Place][] => (repeats ? [[repeats.text, placeOf(["notCoded", index, "repeats"])]] : [])),
  ];
  const evidence = `content/evidence/${report.id}.json`;
  for (const [locator, place] of [...places, ...named]) {
    if (!passages[locator]) problems.push({ file, ...place, message: `Locator "${locator}" is not among those of the document (${evidence}).${nearMiss(locator, Object.keys(passages)) || " Write the place where the document says it."}` });
  }
  const accounted = new Set(places.map(([locator]) => locator));
  const missing = Object.keys(passages).filter((locator) => !accounted.has(locator));
  if (missing.length) problems.push({ file, ...placeOf(["notCoded"]), message: `Not accounted for: ${missing.map((locator) => `"${locator}"`).join(", ")}. Add a finding for each, or list it under notCoded with a reason.` });
}
