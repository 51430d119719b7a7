import { showComparison } from "#components/compare-any.ts";
import { readSelects } from "#form-address.ts";

/**
 * Leads from two chosen events to the address that names them, `?a=…&b=…`, and from that address to what it asks for: the
 * page of the two, where this page lists it, else both side by side on this page, the earlier first, as they are offered.
 * The address may name documents too: each stands for its event, and two of one event lead to what differed between them,
 * where the page has a link to that.
 */
export function startCompare(form: HTMLFormElement, status: HTMLElement): void {
  const selects = [...form.querySelectorAll("select")];
  const source = form.dataset["source"] ?? "";

  function go(lead: (chosen: readonly [string, string]) => void): void {
    const chosen = selects
      .filter(({ value }) => value)
      .toSorted((a, b) => a.selectedIndex - b.selectedIndex)
      .map(({ value }) => value);
    if (chosen.length < 2) status.textContent = "Choose two inspections or visits.";
    else if (chosen[0] === chosen[1]) status.textContent = "These are the same: choose two that differ.";
    else lead([chosen[0]!, chosen[1]!]);
  }

  const given = new URLSearchParams(location.search);
  readSelects(selects);
  for (const select of selects) {
    const document = given.get(select.name);
    const event =
      document && [...select.options].find(({ dataset }) => dataset["documents"]?.split(" ").includes(document));
    if (event) select.value = event.value;
  }
  form.addEventListener("change", () => (status.textContent = ""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(([a, b]) => location.assign(new URL(`${source}?a=${a}&b=${b}`, location.href)));
  });
  const [a, b] = [given.get("a"), given.get("b")];
  if (!a || !b) return;
  const twins =
    a !== b &&
    [...document.querySelectorAll<HTMLAnchorElement>("a[data-documents]")].find(({ dataset }) =>
      [a, b].every((named) => dataset["documents"]!.split(" ").includes(named)),
    );
  if (twins) location.replace(twins.href);
  else go(show);

  function show(chosen: readonly [string, string]): void {
    const listed = document.querySelector<HTMLAnchorElement>(`a[data-events="${chosen.join(" ")}"]`);
    const section = document.querySelector<HTMLElement>("#compared");
    if (listed) location.replace(listed.href);
    else if (section) {
      showComparison(section, chosen).catch((error: unknown) => {
        status.textContent = "The two could not be set side by side: what is known of them did not load. Try again.";
        throw error;
      });
    }
  }
}
