import { readSelects } from "#components/form-address.ts";

/** Leads from two chosen events, or from `?a=…&b=…` in the address, to the page that compares them: the earlier first, as they are offered. */
export function startCompare(form: HTMLFormElement, status: HTMLElement): void {
  const selects = [...form.querySelectorAll("select")];
  const source = form.dataset["source"] ?? "";

  function go(lead: (address: URL) => void): void {
    const chosen = selects.filter(({ value }) => value).toSorted((a, b) => a.selectedIndex - b.selectedIndex).map(({ value }) => value);
    if (chosen.length < 2) status.textContent = "Choose two inspections or visits.";
    else if (chosen[0] === chosen[1]) status.textContent = "These are the same: choose two that differ.";
    else lead(new URL(`${source}${chosen.join("/")}/`, location.href));
  }

  readSelects(selects);
  form.addEventListener("change", () => (status.textContent = ""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go((address) => location.assign(address));
  });
  const given = new URLSearchParams(location.search);
  if (given.has("a") && given.has("b")) go((address) => location.replace(address));
}
