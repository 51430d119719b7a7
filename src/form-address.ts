/** Sets each select to what the page's address says, where it offers that. */
export function readSelects(selects: readonly HTMLSelectElement[]): void {
  const given = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = given.get(select.name) ?? "";
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
}

/** Whether an element's `data-<name>`, values separated by spaces, holds what each select has chosen. */
export function fitsSelects({ dataset }: HTMLElement, selects: readonly HTMLSelectElement[]): boolean {
  return selects.every(({ name, value }) => !value || (dataset[name] ?? "").split(" ").includes(value));
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
