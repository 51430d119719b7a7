import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { SplitDocument } from "#evidence/passage.ts";
import { readSource } from "#evidence/read-source.ts";
import { splitDocument } from "#evidence/split.ts";

/** What the manifest of the source library says of a PDF. */
interface Described {
  readonly framework: string;
  readonly published: string;
  readonly judgements: readonly { readonly grade: string }[];
  /** null where the report does not number. */
  readonly last_paragraph_number: number | null;
  readonly improvement_items: number | null;
}

const folder = "../shared/sources/ofsted-pdf";
const isHeld = existsSync(folder);
const described: readonly (readonly [string, Described])[] = isHeld ? Object.entries((JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8")) as { files: Record<string, Described> }).files) : [];

/** Not held to their numbers, each with why. */
const unnumbered: Readonly<Record<string, string>> = {
  "2014-02-11-sif-derbyshire.pdf": "its paragraphs carry no numbers",
};

const documents = new Map<string, SplitDocument>();
const isRecent = ({ framework, published }: Described) => framework === "ILACS" && published >= "2022";

if (!isHeld) console.log("skipped: no source library");

describe.skipIf(!isHeld)("the library of published reports", () => {
  beforeAll(async () => {
    for (const [file] of described) documents.set(file, splitDocument(await readSource(new Uint8Array(readFileSync(`${folder}/${file}`)))));
  }, 120_000);

  test("has forty reports, of which at least 36 number their paragraphs, and the rest are told apart", () => {
    expect(described).toHaveLength(40);
    expect(described.filter(([file]) => !unnumbered[file]).length).toBeGreaterThanOrEqual(36);
    expect(described.filter(([, { last_paragraph_number: last }]) => last === null).map(([file]) => file)).toEqual(Object.keys(unnumbered));
  });

  test.each(described.filter(([file]) => !unnumbered[file]))("the numbered paragraphs of %s come out once each, in order", (file, { last_paragraph_number: last }) => {
    const { form, passages } = documents.get(file)!;
    expect(form).toBe("numbered");
    const paragraphs = passages.filter(({ locator }) => /^para \d+$/.test(locator));
    expect(paragraphs.map(({ locator }) => locator)).toEqual(Array.from({ length: last! }, (_, index) => `para ${index + 1}`));
    expect(paragraphs.filter(({ text }) => !/^[‘“'"(]?[\p{Lu}\d]/u.test(text)).map(({ locator, text }) => `${locator}: ${text.slice(0, 40)}`)).toEqual([]);
  });

  test.each(described)("each passage of %s has a locator of its own, and words", (file) => {
    const { passages } = documents.get(file)!;
    expect(new Set(passages.map(({ locator }) => locator)).size).toBe(passages.length);
    expect(passages.filter(({ text }) => !/\p{L}/u.test(text))).toEqual([]);
  });

  test("no running head, page number or note of the publisher is left inside a paragraph", () => {
    const left = described.flatMap(([file]) => documents.get(file)!.passages.flatMap(({ locator, text }) => (/^para/.test(locator) && /Office for Standards in Education|Crown copyright|Page \d+ of|Inspection of .* children’s services \d/.test(text) ? [`${file} ${locator}`] : [])));
    expect(left).toEqual([]);
  });

  test.each(described.filter(([, report]) => isRecent(report)))("the grades of %s are those of its table", (file, { judgements }) => {
    const grades = documents.get(file)!.grades.map(({ grade }) => grade.replace("Requires improvement to be good", "Requires improvement"));
    expect(grades).toEqual(judgements.map(({ grade }) => grade));
    expect([4, 5]).toContain(grades.length);
  });

  test.each(described.filter(([, report]) => isRecent(report)))("what needs to improve in %s has its bullets, counted from 1", (file, { improvement_items: items }) => {
    const bullets = documents.get(file)!.passages.flatMap(({ locator }) => (locator.startsWith("what needs to improve") ? [locator] : []));
    expect(bullets).toEqual(Array.from({ length: items! }, (_, index) => `what needs to improve bullet ${index + 1}`));
  });
});
