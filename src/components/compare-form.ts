import { readSelects } from "#components/form-address.ts";

/**
 * Leads from two chosen events, or from `?a=…&b=…` in the address, to the page that compares them: the earlier first, as they
 * are offered. The address may name documents too: each stands for its event, and two of one event lead to what differed
 * between them, where the page has a link to that.
 */
export function startCompare(form: HTMLFormElement, status: HTMLElement): void {
  const selects = [...form.querySelectorAll("select")];
  const source = form.dataset["source"] ?? "";

  function go(lead: (address: URL) => void): void {
    const chosen = selects.filter(({ value }) => value).toSorted((a, b) => a.selectedIndex - b.selectedIndex).map(({ value }) => value);
    if (chosen.length < 2) status.textContent = "Choose two inspections or visits.";
    else if (chosen[0] === chosen[1]) status.textContent = "These are the same: choose two that differ.";
    else lead(new URL(`${source}${chosen.join("/")}/`, location.href));
  }

  const given = new URLSearchParams(location.search);
  readSelects(selects);
  for (const select of selects) {
    const document = given.get(select.name);
    const event = document && [...select.options].find(({ dataset }) => dataset["documents"]?.split(" ").includes(document));
    if (event) select.value = event.value;
  }
  form.addEventListener("change", () => (status.textContent = ""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go((address) => location.assign(address));
  });
  const [a, b] = [given.get("a"), given.get("b")];
  if (!a || !b) return;
  const twins = a !== b && [...document.querySelectorAll<HTMLAnchorElement>("a[data-documents]")].find(({ dataset }) => [a, b].every((named) => dataset["documents"]!.split(" ").includes(named)));
  if (twins) location.replace(twins.href);
  else go((address) => location.replace(address));
}
