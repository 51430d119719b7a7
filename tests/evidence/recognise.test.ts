import { expect, test } from "vitest";
import { fileSha256, fingerprintOf } from "#evidence/fingerprint.ts";
import { recogniseDocument } from "#evidence/recognise.ts";
import type { KnownDocument } from "#evidence/recognise.ts";
import type { SplitDocument } from "#evidence/passage.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const documentOf = (...texts: string[]): SplitDocument => ({
  form: "article",
  passages: texts.map((text, index) => ({ locator: `article para ${index + 1}`, text })),
  grades: [],
});
const known = (report: string, texts: string[] | undefined, file = report): KnownDocument => ({
  report,
  sha256: fileSha256(bytes(file)),
  passages: texts && Object.fromEntries(texts.map((text, index) => [`article para ${index + 1}`, fingerprintOf(text)])),
});
const records = [known("one", ["a b", "c d", "e f", "g h"]), known("two", ["c d", "e f"]), known("new", undefined)];

test("the very file is known, also before its fingerprints were made", () => {
  expect(recogniseDocument(bytes("new"), documentOf("x"), records)).toEqual({
    report: "new",
    isSameFile: true,
    same: 0,
    inPlace: 0,
    known: 0,
  });
});

test("the very file goes before a document that shares more", () => {
  expect(recogniseDocument(bytes("one"), documentOf("c d", "e f"), records)).toEqual({
    report: "one",
    isSameFile: true,
    same: 2,
    inPlace: 0,
    known: 4,
  });
});

test("another file is the document of which it has the greater share, wherever the passages stand", () => {
  expect(recogniseDocument(bytes("?"), documentOf("E F.", "x", "C  D"), records)).toEqual({
    report: "two",
    isSameFile: false,
    same: 2,
    inPlace: 0,
    known: 2,
  });
  expect(recogniseDocument(bytes("?"), documentOf("a b", "g h"), records)).toEqual({
    report: "one",
    isSameFile: false,
    same: 2,
    inPlace: 1,
    known: 4,
  });
});

test("with less than half of a document's passages a file is none of them", () => {
  expect(recogniseDocument(bytes("?"), documentOf("a b", "x"), records)).toBeUndefined();
  expect(recogniseDocument(bytes("?"), documentOf(), records)).toBeUndefined();
  expect(recogniseDocument(bytes("?"), documentOf("a b"), [])).toBeUndefined();
});
