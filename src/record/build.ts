import type { Authority } from "#domain/authority.ts";
import type { Framework } from "#domain/framework.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Term } from "#domain/term.ts";
import type { Theme } from "#domain/theme.ts";
import { complaintsOf } from "#record/complaints.ts";
import { buildCompared } from "#record/compared.ts";
import { compact, isDefined, proseOf, resolver, resolversOf } from "#record/content.ts";
import type { Content, Growing } from "#record/content.ts";
import { buildDepartures } from "#record/departures.ts";
import { buildEvents } from "#record/events.ts";
import {
  buildKnownInspections,
  buildMilestones,
  buildRelated,
  concernedAmong,
  readInspectionHeads,
} from "#record/known.ts";
import { RecordError } from "#record/problems.ts";
import { buildReports, readDocumentHeads } from "#record/reports.ts";
import { buildThreads } from "#record/threads.ts";
import { buildUpdates } from "#record/updates.ts";
import { buildQuestions, buildThesaurus, namedWords } from "#record/words.ts";
import type { NamedWords } from "#record/words.ts";
import type { Problem } from "#schema/problem.ts";

/**
 * Resolves every reference between content files, both ways.
 *
 * @throws RecordError that lists every problem between the files at once
 */
export function buildRecord(content: Content): InspectionRecord {
  const problems: Problem[] = [];
  const authorities = buildAuthorities(content, problems);
  const words = namedWords(content);
  const themes = buildThemes(content, words, problems);
  const frameworks = buildFrameworks(content, themes, problems);
  const resolvers = resolversOf({ authorities, frameworks, themes });
  const documents = readDocumentHeads(content, resolvers, problems);
  const inspections = readInspectionHeads(content, resolvers, problems);
  const files = [...content.reports, ...content.inspections];
  const fileOf = new Map(files.map((file) => [file.id, file]));
  const events = buildEvents([...documents, ...inspections], fileOf, problems);
  const named = new Map(events.map((event) => [event.id, event]));
  const eventOf = new Map(
    files.flatMap(({ id, entry }) => [named.get(entry.event)].filter(isDefined).map((event) => [id, event])),
  );
  const reports = buildReports(content, documents, eventOf, resolvers, problems);
  const resolveReport = resolver("Report", "reports", new Map(reports.map((report) => [report.id, report])));
  const knownInspections = buildKnownInspections(content, inspections, eventOf, resolvers, resolveReport, problems);
  for (const own of content.inspections) {
    const { id } = own;
    if (content.reports.some((report) => report.id === id))
      complaintsOf(own, problems).whole(
        `A document in content/reports has the name "${id}" too, so that their findings could not be told apart. Give this file another name.`,
      );
  }
  const accounts = [...reports, ...knownInspections];
  const threads = accounts.length === fileOf.size ? buildThreads(content, accounts, problems) : [];
  const updates = accounts.length === fileOf.size ? buildUpdates(content, accounts, problems) : [];
  const concerned = concernedAmong(authorities, resolvers);
  const milestones = buildMilestones(content, resolveReport, concerned, problems);
  const related = buildRelated(content, resolveReport, concerned, problems);
  const terms = buildTerms(content, words, problems);
  const thesaurus = buildThesaurus(content, terms, themes, problems);
  const questions = accounts.length === fileOf.size ? buildQuestions(content, accounts, problems) : new Map();
  const compared = buildCompared(content, resolvers, problems);
  const departures = buildDepartures(content, problems);
  if (problems.length) throw new RecordError(problems);
  return {
    authorities,
    frameworks,
    themes,
    reports,
    knownInspections,
    milestones,
    related,
    events,
    findings: reports.flatMap(({ findings }) => findings),
    recommendations: reports.flatMap(({ recommendations }) => recommendations),
    threads,
    updates,
    terms,
    thesaurus,
    questions,
    compared,
    departures,
  };
}

function buildFrameworks(content: Content, themes: readonly Theme[], problems: Problem[]): Framework[] {
  const resolve = resolver("Theme", "themes", new Map(themes.map((theme) => [theme.code, theme])));
  return content.frameworks.map((own): Framework => {
    const { id, blocks } = own;
    const { examines, grades = [], editions = [], ...entry } = own.entry;
    const complain = complaintsOf(own, problems);
    const wordings = grades.flatMap(({ area, alsoCalled = [] }) => [area, ...alsoCalled]);
    const twice = wordings.find((wording, index) => wordings.indexOf(wording) !== index);
    if (twice)
      complain.field(["grades"])(
        `"${twice}" stands under two areas, so that its grades cannot be told apart. Keep it under one.`,
      );
    const examinedThemes = Object.entries(examines?.themes ?? {}).flatMap(([code, cover]) => {
      const theme = resolve(code, complain.field(["examines", "themes", code]));
      return theme ? [[theme, cover] as const] : [];
    });
    return {
      id,
      ...compact(entry),
      grades: grades.map(({ area, alsoCalled = [] }) => ({ area, alsoCalled })),
      editions: editions.toSorted((a, b) => a.from.localeCompare(b.from)),
      ...(examines && { examines: { areas: examines.areas, themes: new Map(examinedThemes) } }),
      note: proseOf(blocks),
    };
  });
}

function buildAuthorities(content: Content, problems: Problem[]): Authority[] {
  const built = new Map<string, Growing<Authority>>(
    content.authorities.map(({ id, entry, blocks }) => [
      id,
      { ...compact(entry), id, succeeds: [], succeededBy: [], deliversFor: [], note: proseOf(blocks) },
    ]),
  );
  const resolve = resolver("Authority", "authorities", built);
  for (const own of content.authorities) {
    const { id, entry } = own;
    const complain = complaintsOf(own, problems);
    const authority = built.get(id)!;
    entry.succeeds.forEach((code, index) => {
      const predecessor = resolve(code, complain.field(["succeeds", index]));
      if (!predecessor) return;
      authority.succeeds.push(predecessor);
      predecessor.succeededBy.push(authority);
    });
    authority.deliversFor = entry.deliversFor
      .map((code, index) => resolve(code, complain.field(["deliversFor", index])))
      .filter(isDefined);
  }
  return [...built.values()].sort((a, b) => (a.from ?? "").localeCompare(b.from ?? "") || a.id.localeCompare(b.id));
}

function buildThemes(content: Content, { ofThemes }: NamedWords, problems: Problem[]): Theme[] {
  const built = new Map<string, Growing<Theme>>(
    content.themes.map(({ id, entry, blocks }) => [
      id,
      { ...entry, code: id, synonyms: [...(ofThemes.get(id) ?? [])], leavesOut: [], note: proseOf(blocks) },
    ]),
  );
  const resolve = resolver("Theme", "themes", built);
  const orders = new Map<number, string>();
  for (const own of content.themes) {
    const { id, entry } = own;
    const complain = complaintsOf(own, problems);
    built.get(id)!.leavesOut = entry.leavesOut.map(({ what, theme }, index) => {
      const other = theme === undefined ? undefined : resolve(theme, complain.field(["leavesOut", index, "theme"]));
      return { what, ...(other && { theme: other }) };
    });
    const twin = orders.get(entry.order);
    if (twin)
      complain.field(["order"])(`Order ${entry.order} is taken by the theme "${twin}". Write the next free number.`);
    orders.set(entry.order, id);
  }
  return [...built.values()].sort((a, b) => a.order - b.order);
}

function buildTerms(content: Content, { ofTerms }: NamedWords, problems: Problem[]): Term[] {
  const users = new Map<string, string>();
  return content.terms
    .map((own): Term => {
      const { id, entry, blocks } = own;
      const name = entry.term.toLowerCase();
      const other = users.get(name);
      if (other)
        complaintsOf(own, problems).field(["term"])(
          `"${name}" is the name of the term "${other}" too. Keep one of the two.`,
        );
      users.set(name, id);
      const same = (ofTerms.get(id) ?? []).filter((word) => word.toLowerCase() !== name);
      return { id, ...entry, same, definition: proseOf(blocks) };
    })
    .sort((a, b) => a.term.localeCompare(b.term, "en-GB"));
}
