import { getCollection } from "astro:content";
import type { CollectionEntry, CollectionKey } from "astro:content";
import { placesOf, recordOf } from "#domain/place.ts";
import type { Place } from "#domain/place.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { buildRecord } from "#record/build.ts";
import type { Content, ContentFile } from "#record/content.ts";
import type { EntryMetadata } from "#record/loader.ts";
import { RecordError } from "#record/problems.ts";
import type { Folder } from "#record/read.ts";

/**
 * The content as Astro's collections hold it: the only place that reads them.
 *
 * @throws RecordError while the files of content/ have problems
 */
export async function loadContent(): Promise<Content> {
  const problems = (await getCollection("problems")).flatMap(({ data }) => data.problems);
  if (problems.length) throw new RecordError(problems);
  const evidence = await getCollection("evidence");
  return {
    authorities: await filesOf("authorities"),
    frameworks: await filesOf("frameworks"),
    terms: await filesOf("terms"),
    themes: await filesOf("themes"),
    reports: await filesOf("reports"),
    inspections: await filesOf("inspections"),
    milestones: await filesOf("milestones"),
    related: await filesOf("related"),
    threads: await filesOf("threads"),
    updates: await filesOf("updates"),
    thesaurus: await filesOf("thesaurus"),
    questions: await filesOf("questions"),
    prose: await filesOf("prose"),
    compared: await filesOf("compared"),
    departed: await filesOf("departed"),
    evidence: new Map(evidence.map(({ id, data }) => [id, data])),
  };
}

async function filesOf<Name extends Folder & CollectionKey>(
  name: Name,
): Promise<ContentFile<CollectionEntry<Name>["data"]>[]> {
  const entries = await getCollection(name);
  return entries
    .map(({ id, data, rendered }) => {
      const { file, places, blocks } = rendered!.metadata as unknown as EntryMetadata;
      return { id, file, entry: data, places, blocks } as ContentFile<CollectionEntry<Name>["data"]>;
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

let built: { readonly content: Content; readonly record: InspectionRecord } | undefined;

/**
 * The record, for pages: built once for a build, and anew for each page that is served for authors.
 *
 * @param place  that which the page is about, as the middleware knows it: then what the record holds of it alone
 * @throws RecordError as `loadContent`
 */
export async function loadRecord(place?: Pick<Place, "id">): Promise<InspectionRecord> {
  const { record } = await loadBoth();
  const found = place && placesOf(record).find(({ id }) => id === place.id);
  return found ? recordOf(record, found) : record;
}

async function loadBoth(): Promise<NonNullable<typeof built>> {
  if (built && import.meta.env.PROD) return built;
  const content = await loadContent();
  built = { content, record: buildRecord(content) };
  return built;
}
