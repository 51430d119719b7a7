import type { Element } from "hast";
import { s } from "hastscript";
import { forPicture, legendOf } from "#charts/drawing.ts";
import type { ChartDrawing, LegendEntry } from "#charts/drawing.ts";
import { textWidth, wrapText } from "#charts/text.ts";
import { textBlock, toSvgFile } from "#images/picture.ts";
import { fullTitle } from "#settings.ts";

export interface ShareCard {
  readonly title: string;
  /** What matters, in a line or two. */
  readonly words: string;
  /** A chart, in its form for a phone, whose letters stay large; its marks are explained under it. */
  readonly drawing?: ChartDrawing;
  /** Full inspections, each as a row of squares: one for each theme that it looked at, those that it raised filled. */
  readonly units?: ShareUnits;
  /** How many findings of each stance, drawn as a bar where there is no drawing. */
  readonly stances?: readonly {
    readonly stance: "strength" | "mixed" | "concern" | "neutral";
    readonly count: number;
  }[];
}

export interface ShareUnits {
  /** What a square stands for. */
  readonly words: string;
  readonly rows: readonly { readonly name: string; readonly raised: number; readonly looked: number }[];
}

const width = 1200;
const height = 630;
const margin = 64;
const textSpan = width - 2 * margin;

/**
 * A picture of 1200 by 630 for a page's address where it is shared.
 *
 * @param style  see pictureStyle
 * @returns SVG
 */
export function shareCard({ title, words, drawing, units, stances }: ShareCard, style: string): string {
  const linesAt = (fontSize: number) => wrapText(title, fontSize, textSpan, "serif-600");
  const fontSize = linesAt(58).length > 3 ? 46 : 58;
  const heading = textBlock(linesAt(fontSize).slice(0, 4), { x: margin, y: 120, fontSize, className: "picture-title" });
  const leadTop = 132 + heading.height;
  const leadLines = wrapText(words, 30, textSpan).slice(0, 3);
  const lead = textBlock(leadLines, { x: margin, y: leadTop, fontSize: 30, className: "picture-lead" });
  const below = leadTop + lead.height + 18;
  const card = s("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height }, [
    s("style", style),
    s("rect.paper", { width, height }),
    s("text.picture-name", { x: margin, y: 86, fontSize: 30 }, fullTitle),
    ...heading.lines,
    ...lead.lines,
    ...(drawing ? [placeDrawing(drawing, below)] : []),
    ...(units ? rowsOfUnits(units) : []),
    ...(stances ? stanceBar(stances, Math.max(below + 20, 420)) : []),
  ]);
  return toSvgFile(card);
}

/** As small as a stamp: without what is named below its axis. */
function placeDrawing({ name, forms, info, legend }: ChartDrawing, below: number): Element {
  const form = forms.find((candidate) => candidate.name === "narrow");
  if (!form) throw new RangeError(`no form of the chart ${info.id} for a small picture`);
  const drawn = forPicture(form.contents, ["change"]);
  const scale = Math.min(textSpan / form.width, (height - below - 110) / (form.coreHeight ?? form.height));
  const transform = `translate(${margin} ${below + 12}) scale(${scale.toFixed(3)})`;
  return s("g", { className: ["chart", ...name.split(" ")] }, [
    s("g", { className: ["chart-narrow"], transform }, drawn),
    ...keyOf(legendOf(drawn, legend)),
  ]);
}

/** Rows of squares at the foot, with their names before them and their numbers after them. */
function rowsOfUnits({ words, rows }: ShareUnits): Element[] {
  const left = margin + 170;
  const most = Math.max(1, ...rows.map(({ looked }) => looked));
  const step = Math.min(24, (width - margin - 140 - left) / most);
  const side = step - 3;
  const rowHeight = 52;
  const top = height - 62 - rows.length * rowHeight;
  const squares = (from: number, to: number, y: number) =>
    Array.from(
      { length: to - from },
      (_, index) => `M${(left + (from + index) * step).toFixed(1)} ${y}h${side}v34h-${side}z`,
    ).join("");
  return [
    ...rows.flatMap(({ name, raised, looked }, index) => {
      const y = top + index * rowHeight;
      return [
        s("text.picture-lead", { x: margin, y: y + 28, fontSize: 32 }, name),
        s("path.mark-part-concern", { d: squares(0, raised, y) }),
        s("path.unit-clear", { d: squares(raised, looked, y), strokeWidth: 2 }),
        s("text.picture-lead", { x: left + looked * step + 12, y: y + 28, fontSize: 32 }, `${raised} of ${looked}`),
      ];
    }),
    s("text.picture-lead", { x: margin, y: height - 34, fontSize: 25 }, words),
  ];
}

/** What the marks say, in one line at the foot or two. */
function keyOf(legend: readonly LegendEntry[]): Element[] {
  const size = 21;
  let x = margin;
  let line = 0;
  const entries = legend.map(({ mark, width: markWidth, words }) => {
    const short = words.split(";")[0]!;
    const room = markWidth * 1.3 + 6;
    const taken = room + textWidth(short, size) + 24;
    if (x > margin && x + taken > width) {
      x = margin;
      line += 1;
    }
    const entry = { x, line, mark, short, room };
    x += taken;
    return entry;
  });
  return entries.flatMap((entry) => {
    const above = (line - entry.line) * 32;
    const transform = `translate(${Math.round(entry.x + 12)} ${height - 34 - above}) scale(1.3)`;
    const place = { x: Math.round(entry.x + entry.room), y: height - 27 - above };
    return [
      s("g", { transform }, [...entry.mark]),
      s("text.picture-lead", { ...place, style: `font-size: ${size}px` }, entry.short),
    ];
  });
}

const stanceLooks = {
  strength: { paint: "share-strength", words: "of strength" },
  mixed: { paint: "share-mixed", words: "mixed" },
  concern: { paint: "mark-part-concern", words: "of concern" },
  neutral: { paint: "share-neutral", words: "neutral" },
} as const;

/** Stances as one bar, with their numbers and words under it. */
function stanceBar(stances: NonNullable<ShareCard["stances"]>, y: number): Element[] {
  const told = stances.filter(({ count }) => count);
  const total = told.reduce((sum, { count }) => sum + count, 0);
  if (!total) return [];
  let x = margin;
  const parts = told.map(({ stance, count }) => {
    const part = (count / total) * textSpan;
    const bar = { x: x.toFixed(1), y, width: Math.max(2, part - 4).toFixed(1), height: 60 };
    x += part;
    return s("rect", { className: [stanceLooks[stance].paint], ...bar });
  });
  const words = told.map(({ stance, count }) => `${count} ${stanceLooks[stance].words}`).join(", ");
  return [...parts, s("text.picture-lead", { x: margin, y: y + 100, fontSize: 28 }, words)];
}
