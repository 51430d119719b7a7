import { s } from "hastscript";
import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { expect, test, vi } from "vitest";
import type { ChartDrawing } from "#charts/drawing.ts";
import { legendEntry } from "#charts/drawing.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import { chartPicture } from "#images/chart-picture.ts";
import { faceStyle, paintFor, pictureStyle } from "#images/picture.ts";
import { shareCard } from "#images/share-card.ts";
import { sitePictures } from "#images/site-pictures.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";

const concern = stateMark({ state: "concern", x: 0, y: 0, size: 6 });
const link = s("a", { href: "#a", dataX: "", ariaLabel: "one" }, [s("title", "one"), s("rect.hit", { x: 0 }), concern]);
const title = "Plans & targets: raised in 2 of the 3 that looked";
const drawing: ChartDrawing = {
  info: { id: "theme-plans", title, caveat: "", page: "/themes/plans/", table: { columns: [], rows: [] } },
  name: "theme-row",
  forms: [
    { name: "wide", width: 720, height: 100, contents: [link] },
    { name: "narrow", width: 360, height: 100, coreHeight: 64, contents: [s("path.change", { d: "M1 1" }), link] },
  ],
  legend: [
    legendEntry("concern; it is said", concern),
    legendEntry("nothing said", stateMark({ state: "silent", x: 0, y: 0, size: 15 })),
    legendEntry("blank: not known"),
  ],
  legendPlace: "below",
};
const notes = { caveat: "A blank is never good news.", source: "Source: a document.", address: "/themes/plans/" };
const placesOf = (text: string, parts: readonly string[]) => parts.map((part) => text.lastIndexOf(part));

test("a picture holds title, legend, drawing, caveat, source and address, one below the other", () => {
  const picture = chartPicture(drawing, ".a{}", notes);
  const order = placesOf(picture, [
    "concern; it is said</text>",
    "mark mark-concern",
    "never good news",
    "Source: a document. /themes/plans/",
  ]);
  expect(order.every((place) => place > 0)).toBe(true);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(picture.indexOf("picture-title")).toBeLessThan(order[0]!);
});

test("a picture takes the form for a tablet, and the wide one where there is none", () => {
  const medium = { name: "medium", width: 500, height: 40, contents: [] } as const;
  expect(chartPicture(drawing, "", notes)).toContain('<g class="chart-wide"');
  const both = chartPicture({ ...drawing, forms: [...drawing.forms, medium] }, "", notes);
  expect(both).toContain('<g class="chart-medium"');
  expect(both).toContain('width="556"');
  expect(() => chartPicture({ ...drawing, forms: [] }, "", notes)).toThrow(RangeError);
});

const elementsOf = (parent: { readonly children: readonly unknown[] }): XmlElement[] =>
  parent.children.flatMap((child) => (child instanceof XmlElement ? [child, ...elementsOf(child)] : []));
const textsOf = (svg: string, name: string) =>
  elementsOf(parseXml(svg))
    .filter((element) => element.name === name)
    .map(({ text }) => text);
const hostile = [
  "</title></text></svg><script>alert(1)</script>",
  '"><image href="https://example.org/" onload="alert(1)"/>',
  "]]><a/><![CDATA[",
  "<!-- & &amp; &#0; --><?xml?>",
  "</style><style>@import 'https://example.org/'",
  "nothing\u0000\u0008\u001f here",
];

test.each(hostile)("what a file says stays text, and its style a style, with %j in its place", (words) => {
  const entry = legendEntry(words, s("path", { className: [words], d: words, ariaLabel: words }));
  const label = s("text", { x: words }, [words, s("tspan", words)]);
  const contents = [s("a", { href: words, title: words }, [label])];
  const info = { ...drawing.info, title: words };
  const given = {
    ...drawing,
    info,
    legend: [entry],
    forms: [{ name: "wide", width: 720, height: 9, contents }],
  } as const;
  const style = `svg > .paper { content: "${words}" }`;
  // What XML cannot hold is left out.
  const clean = [...words].filter((letter) => letter >= " ").join("");
  const read = [
    chartPicture(given, style, { caveat: words, source: words, address: words }),
    shareCard({ title: words, words }, style),
  ];
  for (const svg of read) {
    const names = new Set(elementsOf(parseXml(svg)).map(({ name }) => name));
    const known = ["svg", "title", "style", "rect", "g", "text", "tspan", "path"];
    expect([...names].filter((name) => !known.includes(name))).toEqual([]);
    expect(textsOf(svg, "style")).toEqual([`svg > .paper { content: "${clean}" }`]);
  }
  expect(textsOf(read[0]!, "title")).toEqual([clean]);
  expect(textsOf(read[0]!, "tspan")).toEqual([clean, clean]);
});

test("names in the content cannot break out of a file that is given away", () => {
  const [tag] = hostile;
  const record = sampleRecord({ "2011-05-06": {}, "2018-05-18": {} });
  for (const theme of record.themes)
    Object.assign(theme, { name: `${theme.name}${tag}`, family: `${theme.family}${tag}` });
  const [, ...ofParts] = record.frameworks;
  for (const framework of ofParts) Object.assign(framework, { part: tag });
  for (const authority of record.authorities) Object.assign(authority, { shortName: tag });
  const pictures = sitePictures(record, "", "");
  expect(pictures.filter(({ svg }) => svg.includes("alert(1)")).length).toBeGreaterThan(record.themes.length);
  for (const { svg, given } of pictures)
    for (const file of [svg, ...(given ? [given.svg] : [])])
      expect(elementsOf(parseXml(file)).filter(({ name }) => name === "script")).toEqual([]);
});

test("in a picture what keeps letters clear of what lies under them is an element before them, alike but for its name", () => {
  const label = s("text.flag", { x: 1, y: 2 }, ["one", s("tspan.words", "two")]);
  const contents = [s("a", { href: "#" }, label)];
  const svg = chartPicture({ ...drawing, forms: [{ name: "wide", width: 9, height: 9, contents }] }, "", notes);
  const body = '<tspan class="words">two</tspan></text>';
  expect(svg).toContain(`<text class="flag halo" x="1" y="2">one${body}<text class="flag" x="1" y="2">one${body}`);
});

test.each([
  ["https://example.org/record", /https:\/\/example\.org\/record\/themes\/#chart-matrix/],
  ["", /page \/themes\/ of The inspection record/],
])("the source line of a file prints its whole address, or says the site's name (SITE_URL=%j)", (host, said) => {
  vi.stubEnv("SITE_URL", host);
  const record = sampleRecord({ "2011-05-06": {}, "2018-05-18": {} });
  const matrix = sitePictures(record, "", "").find(({ png }) => png.endsWith("matrix.png"))!;
  vi.unstubAllEnvs();
  const words = textsOf(matrix.given!.svg, "text").join(" ");
  expect(words).toMatch(said);
  expect(words.includes("https://example.org/record/themes/#chart-matrix")).toBe(host !== "");
});

test("words of a legend that are wider than the picture go on below", () => {
  const long = { ...drawing, legend: [legendEntry("word ".repeat(60).trim(), concern), legendEntry("last")] };
  const entries = [
    ...chartPicture(long, "", notes).matchAll(/translate\((\d+) ([\d.]+)\)">(?:(?!<g transform).)*?class="words"/g),
  ];
  const ys = [...chartPicture(long, "", notes).matchAll(/<text class="words" x="[\d-]+" y="([\d.]+)">word/g)].map(
    ([, y]) => Number(y),
  );
  expect(entries.length).toBeGreaterThan(0);
  expect(ys.length).toBeGreaterThan(1);
  expect(new Set(ys).size).toBe(ys.length);
});

test("faces that a picture carries need no other file", () => {
  expect(faceStyle([{ family: "A", weight: "600", woff2: new Uint8Array([1, 2, 3]) }])).toBe(
    '@font-face { font-family: "A"; font-weight: 600; src: url(data:font/woff2;base64,AQID) format("woff2"); }',
  );
});

const tokens =
  ":root { --ink: light-dark(#111111, #eeeeee); --paper: light-dark(#fff, #000); --sans: Arial; --serif: Georgia; --muted: light-dark(#555, #aaa); --accent: light-dark(#00f, #0ff); --strength: light-dark(#009, #99f); --concern: light-dark(#900, #f99); }";

test("the paint of a picture is that of the light scheme, written out", () => {
  const style = pictureStyle(tokens, "/* why */ @layer marks { .label { fill: var(--ink); } }");
  expect(style).toContain(".label { fill: #111111; }");
  expect(style).not.toMatch(/var\(|light-dark|why|@layer/);
});

test("a picture takes the layer of marks from each chart's styles, and no other", () => {
  const marks = (name: string) => `@layer marks {\n  .${name} {\n    fill: var(--ink);\n  }\n}\n`;
  const others = "@layer components {\n  .controls {\n    color: red;\n  }\n}\n";
  const style = pictureStyle(tokens, `${marks("one")}${others}${marks("two")}${others}`);
  expect(style).toContain(".one {\n  fill: #111111;\n}\n.two {");
  expect(style).not.toMatch(/controls|red/);
  expect(style.match(/{/g)).toHaveLength(style.match(/}/g)!.length);
});

test("a picture keeps the rules that can paint something in it, and its faces", () => {
  const picture = s("svg", [s("g.chart", [s("text.label"), s("path.mark.hollow")])]);
  const rules = {
    kept: [
      "@font-face { src: url(data:font/woff2;base64,AA) }",
      ".chart text.label { fill: #111; }",
      ".mark.hollow, .visit { x: 1.5; }",
    ],
    gone: [".visit { x: 1.5; }", ".chart .mark.row,\n.visit { x: 2 }"],
  };
  expect(paintFor(picture, [...rules.kept, ...rules.gone].join("\n"))).toBe(rules.kept.join("\n"));
});

test("a colour that the tokens do not have is refused", () => {
  expect(() => pictureStyle(tokens, "@layer marks { .label { fill: var(--inc); } }")).toThrow("no such token: --inc");
});

test("a card for sharing has its title and words, and shows findings by stance as one bar", () => {
  const stances = [
    { stance: "strength", count: 2 },
    { stance: "concern", count: 1 },
    { stance: "mixed", count: 0 },
  ] as const;
  const card = shareCard({ title: "A report", words: "3 findings", stances }, "");
  expect(card).toContain('width="1200" height="630"');
  for (const text of ["A report", "3 findings", "2 of strength, 1 of concern"]) expect(card).toContain(text);
  expect(card).not.toContain("0 mixed");
});

test("a card with a chart has its form for a phone, less what is named below its axis, and explains the marks that stand in it and no others", () => {
  const card = shareCard({ title: "Plans", words: "raised in 2 of the 3", drawing }, "");
  expect(card).toContain('<g class="chart-narrow"');
  expect(card).toContain(">concern</text>");
  expect(card).not.toMatch(/nothing said|blank|class="change"/);
  expect(() => shareCard({ title: "Plans", words: "", drawing: { ...drawing, forms: [] } }, "")).toThrow(RangeError);
});

test("a card of units has a row for each inspection, a block for each theme, those that were raised filled", () => {
  const rows = [
    { name: "Mar 2011", raised: 34, looked: 37 },
    { name: "May 2026", raised: 20, looked: 36 },
  ];
  const card = shareCard({ title: "Fewer concerns", words: "", units: { words: "Each block is a theme", rows } }, "");
  for (const text of ["Mar 2011", "34 of 37", "May 2026", "20 of 36", "Each block"]) expect(card).toContain(`>${text}`);
  const blocks = (kind: string) =>
    [...card.matchAll(new RegExp(`class="${kind}" d="([^"]*)"`, "g"))].map(([, path]) => path!.match(/z/g)!.length);
  expect([blocks("mark-part-concern"), blocks("unit-clear")]).toEqual([
    [34, 20],
    [3, 16],
  ]);
  const ends = [...card.matchAll(/x="([\d.]+)" y="[\d.]+" font-size="32">\d/g)].map(([, x]) => Number(x));
  expect(ends).toHaveLength(2);
  expect(Math.max(...ends)).toBeLessThan(1080);
});

test("every chart has a picture and an SVG with faces in it, and every page of its own a card", () => {
  const record = sampleRecord({ "2011-05-06": {}, "2018-05-18": {} });
  const pictures = sitePictures(record, ".paper{}", "@font-face{}");
  const charts = pictures.filter(({ given }) => given);
  expect(charts.map(({ png }) => png)).toEqual(
    expect.arrayContaining([
      "/charts/matrix.png",
      "/charts/timeline.png",
      `/charts/theme-${record.themes[0]!.code}.png`,
    ]),
  );
  for (const { given, svg, scale } of charts) {
    expect(given!.svg).toContain("<style>@font-face{}.paper{}");
    expect(svg).toContain("<style>.paper{}");
    expect(svg).not.toMatch(/<a[ >]|class="hit"|aria-|data-|href=/);
    expect(scale).toBe(2);
  }
  const cards = pictures.filter(({ given }) => !given).map(({ png }) => png);
  expect(cards).toEqual(
    expect.arrayContaining(["/share/home.png", ...record.reports.map(({ id }) => `/share/inspection-${id}.png`)]),
  );
});
