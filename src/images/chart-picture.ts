import { parse } from "node-html-parser";
import { textWidth } from "#charts/time-axis.ts";
import { escapeXml, textBlock, wrapText } from "#images/picture.ts";

/** A drawing taken out of a built page. */
export interface Drawing {
  /** The chart's own class and that of its form: "matrix", "chart-medium". */
  readonly name: string;
  readonly form: string;
  readonly width: number;
  readonly height: number;
  /** What stands between the tags of the svg, without links and what only a pointer needs. */
  readonly inner: string;
  readonly title: string;
  readonly caveat: string;
  /** Each mark is drawn from -10 to the right; its width is 20 for most, and 0 where words stand alone. */
  readonly legend: readonly { readonly mark: string; readonly width: number; readonly words: string }[];
}

/** For a newspaper's column: the form for a tablet, whose letters can be read there, or the wide one where there is no other. */
const pictureForms = ["chart-medium", "chart-wide"];

/**
 * Takes a chart out of the page that shows it alone.
 *
 * @param isStamp  for a picture that is shown as small as a stamp: the form for a phone, without what is named below its axis
 * @throws RangeError when the page holds none
 */
export function drawingIn(html: string, isStamp = false): Drawing {
  const forms = isStamp ? ["chart-narrow"] : pictureForms;
  const figure = parse(html).querySelector("figure.chart");
  const svg = forms.map((name) => figure?.querySelectorAll("svg").find((candidate) => candidate.getAttribute("class") === name)).find(Boolean);
  if (!figure || !svg) throw new RangeError("no chart in the page");
  const [, , width = 0, whole = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
  const height = isStamp ? Number(svg.getAttribute("data-core-height") ?? whole) : whole;
  const caveat = figure.querySelectorAll("p.chart-note").at(-1)?.text ?? "";
  const legend = figure.querySelectorAll(".legend li").map((item) => ({ mark: item.querySelector("svg")?.innerHTML ?? "", width: Number(item.querySelector("svg")?.getAttribute("width") ?? 0), words: oneLine(item.text) }));
  for (const unseen of svg.querySelectorAll(`title, .hit, .apart, .words-full${isStamp ? ", .change" : ""}`)) unseen.remove();
  const inner = svg.innerHTML
    .replace(/<\/?a(?:\s[^>]*)?>/g, "")
    .replace(/ (?:aria-[\w-]+|data-[\w-]+|role)(?:="[^"]*")?(?=[ >\/])/g, "")
    .replace(/<(\w+)([^>]*)><\/\1>/g, "<$1$2/>")
    .replace(/>\s+</g, ">\n<");
  return { name: (figure.getAttribute("class") ?? "").replace("chart", "").trim(), form: svg.getAttribute("class") ?? "", width, height, inner, title: oneLine(figure.querySelector("figcaption")?.text ?? ""), caveat: oneLine(caveat), legend };
}

/** The marks of a matrix, by "<theme> <event>", each drawn around 0, 0. */
export function marksIn(html: string): ReadonlyMap<string, string> {
  const cells = parse(html).querySelectorAll("svg.chart-medium a[data-event]");
  return new Map(cells.map((cell) => [`${cell.closest("[data-theme]")?.getAttribute("data-theme")} ${cell.getAttribute("data-event")}`, cell.querySelector("g.mark")?.outerHTML ?? ""]));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

const margin = 28;

/**
 * A chart as a picture that explains itself: with its title, its legend, what must be known to read it, its source and address.
 *
 * @param style  see pictureStyle
 */
export function chartPicture(drawing: Drawing, style: string, source: string, address: string): string {
  const { name, form, width, height, inner, title, caveat, legend } = drawing;
  const full = width + 2 * margin;
  const heading = textBlock(wrapText(title, 25, width), { x: margin, y: 20, fontSize: 22, className: "picture-title" });
  const legendTop = 20 + heading.height + 22;
  let x = margin;
  let y = legendTop;
  const entries = legend.map(({ mark, width: markWidth, words }) => {
    const taken = markWidth + 6 + textWidth(words, 13) + 18;
    if (x > margin && x + taken > margin + width) {
      x = margin;
      y += 24;
    }
    const entry = `<g transform="translate(${Math.round(x + 10)} ${y})">${mark}<text class="words" x="${markWidth - 4}" y="4.5">${escapeXml(words)}</text></g>`;
    x += taken;
    return entry;
  });
  const chartTop = y + 22;
  const notes = textBlock([...wrapText(caveat, 13, width), ...wrapText(`${source} ${address}`, 13, width)], { x: margin, y: chartTop + height + 8, fontSize: 13, className: "picture-note" });
  const total = chartTop + height + 8 + notes.height + 18;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${full} ${total}" width="${full}" height="${total}" role="img">
<title>${escapeXml(title)}</title>
<style>${style}</style>
<rect class="paper" width="${full}" height="${total}"/>
${heading.svg}
<g class="chart ${name}">
${entries.join("\n")}
<g class="${form}" transform="translate(${margin} ${chartTop})">
${inner}
</g>
</g>
${notes.svg}
</svg>
`;
}
