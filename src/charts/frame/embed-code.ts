import { embedLinkWords } from "#charts/chart.ts";
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
const widths: readonly { readonly name: FormName; readonly from: readonly number[]; readonly widest: number }[] = [
  { name: "narrow", from: [0, 310, 328, 350, 368, 390, 420, 448, 480, 520, 560, 584], widest: 448 },
  { name: "medium", from: [601, 640, 672, 720, 800, 880], widest: 848 },
  { name: "wide", from: [961, 1040], widest: 1120 },
];
/** Where a chart has no form for a tablet, its wide one stands there, and grows no further. */
const widestAlone = 720;
/** The smallest figure that is reckoned with: a phone of 320 pixels less the frame's margins. */
const narrowest = 288;
const margin = 16;
/** Above and below all, and what fractions of pixels come to. */
const padding = 2 * 12 + 4;
/** Of the small text, as the line's height that src/styles/base.css gives. */
const lineHeight = 14 * 1.6;
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
  const steps = widths.flatMap(({ from: all, ...form }) => all.map((from) => ({ ...form, from })));
  const sizes = steps.flatMap(({ name, from, widest }): EmbedSize[] => {
    const form = formNamed(name) ?? (name === "medium" ? formNamed("wide") : undefined);
    const isList = name === "narrow" && !form && list.length > 0;
    const isAlone = name !== "narrow" && !formNamed("medium");
    if ((!form && !isList) || (isAlone && name === "wide")) return [];
    const width = Math.max(from, narrowest);
    // Room that a browser may need beyond our widths of letters.
    const text = Math.min(width, measure) - 5;
    const noted = [notes, `${source} ${embedLinkWords}`, ...(name === "narrow" && hint ? [hint] : [])];
    const words =
      padding +
      // Narrow lines break less regularly than is reckoned.
      (name === "narrow" ? lineHeight : 0) +
      wrapText(title, 20, text, "serif-600").length * 27 +
      12 +
      legendHeight(legend, text) +
      noted.reduce((sum, note) => sum + linesOf(note, text) * lineHeight + 8, 0);
    return [
      {
        from: from ? from + 2 * margin : 0,
        words: Math.ceil(words + (isList ? listHeight(list, width) : 0)),
        perWidth: form ? wholeForm(form).height / form.width : 0,
        widest: isAlone ? widestAlone : widest,
      },
    ];
  });
  // What a step further changes nothing is left out.
  return sizes.filter((size, index) => {
    const { from, ...before } = sizes[index - 1] ?? { from: -1 };
    return JSON.stringify({ ...size, from }) !== JSON.stringify({ from, ...before });
  });
}

/** Lines of the small text that stands round a chart. */
function linesOf(text: string, width: number): number {
  return wrapText(text, 14, width).length;
}

/** Each entry has its mark's height, or that of the lines of its name and of its words. */
function listHeight(list: readonly ListedMark[], width: number): number {
  const heightOf = ({ name, words }: ListedMark) =>
    (linesOf(name, width - 32) + linesOf(words, width - 32)) * lineHeight + 8;
  return list.reduce((sum, item) => sum + Math.max(48, heightOf(item)), 0) + 12;
}

/** Entries side by side in rows, each with its mark and kept whole where it fits; one that does not goes on below. */
function legendHeight(legend: readonly LegendEntry[], width: number): number {
  const [row, further, between, beside] = [22, 21, 4, 16];
  let height = legend.length ? row + 12 : 0;
  let used = 0;
  for (const { words, width: mark } of legend) {
    const indent = mark && mark + 4;
    const needed = Math.min(width, indent + textWidth(words, 14));
    if (used && used + beside + needed > width) {
      height += row + between;
      used = 0;
    }
    height += (linesAfter(indent, words, width) - 1) * further;
    used += (used && beside) + needed;
  }
  return height;
}

/** Lines of a legend's words, the first of which begins after their mark. */
function linesAfter(indent: number, words: string, width: number): number {
  const space = textWidth(" ", 14);
  let lines = 1;
  let used = indent;
  for (const word of words.split(" ")) {
    const needed = textWidth(word, 14);
    if (used && used + needed > width) {
      lines += 1;
      used = 0;
    }
    used += needed + space;
  }
  return lines;
}

/** The height of a frame, in pixels. */
export function frameHeight(sizes: readonly EmbedSize[], frame: number): number {
  const { words, perWidth, widest } = sizes.findLast(({ from }) => frame >= from)!;
  return Math.ceil(words + perWidth * Math.min(frame - 2 * margin, widest));
}

/** Widths of a column, in pixels, for which a frame of one height can be asked for: of a phone, of a text, of a page. */
export const columnWidths = [320, 480, 640, 1000] as const;

/** The height, in pixels, that is enough for a frame of a width and for every wider one. */
export function safeHeight(sizes: readonly EmbedSize[], narrowestFrame: number): number {
  const last = Math.max(narrowestFrame, ...sizes.map(({ from, widest }) => Math.max(from, widest + 2 * margin)));
  const frames = Array.from({ length: last - narrowestFrame + 1 }, (_, index) => narrowestFrame + index);
  return Math.max(...frames.map((frame) => frameHeight(sizes, frame)));
}

export interface EmbeddedChart {
  readonly id: string;
  readonly title: string;
  /** Where it stands alone. */
  readonly address: string;
  readonly sizes: readonly EmbedSize[];
}

/**
 * What an author pastes to show a chart: the frame is as high as its width needs, and, where styles are taken out, as high
 * as a phone needs, so that it is never cut off.
 */
export function embedCode({ id, title, address, sizes }: EmbeddedChart): string {
  const name = `inspection-record-${id}`;
  const heights = sizes.map(({ from, words, perWidth, widest }) => {
    const rule = `.${name} iframe{height:calc(${words}px + ${perWidth.toFixed(3)}*min(100cqi - ${2 * margin}px,${widest}px))}`;
    return from ? `@container(min-width:${from}px){${rule}}` : rule;
  });
  const height = safeHeight(sizes, columnWidths[0]);
  const said = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return [
    `<style>.${name}{container-type:inline-size}.${name} iframe{border:0}`,
    ...heights,
    `</style>`,
    `<div class="${name}"><iframe src="${address}" title="${said}" width="100%" height="${height}" loading="lazy"></iframe></div>`,
  ].join("\n");
}
