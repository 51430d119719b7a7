import { readSelects } from "#components/form-address.ts";

/** Leads from two chosen events, or from `?a=…&b=…` in the address, to the page that compares them. */
export function startCompare(form: HTMLFormElement, status: HTMLElement): void {
  const pairs = (form.dataset["pairs"] ?? "").split(" ");
  const [first, second] = [...form.querySelectorAll("select")] as [HTMLSelectElement, HTMLSelectElement];
  const pairOf = (a: string, b: string) => pairs.find((pair) => pair === `${a}/${b}` || pair === `${b}/${a}`);

  /** Offers as second only what the first can be compared with. */
  function offer(): void {
    for (const option of second.options) option.disabled = Boolean(option.value && first.value && !pairOf(first.value, option.value));
    if (second.selectedOptions[0]?.disabled) second.value = "";
  }

  function go(replace: boolean): void {
    const pair = pairOf(first.value, second.value);
    if (!pair) {
      status.textContent = first.value && second.value ? "These two have no page: choose two events whose documents are held, two full inspections, or two that follow each other." : "Choose two events.";
      return;
    }
    const address = new URL(`${form.dataset["source"]}${pair}/`, location.href);
    if (replace) location.replace(address);
    else location.assign(address);
  }

  const given = new URLSearchParams(location.search);
  readSelects([first, second]);
  offer();
  first.addEventListener("change", offer);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(false);
  });
  if (given.has("a") && given.has("b")) go(true);
}
