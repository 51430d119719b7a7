import type * as z from "zod";
import type { InspectionRecord } from "#domain/record.ts";
import { buildRecord } from "#record/build.ts";
import type { Content, ContentFile } from "#record/content.ts";
import { contradictionsIn } from "#record/contradictions.ts";
import { handedOver } from "#record/handed-over.ts";
import type { HandedOver } from "#record/handed-over.ts";
import { contentFiles, readBytes, stampOf, strayFolders, textOf } from "#record/files.ts";
import { RecordError } from "#record/problems.ts";
import { missingQuestions } from "#record/words.ts";
import { AuthorityEntry } from "#schema/authority.ts";
import { ComparedEntry } from "#schema/compared.ts";
import { DepartedEntry } from "#schema/departed.ts";
import { EvidenceEntry, sealOf } from "#schema/evidence.ts";
import { elementName, extractBlocks } from "#schema/extract.ts";
import type { BlockEntry, PlacedBlock } from "#schema/extract.ts";
import { FrameworkEntry } from "#schema/framework.ts";
import { readFrontmatter } from "#schema/frontmatter.ts";
import { KnownInspectionEntry } from "#schema/known-inspection.ts";
import { MilestoneEntry, RelatedInspectionEntry } from "#schema/milestone.ts";
import { onOneLine } from "#schema/problem.ts";
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

const folderNames = Object.keys(folders) as Folder[];

/** The elements that an author may write in the body of a file; everywhere else it holds text only. */
const elementsIn: Readonly<Record<string, readonly PlacedBlock["type"][]>> = {
  reports: ["finding", "recommendation", "twins", "heading"],
  inspections: ["reported"],
  prose: ["element", "heading"],
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

/** The record that the build in this process has read, or as `readRecord` where none runs. */
export function recordOfBuild(root: string): InspectionRecord {
  return handedOver(root)?.record ?? readRecord(root);
}

/**
 * The record of content that leaves nothing out that readers need, and contradicts itself nowhere.
 *
 * @throws RecordError as `buildRecord`, and where files contradict each other or statements have no questions
 */
export function wholeRecord(content: Content): InspectionRecord {
  const problems = contradictionsIn(content);
  let record: InspectionRecord | undefined;
  try {
    record = buildRecord(content);
    problems.push(...missingQuestions(record));
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    problems.push(...error.problems);
  }
  if (!record || problems.length) throw new RecordError(problems);
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
  strayFolders(root, [...folderNames, "evidence", "ledger"], problems);
  const content = Object.fromEntries(
    folderNames.map((folder) => [folder, readFolder(root, folder, problems)]),
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
  const reports = new Set(contentFiles(root, "reports", []).map((name) => name.replace(/\.mdx$/, "")));
  return new Map(
    contentFiles(root, "evidence", problems).flatMap((name) => {
      const bytes = readBytes(root, `content/evidence/${name}`, problems);
      const entry = bytes && checkEvidence(name, bytes, reports, problems);
      return entry ? [[name.replace(/\.json$/, ""), entry] as const] : [];
    }),
  );
}

/**
 * What one file in content/evidence holds, by itself.
 *
 * @param reports  the names of the documents that there are
 * @param problems  to which is added why it cannot be used
 */
export function checkEvidence(
  name: string,
  bytes: Uint8Array,
  reports: ReadonlySet<string>,
  problems: Problem[],
): EvidenceEntry | undefined {
  const file = `content/evidence/${name}`;
  const id = name.replace(/\.json$/, "");
  if (!reports.has(id)) {
    problems.push({
      file,
      message: `There is no report "${id}" in content/reports. Remove the file, or name it after its report.`,
    });
    return undefined;
  }
  const text = textOf(bytes, file, problems);
  if (text === undefined) return undefined;
  try {
    const entry = EvidenceEntry.parse(JSON.parse(text));
    if (entry.seal === sealOf(entry)) return entry;
  } catch {
    // Told as what was changed by hand is.
  }
  problems.push({
    file,
    message: `The file is not as it was written. Make it anew: npm run verify -- <document> --update`,
  });
  return undefined;
}

function readFolder(root: string, folder: Folder, problems: Problem[]): ContentFile<unknown>[] {
  return contentFiles(root, folder, problems).flatMap((name) => {
    const bytes = readBytes(root, `content/${folder}/${name}`, problems);
    return (bytes && checkFile(folder, name, bytes, problems)) ?? [];
  });
}

/** Folders of files that have fields and no text. */
const withoutText: readonly Folder[] = ["thesaurus", "questions", "departed"];

/** Folders of files whose text may be left out: a note on a list that was compared. */
const withOptionalText: readonly Folder[] = ["compared"];

/**
 * What one file of content/ holds, by itself.
 *
 * @param problems  to which is added what is wrong with it
 * @returns undefined where its fields cannot be used
 */
export function checkFile(
  folder: Folder,
  name: string,
  bytes: Uint8Array,
  problems: Problem[],
): ContentFile<unknown> | undefined {
  const file = `content/${folder}/${name}`;
  if (!/^[a-z0-9-]+\.mdx$/.test(name)) {
    problems.push({
      file,
      message: `The file's name "${onOneLine(name)}" cannot become an address. Use small letters, digits and hyphens, and the ending .mdx.`,
    });
    return undefined;
  }
  const text = textOf(bytes, file, problems);
  if (text === undefined) return undefined;
  const { frontmatter, extraction } = parseFile(text, file, folders[folder]);
  problems.push(...frontmatter.problems, ...extraction.problems);
  for (const block of extraction.blocks) {
    if (!("place" in block) || elementsIn[folder]?.includes(block.type)) continue;
    const homes = Object.keys(elementsIn).filter((candidate) => elementsIn[candidate]!.includes(block.type));
    problems.push({
      file,
      ...block.place,
      message: `${elementName(block)} stands only in content/${homes.join(" and content/")}. Move it there.`,
    });
  }
  const { entry } = frontmatter;
  if (entry === undefined) return undefined;
  const body = bodyOf(text);
  const isEmpty = !extraction.blocks.some(saysSomething);
  const isAsItShould = isEmpty === withoutText.includes(folder) || withOptionalText.includes(folder);
  if (!isAsItShould && !extraction.problems.length)
    problems.push({
      file,
      line: text.slice(0, text.length - body.length).split("\n").length,
      message: isEmpty
        ? "Nothing stands below the fields. Write there what readers are to be told."
        : `Text below the fields of a file in content/${folder} is shown nowhere. Take it out.`,
    });
  // A file that was cut off still holds its fields, and most of its words.
  if (/[\p{L}\p{N},]$/u.test(body.trimEnd()))
    problems.push({
      file,
      line: text.trimEnd().split("\n").length,
      message: "The file ends within a sentence. Finish it, or put back what was cut off.",
    });
  return {
    id: name.slice(0, -".mdx".length),
    file,
    entry,
    get places() {
      return frontmatter.places;
    },
    blocks: extraction.blocks,
  };
}

/** Not a rule, a space or a dot alone. */
function saysSomething(block: BlockEntry): boolean {
  return block.type !== "note" || /[\p{L}\p{N}]/u.test(block.html.replace(/<[^>]*>|&\w+;/g, ""));
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
export type Reading = HandedOver | { readonly error: RecordError };

const readings = new Map<string, { readonly stamp: string; readonly reading: Reading }>();

/**
 * Reads and checks content/ whole, between files too; once, until a file of it changes.
 *
 * @param isFresh  asks for no file's time: nothing changes between two calls
 */
export function readOnce(root: string, isFresh = false): Reading {
  const before = readings.get(root);
  if (before && isFresh) return before.reading;
  const stamp = [...folderNames, "evidence"].map((folder) => stampOf(root, folder)).join("\n");
  if (before?.stamp === stamp) return before.reading;
  const reading = readWhole(root);
  readings.set(root, { stamp, reading });
  return reading;
}

function readWhole(root: string): Reading {
  try {
    const content = readContent(root);
    return { content, record: wholeRecord(content) };
  } catch (error) {
    if (error instanceof RecordError) return { error };
    throw error;
  }
}
