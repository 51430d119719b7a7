import { keepInAddress, onChange } from "#form-address.ts";

/** One choice: which items it lets through when it has a value, and how it says itself. */
interface Choice {
  readonly name: string;
  /** What is chosen, as the address has it; "" for anything. */
  readonly read: () => string;
  readonly write: (value: string) => void;
  readonly fits: (item: HTMLElement, value: string) => boolean;
  /** "from 2018", "raised again or not examined since". */
  readonly words: () => string;
  /** Where the number of items stands that each of its values would leave. */
  readonly counts: readonly { readonly value: string; readonly show: (count: number) => void }[];
}

/**
 * Filters a list that stands in the page as a whole, groups it, and keeps what is chosen in the address. Without script
 * the controls are hidden by style and the whole list remains, grouped as it is written.
 *
 * Each item is a `[data-item]` and carries `data-<name>`, values separated by spaces, for each control of the form: a
 * select; one with `data-least` or `data-most`, which names the values that it bounds; checkboxes of one `data-name`, of
 * which any may hold. A search field takes items that hold all of its words. A select named "group" moves items to the
 * `[data-group="<name>:<value>"]` that they name, its first choice to those in which they are written. What has
 * `data-set`, as "from=2018&to=2018", sets controls.
 *
 * @param changed  told after each change
 * @returns the names of the items that are shown, in order
 */
export function filterList(
  form: HTMLFormElement,
  list: HTMLElement,
  status: HTMLElement,
  changed?: () => void,
): () => string[] {
  const items = [...list.querySelectorAll<HTMLElement>("[data-item]")];
  const groups = [...list.querySelectorAll<HTMLElement>("[data-group]")];
  const grouping = form.querySelector<HTMLSelectElement>("select[name=group]");
  const written = groups[0]?.dataset["group"]?.split(":")[0] ?? "";
  const choices = choicesOf(form);
  const named = new Map(choices.map((choice) => [choice.name, choice]));
  const passes = (item: HTMLElement, except?: Choice) =>
    choices.every((choice) => choice === except || !choice.read() || choice.fits(item, choice.read()));

  function apply(): void {
    for (const item of items) item.hidden = !passes(item);
    for (const choice of choices) {
      const others = items.filter((item) => passes(item, choice));
      for (const { value, show } of choice.counts) show(others.filter((item) => choice.fits(item, value)).length);
    }
    arrange();
    const shown = items.filter(({ hidden }) => !hidden).length;
    const words = choices.filter((choice) => choice.read()).map((choice) => choice.words());
    status.textContent = `Showing ${shown || "none"} of ${items.length}${words.length ? `: ${words.join("; ")}` : ""}.`;
  }

  /** Puts each item into its group, and shows the groups that hold something. */
  function arrange(): void {
    const chosen = [grouping?.value, written].find(Boolean) ?? "";
    for (const group of groups) {
      const [name, value] = group.dataset["group"]!.split(":");
      const members = name === chosen ? items.filter((item) => item.dataset[chosen] === value) : [];
      group.append(...members);
      const shown = members.filter(({ hidden }) => !hidden).length;
      group.hidden = shown === 0;
      const note = group.querySelector("[data-shown]");
      if (note) note.textContent = shown < members.length ? `${shown} of them shown.` : "";
    }
  }

  function keep(): void {
    apply();
    keepInAddress([
      ...choices.map(({ name, read }) => ({ name, value: read() })),
      ...(grouping ? [{ name: "group", value: grouping.value }] : []),
    ]);
    changed?.();
  }

  const given = new URLSearchParams(location.search);
  for (const { name, write } of choices) write(given.get(name) ?? "");
  if (grouping) setSelect(grouping, given.get("group") ?? "");
  onChange(form, keep);
  form.addEventListener("input", keep);
  for (const setter of document.querySelectorAll<HTMLElement>("[data-set]")) {
    setter.addEventListener("click", (event) => {
      event.preventDefault();
      for (const [name, value] of new URLSearchParams(setter.dataset["set"])) named.get(name)?.write(value);
      keep();
      status.scrollIntoView();
    });
  }
  apply();
  changed?.();
  return () =>
    [...list.querySelectorAll<HTMLElement>("[data-item]:not([hidden])")].map((item) => item.dataset["item"]!);
}

function choicesOf(form: HTMLFormElement): Choice[] {
  const boxes = Map.groupBy(
    form.querySelectorAll<HTMLInputElement>("input[data-name]"),
    ({ dataset }) => dataset["name"]!,
  );
  return [
    ...[...boxes].map(([name, members]) => boxesChoice(name, members)),
    ...[...form.querySelectorAll<HTMLSelectElement>("select:not([name=group])")].map(selectChoice),
    ...[...form.querySelectorAll<HTMLInputElement>("input[type=search]")].map(wordsChoice),
  ];
}

const valuesOf = (item: HTMLElement, name: string) => (item.dataset[name] ?? "").split(" ");

function boxesChoice(name: string, boxes: readonly HTMLInputElement[]): Choice {
  const labelOf = (box: HTMLInputElement) => box.closest("label")!;
  const chosen = () => boxes.filter(({ checked }) => checked);
  return {
    name,
    read: () =>
      chosen()
        .map(({ value }) => value)
        .join(" "),
    write: (value) => {
      for (const box of boxes) box.checked = value.split(" ").includes(box.value);
    },
    fits: (item, value) => value.split(" ").some((wanted) => valuesOf(item, name).includes(wanted)),
    words: () =>
      chosen()
        .map((box) => labelOf(box).querySelector("span")!.textContent.toLowerCase())
        .join(" or "),
    counts: boxes.map((box) => ({
      value: box.value,
      show: (count) => (labelOf(box).querySelector(".count")!.textContent = String(count)),
    })),
  };
}

function selectChoice(select: HTMLSelectElement): Choice {
  const { least, most } = select.dataset;
  const options = [...select.options].filter(({ value }) => value);
  const labels = new Map(options.map((option) => [option.value, option.text]));
  return {
    name: select.name,
    read: () => select.value,
    write: (value) => setSelect(select, value),
    fits: (item, value) => {
      if (least) return item.dataset[least]! >= value;
      if (most) return item.dataset[most]! <= value;
      return valuesOf(item, select.name).includes(value);
    },
    words: () => `${least ? "from " : most ? "to " : ""}${labels.get(select.value)}`,
    counts: options.map((option) => ({
      value: option.value,
      show: (count) => (option.text = `${labels.get(option.value)} (${count})`),
    })),
  };
}

function wordsChoice(field: HTMLInputElement): Choice {
  const texts = new WeakMap<HTMLElement, string>();
  const textOf = (item: HTMLElement) => {
    const text = texts.get(item) ?? item.innerText.toLowerCase();
    texts.set(item, text);
    return text;
  };
  return {
    name: field.name,
    read: () => field.value.trim(),
    write: (value) => (field.value = value),
    fits: (item, value) =>
      value
        .toLowerCase()
        .split(/\s+/)
        .every((word) => textOf(item).includes(word)),
    words: () => `with “${field.value.trim()}”`,
    counts: [],
  };
}

/** Chooses what the select offers; anything else is its first choice. */
function setSelect(select: HTMLSelectElement, value: string): void {
  select.value = [...select.options].some((option) => option.value === value) ? value : "";
}
