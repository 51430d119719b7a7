import { textWidth } from "#charts/time-axis.ts";
import type { Drawing } from "#images/chart-picture.ts";
import { escapeXml, textBlock, wrapText } from "#images/picture.ts";
import { fullTitle } from "#settings.ts";

export interface ShareCard {
  readonly title: string;
  /** What matters, in a line or two. */
  readonly words: string;
  /** A chart in a form whose letters stay large; its marks are explained under it. */
  readonly drawing?: Drawing;
  /** Rows of marks under their dates, one for each theme. */
  readonly rows?: ShareRows;
  /** How many findings of each stance, drawn as a bar where there is no drawing. */
  readonly stances?: readonly { readonly stance: "strength" | "mixed" | "concern" | "neutral"; readonly count: number }[];
}

export interface ShareRows {
  readonly columns: readonly string[];
  /** Each mark is drawn around 0, 0, `markSize` wide. */
  readonly rows: readonly { readonly name: string; readonly marks: readonly string[] }[];
  readonly markSize: number;
  readonly legend: Drawing["legend"];
}

const width = 1200;
const height = 630;
const margin = 64;

/** A picture of 1200 by 630 for a page's address where it is shared. */
export function shareCard({ title, words, drawing, rows, stances }: ShareCard, style: string): string {
  const textSpan = width - 2 * margin;
  const size = wrapText(title, 60, textSpan).length > 2 ? 46 : 58;
  const heading = textBlock(wrapText(title, size * 1.14, textSpan).slice(0, 4), { x: margin, y: 120, fontSize: size, className: "picture-title" });
  const lead = textBlock(wrapText(words, 32, textSpan).slice(0, 3), { x: margin, y: 132 + heading.height, fontSize: 30, className: "picture-lead" });
  const below = 150 + heading.height + lead.height;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<style>${style}</style>
<rect class="paper" width="${width}" height="${height}"/>
<text class="picture-name" x="${margin}" y="86" font-size="30">${escapeXml(fullTitle)}</text>
${heading.svg}
${lead.svg}
${drawing ? placed(drawing, below) : ""}
${rows ? rowsOfMarks(rows, below) : ""}
${stances ? stanceBar(stances, Math.max(below + 20, 420)) : ""}
</svg>`;
}

function placed({ name, form, width: own, height: ownHeight, inner, legend }: Drawing, below: number): string {
  const used = legend.filter(({ mark }) => mark && inner.includes(mark.includes("mark-hollow") ? "mark-hollow" : classOf(mark)));
  const scale = Math.min((width - 2 * margin) / own, (height - below - 110) / ownHeight);
  return `<g class="chart ${name}"><g class="${form}" transform="translate(${margin} ${below + 12}) scale(${scale.toFixed(3)})">${inner}</g>${keyOf(used)}</g>`;
}

function rowsOfMarks({ columns, rows, markSize, legend }: ShareRows, below: number): string {
  const left = 700;
  const step = (width - margin - left) / columns.length;
  const x = (index: number) => Math.round(left + (index + 0.5) * step);
  const rowHeight = Math.min(46, (height - below - 146) / rows.length);
  const heads = columns.map((column, index) => `<text class="picture-lead" x="${x(index)}" y="${below + 26}" font-size="20" text-anchor="middle">${escapeXml(column)}</text>`);
  const lines = rows.flatMap(({ name, marks }, row) => {
    const y = below + 64 + row * rowHeight;
    return [
      `<text class="picture-lead" x="${margin}" y="${(y + 9).toFixed(1)}" font-size="26">${escapeXml(name)}</text>`,
      ...marks.map((mark, index) => `<g transform="translate(${x(index)} ${y.toFixed(1)}) scale(${(28 / markSize).toFixed(3)})">${mark}</g>`),
    ];
  });
  return `<g class="chart">${keyOf(legend)}</g>\n${heads.join("\n")}\n${lines.join("\n")}`;
}

/** What the marks say, in one line at the foot or two. */
function keyOf(legend: Drawing["legend"]): string {
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
  return entries
    .map((entry) => `<g transform="translate(${Math.round(entry.x + 12)} ${height - 34 - (line - entry.line) * 32})"><g transform="scale(1.3)">${entry.mark}</g></g><text class="picture-lead" x="${Math.round(entry.x + entry.room)}" y="${height - 27 - (line - entry.line) * 32}" style="font-size: ${size}px">${escapeXml(entry.short)}</text>`)
    .join("\n");
}

/** By which a mark of a legend is found again in its drawing. */
function classOf(mark: string): string {
  return /class="([^"]*)"/.exec(mark)?.[1] ?? "";
}

/** Stances as one bar, each with its number and word under it. */
function stanceBar(stances: NonNullable<ShareCard["stances"]>, y: number): string {
  const total = stances.reduce((sum, { count }) => sum + count, 0);
  if (!total) return "";
  let x = margin;
  const paint = { strength: "share-strength", mixed: "share-mixed", concern: "mark-part-concern", neutral: "share-neutral" };
  const parts = stances
    .filter(({ count }) => count)
    .map(({ stance, count }) => {
      const part = (count / total) * (width - 2 * margin);
      const bar = `<rect class="${paint[stance]}" x="${x.toFixed(1)}" y="${y}" width="${Math.max(2, part - 4).toFixed(1)}" height="60"/>`;
      x += part;
      return bar;
    });
  const words = { strength: "of strength", mixed: "mixed", concern: "of concern", neutral: "neutral" };
  const told = stances.filter(({ count }) => count).map(({ stance, count }) => `${count} ${words[stance]}`).join(", ");
  return `${parts.join("\n")}\n<text class="picture-lead" x="${margin}" y="${y + 100}" font-size="28">${told}</text>`;
}
