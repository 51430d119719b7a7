import { tellerOf } from "#charts/frame/chart-answers.ts";
import { showAddresses } from "#charts/frame/take-away.ts";
import { keepInAddress, onChange, readSelects } from "#form-address.ts";
import { arrangeRows } from "#charts/recurrence-matrix/arrange.ts";
import type { MatrixView, RowCounts, RowFacts } from "#charts/recurrence-matrix/arrange.ts";

const switches = { secondary: true, full: false, apart: false } as const;

/** Makes a matrix sort and filter, and keeps what it shows in the address; without it the picture is the default one. */
export function startMatrix(figure: HTMLElement): void {
  const form = figure.querySelector<HTMLFormElement>("form.matrix-controls")!;
  const status = figure.querySelector<HTMLElement>(".matrix-status")!;
  const selects = [...form.querySelectorAll("select")];
  const boxes = [...figure.querySelectorAll<HTMLInputElement>(".switches input")];
  const drawings = [...figure.querySelectorAll<SVGSVGElement>("svg[data-row-height]")];
  const offered = [...selects.find(({ name }) => name === "group")!.options].slice(1);
  /** Of places among the groups that are offered. */
  const groupsAtPlaces = (places = "") => listOf(places).map((place) => offered[Number(place)]!.value);
  const rows = [...drawings[0]!.querySelectorAll<SVGGElement>(".row")].map((row) => ({
    ...factsOf(row),
    groups: groupsAtPlaces(row.dataset["groups"]),
  }));

  const cells = drawings.flatMap((drawing) => [...drawing.querySelectorAll<SVGAElement>(".row a:has(use)")]);
  const groupsOf = new Map(
    cells.filter(({ id }) => id).map(({ id, dataset }) => [id, groupsAtPlaces(dataset["groups"])]),
  );
  const groupsAt = (cell: SVGAElement) => groupsOf.get(cell.id || tellerOf(cell)!) ?? [];

  function show(): void {
    const value = (name: string) => selects.find((select) => select.name === name)?.value ?? "";
    const view: MatrixView = {
      order: value("order"),
      family: value("family"),
      area: value("area"),
      group: value("group"),
      isFull: boxes.some(({ name, checked }) => name === "full" && checked),
    };
    const arranged = arrangeRows(rows, view);
    for (const drawing of drawings) layOut(drawing, arranged);
    const count = arranged.filter((item) => "theme" in item).length;
    const shown =
      count === rows.length
        ? ""
        : `Showing ${count} of ${rows.length} themes${count ? "" : ": none fits all that you chose"}.`;
    const chosen = selects.find(({ name }) => name === "group")?.selectedOptions[0]?.text ?? "";
    status.textContent =
      view.group && count
        ? `${shown} Faint: no finding there is about ${chosen.charAt(0).toLowerCase()}${chosen.slice(1)}; the other marks tell of the theme as a whole.`.trim()
        : shown;
    for (const cell of cells)
      cell.toggleAttribute("data-faint", view.group !== "" && !groupsAt(cell).includes(view.group));
  }

  function keepView(): void {
    keepInAddress([
      ...selects,
      ...boxes.map(({ name, checked }) => ({
        name,
        value: checked === switches[name as keyof typeof switches] ? "" : checked ? "on" : "off",
      })),
    ]);
    showView();
  }

  function showView(): void {
    const view = new URL(location.href);
    view.hash = figure.id;
    showAddresses(figure, view.href);
  }

  const given = new URLSearchParams(location.search);
  readSelects(selects);
  for (const box of boxes)
    box.checked = given.has(box.name) ? given.get(box.name) === "on" : switches[box.name as keyof typeof switches];
  const choose = () => {
    for (const drawing of drawings) drawing.style.removeProperty("height");
    show();
    keepView();
  };
  onChange(form, choose);
  for (const box of boxes) box.addEventListener("change", choose);
  form.addEventListener("reset", () => {
    for (const box of boxes) box.checked = switches[box.name as keyof typeof switches];
  });
  if (location.search) {
    const rooms = drawings.map(({ clientHeight }) => clientHeight);
    show();
    keepView();
    for (const [index, drawing] of drawings.entries()) keepRoom(drawing, rooms[index]!);
  } else showView();
}

/**
 * A view that came with the address is laid out after the page was first seen. Where what stands below the drawing would
 * move before the reader's eyes, it keeps its room until the reader chooses anew.
 */
function keepRoom(drawing: SVGSVGElement, room: number): void {
  const isOutOfSight = !location.hash && drawing.getBoundingClientRect().bottom >= innerHeight;
  if (!room || isOutOfSight) return;
  drawing.setAttribute("preserveAspectRatio", "xMidYMin");
  drawing.style.height = `${room}px`;
}

function listOf(text = ""): string[] {
  return text.split(" ").filter(Boolean);
}

function factsOf({ dataset }: SVGGElement): Omit<RowFacts, "groups"> {
  return {
    theme: dataset["theme"] ?? "",
    family: dataset["family"] ?? "",
    areas: listOf(dataset["areas"]),
    all: countsOf(dataset["raised"], dataset["share"], dataset["last"]),
    full: countsOf(dataset["fullRaised"], dataset["fullShare"], dataset["fullLast"]),
  };
}

function countsOf(raised = "", share = "", last = ""): RowCounts {
  return { raised: Number(raised), share: Number(share), last };
}

/** Moves rows and names of families to their places, and what stands below them after them. */
function layOut(drawing: SVGSVGElement, arranged: ReturnType<typeof arrangeRows>): void {
  const measure = (name: string) => Number(drawing.dataset[name]);
  const rowOf = new Map([...drawing.querySelectorAll<SVGGElement>(".row")].map((row) => [row.dataset["theme"], row]));
  const familyOf = new Map(
    [...drawing.querySelectorAll<SVGGElement>(".family")].map((family) => [family.dataset["family"], family]),
  );
  for (const element of [...rowOf.values(), ...familyOf.values()]) element.toggleAttribute("hidden", true);
  let y = measure("top");
  for (const item of arranged) {
    const element = "theme" in item ? rowOf.get(item.theme)! : familyOf.get(item.family)!;
    element.toggleAttribute("hidden", false);
    element.setAttribute("transform", `translate(0 ${"theme" in item ? y + measure("middle") : y})`);
    // Reading and tab order follow the eye.
    element.parentNode!.append(element);
    y += measure("theme" in item ? "rowHeight" : "familyHeight");
  }
  for (const line of drawing.querySelectorAll<SVGLineElement>(".column-line")) line.setAttribute("y2", String(y + 10));
  drawing.querySelector(".foot")?.setAttribute("transform", `translate(0 ${y + 6})`);
  const { width } = drawing.viewBox.baseVal;
  drawing.setAttribute("viewBox", `0 0 ${width} ${y + 6 + measure("footHeight")}`);
}
