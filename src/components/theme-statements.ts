import { saveRows } from "#components/view-rows.ts";
import { fitsSelects, keepInAddress, onChange, readSelects } from "#form-address.ts";

/**
 * Filters the statements of a theme, opens the folds that hold what is wanted, keeps the choice in the address, and lets
 * the files hold what is shown. Without script all statements stand there, folded, and the files are of all.
 *
 * Each statement stands in an element with its identifier in `data-item`, and with `data-<key>` for each select.
 */
export function startThemeStatements(section: HTMLElement): void {
  const form = section.querySelector<HTMLFormElement>("#filters")!;
  const status = section.querySelector<HTMLElement>("#filter-status")!;
  const taken = section.querySelector<HTMLElement>("#theme-taken")!;
  const files = [...section.querySelectorAll<HTMLAnchorElement>(".theme-file")];
  const selects = [...form.querySelectorAll("select")];
  const items = [...section.querySelectorAll<HTMLElement>("[data-item]")];
  const folds = [...section.querySelectorAll<HTMLDetailsElement>(".theme-years details")];
  const years = [...section.querySelectorAll<HTMLElement>(".theme-year")];
  const firstOpen = new Map(folds.map((fold) => [fold, fold.open]));
  const wordsOfAll = taken.textContent;
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
    taken.textContent = wanted.length ? `These ${shown}` : wordsOfAll;
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

  /** "care-leaver-support-2022-concern" */
  function viewName(file: HTMLAnchorElement): string {
    const theme = new URL(file.href).pathname
      .split("/")
      .at(-1)!
      .replace(/\.\w+$/, "");
    return [theme, ...selects.map(({ value }) => value).filter(Boolean)].join("-");
  }

  for (const file of files)
    file.addEventListener("click", (event) => {
      if (selects.every(({ value }) => !value)) return;
      event.preventDefault();
      const shown = shownIn(section).map(({ dataset }) => dataset["item"]!);
      saveRows(file.href, shown, viewName(file)).catch(() => {
        status.textContent = "The file of what is shown could not be made: its table did not load. Try again.";
      });
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
