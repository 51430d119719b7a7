import type { Element } from "hast";
import { toXast } from "hast-util-to-xast";
import { s } from "hastscript";
import { toXml } from "xast-util-to-xml";
import { classesOf } from "#charts/drawing.ts";

/**
 * A drawing as a file, which is read by the rules of XML and not, as a page, by those of HTML: whatever a text or a style
 * holds, it stays one, and what XML cannot hold is left out.
 */
export function toSvgFile(svg: Element): string {
  // The end of a section that a file never begins: XML forbids it, and the serialiser lets it pass.
  return `${toXml(toXast(svg, { space: "svg" }), { closeEmptyElements: true, tightClose: true }).replaceAll("]]>", "]]&gt;")}\n`;
}

export interface TextBlock {
  readonly lines: readonly Element[];
  /** In the units of its picture. */
  readonly height: number;
}

export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly fontSize: number;
  readonly className: string;
}

/** Lines of text, the first baseline one line below y. */
export function textBlock(lines: readonly string[], { x, y, fontSize, className }: TextPlace): TextBlock {
  const lineHeight = fontSize * 1.35;
  const baseline = (index: number) => Math.round(y + (index + 0.8) * lineHeight);
  return {
    lines: lines.map((line, index) => s("text", { className: [className], x, y: baseline(index), fontSize }, line)),
    height: Math.ceil(lines.length * lineHeight),
  };
}

/** A face that a picture carries within it. */
export interface Face {
  readonly family: string;
  /** As CSS has it: "600", "200 900". */
  readonly weight: string;
  readonly woff2: Uint8Array;
}

/** Faces as CSS that needs no other file. */
export function faceStyle(faces: readonly Face[]): string {
  return faces
    .map(
      ({ family, weight, woff2 }) =>
        `@font-face { font-family: "${family}"; font-weight: ${weight}; src: url(data:font/woff2;base64,${Buffer.from(woff2).toString("base64")}) format("woff2"); }`,
    )
    .join("\n");
}

/**
 * The paint of a page's charts for readers that know neither layers, custom properties nor two schemes: the layer "marks"
 * in the light scheme, written out.
 *
 * @param tokens  src/styles/tokens.css
 * @param styles  those of src/charts
 * @throws RangeError when a colour is named that the tokens do not have
 */
export function pictureStyle(tokens: string, styles: string): string {
  const values = new Map(
    [...tokens.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [
      name,
      value.replace(/^light-dark\(([^,]+),.*\)$/, "$1").trim(),
    ]),
  );
  const paint = inLayer("marks", styles.replace(/\/\*[\s\S]*?\*\//g, ""));
  const resolved = paint.replace(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new RangeError(`no such token: ${name}`);
    return value;
  });
  const valueOf = (name: string) => values.get(name) ?? "";
  const own = `
.paper { fill: ${valueOf("--paper")}; }
.picture-title { font-family: ${valueOf("--serif")}; font-weight: 600; fill: ${valueOf("--ink")}; }
.picture-note { font-family: ${valueOf("--sans")}; fill: ${valueOf("--muted")}; }
.share-strength { fill: ${valueOf("--strength")}; }
.share-neutral { fill: ${valueOf("--line-strong")}; fill-opacity: 0.5; }
.share-mixed { fill: ${valueOf("--concern")}; fill-opacity: 0.55; }
.picture-lead { font-family: ${valueOf("--sans")}; fill: ${valueOf("--ink")}; }
.picture-name { font-family: ${valueOf("--serif")}; font-weight: 600; fill: ${valueOf("--accent")}; }`;
  // Readers of SVG that take no face from within it use one that is installed; a narrow one keeps words within their room.
  return `${resolved}${own}`
    .replaceAll('"Source Sans 3 Variable", ', '"Source Sans 3", "Arial Narrow", ')
    .replace(/\n\s*\n/g, "\n");
}

/**
 * Of the rules of a picture those that can paint something in it: each class that one of their selectors names is there.
 * Programs try every rule on every mark.
 *
 * @param style  rules without layers and none within another, faces among them
 */
export function paintFor(picture: Element, style: string): string {
  const there = classesIn(picture);
  const canPaint = (selector: string) =>
    [...selector.matchAll(/\.([\w-]+)/g)].every(([, name = ""]) => there.has(name));
  return style.replace(/\s*([^{}]+)\{[^{}]*\}/g, (rule, selectors: string) =>
    selectors.split(",").some(canPaint) ? rule : "",
  );
}

function classesIn(element: Element): Set<string> {
  const within = element.children.flatMap((child) => (child.type === "element" ? [...classesIn(child)] : []));
  return new Set([...classesOf(element), ...within]);
}

/** The rules that stand in a layer of styles without comments. */
function inLayer(name: string, styles: string): string {
  const blocks = styles.split(`@layer ${name} {`).slice(1);
  return blocks.map((block) => block.slice(0, endOf(block)).replace(/^ {2}/gm, "")).join("");
}

/** Where the bracket closes that was opened before a text. */
function endOf(block: string): number {
  let depth = 1;
  return block.split("").findIndex((letter) => {
    if (letter === "{") depth += 1;
    if (letter === "}") depth -= 1;
    return depth === 0;
  });
}
