/**
 * Gives the addresses under "Take this chart away" the host under which the reader sees them, where the site was built
 * without one, and the view that the reader chose.
 *
 * @param view  the address of the view; without it that of the chart as it first stands
 */
export function showAddresses(figure: HTMLElement, view?: string): void {
  const link = figure.querySelector<HTMLAnchorElement>(".view-address");
  const frame = figure.querySelector<HTMLAnchorElement>(".embed-address");
  if (!link || !frame) return;
  const before = link.textContent;
  const after = view ?? link.href;
  link.href = after;
  link.textContent = after;
  const citation = figure.querySelector<HTMLElement>(".citation .citation-text");
  if (citation) {
    // In its own form anew, whichever a reader may have taken of the view before.
    const printed = (citation.dataset["printed"] ??= citation.textContent ?? "");
    citation.textContent = printed.replace((link.dataset["printed"] ??= before), () => after);
  }
  replaceIn(figure.querySelector(".embed-code"), frame.dataset["printed"] ?? "", frame.href);
  frame.dataset["printed"] = frame.href;
}

/**
 * Lets a reader whose page takes out styles have the code without them: a frame of one height, for the width of a column
 * that the reader names.
 */
export function offerHeights(figure: HTMLElement): void {
  const select = figure.querySelector<HTMLSelectElement>(".embed-height");
  const code = figure.querySelector(".embed-code");
  if (!select || !code) return;
  let styled: string | undefined;
  select.addEventListener("change", () => {
    styled ??= code.textContent ?? "";
    const [frame = ""] = /<iframe.*<\/iframe>/.exec(styled) ?? [];
    code.textContent = select.value ? frame.replace(/height="\d+"/, `height="${select.value}"`) : styled;
  });
}

function replaceIn(element: Element | null, before: string, after: string): void {
  if (element) element.textContent = (element.textContent ?? "").replace(before, () => after);
}
