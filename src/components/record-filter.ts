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

  function keepInAddress(): void {
    const address = new URL(location.href);
    for (const { name, value } of selects) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(null, "", address);
  }

  const given = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = given.get(select.name) ?? "";
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
  form.addEventListener("change", () => {
    apply();
    keepInAddress();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // The controls take their first values only after the event.
  form.addEventListener("reset", () =>
    setTimeout(() => {
      apply();
      keepInAddress();
    }),
  );
  apply();
}
