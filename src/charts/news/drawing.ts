import type { Element } from "hast";
import { s } from "hastscript";
import { classes, legendEntry } from "#charts/drawing.ts";
import type { ChartDrawing, ChartForm } from "#charts/drawing.ts";
import { callOutStep, layouts, newsInfo, newsStory, placeNews, unitsAbreast } from "#charts/news/geometry.ts";
import type { NewsForm, PlacedCallOut, PlacedColumn, PlacedNews } from "#charts/news/geometry.ts";
import { round } from "#charts/time-axis.ts";
import type { InspectionRecord } from "#domain/record.ts";

/** The picture of the front page: the course of the grades, and how many themes each full inspection raised. */
export function drawNews(record: InspectionRecord): ChartDrawing {
  const story = newsStory(record);
  const square = { x: -7, y: -7, width: 14, height: 14 };
  const small = { x: -5, y: -5, width: 10, height: 10 };
  return {
    info: newsInfo(story),
    name: "news",
    forms: (["wide", "narrow"] as const).map((form) => drawForm(placeNews(story, form))),
    legend: [
      legendEntry("grades, document held", s("rect.grade-bar.rank-2", square)),
      ...(story.events.some(({ event }) => !event.isCounted)
        ? [legendEntry("notched: as others report", s("rect.grade-bar.rank-2.hollow", square))]
        : []),
      legendEntry("theme raised", s("rect.mark-part-concern", small)),
      legendEntry("looked at, not raised", s("rect.unit-clear", small)),
    ],
    legendPlace: "below",
  };
}

function drawForm(placed: PlacedNews): ChartForm {
  const { form, width, height } = placed;
  const contents = [
    s("path.ladder", {
      d: placed.ladders.flatMap(({ from, to, ys }) => ys.map((y) => `M${from} ${y}H${to}`)).join(""),
    }),
    ...placed.joins.map((d) => s("path.join", { d })),
    ...placed.callOuts.map(({ rule }) => s("path.rule", { d: rule })),
    ...placed.columns.map((column) => drawEvent(form, column, placed)),
    drawWords(placed),
    ...placed.callOuts.map((callOut) => drawCallOut(form, callOut)),
  ];
  return { name: form, width, height, contents };
}

function drawEvent(form: NewsForm, column: PlacedColumn, { unitsY, unitRows }: PlacedNews): Element {
  const { unit, letters } = layouts[form];
  const { event, x, grades, themes, unitsX } = column;
  const marks = grades.map(({ tone, y, size }) => {
    return s("rect", {
      className: classes("grade-bar", tone, !event.isCounted && "hollow"),
      x: round(x - size / 2),
      y: round(y - size / 2),
      width: round(size),
      height: round(size),
    });
  });
  if (!themes) return s("g.news-event", marks);
  const { looked, raised } = themes;
  const left = round(unitsX - (unitsAbreast * unit - 1) / 2);
  const side = unit - 1;
  // From the foot upwards, so that fewer stand lower.
  const placeOf = (index: number) =>
    [left + (index % unitsAbreast) * unit, unitsY + (unitRows - 1 - Math.floor(index / unitsAbreast)) * unit] as const;
  const squares = (from: number, to: number, inset: number) =>
    Array.from({ length: to - from }, (_, index) => {
      const [at, y] = placeOf(from + index);
      const span = side - 2 * inset;
      return `M${round(at + inset)} ${round(y + inset)}h${span}v${span}h-${span}z`;
    }).join("");
  return s("g.news-event", [
    ...marks,
    s("path.mark-part-concern", { d: squares(0, raised, 0) }),
    s("path.unit-clear", { d: squares(raised, looked, 0.5) }),
    s(
      "text.counted",
      { x: unitsX, y: unitsY + unitRows * unit + letters, textAnchor: "middle" },
      `${raised} of ${looked}`,
    ),
  ]);
}

/** What the steps, the years and the units are called. */
function drawWords({ form, steps, years, yearsY, unitsY, unitRows, unitsHeading }: PlacedNews): Element {
  const { letters } = layouts[form];
  const line = letters * 1.15;
  const named = [...steps, { y: unitsY + (unitRows * layouts[form].unit) / 2, lines: unitsHeading }];
  return s("g", [
    ...named.flatMap(({ y, lines }) =>
      lines.map((words, index) =>
        s("text.words", { x: 0, y: round(y + 4.5 + (index - (lines.length - 1) / 2) * line) }, words),
      ),
    ),
    ...years.map(({ x, words }) => s("text", { x, y: yearsY, textAnchor: "middle" }, words)),
  ]);
}

function drawCallOut(form: NewsForm, { lines, x, y, anchor }: PlacedCallOut): Element {
  const step = callOutStep(layouts[form].callOut);
  return s(
    "g",
    lines.map((line, index) => s("text.call-out", { x, y: round(y + index * step), textAnchor: anchor }, line)),
  );
}
