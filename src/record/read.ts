import type * as z from "zod";
import type { InspectionRecord } from "#domain/record.ts";
import { buildRecord } from "#record/build.ts";
import type { Content, ContentFile } from "#record/content.ts";
import { contentFiles, readText, stampOf, strayFolders } from "#record/files.ts";
import { RecordError } from "#record/problems.ts";
import { missingQuestions } from "#record/words.ts";
import { AuthorityEntry } from "#schema/authority.ts";
import { ComparedEntry } from "#schema/compared.ts";
import { DepartedEntry } from "#schema/departed.ts";
import { EvidenceEntry } from "#schema/evidence.ts";
import { elementName, extractBlocks } from "#schema/extract.ts";
import type { PlacedBlock } from "#schema/extract.ts";
import { FrameworkEntry } from "#schema/framework.ts";
import { readFrontmatter } from "#schema/frontmatter.ts";
import { KnownInspectionEntry } from "#schema/known-inspection.ts";
import { MilestoneEntry, RelatedInspectionEntry } from "#schema/milestone.ts";
import type { Problem } from "#schema/problem.ts";
import { ProseEntry } from "#schema/prose.ts";
import { ReportEntry } from "#schema/report.ts";
import { settingsProblems } from "#schema/settings.ts";
import { TermEntry } from "#schema/term.ts";
import { ThemeEntry } from "#schema/theme.ts";
import { ThesaurusEntry } from "#schema/thesaurus.ts";
import { QuestionsEntry } from "#schema/questions.ts";
import { ThreadEntry } from "#schema/thread.ts";
import { UpdateEntry } from "#schema/update.ts";
import { settings } from "#settings.ts";

/** Which folder of content/ has which schema. */
export const folders = {
  authorities: AuthorityEntry,
  frameworks: FrameworkEntry,
  terms: TermEntry,
  themes: ThemeEntry,
  reports: ReportEntry,
  inspections: KnownInspectionEntry,
  milestones: MilestoneEntry,
  related: RelatedInspectionEntry,
  threads: ThreadEntry,
  updates: UpdateEntry,
  thesaurus: ThesaurusEntry,
  questions: QuestionsEntry,
  prose: ProseEntry,
  compared: ComparedEntry,
  departed: DepartedEntry,
} satisfies Record<Exclude<keyof Content, "evidence">, z.ZodType>;

export type Folder = keyof typeof folders;

/** The elements that an author may write in the body of a file; everywhere else it holds text only. */
const elementsIn: Readonly<Record<string, readonly PlacedBlock["type"][]>> = {
  reports: ["finding", "recommendation", "twins"],
  inspections: ["reported"],
  prose: ["element"],
};

/**
 * Reads and checks every content file and builds the record.
 *
 * @param root  the project's folder, which holds content/
 * @throws RecordError that lists every problem at once: those of the single files, or, when there are none, those between files
 */
export function readRecord(root: string): InspectionRecord {
  return wholeRecord(readContent(root));
}

/**
 * The record of content that leaves nothing out that readers need.
 *
 * @throws RecordError as `buildRecord`, and where statements have no questions
 */
function wholeRecord(content: Content): InspectionRecord {
  const record = buildRecord(content);
  const problems = missingQuestions(record);
  if (problems.length) throw new RecordError(problems);
  return record;
}

/**
 * Reads and checks every content file by itself.
 *
 * @param withEvidence  whether kept fingerprints are read too; not while they are made anew
 * @throws RecordError that lists the problems of all single files
 */
export function readContent(root: string, { withEvidence = true } = {}): Content {
  const problems: Problem[] = settingsProblems(settings);
  strayFolders(root, [...Object.keys(folders), "evidence", "ledger"], problems);
  const content = Object.fromEntries(
    Object.entries(folders).map(([folder, schema]) => [folder, readFolder(root, folder, schema, problems)]),
  ) as unknown as Omit<Content, "evidence">;
  const evidence = withEvidence ? readEvidence(root, problems) : new Map<string, EvidenceEntry>();
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
  const names = new Set(contentFiles(root, "reports", []).map((name) => name.replace(/\.mdx$/, "")));
  for (const name of contentFiles(root, "evidence", problems)) {
    const file = `content/evidence/${name}`;
    const id = name.replace(/\.json$/, "");
    if (!names.has(id)) {
      problems.push({
        file,
        message: `There is no report "${id}" in content/reports. Remove the file, or name it after its report.`,
      });
      continue;
    }
    const text = readText(root, file, problems);
    if (text === undefined) continue;
    try {
      entries.set(id, EvidenceEntry.parse(JSON.parse(text)));
    } catch {
      problems.push({
        file,
        message: `The file is not as it was written. Make it anew: npm run verify -- <document> --update`,
      });
    }
  }
  return entries;
}

function readFolder(root: string, folder: string, schema: z.ZodType, problems: Problem[]): ContentFile<unknown>[] {
  return contentFiles(root, folder, problems).flatMap((name) => {
    const file = `content/${folder}/${name}`;
    if (!/^[a-z0-9-]+\.mdx$/.test(name)) {
      problems.push({
        file,
        message: `The file's name "${name}" cannot become an address. Use small letters, digits and hyphens, and the ending .mdx.`,
      });
      return [];
    }
    const text = readText(root, file, problems);
    if (text === undefined) return [];
    const { frontmatter, extraction } = parseFile(text, file, schema);
    problems.push(...frontmatter.problems, ...extraction.problems);
    for (const block of extraction.blocks) {
      if (!("place" in block) || elementsIn[folder]?.includes(block.type)) continue;
      const home = Object.keys(elementsIn).find((candidate) => elementsIn[candidate]!.includes(block.type));
      problems.push({
        file,
        ...block.place,
        message: `${elementName(block)} stands only in content/${home}. Move it there.`,
      });
    }
    const { entry, places } = frontmatter;
    return entry === undefined
      ? []
      : [{ id: name.slice(0, -".mdx".length), file, body: bodyOf(text), entry, places, blocks: extraction.blocks }];
  });
}

interface ParsedFile {
  readonly text: string;
  readonly schema: z.ZodType;
  readonly frontmatter: ReturnType<typeof readFrontmatter>;
  readonly extraction: ReturnType<typeof extractBlocks>;
}

const parsedFiles = new Map<string, ParsedFile>();

/** Parses a file of content, unless its text is the same as the last time. */
function parseFile(text: string, file: string, schema: z.ZodType): ParsedFile {
  const before = parsedFiles.get(file);
  if (before?.text === text && before.schema === schema) return before;
  const parsed = {
    text,
    schema,
    frontmatter: readFrontmatter(text, file, schema),
    extraction: extractBlocks(text, file),
  };
  parsedFiles.set(file, parsed);
  return parsed;
}

/** What stands below the fields. */
function bodyOf(text: string): string {
  return text.replace(/^---\n[\s\S]*?^---[ \t]*\n/m, "");
}

/** One reading of content/: what it holds, or everything that is wrong with it. */
export type Reading = { readonly content: Content } | { readonly error: RecordError };

const readings = new Map<string, { readonly stamp: string; readonly reading: Reading }>();

/**
 * Reads and checks content/ whole, between files too; once, until a file of it changes.
 *
 * @param isFresh  asks for no file's time: nothing changes between two calls
 */
export function readOnce(root: string, isFresh = false): Reading {
  const before = readings.get(root);
  if (before && isFresh) return before.reading;
  const stamp = [...Object.keys(folders), "evidence"].map((folder) => stampOf(root, folder)).join("\n");
  if (before?.stamp === stamp) return before.reading;
  const reading = readWhole(root);
  readings.set(root, { stamp, reading });
  return reading;
}

function readWhole(root: string): Reading {
  try {
    const content = readContent(root);
    wholeRecord(content);
    return { content };
  } catch (error) {
    if (error instanceof RecordError) return { error };
    throw error;
  }
}
