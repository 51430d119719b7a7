import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type * as z from "zod";
import type { InspectionRecord } from "#domain/record.ts";
import { buildRecord } from "#record/build.ts";
import type { Content, ContentFile } from "#record/content.ts";
import { RecordError } from "#record/problems.ts";
import { AuthorityEntry } from "#schema/authority.ts";
import { EvidenceEntry } from "#schema/evidence.ts";
import { elementName, extractBlocks, proseProblems } from "#schema/extract.ts";
import type { ElementEntry } from "#schema/extract.ts";
import { FrameworkEntry } from "#schema/framework.ts";
import { readFrontmatter } from "#schema/frontmatter.ts";
import { KnownInspectionEntry } from "#schema/known-inspection.ts";
import { MilestoneEntry, RelatedInspectionEntry } from "#schema/milestone.ts";
import type { Problem } from "#schema/problem.ts";
import { ProseEntry, proseElements } from "#schema/prose.ts";
import { ReportEntry } from "#schema/report.ts";
import { TermEntry } from "#schema/term.ts";
import { ThemeEntry } from "#schema/theme.ts";
import { ThreadEntry } from "#schema/thread.ts";

const folders = {
  authorities: AuthorityEntry,
  frameworks: FrameworkEntry,
  terms: TermEntry,
  themes: ThemeEntry,
  reports: ReportEntry,
  inspections: KnownInspectionEntry,
  milestones: MilestoneEntry,
  related: RelatedInspectionEntry,
  threads: ThreadEntry,
} satisfies Record<Exclude<keyof Content, "evidence">, z.ZodType>;

/** The elements that an author may write in the body of a file; everywhere else it holds text only. */
const elementsIn: Readonly<Record<string, readonly ElementEntry["type"][]>> = {
  reports: ["finding", "recommendation", "twins"],
  inspections: ["reported"],
};

/**
 * Reads and checks every content file and builds the record.
 *
 * @param root  the project's folder, which holds content/
 * @throws RecordError that lists every problem at once: those of the single files, or, when there are none, those between files
 */
export function readRecord(root: string): InspectionRecord {
  return buildRecord(readContent(root));
}

/**
 * Reads and checks every content file by itself.
 *
 * @param withEvidence  whether kept fingerprints are read too; not while they are made anew
 * @throws RecordError that lists the problems of all single files
 */
export function readContent(root: string, { withEvidence = true } = {}): Content {
  const problems: Problem[] = [];
  const content = Object.fromEntries(
    Object.entries(folders).map(([folder, schema]) => [folder, readFolder(root, folder, schema, problems)]),
  ) as unknown as Omit<Content, "evidence">;
  const evidence = withEvidence ? readEvidence(root, problems) : new Map<string, EvidenceEntry>();
  problems.push(...readProse(root));
  if (problems.length) throw new RecordError(problems);
  return { ...content, evidence };
}

/**
 * What is kept of documents, by report.
 *
 * @param problems  to which unreadable files are added
 */
export function readEvidence(root: string, problems: Problem[]): Map<string, EvidenceEntry> {
  const entries = new Map<string, EvidenceEntry>();
  const names = new Set(contentFiles(root, "reports").map((name) => name.replace(/\.mdx$/, "")));
  for (const name of contentFiles(root, "evidence")) {
    const file = `content/evidence/${name}`;
    const id = name.replace(/\.json$/, "");
    if (!names.has(id)) {
      problems.push({ file, message: `There is no report "${id}" in content/reports. Remove the file, or name it after its report.` });
      continue;
    }
    try {
      entries.set(id, EvidenceEntry.parse(JSON.parse(readFileSync(join(root, file), "utf8"))));
    } catch {
      problems.push({ file, message: `The file is not as it was written. Make it anew: npm run verify -- <document> --update` });
    }
  }
  return entries;
}

/** The pages of prose are no part of the record, and are checked with it so that all problems are told at once. */
function readProse(root: string): Problem[] {
  return contentFiles(root, "prose").flatMap((name) => {
    const file = `content/prose/${name}`;
    const text = readFileSync(join(root, file), "utf8").replaceAll("\r\n", "\n");
    return [...readFrontmatter(text, file, ProseEntry).problems, ...proseProblems(text, file, proseElements)];
  });
}

function readFolder(root: string, folder: string, schema: z.ZodType, problems: Problem[]): ContentFile<unknown>[] {
  return contentFiles(root, folder).flatMap((name) => {
    const file = `content/${folder}/${name}`;
    if (!/^[a-z0-9-]+\.mdx$/.test(name)) {
      problems.push({ file, message: `The file's name "${name}" cannot become an address. Use small letters, digits and hyphens, and the ending .mdx.` });
      return [];
    }
    const text = readFileSync(join(root, file), "utf8").replaceAll("\r\n", "\n");
    const frontmatter = readFrontmatter(text, file, schema);
    const extraction = extractBlocks(text, file);
    problems.push(...frontmatter.problems, ...extraction.problems);
    for (const block of extraction.blocks) {
      if (!("entry" in block) || elementsIn[folder]?.includes(block.type)) continue;
      const home = Object.keys(elementsIn).find((candidate) => elementsIn[candidate]!.includes(block.type));
      problems.push({ file, ...block.place, message: `${elementName(block.type)} stands only in content/${home}. Move it there.` });
    }
    const { entry, placeOf } = frontmatter;
    return entry === undefined ? [] : [{ id: name.slice(0, -".mdx".length), file, entry, placeOf, blocks: extraction.blocks }];
  });
}

function contentFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, "content", folder))) return [];
  return readdirSync(join(root, "content", folder)).filter((name) => !name.startsWith(".")).sort();
}

let loaded: { readonly stamp: string; readonly record: InspectionRecord } | undefined;

/**
 * The record of this project, read once and read again only after a content file has changed.
 *
 * @throws RecordError as `readRecord`
 */
export function loadRecord(): InspectionRecord {
  const root = process.cwd();
  const stamp = [...Object.keys(folders), "prose", "evidence"]
    .flatMap((folder) => contentFiles(root, folder).map((name) => `${name} ${statSync(join(root, "content", folder, name)).mtimeMs}`))
    .join("\n");
  if (loaded?.stamp !== stamp) loaded = { stamp, record: readRecord(root) };
  return loaded.record;
}
