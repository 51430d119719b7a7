import { s } from "hastscript";
import { expect, test } from "vitest";
import { chartsOf } from "#charts/catalogue.ts";
import {
  classes,
  countLinks,
  forPicture,
  leadingOut,
  legendOf,
  toMarkup,
  wholeForm,
  wordsIn,
} from "#charts/drawing.ts";
import { relationMark } from "#charts/marks/relation-mark.ts";
import { markSheet } from "#charts/marks/mark-sheet.ts";
import { stateLegend } from "#charts/marks/state-legend.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import { relations } from "#domain/thread.ts";
import type { Relation } from "#domain/thread.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const cell = s("a.cell", { href: "#a", id: "one", dataTheme: "plans", ariaLabel: "plans" }, [
  s("title", "Plans"),
  s("rect.hit", { x: 0 }),
  s("g", [s("text.words", ["one", s("tspan", "two")]), s("g.apart", s("circle", { r: 1 }))]),
]);

test("a drawing is written so that what XML sets apart stays text", () => {
  expect(toMarkup(s("text", { x: 1, textAnchor: "middle" }, "a < b & c"))).toBe(
    '<text x="1" text-anchor="middle">a &#x3C; b &#x26; c</text>',
  );
  expect(toMarkup([s("path", { d: "M0 0H-2.5" }), s("line.change", { x1: -1 })])).toBe(
    '<path d="M0 0H-2.5"/><line class="change" x1="-1"/>',
  );
  expect(toMarkup(s("a", { href: "?a=1&b=2", ariaLabel: 'say "no"' }))).toContain('aria-label="say &#x22;no&#x22;"');
});

test("a class that does not apply is left out, and so is the attribute where none does", () => {
  expect(toMarkup(s("g", { className: classes("mark", false, "mark-hollow") }))).toBe('<g class="mark mark-hollow"/>');
  expect(toMarkup(s("g", { className: classes(false) }))).toBe("<g/>");
});

test("in a page within another every link leads out of it, and the drawing is left as it was", () => {
  const out = leadingOut([s("g", cell)]);
  expect(toMarkup(out)).toContain('<a target="_top" class="cell"');
  expect(toMarkup(cell)).not.toContain("target");
});

test("a picture has no links, titles, areas to hit, names for scripts and readers of the screen, nor what can be switched to", () => {
  expect(toMarkup(forPicture([s("g.row", { dataTheme: "plans", role: "group" }, cell)]))).toBe(
    '<g class="row"><g><text class="words halo">one<tspan>two</tspan></text><text class="words">one<tspan>two</tspan></text></g></g>',
  );
  expect(forPicture([s("path.change"), s("path")], ["change"])).toEqual([s("path")]);
});

test("in a picture what is used stands where it is used, so that nothing is named from elsewhere", () => {
  const sheet = markSheet("mark-");
  const mark = { state: "concern", size: 10 } as const;
  const used = [sheet.use({ ...mark, x: 0 }), sheet.use({ ...mark, x: 4 }), sheet.use({ ...mark, x: 0, size: 8 })];
  expect(used.map(({ properties }) => properties["href"])).toEqual(["#mark-0", "#mark-0", "#mark-1"]);
  expect(sheet.defs().children).toHaveLength(2);
  const picture = toMarkup(forPicture([sheet.defs(), s("g", used)]));
  expect(picture).not.toMatch(/use|defs|id=|href/);
  expect(picture.match(/class="mark mark-concern"/g)).toHaveLength(3);
  expect(picture).toContain('transform="translate(4 0)"');
  // In a link the first stands for what it leads to, and the others can be switched to.
  expect(toMarkup(forPicture([sheet.defs(), s("a", used)])).match(/class="mark mark-concern"/g)).toHaveLength(1);
});

test("links are counted over all forms, what lies over them and the list, and words are those that are drawn", () => {
  const record = sampleRecord({ "2011-05-06": {}, "2018-05-18": {} });
  const drawing = chartsOf(record)[0]!.draw();
  const forms = [{ name: "wide", width: 1, height: 1, contents: [cell, s("g", cell)] }] as const;
  expect(countLinks({ ...drawing, forms })).toBe(2);
  expect(countLinks({ ...drawing, forms, list: [{ mark: [], name: "a", url: "#", words: "" }] })).toBe(3);
  expect(wordsIn({ ...drawing, forms })).toEqual(["one two", "one two"]);
  const overlay = { width: 1, contents: [cell] };
  expect(countLinks({ ...drawing, forms, overlay })).toBe(3);
});

test("what lies over a form on a page stands in its file, below its head", () => {
  const [head, own, over] = [s("path.head"), s("path.own"), s("path.over")];
  const form = { height: 10, contents: [own], overlaid: [over] };
  expect(wholeForm(form)).toEqual({ height: 10, contents: [own, over] });
  const headed = wholeForm({ ...form, head: { height: 4, contents: [head] } });
  expect(headed.height).toBe(14);
  expect(toMarkup(headed.contents)).toBe(
    '<path class="head"/><g transform="translate(0 4)"><path class="own"/><path class="over"/></g>',
  );
});

test("a mark that answers to a pointer has its room round it, as wide as it is told where a finger has less", () => {
  const sheet = markSheet("mark-");
  const mark = { state: "concern", size: 10, x: 4 } as const;
  const used = [sheet.use(mark), sheet.use({ ...mark, isHit: true }), sheet.use({ ...mark, isHit: true, hitWidth: 9 })];
  expect(used.map(({ properties: { href, x, width } }) => [href, x, width])).toEqual([
    ["#mark-0", 4, undefined],
    ["#mark-1", 4, undefined],
    ["#mark-1", 4, 9],
  ]);
  expect(toMarkup(sheet.defs()).match(/class="hit"/g)).toHaveLength(1);
});

test("a legend is cut to the marks that stand in a drawing: hollow ones are one kind, and what has no mark is left out", () => {
  const drawn = [s("g", stateMark({ state: "concern", x: 4, y: 5, size: 11 }))];
  expect(legendOf(drawn, stateLegend).map(({ words }) => words)).toEqual([stateLegend[0]!.words]);
  const hollow = [stateMark({ state: "silent", x: 0, y: 0, size: 9, isHollow: true })];
  expect(legendOf(hollow, stateLegend).map(({ words }) => words.split(":")[0])).toEqual(["hollow, never counted"]);
});

test("each state and each relation has a shape of its own, and what is not known has none", () => {
  const states = (["concern", "mixed", "strength", "silent", "not-examined"] as const).map((state) =>
    toMarkup(stateMark({ state, x: 0, y: 0, size: 15 }).children.filter((child) => child.type === "element")),
  );
  const lines = [...(Object.keys(relations) as Relation[]), "mixed" as const, "origin" as const].map((relation) =>
    toMarkup(relationMark({ relation, x: 0, y: 0 }).children.filter((child) => child.type === "element")),
  );
  for (const shapes of [states, lines]) {
    expect(new Set(shapes).size).toBe(shapes.length);
    expect(shapes).not.toContain("");
  }
  expect(stateMark({ state: "unknown", x: 0, y: 0, size: 15 }).children).toEqual([]);
});

test("a hollow mark weighs less than a filled one of the same size", () => {
  const sideOf = (isHollow: boolean) =>
    /H([\d.]+)/.exec(toMarkup(stateMark({ state: "concern", x: 0, y: 0, size: 15, isHollow })))![1];
  expect(Number(sideOf(true))).toBeLessThan(Number(sideOf(false)));
});

test("every chart is drawn as it is named in the catalogue, and the same each time", () => {
  const record = sampleRecord(
    {
      "2011-05-06": { recommendations: ["plans"], grades: { Overall: "Adequate" } },
      "2018-05-18": { concerns: ["plans"] },
    },
    [{ origin: "2011-05-06#r01", links: { "2018-05-18#f01": "repeats" } }],
  );
  const charts = chartsOf(record);
  expect(charts.map(({ info }) => info.id)).toEqual(
    expect.arrayContaining(["news", "matrix", "grades", "timeline", "threads"]),
  );
  for (const { info, draw } of charts) {
    expect(draw().info).toEqual(info);
    expect(draw().forms.map(({ contents }) => toMarkup(contents))).toEqual(
      draw().forms.map(({ contents }) => toMarkup(contents)),
    );
  }
});

test("a chart of no grades, or of no threads, is not drawn", () => {
  const charts = chartsOf(sampleRecord({ "2018-05-18": {} }));
  expect(charts.map(({ info }) => info.id).filter((id) => !id.startsWith("theme-"))).toEqual([
    "news",
    "matrix",
    "timeline",
  ]);
});
