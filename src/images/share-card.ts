import type { Drawing } from "#images/chart-picture.ts";
import { textBlock, wrapText } from "#images/picture.ts";

export interface ShareCard {
  readonly title: string;
  /** What matters, in a line or two. */
  readonly words: string;
  readonly drawing?: Drawing;
  /** How many findings of each stance, drawn as a bar where there is no drawing. */
  readonly stances?: readonly { readonly stance: "strength" | "mixed" | "concern" | "neutral"; readonly count: number }[];
}

const width = 1200;
const height = 630;
const margin = 64;

/** A picture of 1200 by 630 for a page's address where it is shared. */
export function shareCard({ title, words, drawing, stances }: ShareCard, style: string): string {
  const isTall = drawing !== undefined && drawing.height > drawing.width;
  const textSpan = isTall ? 560 : width - 2 * margin;
  const size = wrapText(title, 60, textSpan).length > 2 ? 46 : 58;
  const heading = textBlock(wrapText(title, size * 1.14, textSpan).slice(0, 4), { x: margin, y: 120, fontSize: size, className: "picture-title" });
  const lead = textBlock(wrapText(words, 32, textSpan).slice(0, 3), { x: margin, y: 132 + heading.height, fontSize: 30, className: "picture-lead" });
  const below = 150 + heading.height + lead.height;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<style>${style}</style>
<rect class="paper" width="${width}" height="${height}"/>
<text class="picture-name" x="${margin}" y="86" font-size="30">The inspection record: Northamptonshire children's services</text>
${heading.svg}
${lead.svg}
${drawing ? placed(drawing, isTall, below) : ""}
${stances ? stanceBar(stances, Math.max(below + 20, 420)) : ""}
</svg>`;
}

function placed({ name, form, width: own, height: ownHeight, inner }: Drawing, isTall: boolean, below: number): string {
  const room = isTall ? { x: 700, y: 120, width: 470, height: 490 } : { x: margin, y: below, width: width - 2 * margin, height: height - below - 24 };
  const scale = Math.min(room.width / own, room.height / ownHeight);
  return `<g class="chart ${name}"><g class="${form}" transform="translate(${room.x} ${room.y}) scale(${scale.toFixed(3)})">${inner}</g></g>`;
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
