/** What is offered in a search box while a reader writes. */
export interface Suggestions {
  /** Of themes, terms and inspections. */
  readonly titles: readonly string[];
  /** Of statements: "2011-05-06-inspection-northamptonshire#f1". */
  readonly identifiers: readonly string[];
}

/** An identifier begins with a date; of those that begin as written, so many are offered. */
const identifierBegun = /^\d{4}-\d/;
const identifiersShown = 8;

/** Offers the titles at once, and identifiers when one is begun. */
export function suggestIn(input: HTMLInputElement, { titles, identifiers }: Suggestions): void {
  const list = input.list ?? newList(input);
  const named = titles.map(optionOf);
  const offer = () => {
    const begun = input.value.trim().toLowerCase();
    const fitting = identifierBegun.test(begun) ? identifiers.filter((identifier) => identifier.startsWith(begun)) : [];
    list.replaceChildren(...named, ...fitting.slice(0, identifiersShown).map(optionOf));
  };
  let wasBegun = false;
  input.addEventListener("input", () => {
    const isBegun = identifierBegun.test(input.value.trim());
    if (isBegun || wasBegun) offer();
    wasBegun = isBegun;
  });
  offer();
}

function newList(input: HTMLInputElement): HTMLDataListElement {
  const list = document.createElement("datalist");
  list.id = `${input.id}-suggestions`;
  input.after(list);
  input.setAttribute("list", list.id);
  return list;
}

function optionOf(value: string): HTMLOptionElement {
  return Object.assign(document.createElement("option"), { value });
}
