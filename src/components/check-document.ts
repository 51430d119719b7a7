import { outcomeOf } from "#components/check-outcome.ts";
import { locatorToWords, parseLocator } from "#domain/locator.ts";
import { figuresIn, standsIn } from "#evidence/figures.ts";
import type { Figure } from "#evidence/figures.ts";
import { gradeWordsOf } from "#evidence/grade-words.ts";
import type { DocumentFingerprints } from "#publish/evidence.ts";

/** The file that was opened last: one that took longer has nothing more to say. */
let latest: File | undefined;

/** Opens a reader's document and shows each finding's own paragraph under it. Nothing leaves the browser. */
export async function showDocument(section: HTMLElement, file: File): Promise<void> {
  const status = section.querySelector<HTMLElement>(".check-status")!;
  const hide = section.querySelector<HTMLButtonElement>(".hide-passages")!;
  const root = section.dataset["root"] ?? "";
  latest = file;
  hidePassages();
  hide.hidden = true;

  const { words, other, passages, error } = await outcomeOf(file, {
    report: section.dataset["report"] ?? "",
    gradeWords: gradeWordsOf([{ scale: section.dataset["grades"]?.split("|") ?? [] }]),
    loadKnown: () => knownDocuments(root),
  });
  if (latest !== file) return;
  status.textContent = words;
  if (error) throw error;
  if (other) status.append(linkTo(other, root), ".");
  if (!passages) return;
  const shown = showPassages(passages);
  status.append(` ${shown} findings and recommendations now show their paragraph; figures that both share are marked.`);
  hide.hidden = false;
  hide.onclick = () => {
    hidePassages();
    hide.hidden = true;
    status.textContent = "The paragraphs are hidden again.";
  };
  const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  target?.scrollIntoView({ block: "start" });
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

function linkTo({ path, title }: DocumentFingerprints, root: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = root + path;
  link.textContent = title;
  return link;
}

function hidePassages(): void {
  for (const shown of document.querySelectorAll(".source-passage")) shown.remove();
}

/** A place as a statement names it: "paragraph 9" for "para 9". */
function wordsOf(locator: string): string {
  return locatorToWords(parseLocator(locator) ?? { text: locator });
}

/**
 * @param passages  by their locators
 * @returns how many statements got their paragraph
 */
function showPassages(passages: ReadonlyMap<string, string>): number {
  const places = new Map([...passages].map(([locator, text]) => [wordsOf(locator), { locator, text }]));
  let shown = 0;
  for (const item of document.querySelectorAll("#statements .statement")) {
    const { locator, text } = places.get(item.querySelector(".permalink")?.textContent ?? "") ?? {};
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
