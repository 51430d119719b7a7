import { fitsSelects, keepInAddress, onChange, readSelects } from "#form-address.ts";

/**
 * Filters the statements of a theme, opens the folds that hold what is wanted, keeps the choice in the address, and lets
 * the file hold what is shown. Without script all statements stand there, folded, and the file is of all.
 *
 * Each statement stands in an element with its identifier in `data-item`, and with `data-<key>` for each select.
 */
export function startThemeStatements(section: HTMLElement): void {
  const form = section.querySelector<HTMLFormElement>("#filters")!;
  const status = section.querySelector<HTMLElement>("#filter-status")!;
  const file = section.querySelector<HTMLAnchorElement>("#theme-file")!;
  const selects = [...form.querySelectorAll("select")];
  const items = [...section.querySelectorAll<HTMLElement>("[data-item]")];
  const folds = [...section.querySelectorAll<HTMLDetailsElement>(".theme-years details")];
  const years = [...section.querySelectorAll<HTMLElement>(".theme-year")];
  const firstOpen = new Map(folds.map((fold) => [fold, fold.open]));
  const wordsOfAll = file.textContent;
  const shownIn = (place: Element) => [...place.querySelectorAll<HTMLElement>("[data-item]:not([hidden])")];

  function apply(): void {
    const wanted = selects.filter(({ value }) => value);
    for (const item of items) item.hidden = !fitsSelects(item, selects);
    for (const fold of folds) {
      const isEmpty = wanted.length > 0 && !shownIn(fold).length;
      fold.hidden = isEmpty;
      fold.open = wanted.length > 0 ? !isEmpty : firstOpen.get(fold)!;
    }
    for (const year of years) year.hidden = wanted.length > 0 && !shownIn(year).length;
    for (const count of section.querySelectorAll<HTMLElement>(".year-count")) {
      const shown = items.filter((item) => !item.hidden && item.dataset["year"] === count.dataset["year"]).length;
      count.textContent = String(shown);
      count.closest("li")!.hidden = wanted.length > 0 && !shown;
    }
    const shown = shownIn(section).length;
    const choice = wanted.map((select) => select.selectedOptions[0]!.text).join(", ");
    status.textContent = wanted.length
      ? `Showing ${shown} of ${items.length}: ${choice}.`
      : `${items.length} findings and recommendations.`;
    file.textContent = wanted.length ? `These ${shown} as CSV` : wordsOfAll;
  }

  /** A link to an inspection or a year opens what it leads to, whatever was chosen. */
  function showTarget(): void {
    const target =
      location.hash && section.querySelector<HTMLElement>(`.theme-years [id="${CSS.escape(location.hash.slice(1))}"]`);
    if (!target) return;
    const fold = target.closest("details");
    if ((fold ?? target.closest(".theme-year"))?.matches("[hidden]")) {
      for (const select of selects) select.value = "";
      apply();
      keepInAddress(selects);
    }
    const wanted = fold ? [fold] : target.parentElement!.querySelectorAll<HTMLDetailsElement>(":scope > details");
    for (const details of wanted) details.open = true;
    target.scrollIntoView();
  }

  /** The lines of the whole file that belong to what is shown: each begins with its statement's identifier. */
  async function takeView(): Promise<void> {
    const shown = new Set(shownIn(section).map(({ dataset }) => dataset["item"]));
    const [head = "", ...lines] = (await (await fetch(file.href)).text()).split("\n");
    const kept = lines.filter((line) => shown.has(line.slice(0, line.indexOf(","))));
    const address = URL.createObjectURL(new Blob([`${[head, ...kept].join("\n")}\n`], { type: "text/csv" }));
    const link = Object.assign(document.createElement("a"), { href: address, download: viewName() });
    link.click();
    URL.revokeObjectURL(address);
  }

  /** "care-leaver-support-2022-concern.csv" */
  function viewName(): string {
    const theme = new URL(file.href).pathname
      .split("/")
      .at(-1)!
      .replace(/\.csv$/, "");
    return `${[theme, ...selects.map(({ value }) => value).filter(Boolean)].join("-")}.csv`;
  }

  file.addEventListener("click", (event) => {
    if (selects.every(({ value }) => !value)) return;
    event.preventDefault();
    void takeView();
  });
  readSelects(selects);
  onChange(form, () => {
    apply();
    keepInAddress(selects);
  });
  apply();
  showTarget();
  addEventListener("hashchange", showTarget);
}
