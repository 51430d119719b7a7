import { isBefore } from "#domain/date.ts";
import type { InspectionEvent } from "#domain/event.ts";
import { rankOf } from "#domain/framework.ts";
import type { KnownInspection, PublicSource, ReportedFinding, ReportedJudgement } from "#domain/known-inspection.ts";
import type { Milestone, RelatedInspection } from "#domain/milestone.ts";
import { compact, isDefined, proseOf, themesOf } from "#record/content.ts";
import type { Content, ContentFile, Growing, Resolvers } from "#record/content.ts";
import { publicSource } from "#record/sources.ts";
import type { ResolveReport } from "#record/sources.ts";
import { nearMiss } from "#schema/fields.ts";
import type { KnownInspectionEntry } from "#schema/known-inspection.ts";
import type { Place, Problem } from "#schema/problem.ts";

/** Every inspection known from public sources, oldest first, as yet without its event. */
export function buildKnownInspections(content: Content, resolvers: Resolvers, resolveReport: ResolveReport, problems: Problem[]): KnownInspection[] {
  const { resolveAuthority, resolveFramework } = resolvers;
  return content.inspections
    .flatMap(({ id, file, entry, placeOf, blocks }): KnownInspection[] => {
      const framework = resolveFramework(entry.framework, file, placeOf(["framework"]));
      const date = entry.published ?? entry.fieldwork?.end ?? entry.fieldwork?.start;
      if (!date) problems.push({ file, ...placeOf(["title"]), message: `Neither fieldwork nor published is known. Write the one that a source gives, such as published: 2013-05.` });
      if (entry.fieldwork?.end && isBefore(entry.fieldwork.end, entry.fieldwork.start)) {
        problems.push({ file, ...placeOf(["fieldwork", "end"]), message: `Fieldwork ends on ${entry.fieldwork.end}, before it starts on ${entry.fieldwork.start}. Exchange or correct the two.` });
      }
      if (!framework || !date) return [];
      const names = entry.sources.map((source) => source.id);
      names.forEach((name, index) => {
        if (names.indexOf(name) !== index) problems.push({ file, ...placeOf(["sources", index, "id"]), message: `Source "${name}" stands twice. Give each source of the file a name of its own.` });
      });
      const sources = new Map(entry.sources.map((source, index) => [source.id, publicSource(source, resolveReport, file, placeOf(["sources", index, "report"]))]));
      const sourceNamed = (name: string, place: Place, subject = ""): PublicSource => {
        const source = sources.get(name);
        if (!source) problems.push({ file, ...place, message: `${subject}source "${name}" is not among the sources of this file.${nearMiss(name, [...sources.keys()]) || ` They are ${[...sources.keys()].join(", ")}.`}` });
        return source ?? [...sources.values()][0]!;
      };
      const inspection: Growing<KnownInspection> = compact({
        id,
        isHeld: false as const,
        title: entry.title,
        kind: entry.kind,
        event: undefined as unknown as InspectionEvent,
        framework,
        authorities: entry.authorities.map((code, index) => resolveAuthority(code, file, placeOf(["authorities", index]))).filter(isDefined),
        provenance: "secondary" as const,
        published: entry.published,
        date,
        fieldwork: entry.fieldwork && compact(entry.fieldwork),
        inspectors: entry.inspectors,
        lookedAt: entry.lookedAt,
        judgements: [],
        recommendationCount: entry.recommendations,
        figures: entry.figures.map(({ figure, what, source }, index) => ({ figure, what, source: sourceNamed(source, placeOf(["figures", index, "source"])) })),
        sources: [...sources.values()],
        confidence: entry.confidence,
        isNeverPublished: entry.neverPublished ?? false,
        note: proseOf(blocks),
        findings: [],
      });
      inspection.judgements = readJudgements(inspection, { id, file, entry, placeOf, blocks }, sourceNamed, problems);
      for (const block of blocks) {
        if (block.type !== "reported") continue;
        const { id: number, source, stance, trajectory, themes, groups = [], summary } = block.entry;
        const subject = `Finding ${number}: `;
        inspection.findings.push(
          compact<ReportedFinding>({
            type: "reported",
            id: `${id}#${number}`,
            number,
            report: inspection,
            source: sourceNamed(source, block.place, subject),
            summary,
            stance,
            ...(trajectory && { trajectory }),
            themes: themesOf(themes, subject, file, block.place, resolvers, problems),
            groups,
          }) as ReportedFinding,
        );
      }
      return [inspection];
    })
    .sort((a, b) => (a.fieldwork?.start ?? a.date).localeCompare(b.fieldwork?.start ?? b.date) || a.id.localeCompare(b.id));
}

function readJudgements(
  inspection: KnownInspection,
  { file, entry, placeOf }: ContentFile<KnownInspectionEntry>,
  sourceNamed: (name: string, place: Place) => PublicSource,
  problems: Problem[],
): ReportedJudgement[] {
  const { framework } = inspection;
  return entry.judgements.map(({ area, grade, isAll = false, source }, index) => {
    const isRanked = grade !== undefined && framework.scale.includes(grade);
    if (grade !== undefined && !isRanked && framework.scale.length) {
      problems.push({ file, ...placeOf(["judgements", index, "grade"]), message: `Grade "${grade}" is not on the scale of the framework "${framework.id}". Write one of ${framework.scale.join(", ")}.` });
    }
    return { inspection, area, isAll, ...(grade !== undefined && { grade }), ...(isRanked && { rank: rankOf(grade, framework) }), source: sourceNamed(source, placeOf(["judgements", index, "source"])) };
  });
}

/** What happened around the inspections, oldest first. */
export function buildMilestones(content: Content, resolveReport: ResolveReport, problems: Problem[]): Milestone[] {
  return content.milestones
    .map(({ id, file, entry, placeOf, blocks }): Milestone => {
      const { title, kind, date, by, until, onChart } = entry;
      if (until && isBefore(until, (date ?? by)!)) problems.push({ file, ...placeOf(["until"]), message: `It ends (${until}) before it begins (${date ?? by}). Exchange or correct the two.` });
      const sources = entry.sources.map((source, index) => publicSource(source, resolveReport, file, placeOf(["sources", index, "report"])));
      return { id, title, kind, date: (date ?? by)!, isLatest: by !== undefined, ...(until && { until }), ...(onChart && { onChart }), sources, note: proseOf(blocks) };
    })
    .sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
}

/** Inspections of neighbouring services, oldest first. */
export function buildRelated(content: Content, resolveReport: ResolveReport): RelatedInspection[] {
  return content.related
    .map(({ id, file, entry, placeOf, blocks }): RelatedInspection => ({
      id,
      title: entry.title,
      regime: entry.regime,
      body: entry.body,
      date: entry.date,
      judgements: entry.judgements.map(({ area, grade }) => ({ area, grade })),
      sources: entry.sources.map((source, index) => publicSource(source, resolveReport, file, placeOf(["sources", index, "report"]))),
      note: proseOf(blocks),
    }))
    .sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id));
}
