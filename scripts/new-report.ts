/**
 * Begins the file of a document that has come to be held, from what is known of its inspection.
 *
 *   npm run new -- <known inspection> [--published <date>] [--authority <code>] [--document <file>]
 *
 * --published  the date that the document bears, where that is not known to the day yet
 * --authority  one of the inspection's authorities, where each was sent a document of its own
 * --document   the PDF or text: notes its fingerprint, and lists its paragraphs so that none is forgotten
 *
 * The file is written whole or not at all. It does not build until what the document alone can tell is filled in: the
 * build names every place.
 */
import { lstatSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type * as z from "zod";
import { isBefore, isPartialDate } from "#domain/date.ts";
import type { SplitDocument } from "#evidence/passage.ts";
import { readSource } from "#evidence/read-source.ts";
import { fileSha256 } from "#evidence/fingerprint.ts";
import { gradeWordsOf } from "#evidence/grade-words.ts";
import { SourceError } from "#evidence/source-error.ts";
import { splitDocument } from "#evidence/split.ts";
import { contentFiles, readBytes, textOf } from "#record/files.ts";
import { nearMiss } from "#schema/fields.ts";
import { FrameworkEntry } from "#schema/framework.ts";
import { readFrontmatter } from "#schema/frontmatter.ts";
import { KnownInspectionEntry } from "#schema/known-inspection.ts";
import type { Problem } from "#schema/problem.ts";
import { problemToLine } from "#schema/problem.ts";
import { CommandError, argumentsOf, command, runIfAsked } from "./command.ts";
import { DocumentFileError, readDocumentFile } from "./document-file.ts";
import { writeNew } from "./whole-file.ts";

/**
 * `npm run new`, as a function.
 *
 * @returns status 0 when the file is written, 1 when nothing is
 */
export const beginReport = command(async (root, args) => {
  const { values: options, positionals } = argumentsOf(args, {
    options: { published: { type: "string" }, authority: { type: "string" }, document: { type: "string" } },
    allowPositionals: true,
    usage: "npm run new -- <known inspection> [--published <date>] [--authority <code>] [--document <file>]",
  });
  const [id, ...rest] = positionals;
  if (!id || rest.length)
    fail("Name one known inspection: npm run new -- <identifier>. The page Missing documents lists them.");

  const known = namesIn(root, "inspections");
  if (!known.includes(id)) {
    fail(
      `No inspection "${id}" is known.${nearMiss(id, known)} Those known:\n\n${known.map((candidate) => `  ${candidate}`).join("\n")}\n\nOne that nobody knows of yet needs no such beginning: write content/reports/<published>-<kind>-<authority>.mdx as the README shows.`,
    );
  }

  // The one file only: other reports may have been begun and not be finished.
  const path = `content/inspections/${id}.mdx`;
  const { entry: inspection, problems } = fieldsOf(root, path, KnownInspectionEntry);
  if (!inspection) fail(`${problems.map(problemToLine).join("\n")}\nMend this first. Nothing was written.`);

  const published = options.published ?? inspection.published;
  if (!published || published.length < "2011-05-06".length || !isPartialDate(published)) {
    fail(
      `The day of publication is ${published && isPartialDate(published) ? `known only as ${published}` : published ? `written as "${published}"` : "not known"}. Give the date that the document bears: npm run new -- ${id} --published 2024-11-12`,
    );
  }
  const [today] = new Date().toISOString().split("T");
  if (published > today!)
    fail(`The day of publication, ${published}, has not been. Give the date that the document bears.`);
  const { end, start } = inspection.fieldwork ?? {};
  if (isBefore(published, end ?? start ?? published))
    fail(
      `The day of publication, ${published}, lies before the inspectors' work was over (${end ?? start}). Give the date that the document bears.`,
    );
  const codes = inspection.authorities;
  for (const [folder, names] of [
    ["authorities", codes],
    ["frameworks", [inspection.framework]],
  ] as const)
    for (const code of names) {
      const there = namesIn(root, folder);
      if (!there.includes(code))
        fail(
          `${path} names "${code}", which is not in content/${folder}.${nearMiss(code, there)} Mend this first. Nothing was written.`,
        );
    }
  if (options.authority && !codes.includes(options.authority))
    fail(
      `"${options.authority}" is not among the authorities of this inspection. Write one of ${codes.join(", ")}, or leave it out where one document was sent to all.`,
    );
  const authorities = options.authority ? [options.authority] : codes;
  const file = `content/reports/${published}-${inspection.kind}-${authorities.join("-and-")}.mdx`;
  if (lstatSync(join(root, file), { throwIfNoEntry: false })) fail(`${file} is there already. Nothing was written.`);

  const document =
    options.document === undefined ? undefined : await readDocument(root, options.document, inspection.framework);
  writeNew(join(root, file), reportFile(inspection, authorities, published, document));
  const stdout = `Written: ${file}

Next, with the document beside you:
1. fill in what the build asks for (npm run build names each line): ${document ? "" : "the fingerprint (sha256sum prints it), "}${inspection.kind === "inspection" ? "" : "the focus, a line for each theme that the letter names as looked at, "}the grades' places
2. write its findings and recommendations below, each with its place, or list the place under notCoded with a reason
3. let a second person read each finding against its paragraph
4. write ${file.replace("/reports/", "/questions/")}: for each finding and recommendation 2 to 6 questions that a reader might type, which lead a search to it
5. npm run verify -- ${options.document ?? "<document>"} --update
6. npm test
`;
  return { status: 0, stdout, stderr: "" };
});

function reportFile(
  known: KnownInspectionEntry,
  authorities: readonly string[],
  published: string,
  held: { readonly sha256: string; readonly split: SplitDocument } | undefined,
): string {
  const grades = held?.split.grades.length
    ? held.split.grades.map(({ area, grade, locator }) => ({ area, grade, at: locator }))
    : known.judgements.filter(({ isAll }) => !isAll).map(({ area, grade = null }) => ({ area, grade, at: null }));
  const fields = {
    title: known.title,
    event: known.event,
    kind: known.kind,
    framework: known.framework,
    authorities,
    fieldwork: { start: known.fieldwork?.start ?? null, end: known.fieldwork?.end ?? null },
    published,
    inspectors: known.inspectors,
    provenance: "primary",
    source: {
      title: null,
      publisher: "Ofsted",
      sha256: held?.sha256 ?? null,
      terms: "Crown copyright. Facts are acknowledged under the Open Government Licence.",
    },
    accounts: known.sources.flatMap(({ publisher, published: on, provenance, url }) =>
      url ? [{ publisher, ...(on && { published: on }), provenance, url }] : [],
    ),
    ...(known.kind !== "inspection" && { focus: [{ theme: null, at: null }] }),
    judgements: grades,
    notCoded: [],
  };
  const places =
    held?.split.passages
      .filter(({ locator }) => !grades.some(({ at }) => at === locator))
      .map(({ locator }) => locator) ?? [];
  return `---
${stringify(fields, { lineWidth: 0, nullStr: "" }).replace(/ +$/gm, "")}---

{/*
Under the document's own headings, one element for each thing that it says, in our own words:

<Finding id="f01" at="para 1" stance="concern" themes={["assessments"]}>
One thing that the document reports.
</Finding>

<Recommendation id="r01" at="what needs to improve bullet 1" themes={["plans"]}>
What is to be done.
</Recommendation>
${places.length ? `\nPlaces of the document, each to be coded or listed under notCoded:\n${places.map((locator) => `  ${locator}`).join("\n")}\n` : ""}*/}
`;
}

/** The framework as its file has it; none where that is wrong, which the build says. */
function frameworkNamed(root: string, code: string): FrameworkEntry[] {
  const { entry } = fieldsOf(root, `content/frameworks/${code}.mdx`, FrameworkEntry);
  return entry ? [entry] : [];
}

/** The files of a folder of content, without their ending. */
function namesIn(root: string, folder: string): string[] {
  return contentFiles(root, folder, []).flatMap((name) =>
    name.endsWith(".mdx") ? [name.slice(0, -".mdx".length)] : [],
  );
}

/** What stands in the fields of a file of content, or what is wrong with it. */
function fieldsOf<Schema extends z.ZodType>(root: string, path: string, schema: Schema) {
  const problems: Problem[] = [];
  const bytes = readBytes(root, path, problems);
  const text = bytes && textOf(bytes, path, problems);
  return text === undefined ? { entry: undefined, problems } : readFrontmatter(text, path, schema);
}

async function readDocument(
  root: string,
  path: string,
  framework: string,
): Promise<{ readonly sha256: string; readonly split: SplitDocument }> {
  try {
    const bytes = readDocumentFile(root, path);
    return {
      sha256: fileSha256(bytes),
      split: splitDocument(await readSource(bytes), gradeWordsOf(frameworkNamed(root, framework))),
    };
  } catch (error) {
    const fault =
      error instanceof SourceError ? error.message : error instanceof DocumentFileError ? error.fault : undefined;
    if (fault === undefined) throw error;
    return fail(`${problemToLine({ file: path || '""', message: fault })} Nothing was written.`);
  }
}

function fail(message: string): never {
  throw new CommandError(message);
}

await runIfAsked(import.meta.url, beginReport);
