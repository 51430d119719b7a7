import { withHost } from "#components/printed-addresses.ts";
import { saveFile } from "#components/view-rows.ts";
import { citeInStyle, citeStyles } from "#publish/cite-styles.ts";
import type { CiteStyle } from "#publish/cite-styles.ts";
import type { CslItem } from "#publish/csl.ts";
import { toRis } from "#publish/ris.ts";
import { eachOnce } from "#search/once.ts";

interface Format {
  readonly name: string;
  readonly make: (entry: Entry) => string;
  /** What a file of it is called; plain text is not saved. */
  readonly file?: { readonly ending: string; readonly type: string };
}

interface Entry {
  readonly item: CslItem;
  readonly bibtex: string;
}

const formats: readonly Format[] = [
  ...(Object.keys(citeStyles) as CiteStyle[]).map((style) => ({
    name: citeStyles[style],
    make: ({ item }: Entry) => citeInStyle(item, style, today()),
  })),
  { name: "BibTeX", make: ({ bibtex }) => bibtex, file: { ending: "bib", type: "application/x-bibtex" } },
  {
    name: "RIS",
    make: ({ item }) => toRis([item]),
    file: { ending: "ris", type: "application/x-research-info-systems" },
  },
  {
    name: "CSL JSON",
    make: ({ item }) => JSON.stringify([item], undefined, 2),
    file: { ending: "json", type: "application/vnd.citationstyles.csl+json" },
  },
];

/** Puts one button a format into the opened citation, each of which copies at one press and says so. */
export async function offerFormats(citation: HTMLElement): Promise<void> {
  const place = citation.querySelector<HTMLElement>(".cite-as");
  const link = place?.querySelector("a");
  if (!place || !link || place.dataset["state"]) return;
  place.dataset["state"] = "asked";
  const status = document.createElement("p");
  status.className = "meta";
  status.setAttribute("role", "status");
  place.after(status);
  try {
    const entry = await entryOf(link.href, place.dataset["entry"]);
    // A chart shows another view at each choice: its address is asked for at each press.
    const made = ({ make }: Format) => make("own" in place.dataset ? located(entry, addressOf(citation)) : entry);
    const text = citation.querySelector<HTMLElement>(".citation-text")!;
    place.append(
      row("Copy as", formats, (format) => void copy(made(format), format.name, text, status)),
      row(
        "Save",
        formats.filter(({ file }) => file),
        (format) => {
          const { ending, type } = format.file!;
          saveFile(made(format), `${entry.item.id}.${ending}`, type);
          status.textContent = `${format.name} saved as a file.`;
        },
      ),
    );
  } catch {
    delete place.dataset["state"];
    status.textContent = "The other forms could not be read; the link leads to the file.";
  }
}

function row(label: string, offered: readonly Format[], press: (format: Format) => void): HTMLElement {
  const group = document.createElement("span");
  group.className = "cite-formats";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", label);
  group.append(`${label} `);
  for (const format of offered) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: format.name });
    button.addEventListener("click", () => press(format));
    group.append(button, " ");
  }
  return group;
}

async function copy(words: string, name: string, text: HTMLElement, status: HTMLElement): Promise<void> {
  text.textContent = words;
  try {
    await navigator.clipboard.writeText(words);
    status.textContent = `${name} copied.`;
  } catch {
    getSelection()?.selectAllChildren(text);
    status.textContent = `${name} selected, to be copied.`;
  }
}

const textAt = eachOnce(async (address: string) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.text();
});

/**
 * @param file   the address of the BibTeX file that holds the entry
 * @param entry  its key; nothing for the first
 */
async function entryOf(file: string, entry?: string): Promise<Entry> {
  const [bibtex, csl] = await Promise.all([textAt(file), textAt(file.replace(/\.bib$/, ".json"))]);
  const item = (JSON.parse(csl) as CslItem[]).find(({ id }) => !entry || id === entry);
  const text = bibtex.split("\n\n").find((part) => item && part.slice(0, part.indexOf("\n")).endsWith(`{${item.id},`));
  if (!item || !text) throw new Error(`no entry ${entry}`);
  return { item: { ...item, note: named(item.note) }, bibtex: `${named(text.trim())}\n` };
}

/** Where the reader sees what is the record's own: a chart in the view that was chosen, a page. */
function addressOf(citation: HTMLElement): string {
  const view = citation.closest("figure")?.querySelector<HTMLAnchorElement>(".view-address");
  return view?.href ?? location.href.replace(/[?#].*/, "");
}

/** At an address, which the entry then has as such instead of in its note. */
export function located({ item, bibtex }: Entry, address: string): Entry {
  const field = `\turl = {${address}},`;
  const hasField = /^\turl = \{.*\},$/m;
  const told = bibtex.replace(/ At \S+(?=\},$)/m, "");
  return {
    item: { ...item, URL: address, note: item.note.replace(/ At \S+$/, "") },
    bibtex: hasField.test(told) ? told.replace(hasField, () => field) : told.replace(/\}\n$/, () => `${field}\n}\n`),
  };
}

/** With the host under which the reader sees the site, where it was built without one. */
function named(words: string): string {
  const home = document.querySelector<HTMLAnchorElement>(".site-name")?.href;
  return home ? withHost(words, home) : words;
}

/** By the reader's clock. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
