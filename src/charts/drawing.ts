import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { s } from "hastscript";
import type { ChartInfo } from "#charts/chart.ts";
import { oncePer } from "#domain/once-per.ts";

/** For a desk, a tablet and a phone. */
export type FormName = "wide" | "medium" | "narrow";

/** A chart drawn for one width of the page. Lengths are viewBox units. */
export interface ChartForm {
  readonly name: FormName;
  readonly width: number;
  /** Of its contents, without its head. */
  readonly height: number;
  /** What stands above its contents and stays in sight while they are read, in lengths of its own. */
  readonly head?: { readonly height: number; readonly contents: readonly Element[] };
  /** Without what is named below its axis, for a picture as small as a stamp. */
  readonly coreHeight?: number;
  /** What scripts of the page need of its geometry, as data attributes. */
  readonly lengths?: Readonly<Record<string, number>>;
  readonly contents: readonly Element[];
  /** What pages have from the drawing that lies over this form, placed for this form: for files. */
  readonly overlaid?: readonly Element[];
}

/** One line of a chart that is a list on a phone, where its drawing would be too small. */
export interface ListedMark {
  /** Drawn 20 wide and 40 high. */
  readonly mark: readonly Element[];
  readonly name: string;
  readonly url: string;
  readonly words: string;
}

/** What one kind of mark says. */
export interface LegendEntry {
  /** Drawn from -10 to the right and 10 to both sides of 0; empty where words stand alone. */
  readonly mark: readonly Element[];
  /** 20 for one mark, more for several side by side, 0 for none. */
  readonly width: number;
  readonly words: string;
}

/** A chart as it was drawn once: pages, embedded pages, pictures and SVG files take it from here. */
export interface ChartDrawing {
  readonly info: ChartInfo;
  /** Its own class, which its paint is written for. */
  readonly name: string;
  readonly forms: readonly ChartForm[];
  /**
   * What would stand alike in its forms that have a head, as hundreds of marks: on a page it is drawn once and lies over
   * whichever of them is seen. A style sheet moves its parts.
   */
  readonly overlay?: Pick<ChartForm, "width" | "contents">;
  readonly list?: readonly ListedMark[];
  /** What must be known to read its form for a phone. */
  readonly hint?: string;
  readonly legend: readonly LegendEntry[];
  /** Before its forms, after them, or with what else must be known to read it. */
  readonly legendPlace: "above" | "below" | "key";
}

/** An entry of a legend with one mark, or with none. */
export function legendEntry(words: string, ...mark: readonly Element[]): LegendEntry {
  return { mark, width: mark.length ? 20 : 0, words };
}

/** Class names less those that do not apply; undefined, and so no attribute, where none does. */
export function classes(...names: readonly (string | false | undefined)[]): string[] | undefined {
  const kept = names.filter((name): name is string => Boolean(name));
  return kept.length ? kept : undefined;
}

/** A drawing as text, for a page or a file: what XML and HTML set apart is escaped. */
export function toMarkup(drawn: Element | readonly Element[]): string {
  const content = "type" in drawn ? drawn : { type: "root" as const, children: [...drawn] };
  return toHtml(content, { space: "svg", closeEmptyElements: true, tightSelfClosing: true });
}

/** The marks of an entry of a legend as text: each page shows some of the same few. */
export const legendMarkup = oncePer(({ mark }: LegendEntry) => toMarkup(mark));

/** For a page within another: links lead out of its frame, which a base element does not tell those within a drawing. */
export function leadingOut(drawn: readonly Element[]): Element[] {
  return drawn.map((element) => ({
    ...element,
    properties: element.tagName === "a" ? { target: "_top", ...element.properties } : element.properties,
    children: element.children.flatMap((child): ElementContent[] =>
      child.type === "element" ? leadingOut([child]) : [child],
    ),
  }));
}

/** What a picture has no use for: answers to a pointer, and what a reader of the page can switch to. */
const unseen = ["hit", "apart", "words-full"];

/**
 * For a picture: without links, titles, and what only a pointer, a switch or a script needs; what is used stands where
 * it is used, and what keeps letters clear of what lies under them is an element of its own, before them: many programs
 * that read SVG know no order of painting, and would paint it over the letters.
 *
 * @param alsoWithout  classes that this picture has no room for
 */
export function forPicture(drawn: readonly Element[], alsoWithout: readonly string[] = []): Element[] {
  const left = new Set([...unseen, ...alsoWithout]);
  const defined = new Map(
    elementsOf(drawn).flatMap(({ tagName, children }) =>
      tagName === "defs"
        ? elementsOf(children).map((element) => [`#${String(element.properties["id"])}`, element])
        : [],
    ),
  );
  const isLeft = (element: Element) =>
    element.tagName === "title" || element.tagName === "defs" || classesOf(element).some((name) => left.has(name));
  const shown = (content: ElementContent): ElementContent[] => {
    if (content.type !== "element") return [content];
    if (isLeft(content)) return [];
    if (content.tagName === "use") {
      const { href, x = 0, y = 0 } = content.properties;
      const used = defined.get(String(href))!;
      const transform = x || y ? { transform: `translate(${String(x)} ${String(y)})` } : {};
      return shown({ ...used, tagName: "g", properties: { ...used.properties, ...transform } });
    }
    const isLink = content.tagName === "a";
    // In a link the marks after the first are those that a reader can switch to.
    const isSwitchedTo = (child: ElementContent) => isLink && isUse(child) && child !== content.children.find(isUse);
    const children = content.children.filter((child) => !isSwitchedTo(child)).flatMap(shown);
    if (isLink) return children;
    const kept = Object.entries(content.properties).filter(([name]) => !/^(?:aria|data)[A-Z]|^role$|^id$/.test(name));
    const drawn = { ...content, properties: Object.fromEntries(kept), children };
    return content.tagName === "text" ? [haloOf(drawn), drawn] : [drawn];
  };
  return drawn.flatMap(shown).filter((content) => content.type === "element");
}

function isUse(content: ElementContent): boolean {
  return content.type === "element" && content.tagName === "use";
}

function haloOf(text: Element): Element {
  return { ...text, properties: { ...text.properties, className: [...classesOf(text), "halo"] } };
}

export function classesOf({ properties: { className } }: Element): readonly string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

/** Every element of a drawing, from the outside inwards. */
function elementsOf(drawn: readonly ElementContent[]): Element[] {
  return drawn.flatMap((content) => (content.type === "element" ? [content, ...elementsOf(content.children)] : []));
}

/** How many links a reader who goes from one to the next meets in all forms. */
export function countLinks({ forms, overlay, list = [] }: ChartDrawing): number {
  const drawn = [...forms, ...(overlay ? [overlay] : [])].flatMap(({ contents }) => elementsOf(contents));
  return drawn.filter(({ tagName }) => tagName === "a").length + list.length;
}

/** Its head, what stands below it, and what lies over that, of which the page has each by itself. */
export function wholeForm({
  height,
  head,
  contents,
  overlaid = [],
}: Pick<ChartForm, "height" | "head" | "contents" | "overlaid">): {
  readonly height: number;
  readonly contents: readonly Element[];
} {
  const all = [...contents, ...overlaid];
  if (!head) return { height, contents: all };
  const below = s("g", { transform: `translate(0 ${head.height})` }, all);
  return { height: head.height + height, contents: [...head.contents, below] };
}

/** The words that stand in a drawing, a text each; what only a pointer is told is left out. */
export function wordsIn({ forms }: ChartDrawing): string[] {
  const texts = forms
    .flatMap((form) => elementsOf(wholeForm(form).contents))
    .filter(({ tagName }) => tagName === "text");
  return texts.map((text) => textsOf(text).join(" "));
}

function textsOf({ children }: Element): string[] {
  return children.flatMap((child) =>
    child.type === "text" ? [child.value] : child.type === "element" ? textsOf(child) : [],
  );
}

/** The entries of a legend whose marks stand in a drawing; hollow marks are one kind, whatever their shape. */
export function legendOf(drawn: readonly Element[], legend: readonly LegendEntry[]): LegendEntry[] {
  const standing = new Set(elementsOf(drawn).map(kindOf));
  return legend.filter(({ mark: [first] }) => first && standing.has(kindOf(first)));
}

function kindOf(element: Element): string {
  const names = classesOf(element);
  return names.includes("mark-hollow") ? "mark-hollow" : names.join(" ");
}
