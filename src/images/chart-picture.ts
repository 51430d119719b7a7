import type { Element } from "hast";
import { s } from "hastscript";
import { forPicture, wholeForm } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm, LegendEntry } from "#charts/drawing.ts";
import { textWidth, wrapText } from "#charts/text.ts";
import { paintFor, textBlock, toSvgFile } from "#images/picture.ts";

/** What stands under a chart that is taken away. */
export interface PictureNotes {
  /** Must be known to read it. */
  readonly caveat: string;
  readonly source: string;
  /** Where it is found. */
  readonly address: string;
}

const margin = 28;
const notesSize = 13;
const titleSize = 22;
/** Programs that cannot read our faces letter with wider ones, such as Helvetica: of its room a line takes this share. */
const roomForOtherFaces = 0.9;

/**
 * A chart as a picture that explains itself: with its title, its legend, what must be known to read it, its source and
 * address. It is drawn for a newspaper's column: as for a tablet, whose letters can be read there, or wide where there is
 * no such form.
 *
 * @param style  see pictureStyle
 * @returns SVG
 * @throws RangeError when the chart has neither form
 */
export function chartPicture(drawing: ChartDrawing, style: string, { caveat, source, address }: PictureNotes): string {
  const { name, info, legend } = drawing;
  const form = formFor(drawing);
  const { width } = form;
  const drawn = wholeForm(form);
  const top = 20;
  const title = wrapText(info.title, titleSize, width, "serif-600");
  const heading = textBlock(title, { x: margin, y: top, fontSize: titleSize, className: "picture-title" });
  const key = drawLegend(legend, width, top + heading.height + 22);
  const chartTop = key.bottom + 22;
  const notesTop = chartTop + drawn.height + 8;
  const notes = textBlock(
    [caveat, `${source} ${address}`].flatMap((text) => wrapText(text, notesSize, width * roomForOtherFaces)),
    { x: margin, y: notesTop, fontSize: notesSize, className: "picture-note" },
  );
  const whole = { width: width + 2 * margin, height: notesTop + notes.height + 18 };
  const placed = { className: [`chart-${form.name}`], transform: `translate(${margin} ${chartTop})` };
  const picture = s(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${whole.width} ${whole.height}`, ...whole, role: "img" },
    [
      s("title", info.title),
      s("rect.paper", whole),
      ...heading.lines,
      s("g", { className: ["chart", ...name.split(" ")] }, [
        ...key.entries,
        s("g", placed, forPicture(drawn.contents)),
      ]),
      ...notes.lines,
    ],
  );
  picture.children.splice(1, 0, s("style", paintFor(picture, style)));
  return toSvgFile(picture);
}

function formFor({ forms, info }: ChartDrawing): ChartForm {
  const named = (name: ChartForm["name"]) => forms.find((form) => form.name === name);
  const form = named("medium") ?? named("wide");
  if (!form) throw new RangeError(`no form of the chart ${info.id} for a picture`);
  return form;
}

interface DrawnLegend {
  readonly entries: readonly Element[];
  /** The middle of its last row. */
  readonly bottom: number;
}

/** Entries side by side, in as many rows as they take; words that are wider than the picture go on below. */
function drawLegend(legend: readonly LegendEntry[], width: number, top: number): DrawnLegend {
  const rowHeight = 24;
  const lineHeight = 18;
  const size = 13;
  let x = margin;
  let y = top;
  const entries = legend.map(({ mark, width: markWidth, words }) => {
    const lines = wrapText(words, size, (width - markWidth - 6) * roomForOtherFaces);
    const longest = Math.max(...lines.map((line) => textWidth(line, size)));
    const taken = markWidth + 6 + longest / roomForOtherFaces + 14;
    if (x > margin && x + taken - 14 > margin + width) {
      x = margin;
      y += rowHeight;
    }
    const texts = lines.map((line, index) => s("text.words", { x: markWidth - 4, y: 4.5 + index * lineHeight }, line));
    const entry = s("g", { transform: `translate(${Math.round(x + 10)} ${y})` }, [...mark, ...texts]);
    x += taken;
    y += (lines.length - 1) * lineHeight;
    return entry;
  });
  return { entries, bottom: y };
}
