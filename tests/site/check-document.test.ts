import { existsSync, readFileSync } from "node:fs";
import { PDFDocument, StandardFonts } from "pdf-lib";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { fingerprintOf } from "#evidence/fingerprint.ts";
import { readSource } from "#evidence/read-source.ts";
import { splitDocument } from "#evidence/split.ts";
import { watchPage } from "./browser.ts";
import { connectBrowser, site } from "./given.ts";
import { readTable } from "./tables.ts";

const letter = "2018-05-18-focused-visit-northamptonshire";
const other = "2021-12-07-monitoring-visit-north-northamptonshire";

/** A letter in the form of the real one, with words of our own. */
async function madeUpLetter(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage();
  let y = 760;
  const write = (text: string, size = 12, gap = 15) => {
    page.drawText(text, { x: 70, y, size, font });
    y -= gap;
  };
  write("A street", 12, 40);
  write("Dear reader,", 12, 40);
  write("This letter was made up for a test, and nobody was visited on its account at all.", 12, 40);
  write("Findings", 16, 30);
  for (const [first, second] of [
    ["The first matter stands", "over two lines."],
    ["The second matter has 17", "figures."],
    ["The third matter is short", "enough."],
    ["The fourth matter is the one", "that a reader looks for."],
  ]) {
    write(`• ${first}`);
    write(`${second}`, 12, 30);
  }
  write("Yours sincerely");
  return pdf.save();
}

let browser: Browser;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  browser = await connectBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(15_000);
  complaints = watchPage(page, new URL(site).host);
});
afterEach(async () => {
  await page.context().close();
  expect(complaints).toEqual([]);
});

/** Lets the site know the made-up letter as the document of a report. */
async function knowAs(report: string, bytes: Uint8Array): Promise<void> {
  const { passages } = splitDocument(await readSource(bytes));
  const fingerprints = Object.fromEntries(passages.map(({ locator, text }) => [locator, fingerprintOf(text)]));
  await page.route("**/data/evidence.json", (route) =>
    route.fulfill({
      json: [
        {
          report,
          title: "A made-up letter",
          path: `reports/${report}/`,
          sha256: "0".repeat(64),
          passages: fingerprints,
        },
      ],
    }),
  );
}

async function open(name: string, bytes: Uint8Array, anchor = ""): Promise<void> {
  await page.goto(`${site}reports/${letter}/${anchor}`);
  await page.locator("#check-document > summary").click();
  await page
    .getByLabel("Open the document")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
}

const statusOf = () => page.locator("#check-document [role=status]").textContent();

test("a reader opens a PDF and finds each finding's own paragraph under it, at the permalink that was followed", async () => {
  const bytes = await madeUpLetter();
  await knowAs(letter, bytes);
  await open("scan0001.pdf", bytes, "#f13");
  await expect.poll(statusOf).toMatch(/^This is the same edition: all \d+ paragraphs/);
  await expect
    .poll(() => page.locator("#f13 .source-passage").textContent())
    .toContain("The fourth matter is the one that a reader looks for.");
  await expect.poll(() => page.locator("#f13 .source-passage").textContent()).toContain("findings bullet 4");
  await expect
    .poll(() => page.locator("#f13").evaluate((item) => Math.abs(item.getBoundingClientRect().top)))
    .toBeLessThan(200);
  await page.getByRole("button", { name: "Hide the paragraphs" }).click();
  await expect.poll(() => page.locator(".source-passage").count()).toBe(0);
});

test("a document of another report is named, with a link to its page", async () => {
  const bytes = await madeUpLetter();
  await knowAs(other, bytes);
  await open("letter.pdf", bytes);
  await expect.poll(statusOf).toMatch(/^This is another document of the record/);
  await expect
    .poll(() => page.getByRole("link", { name: "A made-up letter" }).getAttribute("href"))
    .toBe(`../../reports/${other}/`);
  await expect.poll(() => page.locator(".source-passage").count()).toBe(0);
});

test("a changed edition is said to differ, and where it can still shows its paragraphs", async () => {
  const bytes = await madeUpLetter();
  await page.route("**/data/evidence.json", async (route) => {
    const { passages } = splitDocument(await readSource(bytes));
    const fingerprints = passages.map(
      ({ locator, text }, index) => [locator, fingerprintOf(index ? text : "Other words.")] as const,
    );
    await route.fulfill({
      json: [{ report: letter, title: "A letter", path: "", sha256: "", passages: Object.fromEntries(fingerprints) }],
    });
  });
  await open("letter.pdf", bytes);
  await expect.poll(statusOf).toMatch(/in another edition: \d+ of \d+ .* and 1 differ\./);
});

test.each<[string, string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
  [
    "a document that nobody knows",
    "letter.pdf",
    madeUpLetter,
    /^This is another document: it is none of those in the record/,
  ],
  ["an empty file", "letter.pdf", () => new Uint8Array(), /^The file is empty/],
  ["a damaged file", "letter.pdf", () => new TextEncoder().encode("%PDF-1.7 and nothing more"), /^The file is damaged/],
  ["a picture", "letter.png", () => new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 255]), /^The file is damaged/],
  [
    "a scan",
    "scan.pdf",
    async () => {
      const pdf = await PDFDocument.create();
      pdf.addPage();
      return pdf.save();
    },
    /it is a scan/,
  ],
])("%s gets its own message", async (_, name, bytes, message) => {
  await open(name, await bytes());
  await expect.poll(statusOf, { timeout: 15_000 }).toMatch(message);
  await expect.poll(() => page.locator(".source-passage").count()).toBe(0);
});

/** The code that is loaded for a PDF. */
const readsPdf = /_astro\/(?:pdfjs|unpdf)/;

/** Holds back what the page asks for, until it is let go. */
async function held(address: string | RegExp): Promise<() => void> {
  let letGo!: () => void;
  const waiting = new Promise<void>((done) => (letGo = done));
  await page.route(address, async (route) => {
    await waiting;
    await route.fallback();
  });
  return letGo;
}

const choose = (name: string, bytes: Uint8Array) =>
  page
    .getByLabel("Open the document")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

/** Files as a browser hands them over when they are dropped, each with what becomes of its reading. */
async function dropFile(name: string, fault: "unreadable" | "huge"): Promise<void> {
  await page.locator(".drop-zone").evaluate(
    (zone, [name, fault]) => {
      const file = new File(["x"], name);
      if (fault === "huge") Object.defineProperty(file, "size", { value: 3 * 2 ** 30 });
      file.arrayBuffer = () =>
        Promise.reject(new DOMException("A requested file could not be found.", "NotFoundError"));
      const event = new DragEvent("drop", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "dataTransfer", { value: { files: [file] } });
      zone.dispatchEvent(event);
    },
    [name, fault] as const,
  );
}

/** When what the page had yet to do is done and shown. */
const settled = () =>
  page.evaluate(async () => {
    for (let times = 0; times < 5; times++) await new Promise((done) => requestIdleCallback(done));
    await new Promise(requestAnimationFrame);
  });

test.each(["evidence.json", "the code"])(
  "of a wrong file that is slow and a right one after it, the last chosen has the word (while %s is on its way)",
  async (what) => {
    const bytes = await madeUpLetter();
    // Of two routes the later is asked first: what holds back stands before what answers.
    await knowAs(letter, bytes);
    const letGo = await held(what === "the code" ? /_astro\/check-document/ : "**/data/evidence.json");
    await open("wrong.txt", new TextEncoder().encode("The council of another county has been told to improve.\n"));
    await expect.poll(statusOf).toBe("Reading wrong.txt …");
    await choose("right.pdf", bytes);
    await expect.poll(statusOf).toBe("Reading right.pdf …");
    letGo();
    await expect.poll(statusOf).toMatch(/^This is the same edition: all \d+ paragraphs/);
    await expect.poll(() => page.locator("#f13 .source-passage").count()).toBe(1);
    // Nothing of the first comes after.
    await settled();
    expect(await statusOf()).toMatch(/^This is the same edition/);
  },
);

test("of a right file that is slow and a wrong one after it no paragraph is shown", async () => {
  const bytes = await madeUpLetter();
  await knowAs(letter, bytes);
  const letGo = await held(readsPdf);
  // A file that gives way before it is read asks for nothing that reads it.
  await Promise.all([page.waitForRequest(readsPdf), open("right.pdf", bytes)]);
  expect(await statusOf()).toBe("Reading right.pdf …");
  await choose("empty.txt", new Uint8Array());
  await expect.poll(statusOf).toBe("The file is empty.");
  const came = page.waitForEvent("requestfinished", (request) => readsPdf.test(request.url()));
  letGo();
  await came;
  await settled();
  expect(await statusOf()).toBe("The file is empty.");
  await expect.poll(() => page.locator(".source-passage").count()).toBe(0);
});

test("a choice that is called off changes nothing; a wrong file takes the paragraphs away", async () => {
  const bytes = await madeUpLetter();
  await knowAs(letter, bytes);
  await open("right.pdf", bytes);
  await expect.poll(statusOf).toMatch(/^This is the same edition/);
  await page.getByLabel("Open the document").setInputFiles([]);
  expect(await statusOf()).toMatch(/^This is the same edition/);
  await expect.poll(() => page.locator("#f13 .source-passage").count()).toBe(1);
  await dropFile("folder", "unreadable");
  await expect.poll(statusOf).toMatch(/^The file cannot be read: it is a folder/);
  await expect.poll(() => page.locator(".source-passage").count()).toBe(0);
  await expect.poll(() => page.getByRole("button", { name: "Hide the paragraphs" }).count()).toBe(0);
  await dropFile("disk.iso", "huge");
  await expect.poll(statusOf).toMatch(/^The file holds far more than any inspection document/);
});

test.each([
  ["what compares", /_astro\/check-document/, /^What compares documents did not load\. Load the page again/],
  ["what reads a PDF", readsPdf, /^What reads documents did not load\. Load the page again/],
  [
    "the list of documents",
    /data\/evidence\.json/,
    /^The file could not be compared: the list of known documents did not/,
  ],
])("where %s does not load, that is said, and nobody reads 'Reading …' for ever", async (_, address, message) => {
  await page.route(address, (route) => route.abort());
  await open("letter.pdf", await madeUpLetter());
  await expect.poll(statusOf).toMatch(message);
  // The browser's console is told too, after the reader.
  await settled();
  expect(complaints.splice(0)).not.toEqual([]);
});

const real = `../shared/sources/documents/${letter}.txt`;
test.skipIf(!existsSync(real))(
  "the real document shows a paragraph under every finding (skipped: no source library)",
  async () => {
    await open("my letter.txt", new Uint8Array(readFileSync(real)));
    const statements = [...readTable("findings"), ...readTable("recommendations")].filter(
      ({ report }) => report === letter,
    );
    await expect
      .poll(statusOf)
      .toContain(
        `This is the very file that was curated. ${statements.length} findings and recommendations now show their paragraph`,
      );
    await expect.poll(() => page.locator("#f13 .source-passage").textContent()).toContain("findings bullet 4");
  },
);

test("the picker is found and used with the keyboard", async () => {
  await page.goto(`${site}reports/${letter}/`);
  await page.locator("#check-document > summary").focus();
  await page.keyboard.press("Enter");
  const input = page.getByLabel("Open the document");
  const isFocused = () => input.evaluate((element) => element === document.activeElement);
  // The way to the picker leads past the links of the text before it.
  for (let presses = 0; presses < 5 && !(await isFocused()); presses++) await page.keyboard.press("Tab");
  expect(await isFocused()).toBe(true);
});
