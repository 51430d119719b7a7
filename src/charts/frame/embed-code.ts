import { parse } from "node-html-parser";
import type { HTMLElement } from "node-html-parser";
import { textWidth } from "#charts/time-axis.ts";

/** How high a chart is when it stands alone, for figures from one width up. Lengths are pixels. */
export interface EmbedSize {
  /** Width of the frame from which it holds. */
  readonly from: number;
  /** Height of all that is no drawing. */
  readonly words: number;
  /** Height of the drawing for each pixel of its width. */
  readonly perWidth: number;
  /** Width beyond which the drawing does not grow. */
  readonly widest: number;
}

/** What stands round the drawing in an embedded chart. */
export interface EmbedWords {
  readonly title: string;
  readonly notes: string;
  readonly source: string;
}

/** Widths of a figure and of drawings as src/styles/charts.css has them, at 16 pixels a rem. */
const forms = [
  { name: "chart-narrow", from: 0, widest: 448 },
  { name: "chart-narrow", from: 320, widest: 448 },
  { name: "chart-narrow", from: 400, widest: 448 },
  { name: "chart-narrow", from: 510, widest: 448 },
  { name: "chart-medium", from: 601, widest: 848 },
  { name: "chart-medium", from: 680, widest: 848 },
  { name: "chart-wide", from: 961, widest: 1120 },
];
const smallerForms = { name: "chart-wide", widest: 720 };
/** The smallest figure that is reckoned with: a phone of 320 pixels less the frame's margins. */
const narrowest = 288;
const margin = 16;

/**
 * Heights of an embedded chart by the width of its frame, reckoned from the forms that were drawn and the words beside them.
 *
 * @param drawing  the chart's forms, as HTML
 * @param legend   what holds its legends, as HTML
 */
export function embedSizes(drawing: string, legend: string, { title, notes, source }: EmbedWords): EmbedSize[] {
  const root = parse(drawing);
  const formNamed = (name: string) => root.querySelectorAll("svg, ol").find((element) => element.classNames.split(" ").includes(name));
  const entries = parse(legend).querySelectorAll(".legend li").filter((item) => !item.querySelector("button")).map((item) => ({ words: item.text.trim(), mark: Number(item.querySelector("svg")?.getAttribute("width") ?? 0) }));
  const hints = root.querySelectorAll("p.chart-narrow").map(({ text }) => text);
  return forms.flatMap(({ name, from, widest }) => {
    const own = formNamed(name);
    const chosen = own ?? (name === "chart-medium" ? formNamed("chart-wide") : undefined);
    if (!chosen) return [];
    const isAlone = !formNamed("chart-medium") && name !== "chart-narrow";
    if (isAlone && name === smallerForms.name) return [];
    const width = Math.max(from, narrowest);
    const text = Math.min(width, 672);
    const ratio = ratioOf(chosen);
    const words =
      28 +
      linesOf(title, 20 * 1.1, text) * 27 +
      24 +
      rowsOf(entries, width) * 25 +
      (name === "chart-narrow" ? hints.reduce((sum, hint) => sum + linesOf(hint, 14, text) * 23 + 8, 0) : 0) +
      linesOf(notes, 14, text) * 23 +
      linesOf(source, 14, text) * 23 +
      56;
    const list = ratio === undefined ? chosen.querySelectorAll("li").reduce((sum, item) => sum + Math.max(48, (1 + linesOf(item.text.replace(item.querySelector("a")?.text ?? "", ""), 14, width - 40)) * 21 + 8), 0) + 12 : 0;
    return [{ from: from ? from + 2 * margin : 0, words: Math.ceil(words + list), perWidth: ratio ?? 0, widest: isAlone ? smallerForms.widest : widest }];
  });
}

/** Height for each unit of width; undefined for a form that is no drawing. */
function ratioOf(form: HTMLElement): number | undefined {
  const [, , width = 0, height = 0] = (form.getAttribute("viewBox") ?? "").split(" ").map(Number);
  return width ? height / width : undefined;
}

function linesOf(text: string, fontSize: number, width: number): number {
  return Math.ceil(textWidth(text.trim(), fontSize) / width);
}

/** Rows that a legend's entries take, each with its mark and kept whole where it fits. */
function rowsOf(entries: readonly { readonly words: string; readonly mark: number }[], width: number): number {
  let rows = entries.length ? 1 : 0;
  let used = 0;
  for (const { words, mark } of entries) {
    const needed = mark + textWidth(words, 14) * 0.94 + 22;
    if (used && used + needed > width) {
      rows += 1;
      used = 0;
    }
    rows += Math.max(0, Math.ceil(needed / width) - 1);
    used += needed;
  }
  return rows;
}

/** The height of a frame, in pixels. */
export function frameHeight(sizes: readonly EmbedSize[], frame: number): number {
  const { words, perWidth, widest } = sizes.findLast(({ from }) => frame >= from)!;
  return Math.ceil(words + perWidth * Math.min(frame - 2 * margin, widest));
}

/** What an author pastes to show a chart: the frame is as high as its width needs, also where styles are taken out. */
export function embedCode({ id, title, address, sizes }: { readonly id: string; readonly title: string; readonly address: string; readonly sizes: readonly EmbedSize[] }): string {
  const name = `inspection-record-${id}`;
  const heights = sizes.map(({ from, words, perWidth, widest }) => {
    const rule = `.${name} iframe{height:calc(${words}px + ${perWidth.toFixed(3)}*min(100cqi - ${2 * margin}px,${widest}px))}`;
    return from ? `@container(min-width:${from}px){${rule}}` : rule;
  });
  return [
    `<style>.${name}{container-type:inline-size}.${name} iframe{width:100%;border:0}`,
    ...heights,
    `</style>`,
    `<div class="${name}"><iframe src="${address}" title="${title.replaceAll('"', "'")}" height="${frameHeight(sizes, 720)}" loading="lazy"></iframe></div>`,
  ].join("\n");
}
