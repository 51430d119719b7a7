import { locatorToWords, parseLocator } from "#domain/locator.ts";
import { figuresIn, standsIn } from "#evidence/figures.ts";
import type { Figure } from "#evidence/figures.ts";
import { gradeWordsOf } from "#evidence/grade-words.ts";
import { readSource } from "#evidence/read-source.ts";
import { recogniseDocument } from "#evidence/recognise.ts";
import type { Recognition } from "#evidence/recognise.ts";
import { SourceError } from "#evidence/source-error.ts";
import { splitDocument } from "#evidence/split.ts";
import type { DocumentFingerprints } from "#publish/evidence.ts";

/** The file that was opened last: one that took longer has nothing more to say. */
let latest: File | undefined;

/** Opens a reader's document and shows each finding's own paragraph under it. Nothing leaves the browser. */
export async function showDocument(section: HTMLElement, file: File): Promise<void> {
  const status = section.querySelector<HTMLElement>(".check-status")!;
  const hide = section.querySelector<HTMLButtonElement>(".hide-passages")!;
  const root = section.dataset["root"] ?? "";
  const reportId = section.dataset["report"] ?? "";
  latest = file;
  hidePassages();
  hide.hidden = true;

  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const document_ = splitDocument(
      await readSource(bytes),
      gradeWordsOf([{ scale: section.dataset["grades"]?.split("|") ?? [] }]),
    );
    const known = await knownDocuments(root);
    if (latest !== file) return;
    const recognition = recogniseDocument(bytes, document_, known);
    if (recognition?.report !== reportId) {
      tellOther(status, recognition && known.find(({ report }) => report === recognition.report), root);
      return;
    }
    const passages = new Map(document_.passages.map((passage) => [wordsOf(passage.locator), passage]));
    const shown = showPassages(passages);
    status.textContent = `${editionWords(recognition)} ${shown} findings and recommendations now show their paragraph; figures that both share are marked.`;
    hide.hidden = false;
    hide.onclick = () => {
      hidePassages();
      hide.hidden = true;
      status.textContent = "The paragraphs are hidden again.";
    };
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    target?.scrollIntoView({ block: "start" });
  } catch (error) {
    if (latest !== file) return;
    status.textContent =
      error instanceof SourceError
        ? error.message
        : "The file could not be compared: the list of known documents did not load. Try again.";
    if (!(error instanceof SourceError)) throw error;
  }
}

let loading: Promise<readonly DocumentFingerprints[]> | undefined;

function knownDocuments(root: string): Promise<readonly DocumentFingerprints[]> {
  loading ??= fetch(`${root}data/evidence.json`)
    .then((response) => response.json() as Promise<readonly DocumentFingerprints[]>)
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

function editionWords({ isSameFile, same, known }: Recognition): string {
  if (isSameFile) return "This is the very file that was curated.";
  if (same === known)
    return `This is the same edition: all ${known} paragraphs, bullets and rows are those that were curated.`;
  return `This is the same document in another edition: ${same} of ${known} paragraphs, bullets and rows are those that were curated, and ${known - same} differ.`;
}

function tellOther(status: HTMLElement, other: DocumentFingerprints | undefined, root: string): void {
  if (!other) {
    status.textContent =
      "This is another document: it is none of those in the record. Open the one named under Source above.";
    return;
  }
  const link = document.createElement("a");
  link.href = root + other.path;
  link.textContent = other.title;
  status.replaceChildren("This is another document of the record. Its findings stand on another page: ", link, ".");
}

function hidePassages(): void {
  for (const shown of document.querySelectorAll(".source-passage")) shown.remove();
}

/** A place as a statement names it: "paragraph 9" for "para 9". */
function wordsOf(locator: string): string {
  return locatorToWords(parseLocator(locator) ?? { text: locator });
}

/**
 * @param passages  by their places as statements name them
 * @returns how many statements got their paragraph
 */
function showPassages(passages: ReadonlyMap<string, { readonly locator: string; readonly text: string }>): number {
  let shown = 0;
  for (const item of document.querySelectorAll("#statements .statement")) {
    const { locator, text } = passages.get(item.querySelector(".permalink")?.textContent ?? "") ?? {};
    const summary = item.querySelector(".statement-summary");
    if (!text || !summary) continue;
    const quote = document.createElement("blockquote");
    quote.className = "source-passage";
    const label = document.createElement("p");
    label.className = "label";
    label.textContent = `The document, ${locator}, word for word:`;
    const paragraph = document.createElement("p");
    paragraph.append(...markFigures(text, figuresIn(summary.textContent ?? "")));
    quote.append(label, paragraph);
    summary.after(quote);
    shown++;
  }
  return shown;
}

/** The paragraph, with each figure marked that the summary has too. */
function markFigures(text: string, shared: readonly Figure[]): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = [];
  let from = 0;
  for (const figure of figuresIn(text)) {
    if (!standsIn(figure, shared)) continue;
    const mark = document.createElement("mark");
    mark.textContent = figure.text;
    parts.push(text.slice(from, figure.at), mark);
    from = figure.at + figure.text.length;
  }
  return [...parts, text.slice(from)];
}
