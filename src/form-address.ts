/** Sets each select to what the page's address says, where it offers that. */
export function readSelects(selects: readonly HTMLSelectElement[]): void {
  const given = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = given.get(select.name) ?? "";
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
}

/**
 * Whether an element has what each select has chosen.
 *
 * @param valuesOf  what an element has of a select's name; its `data-<name>`, values separated by spaces, if nothing is said
 */
export function fitsSelects(
  element: HTMLElement,
  selects: readonly HTMLSelectElement[],
  valuesOf = ({ dataset }: HTMLElement, name: string): readonly string[] => (dataset[name] ?? "").split(" "),
): boolean {
  return selects.every(({ name, value }) => !value || valuesOf(element, name).includes(value));
}

/** Keeps values in the page's address, without those that are empty. */
export function keepInAddress(values: readonly { readonly name: string; readonly value: string }[]): void {
  const address = new URL(location.href);
  for (const { name, value } of values) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, "", address);
}

/** Tells of every change of a form, a reset among them, and never sends it. */
export function onChange(form: HTMLFormElement, changed: () => void): void {
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  // The controls take their first values only after the event.
  form.addEventListener("reset", () => setTimeout(changed));
}
