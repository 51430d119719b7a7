import type { AccountBase } from "#domain/account.ts";
import type { Authority } from "#domain/authority.ts";
import { isBefore } from "#domain/date.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { rankOf } from "#domain/framework.ts";
import type { KnownInspection, ReportedJudgement } from "#domain/known-inspection.ts";
import type { Milestone, RelatedInspection } from "#domain/milestone.ts";
import type { ReportedFinding } from "#domain/reported-finding.ts";
import type { PublicSource } from "#domain/source.ts";
import { complaintsOf } from "#record/complaints.ts";
import type { Complain, Complaints } from "#record/complaints.ts";
import { compact, isDefined, proseOf, themesOf } from "#record/content.ts";
import type { Content, Growing, Resolvers } from "#record/content.ts";
import { publicSource } from "#record/sources.ts";
import type { ResolveReport } from "#record/sources.ts";
import { nearMiss } from "#schema/fields.ts";
import type { KnownInspectionEntry } from "#schema/known-inspection.ts";
import type { Problem } from "#schema/problem.ts";
import { countyCode } from "#settings.ts";

/** What is known of an inspection's kind, place and time. */
export type InspectionHead = Omit<AccountBase, "event"> & Pick<KnownInspection, "isHeld" | "kind" | "fieldwork">;

/** The heads of all inspections known from public sources, oldest first. */
export function readInspectionHeads(
  content: Content,
  { resolveAuthority, resolveFramework }: Resolvers,
  problems: Problem[],
): InspectionHead[] {
  return content.inspections
    .flatMap((own): InspectionHead[] => {
      const { id, entry } = own;
      const complain = complaintsOf(own, problems);
      const framework = resolveFramework(entry.framework, complain.field(["framework"]));
      const date = entry.published ?? entry.fieldwork?.end ?? entry.fieldwork?.start;
      if (!date)
        complain.field(["title"])(
          `Neither fieldwork nor published is known. Write the one that a source gives, such as published: 2013-05.`,
        );
      if (entry.fieldwork?.end && isBefore(entry.fieldwork.end, entry.fieldwork.start)) {
        complain.field(["fieldwork", "end"])(
          `Fieldwork ends on ${entry.fieldwork.end}, before it starts on ${entry.fieldwork.start}. Exchange or correct the two.`,
        );
      }
      if (!framework || !date) return [];
      return [
        compact({
          id,
          isHeld: false as const,
          title: entry.title,
          kind: entry.kind,
          framework,
          authorities: entry.authorities
            .map((code, index) => resolveAuthority(code, complain.field(["authorities", index])))
            .filter(isDefined),
          provenance: "secondary" as const,
          published: entry.published,
          date,
          fieldwork: entry.fieldwork && compact(entry.fieldwork),
        }),
      ];
    })
    .sort(
      (a, b) => (a.fieldwork?.start ?? a.date).localeCompare(b.fieldwork?.start ?? b.date) || a.id.localeCompare(b.id),
    );
}

/**
 * Every inspection known from public sources, whole, and among the accounts of its event.
 *
 * @param eventOf  with the documents that are held
 */
export function buildKnownInspections(
  content: Content,
  heads: readonly InspectionHead[],
  eventOf: ReadonlyMap<string, Growing<InspectionEvent>>,
  resolvers: Resolvers,
  resolveReport: ResolveReport,
  problems: Problem[],
): KnownInspection[] {
  const fileOf = new Map(content.inspections.map((file) => [file.id, file]));
  return heads.map((head): KnownInspection => {
    const own = fileOf.get(head.id)!;
    const { id, entry, blocks } = own;
    const event = eventOf.get(id)!;
    const complain = complaintsOf(own, problems);
    const names = entry.sources.map((source) => source.id);
    names.forEach((name, index) => {
      if (names.indexOf(name) !== index)
        complain.field(["sources", index, "id"])(
          `Source "${name}" stands twice. Give each source of the file a name of its own.`,
        );
    });
    const sources = new Map(
      entry.sources.map((source, index) => [
        source.id,
        publicSource(source, resolveReport, complain.field(["sources", index, "report"])),
      ]),
    );
    const sourceNamed = (name: string, complainHere: Complain): PublicSource => {
      const source = sources.get(name);
      if (!source)
        complainHere(
          `source "${name}" is not among the sources of this file.${nearMiss(name, [...sources.keys()]) || ` They are ${[...sources.keys()].join(", ")}.`}`,
        );
      return source ?? [...sources.values()][0]!;
    };
    const inspection: Growing<KnownInspection> = compact({
      ...head,
      authorities: [...head.authorities],
      event,
      inspectors: entry.inspectors,
      lookedAt: entry.lookedAt,
      judgements: [],
      recommendationCount: entry.recommendations,
      figures: entry.figures.map(({ figure, what, source }, index) => ({
        figure,
        what,
        source: sourceNamed(source, complain.field(["figures", index, "source"])),
      })),
      sources: [...sources.values()],
      confidence: entry.confidence,
      isNeverPublished: entry.neverPublished ?? false,
      note: proseOf(blocks),
      findings: [],
    });
    inspection.judgements = readJudgements(inspection, entry, sourceNamed, complain);
    for (const block of blocks) {
      if (block.type !== "reported") continue;
      const { id: number, source, stance, trajectory, themes, groups = [], summary } = block.entry;
      const complainHere = complain.at(block.place, `Finding ${number}: `);
      inspection.findings.push(
        compact<ReportedFinding>({
          type: "reported",
          id: `${id}#${number}`,
          number,
          report: inspection,
          source: sourceNamed(source, complainHere),
          summary,
          stance,
          ...(trajectory && { trajectory }),
          themes: themesOf(themes, resolvers, complainHere),
          groups,
        }),
      );
    }
    const document = event.reports.find(
      ({ provenance, authorities }) =>
        provenance === "primary" && authorities.some((authority) => inspection.authorities.includes(authority)),
    );
    if (document) inspection.document = document;
    event.known.push(inspection);
    return inspection;
  });
}

function readJudgements(
  inspection: KnownInspection,
  entry: KnownInspectionEntry,
  sourceNamed: (name: string, complain: Complain) => PublicSource,
  complain: Complaints,
): ReportedJudgement[] {
  const { framework } = inspection;
  return entry.judgements.map(({ area, grade, isAll = false, source }, index) => {
    const isRanked = grade !== undefined && framework.scale.includes(grade);
    if (grade !== undefined && !isRanked && framework.scale.length) {
      complain.field(["judgements", index, "grade"])(
        `Grade "${grade}" is not on the scale of the framework "${framework.id}". Write one of ${framework.scale.join(", ")}.`,
      );
    }
    return {
      inspection,
      area,
      isAll,
      ...(grade !== undefined && { grade }),
      ...(isRanked && { rank: rankOf(grade, framework) }),
      source: sourceNamed(source, complain.field(["judgements", index, "source"])),
    };
  });
}

/** Those whose services something concerned: as its file names them, else those of the county that the record is about. */
export type ResolveConcerned = (codes: readonly string[] | undefined, complain: Complaints) => Authority[];

export function concernedAmong(authorities: readonly Authority[], { resolveAuthority }: Resolvers): ResolveConcerned {
  return (codes, complain) =>
    codes
      ? codes.map((code, index) => resolveAuthority(code, complain.field(["authorities", index]))).filter(isDefined)
      : authorities.filter(({ id }) => id === countyCode);
}

/** What happened around the inspections, oldest first. */
export function buildMilestones(
  content: Content,
  resolveReport: ResolveReport,
  concerned: ResolveConcerned,
  problems: Problem[],
): Milestone[] {
  return content.milestones
    .map((own): Milestone => {
      const { id, entry, blocks } = own;
      const complain = complaintsOf(own, problems);
      const { title, kind, date, by, until, onChart } = entry;
      if (until && isBefore(until, (date ?? by)!))
        complain.field(["until"])(`It ends (${until}) before it begins (${date ?? by}). Exchange or correct the two.`);
      const sources = entry.sources.map((source, index) =>
        publicSource(source, resolveReport, complain.field(["sources", index, "report"])),
      );
      return {
        id,
        title,
        kind,
        authorities: concerned(entry.authorities, complain),
        date: (date ?? by)!,
        isLatest: by !== undefined,
        ...(until && { until }),
        ...(onChart && { onChart }),
        sources,
        note: proseOf(blocks),
      };
    })
    .sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
}

/** Inspections of neighbouring services, oldest first. */
export function buildRelated(
  content: Content,
  resolveReport: ResolveReport,
  concerned: ResolveConcerned,
  problems: Problem[],
): RelatedInspection[] {
  return content.related
    .map((own): RelatedInspection => {
      const { id, entry, blocks } = own;
      const complain = complaintsOf(own, problems);
      return {
        id,
        title: entry.title,
        regime: entry.regime,
        body: entry.body,
        authorities: concerned(entry.authorities, complain),
        date: entry.date,
        judgements: entry.judgements.map(({ area, grade }) => ({ area, grade })),
        sources: entry.sources.map((source, index) =>
          publicSource(source, resolveReport, complain.field(["sources", index, "report"])),
        ),
        note: proseOf(blocks),
      };
    })
    .sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
}
