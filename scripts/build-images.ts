/** Makes each chart as a picture to take away, and each page's picture for where it is shared: after the pages are built. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decompress } from "wawoff2";
import { recurrenceOf, recurrenceToWords } from "#analysis/recurrence.ts";
import { holdingsOf } from "#analysis/holdings.ts";
import { chartsOf } from "#charts/catalogue.ts";
import { accountDateToWords } from "#domain/report.ts";
import type { Account } from "#domain/report.ts";
import { chartPicture, drawingIn } from "#images/chart-picture.ts";
import type { Drawing } from "#images/chart-picture.ts";
import { pictureStyle } from "#images/picture.ts";
import { shareCard } from "#images/share-card.ts";
import type { ShareCard } from "#images/share-card.ts";
import { sourceLine } from "#publish/citation.ts";
import { readRecord } from "#record/load.ts";
import { chartFileUrl, embedUrl, publicUrl, shareImageUrl, shareName } from "#urls.ts";

const dist = "dist";
if (!existsSync(join(dist, "embed"))) {
  console.error(`${dist}/embed is missing. Build the pages first: npm run build`);
  process.exit(1);
}

// The pictures' letters come from the project's own faces, whatever the machine has installed.
const fonts = mkdtempSync(join(tmpdir(), "inspection-record-fonts-"));
for (const [name, file] of Object.entries({
  serif: "src/styles/faces/source-serif-4-latin-600-normal.woff2",
  sans: "src/styles/faces/source-sans-3-latin-wght-normal.woff2",
})) {
  writeFileSync(join(fonts, `${name}.ttf`), await decompress(readFileSync(file)));
}
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
const source = sourceLine(record);
const { known, primary } = holdingsOf(record);
const drawings = new Map<string, Drawing>();

mkdirSync(join(dist, "charts"), { recursive: true });
for (const { id, page } of chartsOf(record)) {
  const drawing = drawingIn(readFileSync(join(dist, embedUrl(id), "index.html"), "utf8"));
  drawings.set(id, drawing);
  const picture = chartPicture(drawing, style, source, publicUrl(`${page}#chart-${id}`));
  writeFileSync(join(dist, chartFileUrl(id, "svg")), picture);
  await sharp(Buffer.from(picture), { density: 144 }).png({ compressionLevel: 9, palette: true }).toFile(join(dist, chartFileUrl(id, "png")));
}

mkdirSync(join(dist, "share"), { recursive: true });
const cards: [name: string, card: ShareCard][] = [
  [shareName.home, { title: drawings.get("matrix")!.title.split(":")[0]!, words: `${primary} documents held of the ${known} inspections and visits known`, drawing: drawings.get("matrix")! }],
  ...record.themes.map((theme): [string, ShareCard] => [shareName.theme(theme), { title: theme.name, words: recurrenceToWords(recurrenceOf(theme, record)), drawing: drawings.get(`theme-${theme.code}`)! }]),
  ...record.threads.map((thread): [string, ShareCard] => [shareName.thread(thread), { title: thread.title, words: drawings.get(`thread-${thread.id}`)!.title.slice(thread.title.length + 2), drawing: drawings.get(`thread-${thread.id}`)! }]),
  ...[...record.reports, ...record.knownInspections].map((account): [string, ShareCard] => [shareName.account(account), accountCard(account)]),
];
for (const [name, card] of cards) {
  await sharp(Buffer.from(shareCard(card, style))).png({ compressionLevel: 9, palette: true }).toFile(join(dist, shareImageUrl(name)));
}
rmSync(fonts, { recursive: true, force: true });
console.log(`Pictures: ${drawings.size} charts, ${cards.length} pages`);

function accountCard(account: Account): ShareCard {
  const stances = (["strength", "mixed", "concern", "neutral"] as const).map((stance) => ({ stance, count: account.findings.filter((finding) => finding.stance === stance).length }));
  const held = account.isHeld ? `${account.findings.length} findings, ${account.recommendations.length || "no"} recommendations` : `${account.findings.length} findings as others report them; the document is not held`;
  return { title: account.title, words: `${accountDateToWords(account)}. ${held}`, stances };
}
