import type { GradeWords } from "#evidence/grade-words.ts";
import type { SplitDocument } from "#evidence/passage.ts";
import { mostBytes, readSource } from "#evidence/read-source.ts";
import { recogniseDocument } from "#evidence/recognise.ts";
import type { Recognition } from "#evidence/recognise.ts";
import { SourceError, sourceFaults } from "#evidence/source-error.ts";
import { splitDocument } from "#evidence/split.ts";
import type { DocumentFingerprints } from "#publish/evidence.ts";

/** The page on which a document is opened. */
export interface CheckingPage {
  readonly report: string;
  readonly gradeWords: GradeWords;
  readonly loadKnown: () => Promise<readonly DocumentFingerprints[]>;
}

/** What is said of a file that a reader opened: a sentence always. */
export interface CheckOutcome {
  readonly words: string;
  /** Whose document it is, where that is another report of the record. */
  readonly other?: DocumentFingerprints;
  /** The document's paragraphs by their places, where it is that of the page's report. */
  readonly passages?: ReadonlyMap<string, string>;
  /** What nobody foresaw, for those who look into it. */
  readonly error?: Error;
}

/** Reads a file, and says what it is to the report of a page. Never throws. */
export async function outcomeOf(
  file: Pick<Blob, "size" | "arrayBuffer">,
  { report, gradeWords, loadKnown }: CheckingPage,
): Promise<CheckOutcome> {
  if (file.size > mostBytes) return { words: sourceFaults.large };
  const buffer = await file.arrayBuffer().catch(() => undefined);
  if (!buffer)
    return { words: "The file cannot be read: it is a folder, may not be read, or was changed since it was chosen." };
  const bytes = new Uint8Array(buffer);
  let split: SplitDocument;
  try {
    split = splitDocument(await readSource(bytes), gradeWords);
  } catch (error) {
    if (error instanceof SourceError) return { words: error.message };
    return {
      words: "What reads documents did not load. Load the page again, and open the document then.",
      error: asError(error),
    };
  }
  let known: readonly DocumentFingerprints[];
  let recognition: Recognition | undefined;
  try {
    known = await loadKnown();
    recognition = recogniseDocument(bytes, split, known);
  } catch (error) {
    return {
      words: "The file could not be compared: the list of known documents did not load. Try again.",
      error: asError(error),
    };
  }
  if (!recognition)
    return {
      words: "This is another document: it is none of those in the record. Open the one named under Source above.",
    };
  if (recognition.report !== report)
    return {
      words: "This is another document of the record. Its findings stand on another page: ",
      other: known.find((candidate) => candidate.report === recognition.report)!,
    };
  return {
    words: editionWords(recognition, split.passages.length),
    passages: new Map(split.passages.map(({ locator, text }) => [locator, text])),
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

function editionWords({ isSameFile, inPlace, known }: Recognition, given: number): string {
  if (isSameFile) return "This is the very file that was curated.";
  if (inPlace === known && given === known)
    return `This is the same edition: all ${known} paragraphs, bullets and rows are those that were curated.`;
  const others = inPlace < known ? `${known - inPlace} differ` : `it has ${given - known} more`;
  return `This is the same document in another edition: ${inPlace} of ${known} paragraphs, bullets and rows are those that were curated, and ${others}.`;
}
