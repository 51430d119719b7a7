/** Makes each chart as a picture to take away, and each page's picture for where it is shared: after the pages are built. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decompress } from "wawoff2";
import { recurrenceOf, recurrenceToWords } from "#analysis/recurrence.ts";
import { holdingsOf } from "#analysis/holdings.ts";
import { chartsOf } from "#charts/catalogue.ts";
import type { ChartInfo } from "#charts/chart.ts";
import { layouts, matrixFamilies } from "#charts/recurrence-matrix/geometry.ts";
import { accountDateToWords } from "#domain/account.ts";
import type { Account } from "#domain/account.ts";
import { monthToWords } from "#domain/date.ts";
import { chartPicture, drawingIn, marksIn } from "#images/chart-picture.ts";
import type { Drawing } from "#images/chart-picture.ts";
import { faceStyle, pictureStyle } from "#images/picture.ts";
import type { Face } from "#images/picture.ts";
import { shareCard } from "#images/share-card.ts";
import type { ShareCard, ShareRows } from "#images/share-card.ts";
import { sourceLine } from "#publish/citation.ts";
import { readRecord } from "#record/read.ts";
import { chartFileUrl, chartUrl, embedUrl, publicUrl, shareImageUrl, shareName } from "#urls.ts";

const dist = "dist";
if (!existsSync(join(dist, "embed"))) {
  console.error(`${dist}/embed is missing. Build the pages first: npm run build`);
  process.exit(1);
}

// The pictures' letters come from the project's own faces, whatever the machine has installed.
const fonts = mkdtempSync(join(tmpdir(), "inspection-record-fonts-"));
const faces: Face[] = [
  { family: "Source Serif 4", weight: "600", woff2: readFileSync("src/styles/faces/source-serif-4-latin-600-normal.woff2") },
  { family: "Source Sans 3", weight: "200 900", woff2: readFileSync("src/styles/faces/source-sans-3-latin-wght-normal.woff2") },
];
for (const { family, woff2 } of faces) writeFileSync(join(fonts, `${family}.ttf`), await decompress(woff2));
writeFileSync(
  join(fonts, "fonts.conf"),
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${fonts}</cachedir>
<alias binding="same"><family>Source Sans 3</family><prefer><family>Source Sans 3 ExtraLight</family></prefer></alias>
<alias binding="same"><family>Source Serif 4</family><prefer><family>Source Serif 4 SemiBold</family></prefer></alias></fontconfig>`,
);
process.env["FONTCONFIG_FILE"] = join(fonts, "fonts.conf");
const { default: sharp } = await import("sharp");

const record = readRecord(process.cwd());
const style = pictureStyle(readFileSync("src/styles/tokens.css", "utf8"), readFileSync("src/styles/marks.css", "utf8"));

const carried = faceStyle(faces);
const { known, primary } = holdingsOf(record);
const drawings = new Map<string, Drawing>();
const pageOf = ({ id }: Pick<ChartInfo, "id">) => readFileSync(join(dist, embedUrl(id), "index.html"), "utf8");

mkdirSync(join(dist, "charts"), { recursive: true });
for (const chart of chartsOf(record)) {
  const { id } = chart;
  const drawing = drawingIn(pageOf(chart));
  drawings.set(id, drawing);
  const picture = chartPicture(drawing, style, sourceLine(record, chart), printedUrl(chart));
  writeFileSync(join(dist, chartFileUrl(id, "svg")), picture.replace("<style>", () => `<style>${carried}`));
  await sharp(Buffer.from(picture), { density: 144 }).png({ compressionLevel: 9, palette: true }).toFile(join(dist, chartFileUrl(id, "png")));
}

mkdirSync(join(dist, "share"), { recursive: true });
const cardOf = (id: string, title: string, words: string): ShareCard => ({ title, words, drawing: drawingIn(pageOf({ id }), true) });
const cards: [name: string, card: ShareCard][] = [
  [shareName.home, { title: drawings.get("matrix")!.title.split(":")[0]!, words: `${primary} documents held of the ${known} inspections and visits known`, rows: rowsToShare() }],
  ...record.themes.map((theme): [string, ShareCard] => [shareName.theme(theme), cardOf(`theme-${theme.code}`, theme.name, recurrenceToWords(recurrenceOf(theme, record)))]),
  ...record.threads.map((thread): [string, ShareCard] => [shareName.thread(thread), cardOf(`thread-${thread.id}`, thread.title, drawings.get(`thread-${thread.id}`)!.title.slice(thread.title.length + 2))]),
  ...[...record.reports, ...record.knownInspections].map((account): [string, ShareCard] => [shareName.account(account), accountCard(account)]),
];
for (const [name, card] of cards) {
  await sharp(Buffer.from(shareCard(card, style))).png({ compressionLevel: 9, palette: true }).toFile(join(dist, shareImageUrl(name)));
}
rmSync(fonts, { recursive: true, force: true });
console.log(`Pictures: ${drawings.size} charts, ${cards.length} pages`);

/** Where a chart is found; with three dots for a host that is not known. */
function printedUrl(chart: ChartInfo): string {
  const address = publicUrl(chartUrl(chart));
  return address.startsWith("/") ? `…${address}` : address;
}

/** The themes raised most often, in the inspections that are counted. */
function rowsToShare(): ShareRows {
  const marks = marksIn(pageOf({ id: "matrix" }));
  const events = record.events.filter(({ isCounted }) => isCounted);
  const rows = matrixFamilies(record)
    .flatMap((family) => family.rows)
    .toSorted(({ recurrence: a }, { recurrence: b }) => b.raised.length - a.raised.length || b.looked.length - a.looked.length)
    .slice(0, 6);
  return {
    columns: events.map(({ date }) => monthToWords(date)),
    rows: rows.map(({ recurrence: { theme } }) => ({ name: theme.name, marks: events.map((event) => marks.get(`${theme.code} ${event.id}`) ?? "") })),
    markSize: layouts.medium.mark,
    legend: drawings.get("matrix")!.legend.slice(0, 5),
  };
}

function accountCard(account: Account): ShareCard {
  const stances = (["strength", "mixed", "concern", "neutral"] as const).map((stance) => ({ stance, count: account.findings.filter((finding) => finding.stance === stance).length }));
  const held = account.isHeld ? `${account.findings.length} findings, ${account.recommendations.length || "no"} recommendations` : `${account.findings.length} findings as others report them; the document is not held`;
  return { title: account.title, words: `${accountDateToWords(account)}. ${held}`, stances };
}
