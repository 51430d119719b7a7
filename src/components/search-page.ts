import { hasSearchKey, setSearchKey } from "#components/search-box.ts";
import { cardsFor } from "#components/search-cards.ts";
import { ChoicesForm } from "#components/search-form.ts";
import type { How } from "#components/search-form.ts";
import { MissingPart } from "#components/missing-part.ts";
import { searchFolder } from "#components/search-files.ts";
import type { KnownParts, OpenedSearch } from "#components/search-files.ts";
import { withHost } from "#components/printed-addresses.ts";
import { notesOn } from "#components/search-notes.ts";
import { button, make, quoted, resultItem } from "#components/search-results.ts";
import type { Result } from "#components/search-results.ts";
import type { ViewFormat } from "#components/view-rows.ts";
import { answerQuery, latestFirst, oldestFirst } from "#search/answer.ts";
import type { QueryAnswer } from "#search/answer.ts";
import { countsOf, fitsChoices } from "#search/choices.ts";
import type { FacetTables } from "#search/facets.ts";
import { markerOf } from "#search/marks.ts";
import type { Name } from "#search/names.ts";

const firstPage = 10;
const nextPage = 20;

/** An answer within these milliseconds is not announced: to show that would hold it up. */
const soon = 300;

/** What a step back returns to. */
interface Place {
  readonly shown?: number;
  readonly scroll?: number;
}

/** Makes the search page work: what is asked stands in its address, what is found in its list. */
export function startSearch(page: HTMLElement): void {
  const find = (name: string) => page.querySelector<HTMLElement>(`#search-${name}`)!;
  const form = new ChoicesForm(page.querySelector<HTMLFormElement>("#search")!);
  const [status, notes, names, cards, tools, years, list, more] = [
    find("status"),
    find("notes"),
    find("names"),
    find("cards"),
    find("tools"),
    find("years"),
    find("results"),
    page.querySelector<HTMLButtonElement>("#search-more")!,
  ];
  const root = new URL(page.dataset["root"] ?? "", location.href);
  /** Of the site, or of the place that is searched. */
  const home = new URL("../", location.href);
  const siteTitle = document.title;
  const stanceMarks = new Map(
    [...page.querySelectorAll<HTMLTemplateElement>("template[data-stance]")].map(({ dataset, content }) => [
      dataset["stance"]!,
      content,
    ]),
  );

  const { build = "", firstWords = "", inFiles } = page.dataset;
  /** What is asked for before a reader is sent it; undefined where it is little, or was agreed to. */
  let { size } = page.dataset;
  const { open, loadFor } = searchFolder(home, root, {
    build,
    firstWords: firstWords.split(" "),
    ...(JSON.parse(inFiles ?? "{}") as Pick<KnownParts, "lengths" | "thesaurus">),
  });

  /** Counts the results again by what can be chosen; not all that it takes is loaded before a reader turns to the choices. */
  let recount: (() => Promise<void>) | undefined;
  let isNarrowing = false;
  let turn = 0;
  let announcing: ReturnType<typeof setTimeout>;
  /** @param place how many results are shown, and how far down */
  async function run(place: Place = {}): Promise<void> {
    const own = ++turn;
    const isCurrent = () => own === turn;
    const query = form.query;
    if (!query && !form.hasChoices && !form.problems.length) {
      clear();
      form.showCounts(undefined);
      status.textContent = "Write words, or choose a theme, year, inspection or stance.";
      nameQuery();
      return;
    }
    if (size) {
      askForSize(size, place);
      nameQuery();
      return;
    }
    clearTimeout(announcing);
    announcing = setTimeout(() => isCurrent() && (status.textContent = "Searching…"), soon);
    try {
      const opening = open();
      loadFor(query);
      await show(await opening, query, place, isCurrent);
    } catch (error) {
      if (isCurrent()) showFailure(error, place);
    }
    if (isCurrent()) nameQuery();
  }

  /** After the answer, since a title goes through another process. */
  function nameQuery(): void {
    const { query } = form;
    const title = [query && `“${query}”`, siteTitle].filter(Boolean).join(" | ");
    if (document.title !== title) document.title = title;
  }

  async function show(opened: OpenedSearch, query: string, place: Place, isCurrent: () => boolean): Promise<void> {
    const { index } = opened;
    const { records } = index;
    const failed: string[] = [];
    const tolerant = {
      ...index,
      knownWords: () =>
        index
          .knownWords()
          .catch(() => (failed.push("the list of words by which mistyped ones are mended"), new Map<string, number>())),
    };
    const answer = query ? await answerQuery(query, tolerant, form.kept) : undefined;
    const ranked = answer ? answer.ranked.map(({ number }) => number) : latestFirst([...records.keys()], records);
    const { grouping, choices } = form;
    const facets = await index.facets(["year", ...choices.values.keys(), ...(grouping ? [grouping] : [])]);
    const fits = fitsChoices(choices, facets);
    const found = arrange(ranked.filter(fits), form.order, grouping, records, facets);
    const shown = Math.max(firstPage, place.shown ?? 0);
    const page = resultsFrom(opened, answer, found);
    const first = await page(0, shown);
    if (!isCurrent()) return;

    const full = answer?.units.length ? new Set(answer.units.map(({ word }) => word)).size : 0;
    const complete =
      answer?.ranked.filter(({ number, words }) => words.length >= full && new Set(words).size === full && fits(number))
        .length ?? 0;
    clearTimeout(announcing);
    status.textContent = statusOf(found.length, query, full > 1 ? complete : undefined);
    notes.replaceChildren(
      ...notesOn(answer, form.problems, failed, first).map((note) => make("p", {}, ...note)),
      ...(found.length ? [] : waysOn(answer, ranked.length, opened)),
    );
    showNames(answer);
    cards.replaceChildren(
      ...(answer && !answer.isIdentified ? cardsFor(answer, found, first, opened.guide, root, form) : []),
    );
    cards.hidden = !cards.childElementCount;
    tools.hidden = !found.length;
    offerFile(opened, found);
    showYears(countsOf(ranked, "year", choices, facets));
    list.replaceChildren();
    append(first, found, facets);
    const showMore = () => {
      const listed = list.querySelectorAll("[data-record]").length;
      more.hidden = listed >= found.length;
      more.textContent = `Show more (${found.length - listed} left)`;
      return listed;
    };
    showMore();
    more.onclick = () => {
      const listed = showMore();
      more.disabled = true;
      page(listed, nextPage)
        .then(
          (results) => {
            if (!isCurrent()) return;
            append(results, found, facets);
            list.querySelectorAll<HTMLElement>(".search-summary")[listed]?.focus();
            keepPlace({ shown: showMore() });
          },
          (error: unknown) => showFailure(error, { shown: listed + nextPage }),
        )
        .finally(() => (more.disabled = false));
    };
    if (place.scroll) scrollTo(0, place.scroll);
    // Beside the list, so that nothing moves: the results are seen first.
    await afterNextFrame();
    if (!isCurrent()) return;
    keepStep?.();
    recount = async () => {
      // With one of those that are read later come all. Where they do not, no counts are shown; who chooses is told why.
      const tables = await index.facets(isNarrowing || form.hasChoices ? ["theme"] : []).catch(() => facets);
      if (isCurrent())
        form.showCounts((facet) => (facet in tables ? countsOf(ranked, facet, choices, tables) : undefined));
    };
    await recount();
    form.suggest(opened.guide, records);
  }

  /** Loads results by their places among those found. */
  function resultsFrom({ textsOf, guide }: OpenedSearch, answer: QueryAnswer | undefined, found: readonly number[]) {
    const mark = markerOf(answer?.units ?? [], answer?.members ?? new Map());
    const ranked = new Set(answer?.ranked.filter(({ words }) => words.length).map(({ number }) => number));
    const themeOf = new Map(guide.themes.map((theme) => [theme.title, theme]));
    return async (from: number, count: number): Promise<readonly Result[]> => {
      const numbers = found.slice(from, from + count);
      const texts = await textsOf(numbers);
      return texts.map((text, at) => ({
        text,
        themes: text["themes"]!.split(" · ").map((name) => themeOf.get(name)!),
        marked: mark(text["summary"] ?? ""),
        isRanked: ranked.has(numbers[at]!),
      }));
    };
  }

  function append(results: readonly Result[], found: readonly number[], facets: FacetTables): void {
    const { grouping } = form;
    const nameOf = (number: number) => (grouping ? groupOf(number, grouping, facets) : "");
    const listed = list.querySelectorAll("[data-record]").length;
    for (const [at, result] of results.entries()) {
      const group = nameOf(found[listed + at]!);
      if ((list.lastElementChild as HTMLElement | null)?.dataset["group"] !== group) {
        const count = found.filter((number) => nameOf(number) === group).length;
        const heading =
          grouping && make("h3", {}, form.labelOf(grouping, group), make("span", { className: "meta" }, ` ${count}`));
        const section = make("section", {}, ...(heading ? [heading] : []), make("ol", { className: "plain" }));
        section.dataset["group"] = group;
        list.append(section);
      }
      list.lastElementChild!.querySelector("ol")!.append(resultItem(result, root, stanceMarks));
    }
  }

  function showNames(answer: QueryAnswer | undefined): void {
    const change = (act: () => void) => () => {
      act();
      changed("chosen");
    };
    const take = (name: Name) =>
      button(
        `${name.label} ×`,
        change(() => form.keep(name.value)),
        `Take away the choice ${name.label}`,
      );
    const offer = (name: Name) =>
      button(
        `Only ${name.label}`,
        change(() => (name.isApplied ? form.unkeep(name.value) : form.choose(name.facet, name.value))),
      );
    const offered = (answer?.offered ?? []).filter((name) => name.isApplied || !form.isChosen(name.facet, name.value));
    names.replaceChildren(
      ...(answer?.applied.length ? ["Only, as your words say: ", ...spaced(answer.applied.map(take))] : []),
      ...(offered.length ? [" ", ...spaced(offered.map(offer))] : []),
    );
    names.hidden = !names.childElementCount;
  }

  function showYears(counts: ReadonlyMap<string, number>): void {
    const most = Math.max(1, ...counts.values());
    const { from, to } = form.choices;
    years.hidden = [...counts.values()].every((count) => !count);
    years.replaceChildren(
      ...[...counts].map(([year, count]) => {
        const isChosen = from === year && to === year;
        const bar = make("span", { className: "bar" });
        bar.style.setProperty("--share", String(count / most));
        const made = button("", () => {
          form.setYears(isChosen ? "" : year);
          changed("chosen");
        });
        made.ariaPressed = String(isChosen);
        made.append(
          make("span", { className: "count" }, String(count)),
          make("span", { className: "visually-hidden" }, ` ${count === 1 ? "result" : "results"} in `),
          bar,
          make("span", {}, year),
        );
        return made;
      }),
    );
  }

  function offerFile(opened: OpenedSearch, found: readonly number[]): void {
    const save = async (format: ViewFormat) => {
      try {
        const [{ saveResults }, texts] = await Promise.all([
          import("#components/search-export.ts"),
          opened.textsOf(found),
        ]);
        const cited = texts.map((text) => ({ ...text, citation: withHost(text["citation"] ?? "", root.href) }));
        saveResults(cited, format);
      } catch (error) {
        notes.append(make("p", {}, `The file could not be made: ${reason(error)}.`));
      }
    };
    for (const made of tools.querySelectorAll<HTMLButtonElement>("[data-save]"))
      made.onclick = () => void save(made.dataset["save"] as ViewFormat);
  }

  function clear(): void {
    for (const part of [notes, names, cards, years, list]) part.replaceChildren();
    for (const part of [names, cards, tools, years, more]) part.hidden = true;
  }

  function askForSize(asked: string, place: Place): void {
    clear();
    status.replaceChildren(
      "Choose one of the places above, or ",
      button("search all together", () => {
        size = undefined;
        void run(place);
      }),
      `, for which more than ${asked} are loaded.`,
    );
  }

  function showFailure(error: unknown, place: Place): void {
    clearTimeout(announcing);
    clear();
    status.replaceChildren(
      `The search could not be made: ${reason(error)}. `,
      button("Try again", () => void run(place)),
    );
    notes.replaceChildren(make("p", {}, "Until then: ", ...links()));
  }

  /** Where nothing was found: what to try, and where else to look. */
  function waysOn(answer: QueryAnswer | undefined, before: number, { index }: OpenedSearch): Node[] {
    const matched = answer ? answer.matched.length : index.records.length;
    const without = (count: number, words: string, act: () => void) =>
      make(
        "p",
        {},
        button(`Show ${count === 1 ? "the 1 result" : `the ${count} results`} ${words}`, () => {
          act();
          changed("chosen");
        }),
      );
    return [
      ...(before && form.hasChoices
        ? [without(before, "without the choices made here", () => form.clearChoices())]
        : []),
      ...(matched && !before
        ? [
            without(matched, `without ${quoted((answer?.applied ?? []).map(({ label }) => label))}`, () => {
              form.clearChoices();
              for (const { value } of answer?.applied ?? []) form.keep(value);
            }),
          ]
        : []),
      make("p", {}, "Try fewer or other words, or look through ", ...links()),
    ];
  }

  function links(): (string | Node)[] {
    const link = (path: string, words: string, from = home) => make("a", { href: new URL(path, from).href }, words);
    return [
      "the ",
      link("themes/", "themes"),
      ", the ",
      link("reports/", "inspections"),
      ", the ",
      link("recommendations/", "recommendations"),
      " or the ",
      link("glossary/", "glossary", root),
      ".",
    ];
  }

  function keepPlace(place: Place): void {
    history.replaceState({ ...(history.state as Place | null), ...place }, "");
  }

  let waiting: ReturnType<typeof setTimeout>;
  let keepStep: (() => void) | undefined;
  function changed(how: How): void {
    clearTimeout(waiting);
    if (how === "typed") {
      // By its first letters it is nearly always known in which part the last word will stand.
      if (!size) loadFor(form.query.replace(/(^|\s)\S{1,3}$/, ""));
      waiting = setTimeout(() => takeStep(how), 200);
    } else takeStep(how);
  }

  function takeStep(how: How): void {
    keepStep?.();
    const step = stepTo(form.inAddress().toString(), how);
    const keepOwn = () => {
      if (keepStep !== keepOwn) return;
      keepStep = undefined;
      step();
      nameQuery();
    };
    keepStep = keepOwn;
    // To change the address takes a browser about as long as to answer: the answer comes first, unless it is slow.
    void Promise.race([run(), new Promise((resolve) => setTimeout(resolve, 500))]).then(keepOwn);
  }

  /** What is written changes the address in its place; what is sent or chosen is a step that leads back. */
  function stepTo(search: string, how: How): () => void {
    const scroll = scrollY;
    return () => {
      const address = new URL(location.href);
      address.search = search;
      if (how !== "chosen") history.replaceState({}, "", address);
      else if (address.href !== location.href) {
        keepPlace({ scroll });
        history.pushState({}, "", address);
      }
    };
  }

  form.onChange(changed);
  tools.querySelector("[data-copy-link]")?.addEventListener("click", ({ currentTarget }) => {
    const copy = currentTarget as HTMLButtonElement;
    const words = copy.textContent;
    const write = async () => navigator.clipboard.writeText(location.href);
    write().then(
      () => (copy.textContent = "Copied"),
      () => (copy.textContent = "Not copied: it stands in the address bar"),
    );
    setTimeout(() => (copy.textContent = words), 3000);
  });
  addEventListener("popstate", ({ state }) => {
    keepStep = undefined;
    form.readAddress();
    void run((state as Place | null) ?? {});
  });
  // Who leaves for a result returns to what was asked, however soon they leave.
  addEventListener("click", () => keepStep?.(), true);
  addEventListener("pagehide", () => {
    keepStep?.();
    keepPlace({ scroll: scrollY });
  });
  const key = page.querySelector<HTMLInputElement>("#search-key")!;
  key.checked = hasSearchKey();
  key.addEventListener("change", () => {
    const isKept = setSearchKey(key.checked);
    key.checked = hasSearchKey();
    page.querySelector("#search-key-status")!.textContent = isKept
      ? ""
      : "Not changed: your browser keeps no settings for this site.";
  });
  history.scrollRestoration = "manual";
  form.readAddress();
  // Who comes to ask can write at once; nothing is loaded before they do.
  if (!location.search && !location.hash && document.activeElement === document.body) form.focus();
  form.onTurnedTo("#search-facets", ["focusin", "pointerover"], () => {
    isNarrowing = true;
    void recount?.();
  });
  form.onTurnedTo("#search, #search-facets", ["focusin", "pointerdown", "keydown", "input"], () => {
    if (size) return;
    void open().then(
      ({ guide, index }) => form.suggest(guide, index.records),
      () => undefined,
    );
  });
  // Who goes to the search of one place takes along what they ask.
  page.querySelector(".search-places")?.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLAnchorElement) target.search = form.inAddress().toString();
  });
  void run((history.state as Place | null) ?? {});
}

/** When the browser has had the time to show what the page has become; soon in any case, also where it shows nothing. */
function afterNextFrame(): Promise<void> {
  return new Promise((shown) => {
    requestAnimationFrame(() => setTimeout(shown));
    setTimeout(shown, 100);
  });
}

function statusOf(count: number, query: string, complete: number | undefined): string {
  const results = count === 1 ? "1 result" : `${count} results`;
  const all = count > 1 && complete !== undefined ? `; ${complete || "none"} with all the words` : "";
  return `${results}${query ? ` for “${query}”` : ""}${all}.`;
}

function arrange(
  ranked: readonly number[],
  order: string,
  grouping: "document" | "theme" | undefined,
  records: readonly string[],
  facets: FacetTables,
): number[] {
  const sorted =
    order === "asc" ? oldestFirst(ranked, records) : order === "desc" ? latestFirst(ranked, records) : [...ranked];
  return grouping ? [...Map.groupBy(sorted, (number) => groupOf(number, grouping, facets)).values()].flat() : sorted;
}

/** The first of its documents or themes. */
function groupOf(number: number, grouping: "document" | "theme", facets: FacetTables): string {
  const { values, of } = facets[grouping];
  return values[of[number]![0]!] ?? "";
}

function spaced(nodes: readonly Node[]): (Node | string)[] {
  return nodes.flatMap((node, at) => (at ? [" ", node] : [node]));
}

function reason(error: unknown): string {
  return error instanceof MissingPart ? error.message : "something went wrong in this browser";
}
