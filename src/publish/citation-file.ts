import type { Settings } from "#settings.ts";
import { fullTitle } from "#settings.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import { stringify } from "yaml";

/**
 * How the data are cited, for machines: CITATION.cff, Citation File Format 1.2.0. That format asks for an author; while
 * nobody is named as the publisher, the record stands for its own.
 *
 * @param settings  who publishes it
 * @param url  where the data lie, where that is known
 */
export function citationFile(
  { title, publisher, repository }: Pick<Settings, "title" | "publisher" | "repository">,
  url?: string,
): string {
  return stringify({
    "cff-version": "1.2.0",
    message: "If you use these data, cite them with their version, and Ofsted as the source of the facts.",
    type: "dataset",
    title: fullTitle,
    authors: [{ name: publisher || title }],
    version: dataVersion,
    "date-released": dataDate,
    license: "CC-BY-4.0",
    ...(url && { url }),
    ...(repository && { "repository-code": repository }),
  });
}
