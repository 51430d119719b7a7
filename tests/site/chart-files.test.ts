import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import type { Browser, Page } from "playwright-core";
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import subsetFont from "subset-font";
import { pointsEach, unseenTexts } from "./chart-letters.ts";
import type { PlacedText, Points } from "./chart-letters.ts";
import { connectBrowser } from "./given.ts";
import { dist, files } from "./pages.ts";
import { atLeastOne } from "../at-least-one.ts";

const charts = atLeastOne(files.filter((file) => /^charts\/.*\.svg$/.test(file)));
const read = (file: string) => readFileSync(join(dist, file), "utf8");
const face = "src/styles/faces/source-sans-3-latin-wght-normal.woff2";
const paper = [252, 251, 248] as const;

/** As a program draws a file that knows no order of painting, and whose letters are to have their halo all the same. */
const paintedOver = (svg: string) =>
  svg.replace("</style>", ".chart text { stroke: #fcfbf8; stroke-width: 4px; }</style>");
/** The same file without its letters; their halos stay. */
const withoutLetters = (svg: string) => svg.replace(/<text(?![^>]*\bhalo\b)[^>/]*>.*?<\/text>/g, "");

/** For programs that take no face from within a file, to be read sooner. */
const withoutFaces = (svg: string) => svg.replace(/@font-face \{[^}]*\}/g, "");

let browser: Browser;
let page: Page;
const fonts = mkdtempSync(join(tmpdir(), "chart-letters-"));
const fontFile = join(fonts, "face.ttf");
beforeAll(async () => {
  const letters = charts
    .map(read)
    .join("")
    .replace(/[^ -\uffff]/g, "");
  writeFileSync(
    fontFile,
    await subsetFont(readFileSync(face), letters, { targetFormat: "truetype", variationAxes: { wght: 400 } }),
  );
  browser = await connectBrowser();
  page = await browser.newPage();
  await page.setContent("<!doctype html><style>body { margin: 0 } svg { display: block }</style>");
  for (const script of ["jspdf/dist/jspdf.umd.min.js", "svg2pdf.js/dist/svg2pdf.umd.min.js"])
    await page.addScriptTag({ path: fileURLToPath(new URL(`../../node_modules/${script}`, import.meta.url)) });
  await page.addScriptTag({ content: `globalThis.unseenTexts = ${unseenTexts.toString()}` });
});
afterAll(async () => {
  await browser?.close();
  rmSync(fonts, { recursive: true, force: true });
});

function textsIn(svg: string): Promise<PlacedText[]> {
  return page.evaluate(async (svg) => {
    const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    document.body.replaceChildren(drawing);
    await document.fonts.ready;
    const colourOf = (element: Element) => {
      const [red = 0, green = 0, blue = 0] = getComputedStyle(element)
        .fill.match(/[\d.]+/g)!
        .map(Number);
      return [red, green, blue] as const;
    };
    return [...drawing.querySelectorAll("text:not(.halo)")].map((text) => {
      const { left, top, right, bottom } = text.getBoundingClientRect();
      const colours = [text, ...text.children].map(colourOf);
      const words = [...text.childNodes].map(({ textContent }) => (textContent ?? "").trim());
      return { words, left, top, right, bottom, colours };
    });
  }, svg);
}

/** The texts that Chromium does not draw, where it draws a file as a picture. */
function unseenInChromium(svg: string, texts: readonly PlacedText[]): Promise<string[]> {
  return page.evaluate(
    async ([drawn, without, texts, paper, scale]) => {
      const pointsOf = async (svg: string): Promise<Points> => {
        const image = new Image();
        image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.width * scale, image.height * scale];
        const context = canvas.getContext("2d", { willReadFrequently: true })!;
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(image.src);
        return context.getImageData(0, 0, canvas.width, canvas.height);
      };
      const { unseenTexts: find } = globalThis as unknown as { unseenTexts: typeof unseenTexts };
      return find(await pointsOf(drawn), await pointsOf(without), texts, paper, scale);
    },
    [svg, withoutLetters(svg), texts, paper, pointsEach] as const,
  );
}

function unseenInResvg(svg: string, texts: readonly PlacedText[]): string[] {
  const font = { fontFiles: [fontFile], loadSystemFonts: false, defaultFontFamily: "Source Sans 3 ExtraLight" };
  const bare = withoutFaces(svg);
  const pointsOf = (svg: string): Points => {
    const {
      pixels: data,
      width,
      height,
    } = new Resvg(svg, { font, fitTo: { mode: "zoom", value: pointsEach } }).render();
    return { data, width, height };
  };
  return unseenTexts(pointsOf(bare), pointsOf(withoutLetters(bare)), texts, paper, pointsEach);
}

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>;

interface PdfText {
  readonly text: string;
  /** "#fcfbf8" */
  readonly fill: string;
  /** Whether its outline is painted too, and so over the letters. */
  readonly isStroked: boolean;
}

/** What each page of a PDF says, in the order in which it is painted, as svg2pdf.js makes it of files. */
async function pdfTexts(svgs: readonly string[]): Promise<PdfText[][]> {
  const made = await page.evaluate(async (svgs) => {
    const { jspdf, svg2pdf } = globalThis as unknown as {
      jspdf: typeof import("jspdf");
      svg2pdf: typeof import("svg2pdf.js");
    };
    const pdf = new jspdf.jsPDF({ unit: "pt" });
    for (const svg of svgs) {
      const drawing = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
      document.body.replaceChildren(drawing);
      const { width, height } = drawing.getBoundingClientRect();
      pdf.addPage([width, height]);
      await svg2pdf.svg2pdf(drawing, pdf, { width, height });
    }
    pdf.deletePage(1);
    return pdf.output("datauristring").split(",")[1]!;
  }, svgs);
  const pdf = await getDocumentProxy(new Uint8Array(Buffer.from(made, "base64")));
  return Promise.all(svgs.map(async (_, index) => textsPainted(await pdf.getPage(index + 1))));
}

async function textsPainted(page: PdfPage): Promise<PdfText[]> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const said: PdfText[] = [];
  let state = { fill: "#000000", mode: 0 };
  const kept: (typeof state)[] = [];
  for (const [index, operation] of fnArray.entries()) {
    const [first] = (argsArray[index] ?? []) as unknown[];
    if (operation === OPS.save) kept.push(state);
    if (operation === OPS.restore) state = kept.pop() ?? state;
    if (operation === OPS.setFillRGBColor) state = { ...state, fill: String(first) };
    if (operation === OPS.setTextRenderingMode) state = { ...state, mode: Number(first) };
    if (operation === OPS.showText) {
      const text = (first as ({ readonly unicode: string } | number)[])
        .map((glyph) => (typeof glyph === "number" ? "" : glyph.unicode))
        .join("");
      said.push({ text, fill: state.fill, isStroked: state.mode !== 0 });
    }
  }
  return said;
}

test.each(charts)("%s has its letters where Chromium and resvg draw it", async (file) => {
  const svg = read(file);
  const texts = await textsIn(svg);
  expect(texts.length).toBeGreaterThan(5);
  expect(await unseenInChromium(svg, texts), "Chromium").toEqual([]);
  expect(unseenInResvg(svg, texts), "resvg").toEqual([]);
});

test("charts have their letters, not in the colour of the paper nor under a stroke, in the PDF that svg2pdf.js makes of each", async () => {
  const svgs = charts.map(read).map(withoutFaces);
  const said = await pdfTexts(svgs);
  const missing: string[] = [];
  for (const [index, svg] of svgs.entries()) {
    const letters = said[index]!.filter(({ fill, isStroked }) => fill !== "#fcfbf8" && !isStroked);
    const painted = letters.map(({ text }) => text).join(" ");
    const words = (await textsIn(svg)).flatMap((text) => text.words);
    missing.push(...words.filter((text) => !painted.includes(text)).map((text) => `${charts[index]}: ${text}`));
  }
  expect(missing).toEqual([]);
});

test("letters that their halo covers would be missed", async () => {
  const svg = paintedOver(read("charts/grades.svg"));
  const texts = await textsIn(svg);
  expect((await unseenInChromium(svg, texts)).length).toBeGreaterThan(10);
  expect(unseenInResvg(svg, texts).length).toBeGreaterThan(10);
  const [said] = await pdfTexts([svg]);
  expect(said!.filter(({ isStroked }) => isStroked).length).toBeGreaterThan(10);
});
