/**
 * Writes the site's faces: those of Fontsource, with the letters and signs that the record is written in and no others;
 * and how wide each letter is in the faces of charts and pictures, by which their words are given room.
 *
 *   npm run faces
 *
 * Writes src/styles/faces/. Run it after a change of the faces or of `letters`; a test of the built site says when a page
 * uses a sign that they lack.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { create } from "fontkitten";
import subsetFont from "subset-font";
import { letters } from "#styles/faces.ts";
import { argumentsOf, command, runIfAsked } from "./command.ts";

const sans = "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2";
const serif = "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2";
const subsets = [
  "@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2",
  serif,
  "@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2",
  sans,
];

/** Those that charts and pictures are lettered in; a weight is taken out of a face that varies. */
const measured = {
  "sans-400": { face: sans, weight: 400 },
  "sans-600": { face: sans, weight: 600 },
  "sans-700": { face: sans, weight: 700 },
  "serif-600": { face: serif },
};

const read = (face: string) => readFileSync(`node_modules/${face}`);

export const faces = command(async (_, args) => {
  argumentsOf(args, { usage: "npm run faces" });
  mkdirSync("src/styles/faces", { recursive: true });
  for (const face of subsets) {
    const whole = read(face);
    const isVariable = face === sans;
    const axes = { variationAxes: { wght: { min: 400, max: 700 } } };
    const subset = await subsetFont(whole, letters, { targetFormat: "woff2", ...(isVariable && axes) });
    writeFileSync(`src/styles/faces/${basename(face)}`, subset);
    console.log(`${basename(face)}: ${whole.length} bytes, now ${subset.length}`);
  }

  const widths = Object.entries(measured).map(async ([name, { face, ...chosen }]) => {
    const axes = "weight" in chosen && { variationAxes: { wght: chosen.weight } };
    return [name, widthsIn(await subsetFont(read(face), letters, { targetFormat: "truetype", ...axes }))] as const;
  });
  const table = Object.fromEntries(await Promise.all(widths));
  writeFileSync("src/styles/faces/widths.json", `${JSON.stringify(table, null, 2)}\n`);
  return { status: 0, stdout: "", stderr: "" };
});

/**
 * The advance of each letter in thousandths of the font size.
 *
 * @param font  a single face, TrueType
 */
function widthsIn(font: Buffer): Record<string, number> {
  const face = create(font);
  if (face.isCollection) throw new TypeError("one face is measured at a time");
  const widthOf = (letter: string) => face.glyphForCodePoint(letter.codePointAt(0)!).advanceWidth;
  return Object.fromEntries(
    [...letters].map((letter) => [letter, Math.round((widthOf(letter) / face.unitsPerEm) * 1000)]),
  );
}

await runIfAsked(import.meta.url, faces);
