import { scopeOf } from "#analysis/coverage.ts";
import { recurrenceOf } from "#analysis/recurrence.ts";
import { outcomeOf } from "#analysis/threads.ts";
import { dueDate } from "#domain/recommendation.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { reportUrl, statementUrl, themeUrl } from "#urls.ts";

/** A value as published: unknown is null in JSON and empty in CSV; lists are arrays in JSON, joined by ";" in CSV. */
export type Value = string | number | boolean | null | readonly string[];

export type Row = Readonly<Record<string, Value>>;

/** Turns an internal address into the one that is published. */
export type Publisher = (path: string) => string;

export function eventRows({ events }: InspectionRecord): Row[] {
  return events.map((event) => ({
    event: event.id,
    title: event.title,
    kind: event.kind,
    framework: event.framework.id,
    authorities: event.authorities.map(({ id }) => id),
    fieldwork_start: event.fieldworkStart,
    fieldwork_end: event.fieldworkEnd,
    published: event.published,
    provenance: event.provenance,
    counted: event.isCounted,
    reports: event.reports.map(({ id }) => id),
  }));
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
      resolved_after: resolution?.after ?? null,
      resolved_by: resolution?.by ?? null,
      url: publicUrl(statementUrl(recommendation)),
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
    themes.map((theme) => {
      const { cover, basis } = scopeOf(theme, event);
      return { event: event.id, theme: theme.code, scope: cover, basis };
    }),
  );
}

export function recurrenceRows(record: InspectionRecord): Row[] {
  return record.themes.map((theme) => {
    const { looked, raised, longestRun, state } = recurrenceOf(theme, record);
    return {
      theme: theme.code,
      looked: looked.length,
      raised: raised.length,
      looked_events: looked.map(({ id }) => id),
      raised_events: raised.map(({ id }) => id),
      first_raised: raised[0]?.published ?? null,
      last_raised: raised.at(-1)?.published ?? null,
      longest_run: longestRun,
      state,
    };
  });
}

export function linkRows({ threads }: InspectionRecord): Row[] {
  return threads.flatMap(({ links }) => links.map(({ from, to, relation, reason }) => ({ from: from.id, to: to.id, relation, reason })));
}

export function notCodedRows({ reports }: InspectionRecord): Row[] {
  return reports.flatMap(({ id, notCoded }) =>
    notCoded.map(({ locator, reason, repeats }) => ({
      report: id,
      locator: locator.text,
      reason: repeats ? `${reason} ${repeats.text}` : reason,
    })),
  );
}
