import { wordsOf } from "#evidence/normalise.ts";

/** How many words in a row may be shared with a source outside quotation marks. */
export const longestSharedRun = 8;

/** Every run of so many words of a document, for looking up. */
export function runsOf(texts: readonly string[], length = longestSharedRun + 1): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => runs(wordsOf(text), length)));
}

/** The stretches of a text, outside quotation marks, that share more words in a row with a document than may be; each once, as a whole. */
export function sharedRuns(text: string, documentRuns: ReadonlySet<string>, length = longestSharedRun + 1): string[] {
  return withoutQuotations(text).flatMap((part) => {
    const words = wordsOf(part);
    const starts = runs(words, length).map((run) => documentRuns.has(run));
    return starts.flatMap((isShared, start) => {
      if (!isShared || starts[start - 1]) return [];
      let last = start;
      while (starts[last + 1]) last++;
      return [words.slice(start, last + length).join(" ")];
    });
  });
}

/** Phrases in quotation marks, without the marks. */
export function quotationsIn(text: string): string[] {
  return [...text.matchAll(/["“]([^"“”]+)["”]/g)].map(([, phrase]) => phrase!);
}

function withoutQuotations(text: string): string[] {
  return text.split(/["“][^"“”]+["”]/);
}

function runs(words: readonly string[], length: number): string[] {
  return words
    .slice(0, Math.max(0, words.length - length + 1))
    .map((_, index) => words.slice(index, index + length).join(" "));
}
