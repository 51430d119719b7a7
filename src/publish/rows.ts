import { countsOf, eventsInPassing, isInPassing, levelOf, scopeOf } from "#analysis/coverage.ts";
import { documentsApart, inspectionsKnown } from "#analysis/holdings.ts";
import { endedBy, recurrenceAt, recurrenceOf } from "#analysis/recurrence.ts";
import type { Look, Recurrence } from "#analysis/recurrence.ts";
import { councilRule, councilsToday, eventsUnder, looksUnder } from "#analysis/rules.ts";
import { sensitivityOf } from "#analysis/sensitivity.ts";
import { outcomeOf } from "#analysis/threads.ts";
import { isFullInspection } from "#domain/event.ts";
import type { InspectionEvent } from "#domain/event.ts";
import type { Framework } from "#domain/framework.ts";
import { dueDate } from "#domain/recommendation.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { serviceAreas } from "#domain/service-area.ts";
import type { ServiceArea } from "#domain/service-area.ts";
import type { PublicSource } from "#domain/source.ts";
import { accountUrl, authorityUrl, frameworkUrl, reportUrl, statementUrl, themeUrl } from "#urls.ts";

/** A value as published: unknown is null in JSON and empty in CSV; lists are arrays in JSON, joined by ";" in CSV. */
export type Value = string | number | boolean | null | readonly string[];

export type Row = Readonly<Record<string, Value>>;

/** Turns an internal address into the one that is published. */
export type Publisher = (path: string) => string;

/** On which side of the record's boundary an event lies. */
export const boundaries = {
  inside: "part of this record",
  related: "of a neighbouring service, listed for orientation",
} as const;

/** Those of the record, then those of neighbouring services, which lie outside its boundary. */
export function eventRows({ events, related }: InspectionRecord): Row[] {
  const inside = events.map((event) => ({
    event: event.id,
    title: event.title,
    kind: event.kind,
    framework: event.framework.id,
    authorities: event.authorities.map(({ id }) => id),
    fieldwork_start: event.fieldworkStart ?? null,
    fieldwork_end: event.fieldworkEnd ?? null,
    published: event.published ?? null,
    provenance: event.provenance,
    counted: event.isCounted,
    reports: event.reports.map(({ id }) => id),
    boundary: "inside",
    regime: null,
    body: null,
  }));
  const outside = related.map(({ id, title, regime, body, date }) => ({
    event: id,
    title,
    kind: "related",
    framework: null,
    authorities: [],
    fieldwork_start: null,
    fieldwork_end: null,
    published: date,
    provenance: "secondary",
    counted: false,
    reports: [],
    boundary: "related",
    regime,
    body,
  }));
  return [...inside, ...outside];
}

/** Every inspection and visit known, each council's by itself, held or not. */
export function inspectionRows(record: InspectionRecord, publicUrl: Publisher): Row[] {
  return inspectionsKnown(record).map((account) => ({
    inspection: account.id,
    event: account.event.id,
    title: account.title,
    kind: account.kind,
    framework: account.framework.id,
    authorities: account.authorities.map(({ id }) => id),
    fieldwork_start: account.fieldwork?.start ?? null,
    fieldwork_end: account.fieldwork?.end ?? null,
    published: account.published ?? null,
    held: account.isHeld,
    confidence: account.isHeld ? "high" : account.confidence,
    recommendations: account.isHeld ? account.recommendations.length : (account.recommendationCount ?? null),
    sources: account.isHeld
      ? [account.source, ...account.accounts].flatMap(({ url }) => url ?? [])
      : account.sources.flatMap((source) => publicSourceUrl(source, publicUrl) ?? []),
    url: publicUrl(accountUrl(account)),
  }));
}

export function reportedFindingRows({ knownInspections }: InspectionRecord, publicUrl: Publisher): Row[] {
  return knownInspections.flatMap(({ findings }) =>
    findings.map((finding) => ({
      finding: finding.id,
      inspection: finding.report.id,
      event: finding.report.event.id,
      summary: finding.summary,
      stance: finding.stance,
      trajectory: finding.trajectory ?? null,
      themes: finding.themes.map(({ code }) => code),
      groups: finding.groups,
      provenance: "secondary",
      publisher: finding.source.publisher,
      source_url: publicSourceUrl(finding.source, publicUrl),
      url: publicUrl(statementUrl(finding)),
    })),
  );
}

export function reportedJudgementRows({ knownInspections }: InspectionRecord, publicUrl: Publisher): Row[] {
  return knownInspections.flatMap(({ judgements }) =>
    judgements.map(({ inspection, area, grade, rank, isAll, source }) => ({
      inspection: inspection.id,
      event: inspection.event.id,
      framework: inspection.framework.id,
      area,
      all_areas: isAll,
      grade: grade ?? null,
      rank: rank ?? null,
      scale_size: inspection.framework.scale.length || null,
      publisher: source.publisher,
      source_url: publicSourceUrl(source, publicUrl),
    })),
  );
}

export function milestoneRows({ milestones }: InspectionRecord, publicUrl: Publisher): Row[] {
  return milestones.map(({ id, title, kind, date, isLatest, until, sources }) => ({
    milestone: id,
    title,
    kind,
    date: isLatest ? null : date,
    by: isLatest ? date : null,
    until: until ?? null,
    publishers: sources.map(({ publisher }) => publisher),
    source_urls: sources.flatMap((source) => publicSourceUrl(source, publicUrl) ?? []),
  }));
}

/** The source's own address, or that of this site's page on the document which tells of it. */
function publicSourceUrl(source: PublicSource, publicUrl: Publisher): string | null {
  return source.url ?? (source.report ? publicUrl(accountUrl(source.report)) : null);
}

export function reportRows({ reports }: InspectionRecord, publicUrl: Publisher): Row[] {
  return reports.map((report) => ({
    report: report.id,
    event: report.event.id,
    title: report.title,
    kind: report.kind,
    framework: report.framework.id,
    publisher: report.source.publisher,
    published: report.published,
    provenance: report.provenance,
    authorities: report.authorities.map(({ id }) => id),
    source_title: report.source.title,
    source_url: report.source.url ?? null,
    source_sha256: report.source.sha256,
    licence: report.source.terms,
    url: publicUrl(reportUrl(report)),
  }));
}

export function judgementRows({ reports }: InspectionRecord): Row[] {
  return reports.flatMap(({ judgements }) =>
    judgements.map(({ report, framework, area, grade, rank, locator }) => ({
      report: report.id,
      event: report.event.id,
      framework: framework.id,
      area,
      grade,
      rank,
      scale_size: framework.scale.length,
      locator: locator.text,
      provenance: report.provenance,
    })),
  );
}

export function findingRows({ findings }: InspectionRecord, publicUrl: Publisher): Row[] {
  return findings.map((finding) => ({
    finding: finding.id,
    report: finding.report.id,
    event: finding.report.event.id,
    published: finding.report.published,
    locator: finding.locator.text,
    section: finding.section ?? null,
    summary: finding.summary,
    stance: finding.stance,
    trajectory: finding.trajectory ?? null,
    themes: finding.themes.map(({ code }) => code),
    groups: finding.groups,
    url: publicUrl(statementUrl(finding)),
    provenance: finding.report.provenance,
    source_url: finding.report.source.url ?? null,
    twin_of: finding.twinOf?.id ?? null,
  }));
}

export function recommendationRows(record: InspectionRecord, publicUrl: Publisher): Row[] {
  return record.recommendations.map((recommendation) => {
    const { fate, resolution } = outcomeOf(recommendation, record);
    return {
      recommendation: recommendation.id,
      report: recommendation.report.id,
      event: recommendation.report.event.id,
      published: recommendation.report.published,
      locator: recommendation.locator.text,
      summary: recommendation.summary,
      themes: recommendation.themes.map(({ code }) => code),
      addressee: recommendation.addressee ?? null,
      deadline: recommendation.deadline ?? null,
      due: dueDate(recommendation) ?? null,
      fate,
      resolved_after: resolution?.after.date ?? null,
      resolved_by: resolution?.by.date ?? null,
      url: publicUrl(statementUrl(recommendation)),
      twin_of: recommendation.twinOf?.id ?? null,
    };
  });
}

export function themeRows({ themes }: InspectionRecord, publicUrl: Publisher): Row[] {
  return themes.map((theme) => ({
    theme: theme.code,
    name: theme.name,
    family: theme.family,
    definition: theme.definition,
    areas: theme.areas,
    synonyms: theme.synonyms,
    url: publicUrl(themeUrl(theme)),
  }));
}

export function scopeRows({ events, themes }: InspectionRecord): Row[] {
  return events.flatMap((event) =>
    themes.flatMap((theme) => {
      const { cover, basis } = scopeOf(theme, event);
      return cover === "unknown" ? [] : [{ event: event.id, theme: theme.code, scope: cover, basis }];
    }),
  );
}

/** How gravely each event, and each document of an event that led to several, speaks of each theme. */
export function levelRows({ events, themes }: InspectionRecord): Row[] {
  return events
    .filter(({ isCounted }) => isCounted)
    .flatMap((event) =>
      [undefined, ...documentsApart(event)].flatMap((only) =>
        themes.map((theme) => {
          const { recommendations, concerns, strengths, findings } = countsOf(theme, event, only);
          return {
            event: event.id,
            report: only?.id ?? null,
            theme: theme.code,
            level: levelOf(theme, event, only) ?? null,
            in_passing: isInPassing(theme, event, only),
            recommendations,
            concerns,
            strengths,
            statements: findings,
          };
        }),
      ),
    );
}

/** Of the whole record. */
export function recurrenceRows(record: InspectionRecord): Row[] {
  return recurrenceAmong(record, () => true);
}

/** The period for which the site was ordered. */
const periodEnd = "2025-12-31";

/** Of the inspections that had ended by the end of 2025. */
export function periodRecurrenceRows(record: InspectionRecord): Row[] {
  return recurrenceAmong(record, endedBy(periodEnd));
}

function recurrenceAmong(record: InspectionRecord, among: (event: InspectionEvent) => boolean): Row[] {
  return record.themes.map((theme) => ({
    theme: theme.code,
    ...recurrenceCells(
      recurrenceOf(theme, record, among),
      recurrenceOf(theme, record, (event) => isFullInspection(event) && among(event)),
      eventsInPassing(theme, record).filter(among),
    ),
  }));
}

/** Each council of today followed alone, back into the time of the body before it. */
export function councilRecurrenceRows(record: InspectionRecord): Row[] {
  return councilsToday(record).flatMap((council) => {
    const rule = councilRule(council);
    const read = eventsUnder(rule, record);
    return record.themes.map((theme) => {
      const looks = looksUnder(rule, theme, record);
      const isFull = ({ event }: Look) => isFullInspection(event);
      const passing = read
        .filter(({ event, readings }) => readings.some((only) => isInPassing(theme, event, only)))
        .map(({ event }) => event);
      return {
        authority: council.id,
        theme: theme.code,
        ...recurrenceCells(recurrenceAt(theme, looks), recurrenceAt(theme, looks.filter(isFull)), passing),
      };
    });
  });
}

function recurrenceCells(whole: Recurrence, full: Recurrence, passing: readonly InspectionEvent[]): Row {
  const { looked, raised, longestRun, state, strong, strongState } = whole;
  return {
    looked: looked.length,
    raised: raised.length,
    looked_events: looked.map(({ id }) => id),
    raised_events: raised.map(({ id }) => id),
    first_raised: raised[0]?.published ?? null,
    last_raised: raised.at(-1)?.published ?? null,
    longest_run: longestRun,
    state,
    strong: strong.length,
    raised_full: full.raised.length,
    looked_full: full.looked.length,
    strong_full: full.strong.length,
    strong_events: strong.map(({ id }) => id),
    strong_state: strongState,
    passing_events: passing.map(({ id }) => id),
  };
}

/** Every claim that counts themes, under every rule, with what chance gives. */
export function sensitivityRows(record: InspectionRecord): Row[] {
  return sensitivityOf(record).map(({ claim, rule, members, of, chance, standing }) => ({
    claim: claim.name,
    rule: rule.name,
    count: members.length,
    of,
    chance_mean: rounded(chance.mean, 1),
    chance_low: chance.low,
    chance_high: chance.high,
    chance_median: chance.median,
    chance_at_least: rounded(chance.atLeast, 4),
    chance_at_most: rounded(chance.atMost, 4),
    standing,
    shuffled: claim.shuffled,
    themes: members.map(({ code }) => code),
  }));
}

function rounded(number: number, places: number): number {
  return Number(number.toFixed(places));
}

export function authorityRows({ authorities }: InspectionRecord, publicUrl: Publisher): Row[] {
  return authorities.map((authority) => ({
    authority: authority.id,
    name: authority.name,
    ofsted_urn: authority.ofstedUrn ?? null,
    ons_code: authority.onsCode ?? null,
    from: authority.from ?? null,
    to: authority.until ?? null,
    succeeds: authority.succeeds.map(({ id }) => id),
    delivers_for: authority.deliversFor.map(({ id }) => id),
    url: publicUrl(authorityUrl(authority)),
  }));
}

export function frameworkRows({ frameworks }: InspectionRecord, publicUrl: Publisher): Row[] {
  return frameworks.map((framework) => ({
    framework: framework.id,
    name: framework.name,
    from: framework.from,
    to: framework.until ?? null,
    scale: framework.scale,
    editions: framework.editions.map(({ from, change }) => `${from}: ${change}`),
    examines: areasExamined(framework),
    url: publicUrl(frameworkUrl(framework)),
  }));
}

/** In the order of the codebook, those examined in part among them. */
function areasExamined({ examines }: Framework): string[] {
  return examines ? (Object.keys(serviceAreas) as ServiceArea[]).filter((area) => examines.areas[area] !== "out") : [];
}

export function linkRows({ threads }: InspectionRecord): Row[] {
  return threads.flatMap(({ links }) =>
    links.map(({ from, to, relation, reason }) => ({ from: from.id, to: to.id, relation, reason })),
  );
}

export function notCodedRows({ reports }: InspectionRecord): Row[] {
  return reports.flatMap(({ id, notCoded }) =>
    notCoded.map(({ locator, reason, repeats }) => ({
      report: id,
      locator: locator.text,
      reason,
      repeats: repeats?.text ?? null,
    })),
  );
}
