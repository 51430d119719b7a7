import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pLimit from "p-limit";
import sharp from "sharp";
import { decompress } from "wawoff2";
import { faceStyle, pictureStyle } from "#images/picture.ts";
import type { Face } from "#images/picture.ts";
import { sitePictures } from "#images/site-pictures.ts";
import type { SitePicture } from "#images/site-pictures.ts";
import { recordOfBuild } from "#record/read.ts";
import type { BuildStep } from "./after-build.ts";
import { indexedPng } from "./indexed-png.ts";
import { fingerprintOf, openCache } from "./picture-cache.ts";
import type { Cache } from "./picture-cache.ts";

/** What one picture takes of a machine grows little with a second beside it, and more are no faster. */
const atOnce = 2;

/**
 * Makes each chart as a picture to take away, and each page's picture for where it is shared, from the same drawings as
 * the pages. What has not changed since an earlier build is not drawn again.
 */
export const pictures: BuildStep = async (dist, logger) => {
  const root = process.cwd();
  const faces = readFaces(root);
  const paint = pictureStyle(readFileSync(join(root, "src/styles/tokens.css"), "utf8"), readChartStyles(root));
  const all = sitePictures(recordOfBuild(root), paint, faceStyle(faces));
  const encoder = readFileSync(join(root, "scripts/indexed-png.ts"), "utf8");
  const tools = JSON.stringify([sharp.versions, process.platform, process.arch, encoder, fontConfig("")]);
  const cache = openCache(join(root, "node_modules/.cache/pictures"));
  const drawn = await writePictures(all, faces, tools, fileURLToPath(dist), cache);
  logger.info(`${all.length} pictures, ${drawn} of them drawn anew`);
};

function readChartStyles(root: string): string {
  const folder = join(root, "src/charts");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".css"))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}

/** The pictures' letters come from the project's own faces, whatever the machine has installed. */
function readFaces(root: string): Face[] {
  const read = (name: string) => readFileSync(join(root, "src/styles/faces", name));
  return [
    { family: "Source Serif 4", weight: "600", woff2: read("source-serif-4-latin-600-normal.woff2") },
    { family: "Source Sans 3", weight: "200 900", woff2: read("source-sans-3-latin-wght-normal.woff2") },
  ];
}

/**
 * @param tools  all that draws, beside the faces
 * @returns how many were drawn anew
 */
async function writePictures(
  all: readonly SitePicture[],
  faces: readonly Face[],
  tools: string,
  dist: string,
  cache: Cache,
): Promise<number> {
  const limit = pLimit(atOnce);
  const letters = faces.map(({ woff2 }) => woff2);
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), content);
  };
  const removeFonts = await installFonts(faces);
  try {
    await Promise.all(
      all.map(({ png, svg, scale, given }) =>
        limit(async () => {
          if (given) write(given.path, given.svg);
          const fingerprint = fingerprintOf(tools, ...letters, String(scale), svg);
          write(png, await cache.take(fingerprint, () => toPng(svg, scale)));
        }),
      ),
    );
  } finally {
    removeFonts();
  }
  return cache.made();
}

async function toPng(svg: string, scale: number): Promise<Uint8Array> {
  const drawing = sharp(Buffer.from(svg), { density: 72 * scale })
    .ensureAlpha()
    .raw();
  const { data, info } = await drawing.toBuffer({ resolveWithObject: true });
  return indexedPng({ data, width: info.width, height: info.height });
}

/**
 * Shows the faces, and no other, to what letters the pictures, which asks for them when it letters its first.
 *
 * @returns what takes them away again
 */
async function installFonts(faces: readonly Face[]): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "inspection-record-fonts-"));
  for (const { family, woff2 } of faces) writeFileSync(join(folder, `${family}.ttf`), await decompress(woff2));
  writeFileSync(join(folder, "fonts.conf"), fontConfig(folder));
  process.env["FONTCONFIG_FILE"] = join(folder, "fonts.conf");
  return () => {
    delete process.env["FONTCONFIG_FILE"];
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The faces under the names that styles give them. */
function fontConfig(folder: string): string {
  const alias = (family: string, own: string) =>
    `<alias binding="same"><family>${family}</family><prefer><family>${own}</family></prefer></alias>`;
  return [
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>`,
    `<dir>${folder}</dir><cachedir>${folder}</cachedir>`,
    alias("Source Sans 3", "Source Sans 3 ExtraLight"),
    alias("Source Serif 4", "Source Serif 4 SemiBold"),
    `</fontconfig>`,
  ].join("\n");
}
