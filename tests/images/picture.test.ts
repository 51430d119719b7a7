import { expect, test } from "vitest";
import { chartPicture, drawingIn, marksIn } from "#images/chart-picture.ts";
import { escapeXml, faceStyle, pictureStyle, wrapText } from "#images/picture.ts";
import { shareCard } from "#images/share-card.ts";

const html = `<figure class="chart theme-row" data-chart="theme-plans">
<figcaption>Plans &amp; targets: raised in 2 of the 3 that looked</figcaption>
<svg class="chart-wide" viewBox="0 0 720 100" role="group" aria-label="Plans"><a href="#a" data-x aria-label="one"><title>one</title><rect class="hit" x="0"></rect><g class="mark mark-concern"><rect x="1"></rect></g></a></svg>
<svg class="chart-narrow" viewBox="0 0 360 100"></svg>
<ul class="legend"><li><svg viewBox="-10 -10 20 20" width="20"><g class="mark mark-concern"><rect x="-3"></rect></g></svg> concern</li><li>blank: not known</li></ul>
<p class="chart-note">A blank is never good news.</p></figure>`;

test("the wide form is taken out of a page, without links and what only a pointer needs", () => {
  const drawing = drawingIn(html);
  expect(drawing).toMatchObject({ name: "theme-row", form: "chart-wide", width: 720, height: 100, title: "Plans & targets: raised in 2 of the 3 that looked", caveat: "A blank is never good news." });
  expect(drawing.inner).toBe('<g class="mark mark-concern"><rect x="1"/></g>');
  expect(drawing.legend.map(({ words }) => words)).toEqual(["concern", "blank: not known"]);
  expect(drawing.legend.map(({ width }) => width)).toEqual([20, 0]);
});

test("for a stamp the form of a phone is taken, without what is named below its axis", () => {
  const phone = html.replace('<svg class="chart-narrow" viewBox="0 0 360 100">', '<svg class="chart-narrow" viewBox="0 0 360 100" data-core-height="64"><path class="change"></path><path class="leader"></path>');
  expect(drawingIn(phone, true)).toMatchObject({ form: "chart-narrow", width: 360, height: 64, inner: '<path class="leader"/>' });
  expect(() => drawingIn(html.replace("chart-narrow", "chart-other"), true)).toThrow(RangeError);
});

test("marks of a matrix are found by theme and event", () => {
  const matrix = `<svg class="chart-wide"><a data-theme="plans" data-event="one"><g class="mark big"></g></a></svg><svg class="chart-medium"><a data-theme="plans" data-event="one"><g transform="translate(4 5)"><rect class="hit"></rect><g class="mark mark-concern"></g></g></a></svg>`;
  expect([...marksIn(matrix)]).toEqual([["plans one", '<g class="mark mark-concern"></g>']]);
});

test("faces that a picture carries need no other file", () => {
  expect(faceStyle([{ family: "A", weight: "600", woff2: new Uint8Array([1, 2, 3]) }])).toBe('@font-face { font-family: "A"; font-weight: 600; src: url(data:font/woff2;base64,AQID) format("woff2"); }');
});

test("a page without a chart is refused", () => {
  expect(() => drawingIn("<p>Nothing</p>")).toThrow(RangeError);
});

test("a picture holds title, legend, drawing, caveat, source and address, one below the other", () => {
  const picture = chartPicture(drawingIn(html), ".a{}", "Source: a document.", "/themes/plans/");
  const order = ["Plans &amp; targets", "concern</text>", 'class="mark mark-concern"', "never good news", "Source: a document."].map((text) => picture.lastIndexOf(text));
  expect(order.every((place) => place > 0)).toBe(true);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(picture).toContain("/themes/plans/");
});

const tokens =
  ":root { --ink: light-dark(#111111, #eeeeee); --paper: light-dark(#fff, #000); --sans: Arial; --serif: Georgia; --muted: light-dark(#555, #aaa); --accent: light-dark(#00f, #0ff); --strength: light-dark(#009, #99f); --concern: light-dark(#900, #f99); }";

test("the paint of a picture is that of the light scheme, written out", () => {
  const style = pictureStyle(tokens, "/* why */ .label { fill: var(--ink); }");
  expect(style).toContain(".label { fill: #111111; }");
  expect(style).not.toMatch(/var\(|light-dark|why/);
});

test("a colour that the tokens do not have is refused", () => {
  expect(() => pictureStyle(tokens, ".label { fill: var(--inc); }")).toThrow("no such token: --inc");
});

test("text is broken where it must be, and never within a word", () => {
  expect(wrapText("one two three", 10, 40)).toEqual(["one two", "three"]);
  expect(wrapText("Northamptonshire", 10, 20)).toEqual(["Northamptonshire"]);
});

test("what XML sets apart is written so that it stays text", () => {
  expect(escapeXml(`a < b & "c"`)).toBe("a &lt; b &amp; &quot;c&quot;");
});

test("a card for sharing has its title and words, and shows findings by stance as one bar", () => {
  const card = shareCard({ title: "A report", words: "3 findings", stances: [{ stance: "strength", count: 2 }, { stance: "concern", count: 1 }, { stance: "mixed", count: 0 }] }, "");
  expect(card).toContain('width="1200" height="630"');
  for (const text of ["A report", "3 findings", "2 of strength, 1 of concern"]) expect(card).toContain(text);
  expect(card).not.toContain("0 mixed");
});

test("a card with a chart explains the marks that stand in it, and no others", () => {
  const drawing = { ...drawingIn(html), legend: [{ mark: '<g class="mark mark-concern"></g>', width: 20, words: "concern; it is said" }, { mark: '<g class="mark mark-silent"></g>', width: 20, words: "nothing said" }, { mark: "", width: 0, words: "blank" }] };
  const card = shareCard({ title: "Plans", words: "raised in 2 of the 3", drawing }, "");
  expect(card).toContain(">concern</text>");
  expect(card).not.toMatch(/nothing said|blank/);
});

test("a card of rows has a mark for each column, under its date", () => {
  const card = shareCard({ title: "19 of 37", words: "6 of 23", rows: { columns: ["Mar 2011", "Apr 2018"], rows: [{ name: "Plans", marks: ['<g class="one"/>', '<g class="two"/>'] }], markSize: 14, legend: [] } }, "");
  const order = ["Mar 2011", "Apr 2018", "Plans", 'class="one"', 'class="two"'].map((text) => card.indexOf(text));
  expect(order.every((place) => place > 0)).toBe(true);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});
