import GithubSlugger from "github-slugger";
import type { Authority } from "#domain/authority.ts";
import { periodToWords } from "#domain/date.ts";
import { eventKinds } from "#domain/event.ts";
import type { EventKind, InspectionEvent } from "#domain/event.ts";
import type { Finding } from "#domain/finding.ts";
import { rankOf } from "#domain/framework.ts";
import type { Framework } from "#domain/framework.ts";
import type { Judgement } from "#domain/judgement.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Recommendation } from "#domain/recommendation.ts";
import type { NotCoded, Report, ScopeStatement, Statement } from "#domain/report.ts";
import { widerCover } from "#domain/service-area.ts";
import type { Cover, ServiceArea } from "#domain/service-area.ts";
import type { Theme } from "#domain/theme.ts";
import type { Term } from "#domain/term.ts";
import type { Thread } from "#domain/thread.ts";
import { RecordError } from "#record/problems.ts";
import type { AuthorityEntry } from "#schema/authority.ts";
import type { BlockEntry } from "#schema/extract.ts";
import { nearMiss } from "#schema/fields.ts";
import type { EvidenceEntry } from "#schema/evidence.ts";
import type { FrameworkEntry } from "#schema/framework.ts";
import type { Place, Problem } from "#schema/problem.ts";
import type { ReportEntry } from "#schema/report.ts";
import type { TermEntry } from "#schema/term.ts";
import type { ThemeEntry } from "#schema/theme.ts";
import type { ThreadEntry } from "#schema/thread.ts";

/** A content file that its own schema accepts. */
export interface ContentFile<Entry> {
  /** The file's name without its ending. */
  readonly id: string;
  /** From the root of the project. */
  readonly file: string;
  readonly entry: Entry;
  readonly placeOf: (path: readonly PropertyKey[]) => Place;
  /** The body: in a report its findings and recommendations, elsewhere prose. */
  readonly blocks: readonly BlockEntry[];
}

export interface Content {
  readonly authorities: readonly ContentFile<AuthorityEntry>[];
  readonly frameworks: readonly ContentFile<FrameworkEntry>[];
  readonly terms: readonly ContentFile<TermEntry>[];
  readonly themes: readonly ContentFile<ThemeEntry>[];
  readonly reports: readonly ContentFile<ReportEntry>[];
  readonly threads: readonly ContentFile<ThreadEntry>[];
  /** By report; made by machine, so that they need no places for messages. */
  readonly evidence: ReadonlyMap<string, EvidenceEntry>;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
/** While the record is built its lists grow; to everyone else they are readonly. */
type Growing<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

/**
 * Resolves every reference between content files, both ways.
 *
 * @throws RecordError that lists every problem between the files at once
 */
export function buildRecord(content: Content): InspectionRecord {
  const problems: Problem[] = [];
  const authorities = buildAuthorities(content, problems);
  const frameworks = content.frameworks.map(({ id, entry, blocks }): Framework => ({ id, ...compact(entry), note: proseOf(blocks) }));
  const themes = buildThemes(content, problems);
  const { reports, events } = buildReports(content, { authorities, frameworks, themes }, problems);
  const threads = reports.length === content.reports.length ? buildThreads(content, reports, problems) : [];
  const terms = buildTerms(content, problems);
  if (problems.length) throw new RecordError(problems);
  return {
    authorities,
    frameworks,
    themes,
    reports,
    events,
    findings: reports.flatMap(({ findings }) => findings),
    recommendations: reports.flatMap(({ recommendations }) => recommendations),
    threads,
    terms,
  };
}

/** Finds what a code stands for, or notes a problem that says which codes there are. */
function resolver<Item>(what: string, folder: string, items: ReadonlyMap<string, Item>, problems: Problem[]) {
  return (code: string, file: string, place: Place, subject = ""): Item | undefined => {
    const item = items.get(code);
    if (item === undefined) {
      const advice = nearMiss(code, [...items.keys()]) || ` Write the name of a file in content/${folder}, without its ending.`;
      problems.push({ file, ...place, message: `${subject}${what} "${code}" is not in content/${folder}.${advice}` });
    }
    return item;
  };
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function proseOf(blocks: readonly BlockEntry[]): string {
  return blocks.map((block) => (block.type === "note" ? block.html : "")).join("");
}

function buildAuthorities(content: Content, problems: Problem[]): Authority[] {
  const built = new Map<string, Growing<Authority>>(
    content.authorities.map(({ id, entry, blocks }) => [
      id,
      { ...compact(entry), id, succeeds: [], succeededBy: [], deliversFor: [], note: proseOf(blocks) },
    ]),
  );
  const resolve = resolver("Authority", "authorities", built, problems);
  for (const { id, file, entry, placeOf } of content.authorities) {
    const authority = built.get(id)!;
    entry.succeeds.forEach((code, index) => {
      const predecessor = resolve(code, file, placeOf(["succeeds", index]));
      if (!predecessor) return;
      authority.succeeds.push(predecessor);
      predecessor.succeededBy.push(authority);
    });
    authority.deliversFor = entry.deliversFor.map((code, index) => resolve(code, file, placeOf(["deliversFor", index]))).filter(isDefined);
  }
  return [...built.values()].sort((a, b) => (a.from ?? "").localeCompare(b.from ?? "") || a.id.localeCompare(b.id));
}

function buildThemes(content: Content, problems: Problem[]): Theme[] {
  const built = new Map<string, Growing<Theme>>(
    content.themes.map(({ id, entry, blocks }) => [id, { ...entry, code: id, leavesOut: [], note: proseOf(blocks) }]),
  );
  const resolve = resolver("Theme", "themes", built, problems);
  const orders = new Map<number, string>();
  for (const { id, file, entry, placeOf } of content.themes) {
    built.get(id)!.leavesOut = entry.leavesOut.map(({ what, theme }, index) => {
      const other = theme === undefined ? undefined : resolve(theme, file, placeOf(["leavesOut", index, "theme"]));
      return { what, ...(other && { theme: other }) };
    });
    const twin = orders.get(entry.order);
    if (twin) problems.push({ file, ...placeOf(["order"]), message: `Order ${entry.order} is taken by the theme "${twin}". Write the next free number.` });
    orders.set(entry.order, id);
  }
  return [...built.values()].sort((a, b) => a.order - b.order);
}

function buildTerms(content: Content, problems: Problem[]): Term[] {
  const users = new Map<string, string>();
  return content.terms.map(({ id, file, entry, placeOf, blocks }): Term => {
    for (const word of [entry.term, ...entry.same].map((text) => text.toLowerCase())) {
      const other = users.get(word);
      if (other) problems.push({ file, ...placeOf(["same"]), message: `"${word}" already stands under the term "${other}". Keep it in one of the two: a search treats all words of a term as equal.` });
      users.set(word, id);
    }
    return { id, ...entry, definition: proseOf(blocks) };
  }).sort((a, b) => a.term.localeCompare(b.term, "en-GB"));
}

interface Known {
  readonly authorities: readonly Authority[];
  readonly frameworks: readonly Framework[];
  readonly themes: readonly Theme[];
}

function buildReports(content: Content, known: Known, problems: Problem[]): { reports: Report[]; events: InspectionEvent[] } {
  const resolveAuthority = resolver("Authority", "authorities", new Map(known.authorities.map((item) => [item.id, item])), problems);
  const resolveFramework = resolver("Framework", "frameworks", new Map(known.frameworks.map((item) => [item.id, item])), problems);
  const resolveTheme = resolver("Theme", "themes", new Map(known.themes.map((item) => [item.code, item])), problems);

  const files = content.reports.toSorted((a, b) => a.entry.published.localeCompare(b.entry.published) || a.id.localeCompare(b.id));
  const reports = files.flatMap(({ id, file, entry, placeOf, blocks }): Report[] => {
    const prefix = `${entry.published}-${entry.kind}-`;
    if (!id.startsWith(prefix)) {
      problems.push({ file, ...placeOf(["published"]), message: `The file's name "${id}" does not agree with its date and kind. Name it "${prefix}<authority>.mdx", or correct the fields.` });
    }
    const authorities = entry.authorities.map((code, index) => resolveAuthority(code, file, placeOf(["authorities", index]))).filter(isDefined);
    const framework = resolveFramework(entry.framework, file, placeOf(["framework"]));
    if (entry.fieldwork.end < entry.fieldwork.start) {
      problems.push({ file, ...placeOf(["fieldwork", "end"]), message: `Fieldwork ends on ${entry.fieldwork.end}, before it starts on ${entry.fieldwork.start}. Exchange or correct the two.` });
    }
    if ((entry.kind === "press-account") !== (entry.provenance === "secondary")) {
      problems.push({ file, ...placeOf(["provenance"]), message: `Provenance "${entry.provenance}" does not go with the kind "${entry.kind}". A press account is secondary, an inspectorate's own document primary.` });
    }
    if (!framework) return [];

    const themeScope = (entry.themeScope ?? []).flatMap(({ theme: code, cover, at, reason }, index) => {
      const theme = resolveTheme(code, file, placeOf(["themeScope", index, "theme"]));
      return theme ? [{ theme, cover, reason, ...(at && { locator: at }) }] : [];
    });
    const scope = Object.fromEntries(
      Object.entries(entry.scope).map(([area, { cover, at }]): [string, ScopeStatement] => [area, { cover, ...(at && { locator: at }) }]),
    ) as Record<ServiceArea, ScopeStatement>;

    const report: Growing<Report> = {
      id,
      title: entry.title,
      kind: entry.kind,
      event: undefined as unknown as InspectionEvent,
      framework,
      authorities,
      fieldwork: entry.fieldwork,
      published: entry.published,
      inspectors: entry.inspectors,
      provenance: entry.provenance,
      source: compact(entry.source),
      scope,
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
    fillBlocks(report, blocks, file, resolveTheme, problems);
    checkAccounting(report, file, placeOf, problems);
    if (evidence) checkLocators(report, evidence, { id, file, entry, placeOf, blocks }, problems);
    return [report];
  });
  return { reports, events: buildEvents(reports, files, problems) };
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

function fillBlocks(report: Growing<Report>, entries: readonly BlockEntry[], file: string, resolveTheme: ReturnType<typeof resolver<Theme>>, problems: Problem[]): void {
  const slugger = new GithubSlugger();
  let headings: { readonly depth: number; readonly text: string }[] = [];
  let section: string | undefined;
  for (const block of entries) {
    if (block.type === "heading") {
      headings = [...headings.filter(({ depth }) => depth < block.depth), block];
      section = headings.map(({ text }) => text).join(": ");
      report.blocks.push({ ...block, slug: slugger.slug(block.text) });
    } else if (block.type === "note") {
      report.blocks.push(block);
    } else {
      const { entry, place } = block;
      const subject = `${block.type === "finding" ? "Finding" : "Recommendation"} ${entry.id}: `;
      const themes = entry.themes.map((code) => resolveTheme(code, file, place, subject)).filter(isDefined);
      const twice = entry.themes.find((code, index) => entry.themes.indexOf(code) !== index);
      if (twice) problems.push({ file, ...place, message: `${subject}theme "${twice}" stands twice. Keep one.` });
      const shared = { id: `${report.id}#${entry.id}`, number: entry.id, report, locator: entry.at, ...(section && { section }), summary: entry.summary, themes };
      if (block.type === "finding") {
        const { stance, trajectory, groups = [], figures = {} } = block.entry;
        const finding: Finding = { type: "finding", ...shared, stance, ...(trajectory && { trajectory }), groups, derivedFigures: figures };
        report.findings.push(finding);
        report.blocks.push(finding);
      } else {
        const { addressee, deadline } = block.entry;
        if (deadline && report.published.length < "2011-05-06".length) {
          problems.push({ file, ...place, message: `${subject}the deadline "${deadline}" cannot be counted from "${report.published}". Write the day of publication, or leave the deadline out.` });
        }
        const recommendation: Recommendation = { type: "recommendation", ...shared, ...(addressee && { addressee }), ...(deadline && { deadline }) };
        report.recommendations.push(recommendation);
        report.blocks.push(recommendation);
      }
      checkScope(report, themes[0], file, place, subject, problems);
    }
  }
}

/** A report cannot say something of a theme that it did not look at. */
function checkScope(report: Report, theme: Theme | undefined, file: string, place: Place, subject: string, problems: Problem[]): void {
  if (!theme || statedCover(report, theme) !== "out") return;
  problems.push({
    file,
    ...place,
    message: `${subject}the scope says that the document did not look at "${theme.code}" (${theme.areas.join(", ")}). Make one of these areas partial, add the theme to themeScope with a reason, or correct the theme.`,
  });
}

/** What a report's scope says of a theme: its own statement, or else the widest cover of the areas where it is seen. */
function statedCover({ scope, themeScope }: Report, theme: Theme): Cover {
  return themeScope.find((statement) => statement.theme === theme)?.cover ?? theme.areas.map((area) => scope[area].cover).reduce(widerCover);
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
function checkLocators(report: Report, { passages }: EvidenceEntry, { file, placeOf, blocks }: ContentFile<ReportEntry>, problems: Problem[]): void {
  const places: [string, Place][] = [
    ...blocks.flatMap((block): [string, Place][] => (block.type === "finding" || block.type === "recommendation" ? [[block.entry.at.text, block.place]] : [])),
    ...report.judgements.map(({ locator }, index): [string, Place] => [locator.text, placeOf(["judgements", index, "at"])]),
    ...report.notCoded.map(({ locator }, index): [string, Place] => [locator.text, placeOf(["notCoded", index, "at"])]),
  ];
  // Named, without accounting for what stands there.
  const named: [string, Place][] = [
    ...Object.entries(report.scope).flatMap(([area, { locator }]): [string, Place][] => (locator ? [[locator.text, placeOf(["scope", area])]] : [])),
    ...report.themeScope.flatMap(({ locator }, index): [string, Place][] => (locator ? [[locator.text, placeOf(["themeScope", index, "at"])]] : [])),
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

const eventPattern = /^(?<month>\d{4}-\d{2})-(?<suffix>.+)$/;

function buildEvents(reports: readonly Report[], files: readonly ContentFile<ReportEntry>[], problems: Problem[]): InspectionEvent[] {
  const fileOf = new Map(files.map((file) => [file.id, file]));
  const groups = Map.groupBy(reports, ({ id }) => fileOf.get(id)!.entry.event);
  return [...groups].flatMap(([id, members]): InspectionEvent[] => {
    const primary = members.filter(({ provenance }) => provenance === "primary");
    const leading = primary[0] ?? members[0]!;
    const { file, placeOf } = fileOf.get(leading.id)!;
    const { month = "", suffix = "" } = eventPattern.exec(id)?.groups ?? {};
    const kind = Object.hasOwn(eventKinds, suffix) ? (suffix as EventKind) : suffix === leading.framework.id && leading.framework.scale.length ? "inspection" : undefined;
    if (!kind) {
      problems.push({ file, ...placeOf(["event"]), message: `Event "${id}" does not end in a kind of inspection. Write ${month} with one of ${[...Object.keys(eventKinds), leading.framework.id].join(", ")}.` });
      return [];
    }
    if (!leading.fieldwork.start.startsWith(month)) {
      problems.push({ file, ...placeOf(["event"]), message: `Event "${id}" is not of the month of its fieldwork, ${leading.fieldwork.start}. Write ${leading.fieldwork.start.slice(0, 7)}-${suffix}, or correct the fieldwork.` });
    }
    for (const member of members) {
      const own = fileOf.get(member.id)!;
      if (member.framework !== leading.framework) {
        problems.push({ file: own.file, ...own.placeOf(["framework"]), message: `Framework "${member.framework.id}" differs from that of ${leading.id}, a document of the same event (${leading.framework.id}). Write the same.` });
      }
      if (member.provenance === "primary" && (member.fieldwork.start !== leading.fieldwork.start || member.fieldwork.end !== leading.fieldwork.end)) {
        problems.push({ file: own.file, ...own.placeOf(["fieldwork"]), message: `Fieldwork differs from that of ${leading.id}, a document of the same event (${leading.fieldwork.start} to ${leading.fieldwork.end}). Write the same.` });
      }
    }
    const { start, end } = leading.fieldwork;
    const event: InspectionEvent = {
      id,
      title: `${eventKinds[kind]}, ${periodToWords(start.slice(0, 7), end.slice(0, 7))}`,
      kind,
      framework: leading.framework,
      authorities: [...new Set(members.flatMap(({ authorities }) => authorities))],
      fieldworkStart: start,
      fieldworkEnd: end,
      published: leading.published,
      provenance: leading.provenance,
      isCounted: primary.length > 0,
      reports: members,
    };
    for (const member of members) (member as Mutable<Report>).event = event;
    return [event];
  }).sort((a, b) => a.published.localeCompare(b.published) || a.id.localeCompare(b.id));
}

function buildThreads(content: Content, reports: readonly Report[], problems: Problem[]): Thread[] {
  const statements = new Map<string, Statement>(reports.flatMap(({ findings, recommendations }) => [...findings, ...recommendations].map((item): [string, Statement] => [item.id, item])));
  const resolve = (id: string, file: string, place: Place): Statement | undefined => {
    const statement = statements.get(id);
    if (!statement) problems.push({ file, ...place, message: `"${id}" leads nowhere: no report in content/reports has it. Write the report's name, # and the number of a finding or recommendation in it.${nearMiss(id, [...statements.keys()])}` });
    return statement;
  };
  const followers = new Map<string, string>();
  return content.threads
    .flatMap(({ id, file, entry, placeOf, blocks }): Thread[] => {
      const origin = resolve(entry.origin, file, placeOf(["origin"]));
      const links = entry.links.flatMap(({ to, relation, reason }, index) => {
        const target = resolve(to, file, placeOf(["links", index, "to"]));
        if (!target || !origin) return [];
        if (target.report.published <= origin.report.published) {
          problems.push({ file, ...placeOf(["links", index, "to"]), message: `"${to}" does not come after the thread's origin (${origin.report.published}). Link only to later documents.` });
        }
        return [{ from: origin, to: target, relation, reason }];
      });
      const targets = entry.links.map(({ to }) => to);
      targets.forEach((to, index) => {
        if (targets.indexOf(to) !== index) problems.push({ file, ...placeOf(["links", index, "to"]), message: `"${to}" is linked twice. Keep one, with both reasons in it.` });
      });
      const follower = followers.get(entry.origin);
      if (follower) problems.push({ file, ...placeOf(["origin"]), message: `"${entry.origin}" is already followed by the thread "${follower}". Put all of its links into one file.` });
      followers.set(entry.origin, id);
      if (!origin) return [];
      links.sort((a, b) => a.to.report.published.localeCompare(b.to.report.published));
      return [{ id, title: entry.title, origin, links, note: proseOf(blocks) }];
    })
    .sort((a, b) => a.origin.report.published.localeCompare(b.origin.report.published) || a.id.localeCompare(b.id));
}

type Compact<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** Without the keys that hold undefined. */
function compact<T extends object>(object: T): Compact<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Compact<T>;
}

