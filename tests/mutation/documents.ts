import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { seededRandom } from "#domain/seeded-random.ts";
import { article, letter, numberedReport } from "../fixtures/documents.ts";
import { textAsPdf } from "../fixtures/made-up-reports.ts";
import { encryptedPdf, pdfOf, scannedPdf } from "../fixtures/sample-pdf.ts";
import { mostBytes } from "#evidence/read-source.ts";

/** A document that the record knows, as it is. */
export interface SoundDocument {
  /** Of the report whose document it is. */
  readonly report: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The text that it was set from, where that is known. */
  readonly text?: string;
}

/** A document as it should not be. */
export interface DamagedDocument {
  readonly number: number;
  readonly kind: string;
  readonly base: SoundDocument;
  readonly name: string;
  /** Undefined where it is no file that has bytes: `place` is then what stands under its name. */
  readonly bytes?: Uint8Array;
  /** Where it lies, from the laboratory's folder. */
  readonly place?: string;
}

type Choose = <Item>(items: readonly Item[]) => Item;

/** The made-up report as it can be coded: one thing has one grade, and deadlines are those of the codebook. */
export const numberedText = numberedReport
  .replace("Quality of provision: requires improvement\n", "")
  .replace("Within the next six months", "Within six months");

export async function madeUpDocuments(): Promise<SoundDocument[]> {
  const letterOf = { report: "2018-03-01-focused-visit-northamptonshire", text: letter };
  const reportOf = { report: "2013-07-01-inspection-northamptonshire", text: numberedText };
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    { ...letterOf, name: "letter.txt", bytes: encode(letter) },
    { ...letterOf, name: "letter.pdf", bytes: await textAsPdf(letter) },
    { ...reportOf, name: "report.txt", bytes: encode(numberedText) },
    { ...reportOf, name: "report.pdf", bytes: await textAsPdf(numberedText) },
  ];
}

type Damage = (bytes: Uint8Array, random: () => number, pick: Choose) => Uint8Array;

function part(length: number, random: () => number): readonly [number, number] {
  const start = Math.floor(random() * length);
  return [start, Math.min(length, start + 1 + Math.floor(random() * Math.min(400, length / 4)))];
}

function joined(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((one) => (typeof one === "string" ? Buffer.from(one) : one))));
}

/** What becomes of the bytes of any document. */
const damages: Readonly<Record<string, Damage>> = {
  "cut off": (bytes, random) => bytes.subarray(0, Math.floor(bytes.length * random())),
  "its beginning cut off": (bytes, random) => bytes.subarray(Math.ceil(bytes.length * random() * 0.9)),
  "a byte otherwise": (bytes, random) => {
    const changed = Uint8Array.from(bytes);
    changed[Math.floor(random() * bytes.length)]! ^= 1 + Math.floor(random() * 255);
    return changed;
  },
  "many bytes otherwise": (bytes, random) => {
    const changed = Uint8Array.from(bytes);
    for (let count = 0; count < 40; count++)
      changed[Math.floor(random() * bytes.length)]! ^= 1 + Math.floor(random() * 255);
    return changed;
  },
  "a stretch gone": (bytes, random) => {
    const [start, end] = part(bytes.length, random);
    return joined(bytes.subarray(0, start), bytes.subarray(end));
  },
  "a stretch twice": (bytes, random) => {
    const [start, end] = part(bytes.length, random);
    return joined(bytes.subarray(0, end), bytes.subarray(start));
  },
  "a stretch of nothing": (bytes, random) => Uint8Array.from(bytes).fill(0, ...part(bytes.length, random)),
  "its first line gone": (bytes) => bytes.subarray(bytes.indexOf(10) + 1),
  "its last lines gone": (bytes) => bytes.subarray(0, bytes.lastIndexOf(10, bytes.length - 30)),
  "something before it": (bytes, _, pick) => joined(pick(["\n\n", "\ufeff", "x", "\0", "%PDF-1.7\n", "PK"]), bytes),
  "something after it": (bytes, _, pick) => joined(bytes, pick(["\n\n", "\0\0", "%%EOF\n", "x".repeat(2000)])),
  "another number in it": (bytes, _, pick) => {
    const text = Buffer.from(bytes).toString("latin1");
    const [found] = [pick([...text.matchAll(/\d+/g)])];
    const other = pick(["0", "1", "-1", "7", "99", "65536", "2147483648", "99999999999999999999"]);
    return new Uint8Array(
      Buffer.from(text.slice(0, found.index) + other + text.slice(found.index + found[0].length), "latin1"),
    );
  },
  "a word of its own language otherwise": (bytes, _, pick) => {
    const text = Buffer.from(bytes).toString("latin1");
    const found = [...text.matchAll(/\/[A-Z]\w+|\b(?:obj|endobj|stream|endstream|xref|trailer|startxref)\b/g)];
    if (!found.length) return bytes.subarray(0, 0);
    const { 0: word, index } = pick(found);
    const other = pick(["", "/X", "obj", "/Length", "/Kids", "/Encrypt"]);
    return new Uint8Array(Buffer.from(text.slice(0, index) + other + text.slice(index + word.length), "latin1"));
  },
  "nothing at all": () => new Uint8Array(),
  "bytes of chance": (_, random) => Uint8Array.from({ length: 3000 }, () => Math.floor(random() * 256)),
  "bytes of chance that begin as a PDF": (_, random) =>
    joined(
      "%PDF-1.7\n",
      Uint8Array.from({ length: 3000 }, () => Math.floor(random() * 256)),
    ),
  "another encoding": (bytes) => new Uint8Array(Buffer.from(Buffer.from(bytes).toString("latin1"), "utf16le")),
};

/** What becomes of the words, before they are set again in the document's own form. */
const rewordings: Readonly<Record<string, (text: string, pick: Choose) => string>> = {
  "a figure otherwise": (text, pick) =>
    replaceOne(text, /(?<![#\n])\b\d+\b(?!\.)/g, pick, (figure) => `${Number(figure) + 1}`),
  "a word otherwise": (text, pick) => replaceOne(text, /\b[a-z]{4,}\b/g, pick, (word) => `${word}ly`),
  "a word gone": (text, pick) => replaceOne(text, / \w+/g, pick, () => ""),
  "a line gone": (text, pick) => replaceOne(text, /.+\n/g, pick, () => ""),
  "a line twice": (text, pick) => replaceOne(text, /.+\n/g, pick, (line) => line + line),
  "two lines exchanged": (text, pick) =>
    replaceOne(text, /.+\n.+\n/g, pick, (lines) => lines.replace(/(.+\n)(.+\n)/, "$2$1")),
  "a paragraph gone": (text, pick) => replaceOne(text, /\n\n[^\n]+(?=\n)/g, pick, () => ""),
  "its first half": (text) => text.slice(0, text.length / 2),
  "its second half": (text) => text.slice(text.length / 2),
  "other white space": (text) => text.replaceAll(" ", "  "),
  "other quotation marks": (text) => text.replace(/"([^"]*)"/g, "\u201c$1\u201d").replaceAll("'", "\u2019"),
  "line ends of Windows": (text) => text.replaceAll("\n", "\r\n"),
  capitals: (text) => text.toUpperCase(),
  "traps of markup": (text, pick) =>
    text.replace(
      /\b(?=[a-z])/,
      pick(["[".repeat(4000), "<".repeat(4000), "*".repeat(4001), "](".repeat(3000), "<script>", "\u00ad"]),
    ),
};

/** What becomes of the pages of a PDF. */
const rebindings: Readonly<Record<string, (pdf: PDFDocument, pick: Choose) => void>> = {
  "a page gone": (pdf, pick) => pdf.removePage(pick([...pdf.getPages().keys()])),
  "the last page first": (pdf) => {
    const last = pdf.getPage(pdf.getPageCount() - 1);
    pdf.removePage(pdf.getPageCount() - 1);
    pdf.insertPage(0, last);
  },
  "an empty page more": (pdf, pick) => void pdf.insertPage(pick([...pdf.getPages().keys()])),
  "a line on a page more": (pdf, pick) =>
    pick(pdf.getPages()).drawText("It was made up that 99 children waited.", { x: 72, y: 60 }),
};

const simple = (objects: readonly string[]) =>
  `%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join("")}trailer\n<< /Root 1 0 R >>\n%%EOF\n`;
const emptyPage = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";

const tooMany = new Uint8Array(mostBytes + 1);

/** Files that stand under a document's name and are another one, or none. */
const strangers: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  "another document": () => joined(article),
  "another PDF": () => pdfOf([[{ text: "The council of another county has been told to improve.", y: 700 }]]),
  "an encrypted PDF": () => encryptedPdf("Plans were late.", "secret"),
  "a scan": () => scannedPdf(),
  "a picture": () => new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 255]),
  "white space alone": () => joined(" \r\n\t\f\n".repeat(100)),
  "a PDF that is its own page": () =>
    joined(simple(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 9 >>"])),
  "a PDF of pages without end": () => {
    const kids = (next: number) => Array<string>(10).fill(`${next} 0 R`).join(" ");
    const nodes = Array.from(
      { length: 9 },
      (_, at) => `<< /Type /Pages /Parent ${at + 1} 0 R /Kids [${kids(at + 3)}] /Count ${10 ** (9 - at)} >>`,
    );
    return joined(simple(["<< /Type /Catalog /Pages 2 0 R >>", ...nodes, emptyPage]));
  },
  "a text without end": () => joined("Dear reader\n\nThis letter goes on.\n", "and on it goes\n".repeat(100_000)),
  "one paragraph of a whole book": () =>
    joined(
      "1. One\n2. Two\n3. Three\n4. Four\n5. Five\n6. Six\n7. Seven\n8. Eight\n9. Nine\n10. Ten\n",
      "and on it goes\n".repeat(20_000),
    ),
  "more bytes than any": () => tooMany,
};

function replaceOne(text: string, pattern: RegExp, pick: Choose, rewrite: (found: string) => string): string {
  const { 0: found, index } = pick([...text.matchAll(pattern)]);
  return text.slice(0, index) + rewrite(found) + text.slice(index + found.length);
}

/** What stands under a name and is no file that could be read, with the name. */
function layOutPlaces(folder: string): Readonly<Record<string, string>> {
  const at = (name: string) => join(folder, name);
  mkdirSync(at("folder.pdf"));
  symlinkSync("round.pdf", at("round.pdf"));
  symlinkSync("nowhere", at("dangling.pdf"));
  writeFileSync(at("sparse.pdf"), "");
  truncateSync(at("sparse.pdf"), 3 * 2 ** 30);
  const places = {
    "a folder": "folder.pdf",
    "a link that leads round": "round.pdf",
    "a link that leads nowhere": "dangling.pdf",
    "a file of three gigabytes": "sparse.pdf",
    "a file that is not there": "missing.pdf",
    "a file within a file": "sparse.pdf/inner.pdf",
    "no name": "",
    "a name without end": `${"x".repeat(5000)}.pdf`,
    "a line end in its name": "odd\nname\u001b[31m.pdf",
  };
  if (process.platform === "win32") return places;
  symlinkSync("/dev/zero", at("endless.pdf"));
  spawnSync("mkfifo", [at("pipe.pdf")]);
  return {
    ...places,
    "a file without end": "endless.pdf",
    "a pipe": "pipe.pdf",
    "one of the system's own": "/proc/self/mem",
  };
}

/** Damaged documents by number, the same whenever they are asked for. */
export function damagedDocuments(sound: readonly SoundDocument[]) {
  const folder = mkdtempSync(join(tmpdir(), "inspection-record-"));
  const places = layOutPlaces(folder);
  const kinds = [damages, rewordings, rebindings, strangers, places].flatMap(Object.keys);

  const damaged = async (seed: number, number: number): Promise<DamagedDocument> => {
    const random = seededRandom(seed * 1_000_003 + number);
    const pick: Choose = (items) => items[Math.floor(random() * items.length)]!;
    const kind = kinds[number % kinds.length]!;
    const isPdf = ({ name }: SoundDocument) => name.endsWith(".pdf");
    const fitting = sound.filter((one) => (kind in rebindings ? isPdf(one) : !(kind in rewordings) || one.text));
    const base = pick(fitting.length ? fitting : sound);
    const own = { number, kind, base, name: base.name };
    if (kind in places) return { ...own, name: places[kind]!, place: join(folder, places[kind]!) };
    if (kind in strangers) return { ...own, bytes: await strangers[kind]!() };
    if (kind in damages) return { ...own, bytes: damages[kind]!(base.bytes, random, pick) };
    if (kind in rewordings && base.text !== undefined) {
      const text = rewordings[kind]!(base.text, pick);
      return { ...own, bytes: isPdf(base) ? await textAsPdf(text) : joined(text) };
    }
    if (!isPdf(base)) return { ...own, bytes: damages["cut off"]!(base.bytes, random, pick) };
    const pdf = await PDFDocument.load(base.bytes, { updateMetadata: false });
    rebindings[kind in rebindings ? kind : "a page gone"]!(pdf, pick);
    return { ...own, bytes: await pdf.save() };
  };
  return { damaged, kinds, folder, close: () => rmSync(folder, { recursive: true }) };
}
