import { expect, test } from "vitest";
import { mostBytes, readSource } from "#evidence/read-source.ts";
import { splitDocument } from "#evidence/split.ts";
import { SourceError, sourceFaults } from "#evidence/source-error.ts";
import { letter } from "../fixtures/documents.ts";
import { encryptedPdf, pdfOf, scannedPdf, textBlock } from "../fixtures/sample-pdf.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const textsOf = async (source: Uint8Array) => (await readSource(source)).map(({ text }) => text);
const faultOf = async (source: Uint8Array) => {
  const error: unknown = await readSource(source).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(SourceError);
  expect((error as SourceError).message).toBe(sourceFaults[(error as SourceError).fault]);
  return (error as SourceError).fault;
};
const longPdf = () =>
  pdfOf(
    Array.from({ length: 4 }, (_, page) =>
      textBlock(Array.from({ length: 30 }, (_, line) => `Line ${line} of page ${page} says something of the service.`)),
    ),
  );

test("text is read with its accents, and without the mark of its order of bytes", async () => {
  expect(await textsOf(bytes("\ufeff# Été"))).toEqual(["Été"]);
});

test("a PDF is told by its first bytes, also where something stands before them", async () => {
  const pdf = await pdfOf([textBlock(["Plans were late."])]);
  expect(await textsOf(pdf)).toEqual(["Plans were late."]);
  expect(await textsOf(new Uint8Array([...bytes("\n\n"), ...pdf]))).toEqual(["Plans were late."]);
});

test("the file is left as it was", async () => {
  const pdf = await pdfOf([textBlock(["Plans were late."])]);
  const before = pdf.slice();
  await readSource(pdf);
  expect(pdf).toEqual(before);
});

test("a text that speaks of PDF files is a text", async () => {
  expect(await textsOf(bytes("A PDF begins with the letters %PDF-1.7."))).toEqual([
    "A PDF begins with the letters %PDF-1.7.",
  ]);
});

test.each([
  ["no bytes", new Uint8Array()],
  ["spaces alone", bytes(" \r\n\t\f")],
])("%s are empty", async (_, source) => {
  expect(await faultOf(source)).toBe("empty");
});

test.each([
  ["bytes that are no UTF-8", new Uint8Array([0x44, 0xe9, 0x61, 0x72])],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
  ["text with bytes of nothing", bytes("Dear Ada\0")],
  ["the first bytes of a PDF alone", bytes("%PDF-1.7\n")],
])("%s are damaged", async (_, source) => {
  expect(await faultOf(source)).toBe("damaged");
});

test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
  ["more bytes than any document", () => new Uint8Array(mostBytes + 1)],
  ["more letters than any document", () => bytes("and on it goes\n".repeat(70_000))],
  [
    "a page of more lines than any",
    () => pdfOf([Array.from({ length: 1100 }, (_, line) => ({ text: "On", y: 100 + 400 * (line % 2) }))]),
  ],
])("%s are far too large", async (_, source) => {
  expect(await faultOf(await source())).toBe("large");
});

test("a paragraph is joined in one pass: as many lines as a book has take no time", async () => {
  const lines = await readSource(bytes(`Dear Ada\n\nThis letter is long\n${"and goes on\n".repeat(60_000)}`));
  expect(splitDocument(lines).passages.at(-1)!.text.split(" ")).toHaveLength(4 + 3 * 60_000);
});

test.each([0.1, 0.5, 0.9, 0.99])("a PDF cut off after the share %f of it is damaged", async (share) => {
  const pdf = await longPdf();
  expect(await faultOf(pdf.subarray(0, Math.floor(pdf.length * share)))).toBe("damaged");
});

test("a PDF whose pages cannot be read is damaged", async () => {
  const text = Buffer.from(encryptedPdf("x", ""))
    .toString("latin1")
    .replace(/\/Encrypt 6 0 R/, "")
    .replace("/Kids [3 0 R]", "/Kids [9 0 R]");
  expect(await faultOf(new Uint8Array(Buffer.from(text, "latin1")))).toBe("damaged");
});

test("a PDF of pictures is a scan", async () => {
  expect(await faultOf(await scannedPdf())).toBe("scan");
});

test("a PDF under a password is encrypted; one that anyone may open is read", async () => {
  expect(await faultOf(encryptedPdf("Plans were late.", "secret"))).toBe("encrypted");
  expect(await textsOf(encryptedPdf("Plans were late.", ""))).toEqual(["Plans were late."]);
});

test("the letter has as many lines as it shows", async () => {
  expect(await textsOf(bytes(letter))).toHaveLength(letter.split("\n").filter((line) => line.trim()).length);
});
