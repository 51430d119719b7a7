import { dateToWords, isBefore } from "#domain/date.ts";
import type { PartialDate } from "#domain/date.ts";
import { inUse } from "#domain/framework.ts";
import { dataDate } from "#publish/version.ts";
import { complaintsOf } from "#record/complaints.ts";
import type { Complaints } from "#record/complaints.ts";
import type { Content, ContentFile } from "#record/content.ts";
import type { AuthorityEntry } from "#schema/authority.ts";
import type { ComparedEntry } from "#schema/compared.ts";
import { nearMiss } from "#schema/fields.ts";
import type { KnownInspectionEntry } from "#schema/known-inspection.ts";
import type { Problem } from "#schema/problem.ts";
import type { ReportEntry } from "#schema/report.ts";
import type { SourceEntry } from "#schema/source.ts";

/**
 * What single files say rightly and together, or with their own names and years, cannot be true.
 *
 * Days are held against that of the data, not against a clock: whatever comes into the record changes its tables, and so
 * their day, and a build says the same whenever it is made.
 *
 * @returns all of it at once
 */
export function contradictionsIn(content: Content): Problem[] {
  const problems: Problem[] = [];
  for (const { own, isDated } of filesOf(content)) {
    if (sound.has(own.entry as object)) continue;
    const before = problems.length;
    const complain = complaintsOf(own, problems);
    checkLists(own.entry, [], complain);
    for (const block of own.blocks)
      if ("entry" in block) checkLists(block.entry, [], { ...complain, field: () => complain.at(block.place) });
    if (isDated) checkDates(own.entry, complain);
    if (problems.length === before) sound.add(own.entry as object);
  }
  checkAuthorities(content, problems);
  checkFrameworks(content, problems);
  for (const own of content.reports) {
    const complain = complaintsOf(own, problems);
    checkAccount(own, content, complain);
    checkReport(own, content, complain);
  }
  for (const own of content.inspections) {
    const complain = complaintsOf(own, problems);
    checkAccount(own, content, complain);
    checkInspectionName(own, complain);
    checkAreas(own, content, complain);
  }
  for (const own of content.milestones) {
    const { date, by } = own.entry;
    const day = date ?? by ?? "";
    if (!own.id.startsWith(`${day}-`))
      complaintsOf(own, problems).field([date === undefined ? "by" : "date"])(
        `The file's name "${own.id}" does not begin with its date. Name it "${day}-<what>.mdx", or correct the date.`,
      );
  }
  for (const own of content.themes)
    own.entry.leavesOut.forEach(({ theme }, index) => {
      if (theme === own.id)
        complaintsOf(own, problems).field(["leavesOut", index, "theme"])(
          `"${theme}" is this theme itself. Name the one that takes it instead, or leave theme out.`,
        );
    });
  for (const own of content.updates)
    own.entry.corrections?.forEach(({ before, now }, index) => {
      if (before === now)
        complaintsOf(own, problems).field(["corrections", index, "now"])(
          "What stands now is what stood before. Write what was changed.",
        );
    });
  for (const page of linkedPages.filter((page) => !content.prose.some(({ id }) => id === page)))
    problems.push({
      file: `content/prose/${page}.mdx`,
      message: "The file is missing, and pages lead to it. Put it back under this name.",
    });
  for (const own of content.compared) checkCompared(own, complaintsOf(own, problems));
  checkSources(content, problems);
  checkTwice(content, problems);
  return problems;
}

/** Fields, with the elements below them, in which nothing was wrong: read once, they do not change. */
const sound = new WeakSet<object>();

/** Pages of text to which every page of the site leads. */
const linkedPages = ["about", "cite", "method"];

/** Folders whose days may lie after that of the data: a comparison is made on a later day too, of later lists. */
const withLaterDays: readonly (keyof Content)[] = ["compared"];

/** All files, with whether their days have been. */
function filesOf({ evidence: _, ...folders }: Content) {
  return Object.entries(folders).flatMap(([folder, files]) =>
    files.map((own: ContentFile<unknown>) => ({ own, isDated: !withLaterDays.includes(folder as keyof Content) })),
  );
}

/** Within one list nothing is said twice. */
function checkLists(value: unknown, path: readonly PropertyKey[], complain: Complaints): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    const seen = new Set<string>();
    value.forEach((item: unknown, index) => {
      const key = typeof item === "string" ? item.toLowerCase() : JSON.stringify(item);
      if (seen.has(key))
        complain.field([...path, index])(
          `${typeof item === "string" ? `"${item}"` : "The same"} stands twice in this list. Keep it once.`,
        );
      seen.add(key);
    });
  }
  for (const [key, item] of Object.entries(value))
    checkLists(item, [...path, Array.isArray(value) ? Number(key) : key], complain);
}

/** Fields that hold a day which has been; what is to begin or to end is often known before. */
const dayFields = new Set(["published", "start", "end", "date", "by", "on"]);

/** Fields that hold when something begins or ends, and how many years ahead that is known. */
const termFields = new Set(["from", "until"]);
const yearsAhead = 10;

/** Years before which nobody inspected services for children. */
const firstYear = "1800";

function checkDates(entry: unknown, complain: Complaints, path: readonly PropertyKey[] = []): void {
  if (typeof entry !== "object" || entry === null) return;
  for (const [key, value] of Object.entries(entry)) {
    const here = [...path, Array.isArray(entry) ? Number(key) : key];
    if (typeof value !== "string") checkDates(value, complain, here);
    else if ((dayFields.has(key) || termFields.has(key)) && /^\d{4}/.test(value) && isBefore(value, firstYear))
      complain.field(here)(`Date "${value}" lies before any inspection of services for children. Correct the year.`);
    else if (termFields.has(key) && Number(value.slice(0, 4)) > Number(dataDate.slice(0, 4)) + yearsAhead)
      complain.field(here)(
        `Date "${value}" lies more than ${yearsAhead} years after the data, ${dataDate}. Correct it.`,
      );
    else if (!/^\d{4}(?:-\d{2}){0,2}$/.test(value) || !dayFields.has(key)) continue;
    else if (isBefore(dataDate, value))
      complain.field(here)(
        `Date "${value}" lies after that of the data, ${dataDate}. Correct it, or change the day in src/publish/version.ts first.`,
      );
  }
}

/** A list ends by the day on which it is compared, and holds what was published in its time. */
function checkCompared({ entry }: ContentFile<ComparedEntry>, complain: Complaints): void {
  const { from, to, compared, inspections } = entry;
  if (isBefore(to, from))
    complain.field(["to"])(`It ends (${to}) before it begins (${from}). Exchange or correct the two.`);
  if (isBefore(compared, to))
    complain.field(["to"])(
      `The list goes on (${to}) after the day on which it was compared (${compared}). Correct one.`,
    );
  inspections.forEach(({ published }, index) => {
    if (isBefore(published, from) || isBefore(to, published))
      complain.field(["inspections", index, "published"])(
        `"${published}" does not lie within the list, ${from} to ${to}. Correct it, or the ends of the list.`,
      );
  });
}

/** What ends does not end before it begins. */
function checkTerm({ from, until }: Pick<AuthorityEntry, "from" | "until">, complain: Complaints): void {
  if (from && until && isBefore(until, from))
    complain.field(["until"])(`It ends (${until}) before it begins (${from}). Exchange or correct the two.`);
}

function checkAuthorities({ authorities }: Content, problems: Problem[]): void {
  const named = new Map(authorities.map((own) => [own.id, own]));
  /** Whether a way of succession leads from one to another. */
  const leadsTo = (from: string, to: string, passed = new Set<string>()): boolean =>
    from === to ||
    (!passed.has(from) &&
      Boolean(passed.add(from)) &&
      (named.get(from)?.entry.succeeds ?? []).some((next) => leadsTo(next, to, passed)));
  for (const own of authorities) {
    const { id, entry } = own;
    const complain = complaintsOf(own, problems);
    checkTerm(entry, complain);
    entry.succeeds.forEach((code, index) => {
      const at = complain.field(["succeeds", index]);
      const until = named.get(code)?.entry.until;
      if (leadsTo(code, id)) at(`"${code}" is this body itself, or succeeded it. Name those that were there before.`);
      else if (entry.from && until && isBefore(entry.from, until))
        at(`"${code}" ended on ${until}, after this body began (${entry.from}). Correct one of the two dates.`);
      else if (named.has(code) && !until)
        at(
          `"${code}" has no end, though its services were taken over. Write until in content/authorities/${code}.mdx.`,
        );
    });
    entry.deliversFor.forEach((code, index) => {
      const at = complain.field(["deliversFor", index]);
      const other = named.get(code)?.entry;
      if (entry.role === "council") at(`A council delivers for nobody else. Write deliversFor: [].`);
      else if (code === id) at(`"${code}" is this body itself. Name the councils for which it delivers.`);
      else if (other && other.role !== "council") at(`"${code}" is a ${other.role}. Name the councils.`);
      else if (other?.until && entry.from && isBefore(other.until, entry.from))
        at(`"${code}" ended on ${other.until}, before this body began (${entry.from}). Correct or remove it.`);
    });
  }
}

/** Grades that inspectorates use, the worst first; what else a scale holds says its order itself. */
const usualGrades = [
  ["inadequate", "unsatisfactory", "poor"],
  ["requires improvement", "requires improvement to be good", "adequate", "satisfactory"],
  ["good"],
  ["outstanding", "excellent"],
];

function checkFrameworks({ frameworks }: Content, problems: Problem[]): void {
  for (const own of frameworks) {
    const { from, until, scale, editions = [] } = own.entry;
    const complain = complaintsOf(own, problems);
    checkTerm(own.entry, complain);
    const ranks = scale.map((grade) => usualGrades.findIndex((names) => names.includes(grade.toLowerCase())));
    scale.forEach((grade, index) => {
      const near = ranks[index]! < 0 && nearMiss(grade.toLowerCase(), usualGrades.flat());
      if (near) complain.field(["scale", index])(`"${grade}" is no grade that inspectorates use.${near}`);
    });
    const known = ranks.filter((rank) => rank >= 0);
    if (known.some((rank, index) => index > 0 && rank < known[index - 1]!))
      complain.field(["scale"])(
        `The scale "${scale.join(", ")}" does not lead from the worst to the best. Write it so.`,
      );
    editions.forEach((edition, index) => {
      if (isBefore(edition.from, from) || (until && isBefore(until, edition.from)))
        complain.field(["editions", index, "from"])(
          `"${edition.from}" lies outside the framework's own time, ${inUseWords({ from, until })}. Correct one of them.`,
        );
    });
  }
}

function inUseWords({ from, until }: { readonly from: PartialDate; readonly until?: PartialDate | undefined }): string {
  return inUse({ from, ...(until && { until }) });
}

/** Whether an inspection or visit of a kind gives grades, where all of the kind do or none. */
const gradedKinds: Readonly<Partial<Record<ReportEntry["kind"], boolean>>> = {
  inspection: true,
  "focused-visit": false,
  "monitoring-visit": false,
  unannounced: false,
};

type AccountFile = ContentFile<ReportEntry> | ContentFile<KnownInspectionEntry>;

/** An inspection lies within the time of its framework and of those inspected, and is told of when it has been. */
function checkAccount({ entry }: AccountFile, { frameworks, authorities }: Content, complain: Complaints): void {
  const { fieldwork, published } = entry;
  const start = fieldwork?.start ?? published;
  const end = fieldwork?.end ?? start;
  if (!start || !end) return;
  if (published && fieldwork && isBefore(published, end))
    complain.field(["published"])(
      `It was published (${published}) before the inspectors' work was over (${end}). Correct one of the two.`,
    );
  const framework = frameworks.find(({ id }) => id === entry.framework)?.entry;
  if (framework && (isBefore(start, framework.from) || (framework.until && isBefore(framework.until, start))))
    complain.field(["framework"])(
      `The framework "${entry.framework}" was in use ${inUseWords(framework)}, and the inspection was of ${dateToWords(start)}. Name that of its time, or correct the dates.`,
    );
  const isGraded = gradedKinds[entry.kind];
  if (framework && isGraded !== undefined && isGraded !== framework.scale.length > 0)
    complain.field(["framework"])(
      `The framework "${entry.framework}" ${isGraded ? "gives no grades" : "gives grades"}, as the kind "${entry.kind}" does${isGraded ? "" : " not"}. Name that of its kind, or correct the kind.`,
    );
  entry.authorities.forEach((code, index) => {
    const at = complain.field(["authorities", index]);
    const { from, until, role } = authorities.find(({ id }) => id === code)?.entry ?? {};
    if (until && isBefore(until, start))
      at(`"${code}" ended on ${until}, before the inspection (${start}). Name who answered for the services then.`);
    if (from && isBefore(end, from))
      at(`"${code}" began on ${from}, after the inspection (${end}). Name who answered for the services then.`);
    if (role === "trust") at(`"${code}" delivers for councils. Name the council that answers for the services.`);
  });
  const sources = "sources" in entry ? entry.sources : (entry.accounts ?? []);
  sources.forEach(({ published: told }, index) => {
    if (told && isBefore(told, start))
      complain.field(["sources" in entry ? "sources" : "accounts", index, "published"])(
        `"${told}" lies before the inspection that it tells of (${start}). Correct one of the two.`,
      );
  });
}

function checkReport(own: ContentFile<ReportEntry>, content: Content, complain: Complaints): void {
  const { id, entry } = own;
  const prefix = `${entry.published}-${entry.kind}-`;
  const places = placesOf(entry.authorities, content);
  if (id.startsWith(prefix) && places.length && !places.includes(id.slice(prefix.length)))
    complain.field(["authorities"])(
      `The file's name "${id}" does not end in whom it is about. Name it "${prefix}${places[0]}.mdx", or correct the authorities.`,
    );
  entry.accounts?.forEach(({ report }, index) => {
    if (report === id)
      complain.field(["accounts", index, "report"])(`"${id}" is this document itself. Name another that tells of it.`);
  });
  if (entry.twin === id) complain.field(["twin"])(`"${id}" is this document itself. Name the other one.`);
  const repeating = new Set(entry.notCoded.filter(({ repeats }) => repeats).map(({ at }) => at.text));
  entry.notCoded.forEach(({ repeats }, index) => {
    if (repeats && repeating.has(repeats.text))
      complain.field(["notCoded", index, "repeats"])(
        `"${repeats.text}" itself only repeats. Name the paragraph that says it first.`,
      );
  });
  const scoped = (entry.themeScope ?? []).map(({ theme }) => theme);
  scoped.forEach((theme, index) => {
    if (scoped.indexOf(theme) !== index)
      complain.field(["themeScope", index, "theme"])(`Theme "${theme}" stands twice in themeScope. Keep one.`);
  });
  const rows = entry.provenance === "primary" ? entry.judgements.map(({ at }) => at.text) : [];
  rows.forEach((row, index) => {
    if (rows.indexOf(row) !== index)
      complain.field(["judgements", index, "at"])(`"${row}" is named for two grades. Write the row of each.`);
  });
  checkAreas(own, content, complain);
}

/** Whom a document may be named after: each of its authorities, and what they all came from. */
function placesOf(codes: readonly string[], { authorities }: Content): string[] {
  const [first] = authorities.filter(({ id }) => id === codes[0]);
  const isOf = (place: string) =>
    codes.every((code) => code === place || authorities.find(({ id }) => id === code)?.entry.succeeds.includes(place));
  return first ? [first.id, ...first.entry.succeeds].filter(isOf) : [];
}

/** One thing has one grade. */
function checkAreas({ entry }: AccountFile, { frameworks }: Content, complain: Complaints): void {
  const grades = frameworks.find(({ id }) => id === entry.framework)?.entry.grades ?? [];
  const areas = entry.judgements.map(({ area }) =>
    (grades.find((graded) => graded.area === area || graded.alsoCalled?.includes(area))?.area ?? area).toLowerCase(),
  );
  areas.forEach((area, index) => {
    if (areas.indexOf(area) !== index)
      complain.field(["judgements", index, "area"])(
        `"${entry.judgements[index]!.area}" is graded twice. Keep the grade that it was given.`,
      );
  });
}

const kindWords = /-(monitoring|focused|pilot|unannounced)(?=-|$)/;

function checkInspectionName({ id, entry }: ContentFile<KnownInspectionEntry>, complain: Complaints): void {
  const { fieldwork, published, kind } = entry;
  const date = /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=-)/.exec(id)?.[0];
  const agrees = (day: string | undefined) => day !== undefined && !isBefore(day, date!) && !isBefore(date!, day);
  if (date && ![published, fieldwork?.start, fieldwork?.end].some(agrees))
    complain.field([published ? "published" : "fieldwork"])(
      `The file's name "${id}" begins with a date that is neither that of the fieldwork nor of the publication. Name it otherwise, or correct the dates.`,
    );
  const [, word = kind] = kindWords.exec(id) ?? [];
  if (!kind.startsWith(word))
    complain.field(["kind"])(
      `The file's name "${id}" does not agree with the kind "${kind}". Name it otherwise, or correct the kind.`,
    );
}

/** A place in a document that is held is one of its places. */
function checkSources(content: Content, problems: Problem[]): void {
  const check = (own: ContentFile<unknown>, list: string, sources: readonly SourceEntry[]) =>
    sources.forEach(({ report, at }, index) => {
      const complain = complaintsOf(own, problems).field([list, index, "at"]);
      const passages = report === undefined ? undefined : content.evidence.get(report)?.passages;
      if (at && report === undefined) complain(`"${at.text}" names no document. Write its report too, or remove at.`);
      else if (at && passages && !Object.hasOwn(passages, at.text))
        complain(
          `"${at.text}" is not among the places of "${report}" (content/evidence/${report}.json). Write the place where the document says it.`,
        );
    });
  for (const own of content.reports) check(own, "accounts", own.entry.accounts ?? []);
  for (const own of [...content.inspections, ...content.milestones, ...content.related])
    check(own, "sources", own.entry.sources);
}

function proseOf({ blocks }: ContentFile<unknown>): string {
  return blocks.flatMap((block) => (block.type === "note" ? [block.html] : [])).join("\n");
}

/** What would be counted or shown twice, since one file is a copy of another. */
function checkTwice(content: Content, problems: Problem[]): void {
  const once = <Entry>(
    files: readonly ContentFile<Entry>[],
    field: string,
    keyOf: (file: ContentFile<Entry>) => string | undefined,
    what: string,
  ) => {
    const owners = new Map<string, string>();
    for (const own of files) {
      const key = keyOf(own)?.toLowerCase();
      if (key === undefined) continue;
      const owner = owners.get(key);
      if (owner)
        complaintsOf(own, problems).field(field.split("."))(
          `${owner} has the same ${what}. Keep one, or tell them apart.`,
        );
      else owners.set(key, own.file);
    }
  };
  const { authorities, frameworks, themes, reports, inspections, milestones, related, threads, updates, compared } =
    content;
  once(authorities, "name", ({ entry }) => entry.name, "name");
  once(authorities, "shortName", ({ entry }) => entry.shortName, "short name");
  once(authorities, "ofstedUrn", ({ entry }) => entry.ofstedUrn, "number");
  once(authorities, "onsCode", ({ entry }) => entry.onsCode, "code");
  once(frameworks, "name", ({ entry }) => entry.name, "name");
  once(frameworks, "shortName", ({ entry }) => entry.shortName, "short name");
  once(themes, "name", ({ entry }) => entry.name, "name");
  once(themes, "definition", ({ entry }) => entry.definition, "definition");
  once(reports, "source.sha256", ({ entry }) => entry.source.sha256, "document (by its fingerprint)");
  once(reports, "source.url", ({ entry }) => entry.source.url, "address of its document");
  const of = ({ entry }: AccountFile) => `${entry.event} ${entry.authorities.toSorted().join(" ")}`;
  once(
    reports.filter(({ entry }) => entry.provenance === "primary"),
    "event",
    of,
    "event and authorities",
  );
  once(inspections, "event", of, "event and authorities");
  once(milestones, "title", ({ entry }) => `${entry.title} ${entry.date ?? entry.by}`, "title and date");
  once(milestones, "title", (file) => `${proseOf(file)} ${file.entry.date ?? file.entry.by}`, "text and date");
  once(related, "title", ({ entry }) => `${entry.title} ${entry.date}`, "title and date");
  once(related, "title", proseOf, "text");
  once(content.terms, "term", proseOf, "text");
  once(threads, "title", ({ entry }) => entry.title, "title");
  once(compared, "sha256", ({ entry }) => entry.sha256, "list (by its fingerprint)");
  once(updates, "title", ({ entry }) => entry.title, "title");
  once(content.prose, "title", ({ entry }) => entry.title, "title");
  once(content.thesaurus, "topic", ({ entry }) => entry.topic, "topic");
  const said = new Map<string, string>();
  for (const own of [...reports, ...inspections])
    for (const block of own.blocks) {
      if (!("entry" in block) || !("summary" in block.entry)) continue;
      const { summary, id } = block.entry;
      const other = said.get(summary.toLowerCase());
      if (other)
        complaintsOf(own, problems).at(block.place)(
          `${id} says word for word what ${other} says. Take it over with <Twins>, or remove one of the two.`,
        );
      else said.set(summary.toLowerCase(), `${own.id}#${id}`);
    }
}
