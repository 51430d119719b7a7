import { wholeForm } from "#charts/drawing.ts";
import type { ChartDrawing, FormName, LegendEntry, ListedMark } from "#charts/drawing.ts";
import { textWidth, wrapText } from "#charts/text.ts";

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

/** Widths of a figure and of drawings as src/charts/frame/ChartFrame.css has them, at 16 pixels a rem. */
const widths: readonly { readonly name: FormName; readonly from: number; readonly widest: number }[] = [
  { name: "narrow", from: 0, widest: 448 },
  { name: "narrow", from: 320, widest: 448 },
  { name: "narrow", from: 400, widest: 448 },
  { name: "narrow", from: 510, widest: 448 },
  { name: "medium", from: 601, widest: 848 },
  { name: "medium", from: 680, widest: 848 },
  { name: "wide", from: 961, widest: 1120 },
];
/** Where a chart has no form for a tablet, its wide one stands there, and grows no further. */
const widestAlone = 720;
/** The smallest figure that is reckoned with: a phone of 320 pixels less the frame's margins. */
const narrowest = 288;
const margin = 16;
/** A line of text is no longer than this. */
const measure = 672;

/** What of a drawing its height depends on. */
export type SizedDrawing = Pick<ChartDrawing, "forms" | "list" | "hint" | "legend">;

/**
 * Heights of an embedded chart by the width of its frame, reckoned from the geometry of its forms and the words beside
 * them.
 */
export function embedSizes(
  { forms, list = [], hint, legend }: SizedDrawing,
  { title, notes, source }: EmbedWords,
): EmbedSize[] {
  const formNamed = (name: FormName) => forms.find((form) => form.name === name);
  return widths.flatMap(({ name, from, widest }) => {
    const form = formNamed(name) ?? (name === "medium" ? formNamed("wide") : undefined);
    const isList = name === "narrow" && !form && list.length > 0;
    const isAlone = name !== "narrow" && !formNamed("medium");
    if ((!form && !isList) || (isAlone && name === "wide")) return [];
    const width = Math.max(from, narrowest);
    const text = Math.min(width, measure);
    const words =
      28 +
      wrapText(title, 20, text, "serif-600").length * 27 +
      24 +
      rowsOf(legend, width) * 25 +
      (name === "narrow" && hint ? linesOf(hint, text) * 23 + 8 : 0) +
      linesOf(notes, text) * 23 +
      linesOf(source, text) * 23 +
      56;
    return [
      {
        from: from ? from + 2 * margin : 0,
        words: Math.ceil(words + (isList ? listHeight(list, width) : 0)),
        perWidth: form ? wholeForm(form).height / form.width : 0,
        widest: isAlone ? widestAlone : widest,
      },
    ];
  });
}

/** Lines of the small text that stands round a chart. */
function linesOf(text: string, width: number): number {
  return wrapText(text, 14, width).length;
}

/** Each entry has its mark's height, or that of the lines of its name and of its words. */
function listHeight(list: readonly ListedMark[], width: number): number {
  const heightOf = ({ name, words }: ListedMark) => (linesOf(name, width - 40) + linesOf(words, width - 40)) * 21 + 8;
  return list.reduce((sum, item) => sum + Math.max(48, heightOf(item)), 0) + 12;
}

/** Rows that a legend's entries take, each with its mark and kept whole where it fits. */
function rowsOf(legend: readonly LegendEntry[], width: number): number {
  let rows = legend.length ? 1 : 0;
  let used = 0;
  for (const { words, width: mark } of legend) {
    const needed = mark + textWidth(words, 14) + 22;
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

export interface EmbeddedChart {
  readonly id: string;
  readonly title: string;
  /** Where it stands alone. */
  readonly address: string;
  readonly sizes: readonly EmbedSize[];
}

/** What an author pastes to show a chart: the frame is as high as its width needs, also where styles are taken out. */
export function embedCode({ id, title, address, sizes }: EmbeddedChart): string {
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
