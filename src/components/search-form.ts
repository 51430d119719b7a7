import { suggestIn } from "#components/suggestions.ts";
import type { SearchGuide } from "#publish/search-guide.ts";
import type { Choices } from "#search/choices.ts";
import type { Facet } from "#search/facets.ts";

/** How a choice was made: while writing, where more may follow; by a query pasted or taken from those offered; or at once. */
export type How = "typed" | "pasted" | "chosen";

/**
 * The form of the search page: what is asked, as its controls and the page's address have it. A facet is a group of
 * checkboxes of its name; a family of themes stands for its themes.
 */
export class ChoicesForm {
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #boxes: readonly HTMLInputElement[];
  readonly #selects: ReadonlyMap<string, HTMLSelectElement>;
  #kept: string[] = [];
  #problems: string[] = [];
  #hasSuggestions = false;
  #changed: (how: How) => void = () => undefined;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#input = form.querySelector<HTMLInputElement>("[name=q]")!;
    const controls = [...form.elements];
    this.#boxes = controls.filter(
      (element): element is HTMLInputElement => element instanceof HTMLInputElement && element.type === "checkbox",
    );
    this.#selects = new Map(
      controls.filter((element) => element instanceof HTMLSelectElement).map((select) => [select.name, select]),
    );
  }

  get query(): string {
    return this.#input.value.trim();
  }

  /** Names in the query whose words are words, not a choice. */
  get kept(): readonly string[] {
    return this.#kept;
  }

  /** What of the address could not be understood. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  get order(): string {
    return this.#select("sort").value;
  }

  get grouping(): "document" | "theme" | undefined {
    const { value } = this.#select("by");
    return value === "document" || value === "theme" ? value : undefined;
  }

  get choices(): Choices {
    const values = new Map<Facet, Set<string>>();
    for (const { name, value, dataset } of this.#boxes.filter(({ checked }) => checked)) {
      const facet = (name === "family" ? "theme" : name) as Facet;
      const chosen = values.get(facet) ?? new Set();
      for (const each of name === "family" ? (dataset["themes"] ?? "").split(" ") : [value]) chosen.add(each);
      values.set(facet, chosen);
    }
    return { values, from: this.#select("from").value, to: this.#select("to").value };
  }

  get hasChoices(): boolean {
    const { values, from, to } = this.choices;
    return values.size > 0 || Boolean(from) || Boolean(to);
  }

  focus(): void {
    this.#input.focus({ preventScroll: true });
    this.#input.select();
  }

  isChosen(facet: string, value: string): boolean {
    return this.#boxes.some((box) => box.name === facet && box.value === value && box.checked);
  }

  choose(facet: string, value: string): void {
    for (const box of this.#boxes) if (box.name === facet && box.value === value) box.checked = true;
  }

  setYears(year: string): void {
    this.#select("from").value = this.#select("to").value = year;
  }

  clearChoices(): void {
    for (const box of this.#boxes) box.checked = false;
    this.setYears("");
  }

  keep(value: string): void {
    this.#kept = [...this.#kept, value];
  }

  unkeep(value: string): void {
    this.#kept = this.#kept.filter((kept) => kept !== value);
  }

  /** What a value of a facet is called. */
  labelOf(facet: string, value: string): string {
    const box = this.#boxes.find((other) => other.name === facet && other.value === value);
    return box?.closest("label")?.querySelector(".choice")?.textContent?.trim() ?? value;
  }

  /** @param countsOf the counts of a facet's values, undefined where they are not known; none shows those of all */
  showCounts(countsOf: ((facet: Facet) => ReadonlyMap<string, number> | undefined) | undefined): void {
    const counts = new Map<Facet, ReadonlyMap<string, number> | undefined>();
    for (const box of this.#boxes) {
      const shown = box.closest("label")?.querySelector<HTMLElement>(".count");
      if (!shown) continue;
      const facet = box.name as Facet;
      if (countsOf && !counts.has(facet)) counts.set(facet, countsOf(facet));
      const known = countsOf && counts.get(facet);
      const count = known ? (known.get(box.value) ?? 0) : countsOf ? "" : Number(shown.dataset["all"]);
      shown.textContent = String(count);
      box.closest("label")!.classList.toggle("none", count === 0);
    }
    const { ownerDocument } = this.#form;
    for (const group of ownerDocument.querySelectorAll<HTMLElement>("#search-facets, #search-facets .facet")) {
      const selects = [...group.querySelectorAll("select")].filter(({ value }) => value);
      const chosen = group.querySelectorAll("input:checked").length + selects.length;
      group.querySelector(":scope > summary .chosen")!.textContent = chosen ? `${chosen} chosen` : "";
    }
  }

  inAddress(): URLSearchParams {
    const address = new URLSearchParams();
    for (const [name, value] of new FormData(this.#form))
      if (typeof value === "string" && value.trim()) address.append(name, value.trim());
    for (const value of this.#kept) address.append("keep", value);
    return address;
  }

  /** Sets the controls to what the address says; what it says beside, `problems` names. */
  readAddress(): void {
    const given = new URLSearchParams(location.search);
    // An older address names one year.
    const years = given.getAll("year").toSorted();
    if (years.length) {
      if (!given.has("from")) given.set("from", years[0]!);
      if (!given.has("to")) given.set("to", years.at(-1)!);
    }
    // What a reader has written before the script ran stays.
    if (given.has("q") || history.state) this.#input.value = given.get("q") ?? "";
    this.#kept = given.getAll("keep");
    this.#problems = [];
    const unknown = (name: string, value: string) =>
      this.#problems.push(
        `The address asks for “${value}” as ${name}, which is not among what can be chosen: it was passed over.`,
      );
    for (const name of ["from", "to", "sort", "by"]) {
      const select = this.#select(name);
      select.value = given.get(name) ?? "";
      if (select.selectedIndex >= 0) continue;
      unknown(name, given.get(name)!);
      select.value = "";
    }
    const boxes = this.#boxes;
    for (const box of boxes) box.checked = given.getAll(box.name).includes(box.value);
    for (const name of new Set(boxes.map((box) => box.name))) {
      const offered = new Set(boxes.filter((box) => box.name === name).map(({ value }) => value));
      for (const value of given.getAll(name)) if (value && !offered.has(value)) unknown(name, value);
    }
    for (const box of boxes.filter(({ checked }) => checked)) box.closest("details")!.open = true;
  }

  /** Tells that something other than the reader changed a control. */
  changed(): void {
    this.#changed("chosen");
  }

  onChange(changed: (how: How) => void): void {
    this.#changed = changed;
    const isOwn = ({ target }: Event) => (target as HTMLInputElement).form === this.#form;
    this.#form.ownerDocument.addEventListener("input", (event) => {
      if (!isOwn(event)) return;
      this.#problems = [];
      changed(event.target !== this.#input ? "chosen" : isByKey(event) ? "typed" : "pasted");
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#problems = [];
      changed("chosen");
    });
    this.#form.addEventListener("reset", () =>
      // The controls take their first values only after the event.
      setTimeout(() => {
        this.#input.value = "";
        this.#kept = [];
        this.#problems = [];
        changed("chosen");
      }),
    );
  }

  /** Tells that a reader turns to some parts: once of each part and kind of event. */
  onTurnedTo(parts: string, types: readonly string[], turned: () => void): void {
    for (const part of this.#form.ownerDocument.querySelectorAll(parts))
      for (const type of types) part.addEventListener(type, turned, { once: true });
  }

  /** Offers themes, terms, inspections and identifiers while a reader writes. */
  suggest({ themes, terms, inspections }: SearchGuide, identifiers: readonly string[]): void {
    if (this.#hasSuggestions) return;
    this.#hasSuggestions = true;
    suggestIn(this.#input, {
      titles: [...[...themes, ...terms].map(({ title }) => title), ...inspections],
      identifiers,
    });
  }

  #select(name: string): HTMLSelectElement {
    return this.#selects.get(name)!;
  }
}

/** Whether a text was changed a sign at a time, so that more may follow. */
function isByKey(event: Event): boolean {
  if (!(event instanceof InputEvent)) return false;
  const { inputType, data } = event;
  return inputType === "insertText" ? (data ?? "").length < 2 : /^(?:insertCompositionText|delete)/.test(inputType);
}
