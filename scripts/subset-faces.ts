/**
 * Writes the site's faces: those of Fontsource, with the letters and signs that the record is written in and no others.
 *
 *   npm run faces
 *
 * Writes src/styles/faces/. Run it after a change of the faces or of `letters`; a test of the built site says when a page
 * uses a sign that they lack.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import subsetFont from "subset-font";
import { letters } from "#styles/faces.ts";

const faces = [
  "@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2",
  "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2",
  "@fontsource/source-serif-4/files/source-serif-4-latin-400-italic.woff2",
  "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
];

mkdirSync("src/styles/faces", { recursive: true });
for (const face of faces) {
  const whole = readFileSync(`node_modules/${face}`);
  const isVariable = face.includes("variable");
  const subset = await subsetFont(whole, letters, { targetFormat: "woff2", ...(isVariable && { variationAxes: { wght: { min: 400, max: 700 } } }) });
  writeFileSync(`src/styles/faces/${basename(face)}`, subset);
  console.log(`${basename(face)}: ${whole.length} bytes, now ${subset.length}`);
}
