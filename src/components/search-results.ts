import { completeCitation } from "#components/cite-statement.ts";
import { withHost } from "#components/printed-addresses.ts";
import type { ResultText } from "#publish/search.ts";
import type { GuideTheme } from "#publish/search-guide.ts";
import type { Piece } from "#search/marks.ts";

/** Makes an element with properties and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: readonly (string | Node)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A button that does something in the page. */
export function button(words: string, press: () => void, label?: string): HTMLButtonElement {
  const made = make("button", { type: "button", onclick: press }, words);
  if (label) made.ariaLabel = label;
  return made;
}

export interface Result {
  readonly text: ResultText;
  /** The main one first, and where they stand below the address of the site. */
  readonly themes: readonly Pick<GuideTheme, "path" | "title">[];
  /** Its summary, with the words of the query marked. */
  readonly marked: readonly Piece[];
  /** Whether words of the query found it. */
  readonly isRanked: boolean;
}

/**
 * @param root  the address of the site
 * @param stanceMarks  by stance, its mark
 */
export function resultItem(
  { text, themes, marked, isRanked }: Result,
  root: URL,
  stanceMarks: ReadonlyMap<string, DocumentFragment>,
): HTMLLIElement {
  const { record = "", path = "", stance = "", outcome, secondary, sourceName, sourceUrl } = text;
  const address = new URL(path, root).href;
  const stanceMark = stanceMarks.get(stance);
  const isFoundUnseen = isRanked && marked.every(({ mark }) => !mark);
  const item = make(
    "li",
    { className: `search-result statement statement-${stance}` },
    make(
      "div",
      { className: "statement-head" },
      make(
        "strong",
        { className: "stance" },
        ...(stanceMark ? [stanceMark.cloneNode(true)] : []),
        text["stanceWord"] ?? "",
      ),
      actions(record, text["citation"] ?? "", text["cited"], address, root),
      make("span", { className: "result-place" }, `${text["title"]}, ${text["published"]}, ${text["locator"]}`),
    ),
    make(
      "a",
      { className: "search-summary", href: address },
      ...marked.map((piece) =>
        piece.mark
          ? make("mark", { className: piece.mark === "other" ? "in-other-words" : "" }, piece.text)
          : piece.text,
      ),
    ),
    ...(outcome ? [make("p", { className: "statement-outcome" }, make("strong", {}, `Since then: ${outcome}.`))] : []),
    make(
      "div",
      { className: "statement-foot" },
      make(
        "span",
        {},
        ...themes.flatMap(({ path, title }, at) => [
          at ? " · " : "",
          make("a", { href: new URL(path, root).href }, title),
        ]),
      ),
      ...(secondary
        ? [
            make(
              "span",
              { className: "secondary" },
              secondary,
              ...(sourceUrl ? [": ", make("a", { href: siteAddress(sourceUrl, root) }, sourceName ?? sourceUrl)] : []),
            ),
          ]
        : []),
      ...(isFoundUnseen ? [make("span", {}, "Found by its themes, or by questions kept for the search")] : []),
      make("span", {}, record),
    ),
  );
  item.dataset["record"] = record;
  return item;
}

/** Buttons that give a citation, as beside a finding on its own page, and copy the permanent address. */
function actions(record: string, citation: string, cited: string | undefined, address: string, root: URL): HTMLElement {
  const cite = button(
    "Cite",
    () => {
      if (cite.popoverTargetElement) return;
      // Made when it is first asked for: few are.
      const panel = make(
        "div",
        { className: "citation", popover: "auto", role: "dialog", ariaLabel: `Citation of ${record}` },
        make("p", { className: "citation-text" }, withHost(citation, root.href)),
      );
      cite.after(panel);
      completeCitation(panel, cited);
      cite.popoverTargetElement = panel;
    },
    `Cite ${record}`,
  );
  const copy = copyButton("Copy link", address);
  copy.ariaLabel = `Copy link to ${record}`;
  return make("span", { className: "result-actions" }, cite, " ", copy);
}

/** A button that puts a text on the clipboard, and says whether it did. */
export function copyButton(words: string, text: string): HTMLButtonElement {
  const made = button(words, () => {
    navigator.clipboard.writeText(text).then(
      () => (made.textContent = "Copied"),
      () => (made.textContent = "Not copied"),
    );
    setTimeout(() => (made.textContent = words), 3000);
  });
  return made;
}

/** “kids” and “moved”, as a sentence names them. */
export function quoted(words: readonly string[]): string {
  const named = words.map((word) => `“${word}”`);
  return named.length > 1 ? `${named.slice(0, -1).join(", ")} and ${named.at(-1)}` : (named[0] ?? "");
}

function siteAddress(address: string, root: URL): string {
  return address.startsWith("/") ? new URL(address.slice(1), root).href : address;
}

/** Whether any result was found in other words than the reader's. */
export function hasOtherWords(results: readonly Result[]): boolean {
  return results.some(({ marked }) => marked.some(({ mark }) => mark === "other"));
}
