import { keepInAddress, onChange, readSelects } from "#components/form-address.ts";
import { arrangeRows } from "#charts/recurrence-matrix/arrange.ts";
import type { MatrixView, RowFacts } from "#charts/recurrence-matrix/arrange.ts";

const switches = { secondary: true, full: false, apart: false } as const;

/** Makes a matrix sort and filter, and keeps what it shows in the address; without it the picture is the default one. */
export function startMatrix(figure: HTMLElement): void {
  const form = figure.querySelector<HTMLFormElement>("form.matrix-controls")!;
  const status = figure.querySelector<HTMLElement>(".matrix-status")!;
  const selects = [...form.querySelectorAll("select")];
  const boxes = [...figure.querySelectorAll<HTMLInputElement>(".switches input")];
  const drawings = [...figure.querySelectorAll<SVGSVGElement>("svg[data-row-height]")];
  const rows = [...drawings[0]!.querySelectorAll<SVGGElement>(".row")].map(factsOf);

  function show(): void {
    const value = (name: string) => selects.find((select) => select.name === name)?.value ?? "";
    const view: MatrixView = { order: value("order"), family: value("family"), area: value("area"), group: value("group") };
    const arranged = arrangeRows(rows, view);
    for (const drawing of drawings) layOut(drawing, arranged);
    const count = arranged.filter((item) => "theme" in item).length;
    status.textContent = count === rows.length ? "" : `Showing ${count} of ${rows.length} themes${count ? "" : ": none fits all that you chose"}.`;
  }

  function keepView(): void {
    keepInAddress([...selects, ...boxes.map(({ name, checked }) => ({ name, value: checked === switches[name as keyof typeof switches] ? "" : checked ? "on" : "off" }))]);
    const link = figure.querySelector<HTMLAnchorElement>(".view-address");
    if (!link) return;
    const view = new URL(location.href);
    view.hash = figure.id;
    link.href = view.href;
    link.textContent = view.href;
  }

  const given = new URLSearchParams(location.search);
  readSelects(selects);
  for (const box of boxes) box.checked = given.has(box.name) ? given.get(box.name) === "on" : switches[box.name as keyof typeof switches];
  onChange(form, () => {
    show();
    keepView();
  });
  for (const box of boxes) box.addEventListener("change", keepView);
  if (location.search) show();
  startSummaries(figure);
}

function factsOf({ dataset }: SVGGElement): RowFacts {
  const list = (text = "") => text.split(" ").filter(Boolean);
  return {
    theme: dataset["theme"] ?? "",
    family: dataset["family"] ?? "",
    areas: list(dataset["areas"]),
    groups: list(dataset["groups"]),
    raised: Number(dataset["raised"]),
    share: Number(dataset["share"]),
    last: dataset["last"] ?? "",
  };
}

/** Moves rows and names of families to their places, and what stands below them after them. */
function layOut(drawing: SVGSVGElement, arranged: ReturnType<typeof arrangeRows>): void {
  const measure = (name: string) => Number(drawing.dataset[name]);
  const rowOf = new Map([...drawing.querySelectorAll<SVGGElement>(".row")].map((row) => [row.dataset["theme"], row]));
  const familyOf = new Map([...drawing.querySelectorAll<SVGGElement>(".family")].map((family) => [family.dataset["family"], family]));
  for (const element of [...rowOf.values(), ...familyOf.values()]) element.toggleAttribute("hidden", true);
  let y = measure("top");
  for (const item of arranged) {
    const element = "theme" in item ? rowOf.get(item.theme)! : familyOf.get(item.family)!;
    element.toggleAttribute("hidden", false);
    element.setAttribute("transform", `translate(0 ${y})`);
    // Reading and tab order follow the eye.
    element.parentNode!.append(element);
    y += measure("theme" in item ? "rowHeight" : "familyHeight");
  }
  for (const line of drawing.querySelectorAll<SVGLineElement>(".column-line")) line.setAttribute("y2", String(y + 10));
  drawing.querySelector(".foot")!.setAttribute("transform", `translate(0 ${y + 6})`);
  const { width } = drawing.viewBox.baseVal;
  drawing.setAttribute("viewBox", `0 0 ${width} ${y + 6 + measure("footHeight")}`);
}

type Summaries = Readonly<Record<string, readonly (readonly [stance: string, summary: string])[]>>;

const shownAtOnce = 3;

/** Shows, beside a cell that is hovered or focused, what the findings under it say. */
function startSummaries(figure: HTMLElement): void {
  const panel = figure.querySelector<HTMLElement>(".cell-summaries")!;
  const source = panel.dataset["source"] ?? "";
  let loading: Promise<Summaries> | undefined;
  let current: Element | undefined;
  let hiding: ReturnType<typeof setTimeout>;
  for (const title of figure.querySelectorAll(".cell title")) title.remove();

  async function show(cell: SVGAElement): Promise<void> {
    clearTimeout(hiding);
    if (current === cell) return;
    current = cell;
    loading ??= fetch(source).then((answer) => (answer.ok ? (answer.json() as Promise<Summaries>) : {})).catch(() => ({}));
    const summaries = (await loading)[`${cell.dataset["theme"]} ${cell.dataset["event"]}`] ?? [];
    if (current !== cell) return;
    const heading = document.createElement("p");
    heading.className = "cell-heading";
    heading.textContent = cell.getAttribute("aria-label") ?? "";
    const list = document.createElement("ul");
    list.append(
      ...summaries.slice(0, shownAtOnce).map(([stance, summary]) => {
        const item = document.createElement("li");
        const word = document.createElement("strong");
        word.textContent = `${stance}. `;
        item.append(word, summary);
        return item;
      }),
    );
    const more = document.createElement("p");
    more.textContent = summaries.length > shownAtOnce ? `and ${summaries.length - shownAtOnce} more: follow the mark` : summaries.length ? "Follow the mark for the exact places" : "";
    panel.replaceChildren(heading, list, more);
    panel.hidden = false;
    place(cell);
  }

  function place(cell: Element): void {
    const frame = figure.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    const left = Math.min(Math.max(0, box.left - frame.left - panel.offsetWidth / 2), frame.width - panel.offsetWidth);
    const isBelow = box.bottom + panel.offsetHeight < innerHeight || box.top < panel.offsetHeight;
    panel.style.left = `${left}px`;
    panel.style.top = `${isBelow ? box.bottom - frame.top + 4 : box.top - frame.top - panel.offsetHeight - 4}px`;
  }

  function hideSoon(): void {
    clearTimeout(hiding);
    hiding = setTimeout(hide, 250);
  }

  function hide(): void {
    panel.hidden = true;
    current = undefined;
  }

  const cellAt = (target: EventTarget | null) => (target instanceof Element ? target.closest<SVGAElement>("a.cell") : null);
  for (const type of ["pointerover", "focusin"] as const) {
    figure.addEventListener(type, (event) => {
      const cell = cellAt(event.target);
      if (cell) void show(cell);
      else if (!panel.contains(event.target as Node)) hideSoon();
    });
  }
  figure.addEventListener("pointerleave", hideSoon);
  figure.addEventListener("focusout", hideSoon);
  panel.addEventListener("pointerenter", () => clearTimeout(hiding));
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
}
