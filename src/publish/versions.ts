import { markdownToHtml } from "satteri";
import { archiveNameOf } from "#publish/archive.ts";

/** A version of the data, as CHANGELOG.md tells of it. */
export interface DataVersion {
  readonly number: string;
  /** In words: "30 November 2026". */
  readonly day: string;
  /** What changed in the data, as HTML; what changed on the site is left out. */
  readonly changes: string;
  /** Whether it can still be had as it was published. */
  readonly isKept: boolean;
}

/** The first version whose rules and identifiers are those of today. */
export const firstKept = "2.0.0";

/** Where the archives of past versions lie, from the project's folder. */
export const keptFolder = "public/data";

/** Every version of the data, the newest first: the sections "## Data 3.0.0, 30 November 2026" of the changelog. */
export function dataVersions(changelog: string): DataVersion[] {
  return changelog.split(/^## /m).flatMap((section) => {
    const [, number, day, text] = /^Data (\d+\.\d+\.\d+), (\d+ \w+ \d{4})\r?\n([^]*)/.exec(section) ?? [];
    if (number === undefined || day === undefined || text === undefined) return [];
    const [data = ""] = text.split(/^On the site:/m);
    const isKept = number.localeCompare(firstKept, "en", { numeric: true }) >= 0;
    return [{ number, day, changes: markdownToHtml(data.trim()).html, isKept }];
  });
}

/**
 * Past versions that would be lost, each with what to do.
 *
 * @param current  the version that the build makes
 * @param files  names of the files in `keptFolder`
 */
export function versionsLost(changelog: string, current: string, files: readonly string[]): string[] {
  return dataVersions(changelog)
    .filter(({ number, isKept }) => isKept && number !== current && !files.includes(`${archiveNameOf(number)}.zip`))
    .map(({ number }) => {
      const file = `${archiveNameOf(number)}.zip`;
      return `Data ${number} would be lost: ${keptFolder}/${file} is missing. In a checkout of the commit before the version was raised: npm run build && cp dist/data/${file} ${keptFolder}/, and commit the file here.`;
    });
}
