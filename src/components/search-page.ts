/** One hit of Pagefind's JavaScript interface. Source: pagefind.app/docs/api. */
interface Hit {
  readonly id: string;
  readonly score: number;
  readonly data: () => Promise<{ readonly meta: Readonly<Record<string, string>> }>;
}

interface Pagefind {
  readonly init: () => Promise<void>;
  readonly search: (
    query: string | null,
    options: { readonly filters: Readonly<Record<string, string>>; readonly sort?: Readonly<Record<string, string>> },
  ) => Promise<{ readonly results: readonly Hit[] }>;
}

/** Words for the very same thing. */
export interface Equivalents {
  /** Every name that it has had: what a reader may type. */
  readonly said: readonly string[];
  /** Those of them that occur in the record: what is worth searching. */
  readonly found: readonly string[];
}

/**
 * A query in every wording that means the same: 'looked after children' is also 'children in care'.
 *
 * @returns the query as written first, unless it holds a name that the record never uses, then at most `limit` other wordings
 */
export function wordings(query: string, equivalents: readonly Equivalents[], limit = 6): string[] {
  const written = query.toLowerCase().replace(/\s+/g, " ").trim();
  const others: string[] = [];
  let isFound = true;
  for (const { said, found } of equivalents) {
    const used = said.filter((word) => wholeWord(word).test(written)).toSorted((a, b) => b.length - a.length)[0];
    if (used === undefined || !found.length) continue;
    others.push(...found.map((word) => written.replace(wholeWord(used), () => word.toLowerCase())));
    isFound &&= found.includes(used);
  }
  const all = new Set(isFound ? [written, ...others] : others);
  return [...all].slice(0, limit + 1);
}

function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "u");
}

const pageSize = 20;

/** Makes the search form work: its state stands in the address, its results in the list. */
export async function startSearch(form: HTMLFormElement, list: HTMLElement, status: HTMLElement, more: HTMLButtonElement): Promise<void> {
  const root = form.dataset["root"] ?? "";
  const equivalents = JSON.parse(document.querySelector("#equivalents")?.textContent ?? "[]") as Equivalents[];
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input[name], select[name]")];

  let pagefind: Pagefind;
  try {
    pagefind = (await import(/* @vite-ignore */ new URL(`${root}pagefind/pagefind.js`, location.href).href)) as Pagefind;
    await pagefind.init();
  } catch {
    status.textContent = "The search index could not be loaded. It is made when the site is built; the themes and inspections list every finding.";
    return;
  }

  let current = 0;
  async function run(): Promise<void> {
    const turn = ++current;
    const values = Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]));
    const { q = "", sort = "", ...facets } = values;
    const filters = Object.fromEntries(Object.entries(facets).filter(([, value]) => value));
    if (!q && !Object.keys(filters).length) {
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "Write words, or choose a theme, year, inspection or stance.";
      return;
    }
    status.textContent = "Searching…";
    const order = sort ? { sort: { published: sort } } : {};
    const queries = q ? wordings(q, equivalents) : [null];
    const answers = await Promise.all(queries.map((query) => pagefind.search(query, { filters, ...order })));
    if (turn !== current) return;
    const hits = mergeHits(answers.map(({ results }) => results), Boolean(sort));
    const also = queries.slice(1).filter((_, index) => answers[index + 1]!.results.length);
    status.textContent = `${hits.length === 1 ? "1 result" : `${hits.length} results`}${also.length ? `, also for ${also.map((query) => `“${query}”`).join(", ")}` : ""}.`;
    list.replaceChildren();
    await show(hits, 0, turn);
  }

  async function show(hits: readonly Hit[], from: number, turn: number): Promise<void> {
    const page = await Promise.all(hits.slice(from, from + pageSize).map((hit) => hit.data()));
    if (turn !== current) return;
    list.append(...page.map(({ meta }) => resultItem(meta, root)));
    const next = from + pageSize;
    more.hidden = next >= hits.length;
    more.textContent = `Show more (${Math.max(0, hits.length - next)} left)`;
    more.onclick = () => void show(hits, next, turn);
  }

  function keepInAddress(): void {
    const address = new URL(location.href);
    address.search = "";
    for (const { name, value } of fields) if (value.trim()) address.searchParams.set(name, value.trim());
    history.replaceState(null, "", address);
  }

  function readAddress(): void {
    const given = new URLSearchParams(location.search);
    for (const field of fields) field.value = given.get(field.name) ?? "";
  }

  let waiting: ReturnType<typeof setTimeout>;
  function changed(delay: number): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      keepInAddress();
      void run();
    }, delay);
  }
  form.addEventListener("input", () => changed(200));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed(0);
  });
  form.addEventListener("reset", () => changed(0));
  addEventListener("popstate", () => {
    readAddress();
    void run();
  });
  readAddress();
  const details = form.querySelector("details");
  if (details) details.open = matchMedia("(min-width: 44rem)").matches || fields.some(({ name, value }) => name !== "q" && value);
  await run();
}

/**
 * The hits of all wordings, each once. By match, the best score decides and the query as written weighs most; in an
 * order of time, Pagefind's scores are places in that order and compare as they are.
 */
function mergeHits(answers: readonly (readonly Hit[])[], isSorted: boolean): Hit[] {
  const best = new Map<string, { readonly hit: Hit; readonly score: number }>();
  for (const [wording, results] of answers.entries()) {
    for (const hit of results) {
      const score = hit.score * (wording === 0 || isSorted ? 1 : 0.9);
      if ((best.get(hit.id)?.score ?? -Infinity) < score) best.set(hit.id, { hit, score });
    }
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score).map(({ hit }) => hit);
}

function resultItem(meta: Readonly<Record<string, string>>, root: string): HTMLElement {
  const item = document.createElement("li");
  item.className = "search-result";
  item.dataset["record"] = meta["record"] ?? "";
  const link = document.createElement("a");
  link.href = root + (meta["path"] ?? "");
  link.textContent = meta["summary"] ?? "";
  const about = document.createElement("div");
  about.className = "meta";
  about.textContent = [meta["stanceWord"], meta["themes"], `${meta["title"]}, ${meta["published"]}, ${meta["locator"]}`, meta["secondary"], meta["record"]].filter(Boolean).join(" | ");
  const { sourceUrl, sourceName } = meta;
  if (sourceUrl) {
    const source = document.createElement("a");
    source.href = sourceUrl.startsWith("/") ? root + sourceUrl.slice(1) : sourceUrl;
    source.textContent = sourceName ?? sourceUrl;
    about.append(" | reported by ", source);
  }
  item.append(link, about);
  return item;
}
