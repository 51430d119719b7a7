import { showAddresses } from "#charts/frame/take-away.ts";
import { keepInAddress, onChange, readSelects } from "#form-address.ts";
import { arrangeRows } from "#charts/recurrence-matrix/arrange.ts";
import type { MatrixView, RowCounts } from "#charts/recurrence-matrix/arrange.ts";

const switches = { secondary: true, full: false, apart: false } as const;

/** Makes a matrix sort and filter, and keeps what it shows in the address; without it the picture is the default one. */
export function startMatrix(figure: HTMLElement): void {
  const form = figure.querySelector<HTMLFormElement>("form.matrix-controls")!;
  const status = figure.querySelector<HTMLElement>(".matrix-status")!;
  const selects = [...form.querySelectorAll("select")];
  const boxes = [...figure.querySelectorAll<HTMLInputElement>(".switches input")];
  const drawings = [...figure.querySelectorAll<SVGSVGElement>("svg[data-row-height]")];
  const overlay = figure.querySelector<SVGSVGElement>(".chart-overlay")!;
  /** What stands at places among what a select offers, of which the first is all. */
  const offeredAt = (select: string, places = "") =>
    places
      .split(" ")
      .filter(Boolean)
      .map((place) => selects.find(({ name }) => name === select)!.options[Number(place) + 1]!.value);
  const rows = [...overlay.querySelectorAll<SVGGElement>(".row")].map((row) => ({
    theme: row.dataset["theme"] ?? "",
    family: offeredAt("family", row.dataset["family"])[0] ?? "",
    areas: offeredAt("area", row.dataset["areas"]),
    groups: offeredAt("group", row.dataset["groups"]),
    said: (row.dataset["said"] ?? "").split(",").map((places) => offeredAt("group", places)),
    all: countsOf(row.dataset["all"]),
    full: countsOf(row.dataset["full"]),
  }));
  /** Every cell with the groups of which its findings tell: the same in each drawing of its row, in one order. */
  const cells = rows.flatMap(({ theme, said }) =>
    [...figure.querySelectorAll(`.row[data-theme="${theme}"]`)].flatMap((row) =>
      [...row.querySelectorAll("a:has(use)")].map((cell, index) => ({ cell, groups: said[index] ?? [] })),
    ),
  );

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
    for (const drawing of drawings) layOut(drawing, drawing.querySelector(".row") ? drawing : overlay, arranged);
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
    for (const { cell, groups } of cells)
      cell.toggleAttribute("data-faint", view.group !== "" && !groups.includes(view.group));
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

function countsOf(counts = ""): RowCounts {
  const [raised, share, last = ""] = counts.split(" ");
  return { raised: Number(raised), share: Number(share), last };
}

/**
 * Moves rows and names of families to their places, and what stands below them after them.
 *
 * @param drawing  whose lengths hold
 * @param shown    where the rows are drawn
 */
function layOut(drawing: SVGSVGElement, shown: SVGSVGElement, arranged: ReturnType<typeof arrangeRows>): void {
  const measure = (name: string) => Number(drawing.dataset[name]);
  const rowOf = new Map([...shown.querySelectorAll<SVGGElement>(".row")].map((row) => [row.dataset["theme"], row]));
  const familyOf = new Map(
    [...shown.querySelectorAll<SVGGElement>(".family")].map((family) => [family.dataset["family"], family]),
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
  for (const lines of drawing.querySelectorAll(".column-line"))
    lines.setAttribute("d", (lines.getAttribute("d") ?? "").replace(/V[\d.]+/g, `V${y + 10}`));
  drawing.querySelector(".foot")?.setAttribute("transform", `translate(0 ${y + 6})`);
  const { width } = drawing.viewBox.baseVal;
  drawing.setAttribute("viewBox", `0 0 ${width} ${y + 6 + measure("footHeight")}`);
}
