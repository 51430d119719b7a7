import { keepInAddress, onChange, readSelects } from "#form-address.ts";

/**
 * Filters and sorts a list that stands in the page as a whole, and keeps the choice in the address. Without script the
 * controls are hidden by style and the whole list remains.
 *
 * The form holds a select for each key; each item carries `data-<key>` with its values, separated by spaces, and
 * `data-sort-<name>` for each order that a select named "sort" offers.
 */
export function filterList(form: HTMLFormElement, list: HTMLElement, status: HTMLElement): void {
  const items = [...list.querySelectorAll<HTMLElement>(":scope > [data-item]")];
  const selects = [...form.querySelectorAll("select")];

  function apply(): void {
    const wanted = selects.filter(({ name, value }) => name !== "sort" && value);
    let shown = 0;
    for (const item of items) {
      const fits = wanted.every(({ name, value }) => (item.dataset[name] ?? "").split(" ").includes(value));
      item.hidden = !fits;
      if (fits) shown++;
    }
    const order = selects.find(({ name }) => name === "sort")?.value;
    const key = (item: HTMLElement) => (order ? (item.getAttribute(`data-sort-${order}`) ?? "") : "");
    list.append(...items.toSorted((a, b) => key(a).localeCompare(key(b)) || items.indexOf(a) - items.indexOf(b)));
    status.textContent = `Showing ${shown} of ${items.length}.`;
  }

  readSelects(selects);
  onChange(form, () => {
    apply();
    keepInAddress(selects);
  });
  apply();
}
