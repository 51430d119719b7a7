import { closest, distance } from "fastest-levenshtein";
import { citationAnchor } from "#urls.ts";

/** One hit of Pagefind's JavaScript interface. Source: pagefind.app/docs/api. */
interface Hit {
  readonly id: string;
  readonly score: number;
  /** Which words of the content matched; none where only a title or an identifier did. */
  readonly words: readonly number[];
  readonly data: () => Promise<{
    readonly meta: Readonly<Record<string, string>>;
    readonly content: string;
    readonly locations: readonly number[];
  }>;
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

/** A query that is a name of several words, and nothing else, is searched as a phrase: 'children in care', not 'in' and 'care'. */
export function asPhrase(query: string, equivalents: readonly Equivalents[]): string {
  const isName = equivalents.some(({ said, found }) =>
    [...said, ...found].some((name) => name.toLowerCase() === query),
  );
  return isName && query.includes(" ") ? `"${query}"` : query;
}

/** The word among those known that a mistyped one was likely meant to be; undefined where none is near. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const written = word.toLowerCase();
  if (written.length < 4) return undefined;
  const near = closest(written, [...known]);
  return distance(written, near) <= Math.min(2, Math.floor(written.length / 3)) && near !== written ? near : undefined;
}

function wholeWord(word: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${word.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`,
    "u",
  );
}

const pageSize = 20;

/** Whether a word that was only begun stands in one of these; an index that finds nothing goes on with ever fewer letters. */
async function beginsAlike(begun: string, hits: readonly Hit[]): Promise<boolean> {
  const results = await Promise.all(hits.map((hit) => hit.data()));
  return results.some(({ content }) =>
    content
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => word.startsWith(begun.toLowerCase())),
  );
}

/** Makes the search form work: its state stands in the address, its results in the list. */
export async function startSearch(
  form: HTMLFormElement,
  list: HTMLElement,
  status: HTMLElement,
  more: HTMLButtonElement,
): Promise<void> {
  const root = form.dataset["root"] ?? "";
  const equivalents = JSON.parse(document.querySelector("#equivalents")?.textContent ?? "[]") as Equivalents[];
  const knownWords = [
    ...new Set(
      equivalents
        .flatMap(({ said }) => said)
        .concat([...form.querySelectorAll("select[name=theme] option")].map(({ textContent }) => textContent ?? ""))
        .flatMap((name) => name.toLowerCase().match(/[a-z]{4,}/g) ?? []),
    ),
  ];
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("input[name], select[name]")];

  let pagefind: Pagefind | undefined;
  let current = 0;
  async function run(): Promise<void> {
    if (!pagefind) return;
    const { search } = pagefind;
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
    const order = sort ? { sort: { published: sort } } : !q ? { sort: { published: "desc" } } : {};
    const queries = q ? wordings(q, equivalents).map((query) => asPhrase(query, equivalents)) : [null];
    const ask = async (asked: readonly (string | null)[]) =>
      (await Promise.all(asked.map((query) => search(query, { filters, ...order })))).map(({ results }) =>
        results.filter(({ words }) => !q || words.length),
      );
    // One word is asked for as it stands first: the index would else cut it until something begins alike.
    const isOneWord = q !== "" && !/\s/.test(q) && queries.length === 1;
    const exact = isOneWord ? await ask([`"${queries[0]}"`]) : undefined;
    const isNear = exact?.[0]?.length === 0;
    const answers = exact && !isNear ? exact : await ask(queries);
    const merged = mergeHits(answers, Boolean(sort) || !q);
    const hits = !isNear || (await beginsAlike(q, merged.slice(0, pageSize))) ? merged : [];
    if (turn !== current) return;
    const also = queries.slice(1).filter((_, index) => answers[index + 1]!.length);
    const count = hits.length === 1 ? "1 result" : `${hits.length} results`;
    const meant = isNear || !hits.length ? nearestWord(q, knownWords) : undefined;
    status.replaceChildren(
      !hits.length
        ? `Nothing matches “${q}”${Object.keys(filters).length ? " among what you chose" : ""}. Try other or fewer words, or clear the choices.`
        : isNear
          ? `No finding says “${q}”; ${count} for words that begin alike.`
          : `${count}${also.length ? `, also for ${also.map((query) => `“${query!.replaceAll('"', "")}”`).join(", ")}` : ""}.`,
      ...(meant ? [" Did you mean ", queryLink(meant), "?"] : []),
    );
    list.replaceChildren();
    await show(hits, 0, turn);
  }

  function queryLink(word: string): HTMLAnchorElement {
    const address = new URL(location.href);
    address.searchParams.set("q", word);
    return Object.assign(document.createElement("a"), { href: address.href, textContent: word });
  }

  async function show(hits: readonly Hit[], from: number, turn: number): Promise<void> {
    more.disabled = true;
    const page = await Promise.all(hits.slice(from, from + pageSize).map((hit) => hit.data()));
    if (turn !== current) return;
    const items = page.map((result) => resultItem(result, root));
    list.append(...items);
    if (from) items[0]?.querySelector("a")?.focus();
    const next = from + pageSize;
    more.disabled = false;
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
  // What a reader has written before the index is there stays.
  const given = new URLSearchParams(location.search);
  for (const field of fields) field.value = given.get(field.name) ?? field.value;
  // Who comes to ask can write at once; who comes with an answer, or has moved on, is left where they are.
  if (!location.search && !location.hash && document.activeElement === document.body)
    form.querySelector<HTMLInputElement>("[name=q]")?.focus({ preventScroll: true });
  const details = form.querySelector("details");
  if (details)
    details.open = matchMedia("(min-width: 44rem)").matches || fields.some(({ name, value }) => name !== "q" && value);
  try {
    const index = (await import(
      /* @vite-ignore */ new URL(`${root}pagefind/pagefind.js`, location.href).href
    )) as Pagefind;
    await index.init();
    pagefind = index;
  } catch {
    status.textContent =
      "The search index could not be loaded. It is made when the site is built; the themes and inspections list every finding.";
    return;
  }
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

type Result = Awaited<ReturnType<Hit["data"]>>;

/** The words of a summary, those that matched marked. The summary begins the content, so that their numbers are the same. */
function markedSummary(summary: string, locations: readonly number[]): (string | HTMLElement)[] {
  const matched = new Set(locations);
  return summary.split(" ").flatMap((word, index) => {
    const space = index ? [" "] : [];
    return [...space, matched.has(index) ? Object.assign(document.createElement("mark"), { textContent: word }) : word];
  });
}

function resultItem({ meta, locations }: Result, root: string): HTMLElement {
  const item = document.createElement("li");
  item.className = "search-result";
  item.dataset["record"] = meta["record"] ?? "";
  const link = Object.assign(document.createElement("a"), {
    className: "search-summary",
    href: root + (meta["path"] ?? ""),
  });
  link.append(...markedSummary(meta["summary"] ?? "", locations));
  const head = Object.assign(document.createElement("div"), { className: "statement-head" });
  const stance = Object.assign(document.createElement("strong"), { className: "stance" });
  const mark = document.querySelector<HTMLTemplateElement>(`template[data-stance="${meta["stance"]}"]`);
  if (mark) stance.append(mark.content.cloneNode(true));
  stance.append(meta["stanceWord"] ?? "");
  const text = (words: string | undefined) =>
    Object.assign(document.createElement("span"), { textContent: words ?? "" });
  head.append(stance, text(`${meta["title"]}, ${meta["published"]}, ${meta["locator"]}`));
  const foot = Object.assign(document.createElement("div"), { className: "statement-foot" });
  foot.append(text(meta["themes"]));
  const { secondary, sourceUrl, sourceName } = meta;
  if (secondary) {
    const note = text(secondary);
    if (sourceUrl)
      note.append(
        ": ",
        Object.assign(document.createElement("a"), {
          href: sourceUrl.startsWith("/") ? root + sourceUrl.slice(1) : sourceUrl,
          textContent: sourceName ?? sourceUrl,
        }),
      );
    foot.append(note);
  }
  const [page, number] = (meta["path"] ?? "").split("#") as [string, string];
  const cite = Object.assign(document.createElement("a"), {
    href: `${root}${page}#${citationAnchor(number)}`,
    textContent: "Cite",
    ariaLabel: `Cite ${meta["record"]}`,
  });
  foot.append(text(meta["record"]), cite);
  item.append(head, link, foot);
  return item;
}
