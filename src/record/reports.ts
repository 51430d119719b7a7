import GithubSlugger from "github-slugger";
import type { AccountBase } from "#domain/account.ts";
import { isBefore, periodToWords } from "#domain/date.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Evidence } from "#domain/evidence.ts";
import type { Finding } from "#domain/finding.ts";
import { rankOf } from "#domain/framework.ts";
import type { Framework } from "#domain/framework.ts";
import type { Judgement } from "#domain/judgement.ts";
import type { NotCoded } from "#domain/not-coded.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { FocusStatement, Report } from "#domain/report.ts";
import type { Statement } from "#domain/statement.ts";
import { complaintsOf } from "#record/complaints.ts";
import type { Complain, Complaints } from "#record/complaints.ts";
import { compact, isDefined, resolver, themesOf } from "#record/content.ts";
import type { Content, ContentFile, Growing, Resolvers } from "#record/content.ts";
import { publicSource } from "#record/sources.ts";
import { addTwins, usedTwice } from "#record/twins.ts";
import type { BlockEntry } from "#schema/extract.ts";
import { nearMiss } from "#schema/fields.ts";
import type { Place, Problem } from "#schema/problem.ts";
import type { ReportEntry } from "#schema/report.ts";

/** What a document says of itself, by which its inspection is known. */
export type DocumentHead = Omit<AccountBase, "event"> & Pick<Report, "isHeld" | "kind" | "fieldwork" | "published">;

/** The heads of all documents, oldest publication first. */
export function readDocumentHeads(
  content: Content,
  { resolveAuthority, resolveFramework }: Resolvers,
  problems: Problem[],
): DocumentHead[] {
  return content.reports
    .flatMap((own): DocumentHead[] => {
      const { id, entry } = own;
      const complain = complaintsOf(own, problems);
      const prefix = `${entry.published}-${entry.kind}-`;
      if (!id.startsWith(prefix)) {
        complain.field(["published"])(
          `The file's name "${id}" does not agree with its date and kind. Name it "${prefix}<authority>.mdx", or correct the fields.`,
        );
      }
      const authorities = entry.authorities
        .map((code, index) => resolveAuthority(code, complain.field(["authorities", index])))
        .filter(isDefined);
      const framework = resolveFramework(entry.framework, complain.field(["framework"]));
      if (isBefore(entry.fieldwork.end, entry.fieldwork.start)) {
        complain.field(["fieldwork", "end"])(
          `Fieldwork ends on ${entry.fieldwork.end}, before it starts on ${entry.fieldwork.start}. Exchange or correct the two.`,
        );
      }
      if ((entry.kind === "press-account") !== (entry.provenance === "secondary")) {
        complain.field(["provenance"])(
          `Provenance "${entry.provenance}" does not go with the kind "${entry.kind}". A press account is secondary, an inspectorate's own document primary.`,
        );
      }
      if (!framework) return [];
      const { kind, fieldwork, published, provenance } = entry;
      // The documents of several inspections bear one title; the month of the fieldwork tells them apart.
      const title =
        provenance === "primary"
          ? `${entry.title}, ${periodToWords(fieldwork.start.slice(0, 7), fieldwork.end.slice(0, 7))}`
          : entry.title;
      return [
        { id, isHeld: true, title, kind, framework, authorities, fieldwork, published, date: published, provenance },
      ];
    })
    .sort((a, b) => a.published.localeCompare(b.published) || a.id.localeCompare(b.id));
}

/** Every document of the record, whole, and among those of its event. */
export function buildReports(
  content: Content,
  heads: readonly DocumentHead[],
  eventOf: ReadonlyMap<string, Growing<InspectionEvent>>,
  resolvers: Resolvers,
  problems: Problem[],
): Report[] {
  const { resolveTheme } = resolvers;
  const fileOf = new Map(content.reports.map((file) => [file.id, file]));
  const files = heads.map(({ id }) => fileOf.get(id)!);
  const reports = heads.map((head): Growing<Report> => {
    const own = fileOf.get(head.id)!;
    const { id, entry } = own;
    const { framework } = head;
    const event = eventOf.get(id)!;
    const complain = complaintsOf(own, problems);

    const themeScope = (entry.themeScope ?? []).flatMap(({ theme: code, cover, at, reason }, index) => {
      const theme = resolveTheme(code, complain.field(["themeScope", index, "theme"]));
      return theme ? [{ theme, cover, reason, locator: at }] : [];
    });
    if (entry.kind === "press-account" && themeScope.length)
      complain.field(["themeScope"])("A press account examines nothing: remove themeScope.");
    const focus = readFocus(entry, framework, resolveTheme, complain);

    const report: Growing<Report> = {
      ...head,
      authorities: [...head.authorities],
      event,
      inspectors: entry.inspectors,
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
    report.judgements = readJudgements(entry, report, complain);
    report.notCoded = readNotCoded(entry, complain);
    event.reports.push(report);
    return report;
  });

  const reportOf = new Map(reports.map((report) => [report.id, report]));
  const resolveReport = resolver("Report", "reports", reportOf);
  for (const report of reports) {
    const own = fileOf.get(report.id)!;
    const { entry } = own;
    const complain = complaintsOf(own, problems);
    report.accounts = (entry.accounts ?? []).map((source, index) =>
      publicSource(source, resolveReport, complain.field(["accounts", index, "report"])),
    );
    const twin = entry.twin === undefined ? undefined : resolveReport(entry.twin, complain.field(["twin"]));
    if (!twin) continue;
    if (fileOf.get(twin.id)!.entry.event !== entry.event || fileOf.get(twin.id)!.entry.twin) {
      complain.field(["twin"])(
        `"${twin.id}" cannot be the twin: it is of another event, or itself takes its text from a twin. Name the document of the same event in which the text is written.`,
      );
    } else report.twin = twin;
  }
  // What twins share must be written before it is taken over.
  for (const report of reports.toSorted((a, b) => Number(Boolean(a.twin)) - Number(Boolean(b.twin)))) {
    const own = fileOf.get(report.id)!;
    const complain = complaintsOf(own, problems);
    const places = fillBlocks(report, own.blocks, resolvers, complain);
    checkAccounting(report, complain);
    if (report.evidence) checkLocators(report, report.evidence, places, complain);
  }
  linkCounterparts(reports, files, problems);
  return reports;
}

/** What a visit names as its focus; an inspection's framework says what it examines, and a press account examines nothing. */
function readFocus(
  entry: ReportEntry,
  framework: Framework,
  resolveTheme: Resolvers["resolveTheme"],
  complain: Complaints,
): FocusStatement[] {
  const { focus = [], kind } = entry;
  const isOwnFocus = kind !== "press-account" && !framework.examines;
  if (isOwnFocus && kind === "inspection") {
    complain.field(["framework"])(
      `The framework "${framework.id}" does not say what an inspection under it examines. Write examines in content/frameworks/${framework.id}.mdx, before its findings are read.`,
    );
  } else if (isOwnFocus && !focus.length) {
    complain.field(["kind"])(
      `The visit names no focus, and its framework "${framework.id}" does not say what is examined. Write focus: [{ theme: permanence, at: "opening bullet 2" }], a line for each theme that the letter names as looked at.`,
    );
  }
  if (!isOwnFocus && focus.length) {
    const reason =
      kind === "press-account"
        ? "A press account examines nothing"
        : `The framework "${framework.id}" says what is examined`;
    complain.field(["focus"])(`${reason}: remove focus.`);
  }
  const seen = new Set<string>();
  return focus.flatMap(({ theme: code, at, area }, index): FocusStatement[] => {
    const complainHere = complain.field(["focus", index]);
    const theme = resolveTheme(code, complainHere);
    if (seen.has(code)) complainHere(`Theme "${code}" stands twice in focus. Keep the first line that names it.`);
    seen.add(code);
    if (!theme) return [];
    if (area && !theme.areas.includes(area))
      complainHere(`Theme "${code}" is not seen in the area "${area}". Write one of ${theme.areas.join(", ")}.`);
    return [{ theme, locator: at, area: area ?? theme.areas[0]! }];
  });
}

function readJudgements(entry: ReportEntry, report: Report, complain: Complaints): Judgement[] {
  return entry.judgements.flatMap(({ area, grade, at }, index) => {
    const { framework } = report;
    if (framework.scale.includes(grade))
      return [{ report, framework, area, grade, rank: rankOf(grade, framework), locator: at }];
    const scale = framework.scale.length
      ? `Write one of ${framework.scale.join(", ")}.`
      : "The framework gives no grades: remove the judgement.";
    complain.field(["judgements", index, "grade"])(
      `Grade "${grade}" is not on the scale of the framework "${framework.id}". ${scale}`,
    );
    return [];
  });
}

function readNotCoded(entry: ReportEntry, complain: Complaints): NotCoded[] {
  return entry.notCoded.map(({ at, reason, repeats }, index) => {
    if ((reason === "repeats") !== Boolean(repeats)) {
      const message = repeats
        ? `Reason "${reason}" does not go with repeats: "${repeats.text}". Write reason: repeats, or remove the locator.`
        : `Reason "repeats" at "${at.text}" does not say what it repeats. Add repeats: para 58, the paragraph that says it first.`;
      complain.field(["notCoded", index, "reason"])(message);
    }
    return { locator: at, reason, ...(repeats && { repeats }) };
  });
}

/** @returns where each statement was written */
function fillBlocks(
  report: Growing<Report>,
  entries: readonly BlockEntry[],
  resolvers: Resolvers,
  complain: Complaints,
): Map<Statement, Place> {
  const slugger = new GithubSlugger();
  const placeOf = new Map<Statement, Place>();
  let headings: { readonly depth: number; readonly text: string }[] = [];
  let section: string | undefined;
  for (const block of entries) {
    if (block.type === "heading") {
      headings = [...headings.filter(({ depth }) => depth < block.depth), block];
      section = headings.map(({ text }) => text).join(": ");
      const { type, depth, text } = block;
      report.blocks.push({ type, depth, text, slug: slugger.slug(text) });
    } else if (block.type === "note") {
      report.blocks.push(block);
    } else if (block.type === "twins") {
      for (const statement of addTwins(report, block, section, complain)) placeOf.set(statement, block.place);
    } else if (block.type === "finding" || block.type === "recommendation") {
      const statement = addStatement(report, block, section, resolvers, complain);
      placeOf.set(statement, block.place);
    }
  }
  return placeOf;
}

type StatementEntry = Extract<BlockEntry, { type: "finding" | "recommendation" }>;

function subjectOf({ type, entry }: StatementEntry): string {
  return `${type === "finding" ? "Finding" : "Recommendation"} ${entry.id}: `;
}

function addStatement(
  report: Growing<Report>,
  block: StatementEntry,
  section: string | undefined,
  resolvers: Resolvers,
  { at: complainAt }: Complaints,
): Finding | Recommendation {
  const { entry, place } = block;
  const complain = complainAt(place, subjectOf(block));
  const themes = themesOf(entry.themes, resolvers, complain);
  const stated: readonly { readonly number: string }[] =
    block.type === "finding" ? report.findings : report.recommendations;
  if (stated.some(({ number }) => number === entry.id)) complainAt(place)(usedTwice(entry.id));
  const common = {
    id: `${report.id}#${entry.id}`,
    number: entry.id,
    report,
    locator: entry.at,
    ...(section && { section }),
    summary: entry.summary,
    themes,
    twins: [],
  };
  if (block.type === "finding") {
    const { stance, trajectory, groups = [], figures = {} } = block.entry;
    const finding: Finding = {
      type: "finding",
      ...common,
      stance,
      ...(trajectory && { trajectory }),
      groups,
      derivedFigures: figures,
    };
    report.findings.push(finding);
    report.blocks.push(finding);
    return finding;
  }
  const { addressee, deadline } = block.entry;
  if (deadline && report.published.length < "2011-05-06".length) {
    complain(
      `the deadline "${deadline}" cannot be counted from "${report.published}". Write the day of publication, or leave the deadline out.`,
    );
  }
  const recommendation: Recommendation = {
    type: "recommendation",
    ...common,
    ...(addressee && { addressee }),
    ...(deadline && { deadline }),
  };
  report.recommendations.push(recommendation);
  report.blocks.push(recommendation);
  return recommendation;
}

/** Sets beside each other what two documents of one event say otherwise of one matter. */
function linkCounterparts(
  reports: readonly Report[],
  files: readonly ContentFile<ReportEntry>[],
  problems: Problem[],
): void {
  const statements = new Map(
    reports
      .flatMap(({ findings, recommendations }) => [...findings, ...recommendations])
      .map((statement) => [statement.id, statement]),
  );
  const eventOf = new Map(files.map(({ id, entry }) => [id, entry.event]));
  for (const own of files) {
    const { id, blocks } = own;
    for (const block of blocks) {
      if ((block.type !== "finding" && block.type !== "recommendation") || !block.entry.counterpart) continue;
      const statement = statements.get(`${id}#${block.entry.id}`);
      const { counterpart: name } = block.entry;
      const counterpart = statements.get(name);
      const complain = complaintsOf(own, problems).at(block.place, `${subjectOf(block)}counterpart "${name}" `);
      if (!counterpart)
        complain(
          `leads nowhere. Write the whole name of a ${block.type} in another document of the event.${nearMiss(name, [...statements.keys()])}`,
        );
      else if (counterpart.report.id === id || eventOf.get(counterpart.report.id) !== eventOf.get(id))
        complain("is not in another document of the same event. Name one there, or remove it.");
      else if (counterpart.type !== block.type)
        complain(`is a ${counterpart.type}. Name a ${block.type}, or remove it.`);
      else if (counterpart.twinOf)
        complain(`is written in ${counterpart.twinOf.report.id}. Name it there: ${counterpart.twinOf.id}`);
      else if (statement) (statement as Growing<Finding>).counterpart = counterpart as Finding;
    }
  }
}

/** One place in a document is either coded or left out with a reason, never both. */
function checkAccounting(report: Report, complain: Complaints): void {
  const coded = new Map<string, string>(
    [...report.findings, ...report.recommendations].map(({ locator, number }) => [locator.text, number]),
  );
  for (const { locator } of report.judgements) coded.set(locator.text, "a judgement");
  const listed = new Set<string>();
  report.notCoded.forEach(({ locator: { text } }, index) => {
    const complainHere = complain.field(["notCoded", index]);
    if (coded.has(text))
      complainHere(`"${text}" is listed as not coded, but ${coded.get(text)} points at it. Remove one of the two.`);
    if (listed.has(text)) complainHere(`"${text}" is listed as not coded twice. Keep one.`);
    listed.add(text);
  });
}

/** Every locator of the record is one of the document's, and every one of the document's is in the record. */
function checkLocators(
  report: Report,
  { passages }: Evidence,
  written: ReadonlyMap<Statement, Place>,
  complain: Complaints,
): void {
  const places: [string, Complain][] = [
    ...[...report.findings, ...report.recommendations].map((statement): [string, Complain] => [
      statement.locator.text,
      complain.at(written.get(statement)!),
    ]),
    ...report.judgements.map(({ locator }, index): [string, Complain] => [
      locator.text,
      complain.field(["judgements", index, "at"]),
    ]),
    ...report.notCoded.map(({ locator }, index): [string, Complain] => [
      locator.text,
      complain.field(["notCoded", index, "at"]),
    ]),
  ];
  // Named, without accounting for what stands there.
  const named: [string, Complain][] = [
    ...report.focus.map(({ locator }, index): [string, Complain] => [
      locator.text,
      complain.field(["focus", index, "at"]),
    ]),
    ...report.themeScope.map(({ locator }, index): [string, Complain] => [
      locator.text,
      complain.field(["themeScope", index, "at"]),
    ]),
    ...report.notCoded.flatMap(({ repeats }, index): [string, Complain][] =>
      repeats ? [[repeats.text, complain.field(["notCoded", index, "repeats"])]] : [],
    ),
  ];
  const evidence = `content/evidence/${report.id}.json`;
  for (const [locator, complainHere] of [...places, ...named]) {
    if (!passages[locator])
      complainHere(
        `Locator "${locator}" is not among those of the document (${evidence}).${nearMiss(locator, Object.keys(passages)) || " Write the place where the document says it."}`,
      );
  }
  const accounted = new Set(places.map(([locator]) => locator));
  const missing = Object.keys(passages).filter((locator) => !accounted.has(locator));
  if (missing.length)
    complain.field(["notCoded"])(
      `Not accounted for: ${missing.map((locator) => `"${locator}"`).join(", ")}. Add a finding for each, or list it under notCoded with a reason.`,
    );
}
