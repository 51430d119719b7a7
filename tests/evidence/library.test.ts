import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { wordsOf } from "#evidence/normalise.ts";
import type { SplitDocument } from "#evidence/passage.ts";
import { readSource } from "#evidence/read-source.ts";
import { splitDocument } from "#evidence/split.ts";
import { atLeastOne } from "../at-least-one.ts";

/** What the manifest of the source library says of a PDF. */
interface Described {
  readonly framework: string;
  readonly published: string;
  readonly judgements: readonly { readonly area: string; readonly grade: string }[];
  /** null where the report does not number. */
  readonly last_paragraph_number: number | null;
  readonly improvement_items: number | null;
}

const folder = "../shared/sources/ofsted-pdf";
const isHeld = existsSync(folder);
const described = describedIn<Described>(folder);

function describedIn<T>(path: string): (readonly [string, T])[] {
  if (!existsSync(path)) return [];
  const { files } = JSON.parse(readFileSync(`${path}/manifest.json`, "utf8")) as { files: Record<string, T> };
  return Object.entries(files);
}

/** There is a case for each at least, where the library is held. */
function casesOf<Item>(items: readonly Item[]): readonly Item[] {
  return isHeld ? atLeastOne(items) : items;
}

async function splitFile(path: string): Promise<SplitDocument> {
  return splitDocument(await readSource(new Uint8Array(readFileSync(path))));
}

/** Areas and grades as a manifest and a document can be compared: without the words that some tables add to a grade. */
function comparable(rows: readonly { readonly area: string; readonly grade: string }[]): string[] {
  return rows.map(({ area, grade }) => `${wordsOf(area).join(" ")}: ${grade.replace(" to be good", "")}`);
}

/** Not held to their numbers, each with why. */
const unnumbered: Readonly<Record<string, string>> = {
  "2014-02-11-sif-derbyshire.pdf": "its paragraphs carry no numbers",
};

const documents = new Map<string, SplitDocument>();
const isRecent = ({ framework, published }: Described) => framework === "ILACS" && published >= "2022";
/** The others (SIF, LSCB-review) print no head over their table, and their first grade in a sentence. */
const hasTable = ({ framework }: Described) => ["ILACS", "LAC-2013"].includes(framework);

if (!isHeld) console.log("skipped: no source library");

describe.skipIf(!isHeld)("the library of published reports", () => {
  beforeAll(async () => {
    for (const [file] of described) documents.set(file, await splitFile(`${folder}/${file}`));
  }, 120_000);

  test("has forty reports, of which at least 36 number their paragraphs, and the rest are told apart", () => {
    expect(described).toHaveLength(40);
    expect(described.filter(([file]) => !unnumbered[file]).length).toBeGreaterThanOrEqual(36);
    expect(described.filter(([, { last_paragraph_number: last }]) => last === null).map(([file]) => file)).toEqual(
      Object.keys(unnumbered),
    );
  });

  test.each(casesOf(described.filter(([file]) => !unnumbered[file])))(
    "the numbered paragraphs of %s come out once each, in order",
    (file, { last_paragraph_number: last }) => {
      const { form, passages } = documents.get(file)!;
      expect(form).toBe("numbered");
      const paragraphs = passages.filter(({ locator }) => /^para \d+$/.test(locator));
      expect(paragraphs.map(({ locator }) => locator)).toEqual(
        Array.from({ length: last! }, (_, index) => `para ${index + 1}`),
      );
      expect(
        paragraphs
          .filter(({ text }) => !/^[‘“'"(]?[\p{Lu}\d]/u.test(text))
          .map(({ locator, text }) => `${locator}: ${text.slice(0, 40)}`),
      ).toEqual([]);
    },
  );

  test.each(casesOf(described))("each passage of %s has a locator of its own, and words", (file) => {
    const { passages } = documents.get(file)!;
    expect(new Set(passages.map(({ locator }) => locator)).size).toBe(passages.length);
    expect(passages.filter(({ text }) => !/\p{L}/u.test(text))).toEqual([]);
  });

  test("no running head, page number or note of the publisher is left inside a paragraph", () => {
    const left = described.flatMap(([file]) =>
      documents
        .get(file)!
        .passages.flatMap(({ locator, text }) =>
          locator.startsWith("para") &&
          /Office for Standards in Education|Crown copyright|Page \d+ of|Inspection of .* children’s services \d/.test(
            text,
          )
            ? [`${file} ${locator}`]
            : [],
        ),
    );
    expect(left).toEqual([]);
  });

  const tables = described.filter(([, report]) => hasTable(report));
  test.each(casesOf(tables))("the areas and grades of %s are those of its table", (file, { judgements }) => {
    expect(comparable(documents.get(file)!.grades)).toEqual(comparable(judgements));
    expect([4, 5]).toContain(judgements.length);
  });

  test("a report without the head of a table has no grades", () => {
    const graded = described.filter(([file, report]) => !hasTable(report) && documents.get(file)!.grades.length);
    expect(graded.map(([file]) => file)).toEqual([]);
  });

  test.each(casesOf(described.filter(([, report]) => isRecent(report))))(
    "what needs to improve in %s has its bullets, counted from 1",
    (file, { improvement_items: items }) => {
      const bullets = documents
        .get(file)!
        .passages.flatMap(({ locator }) => (locator.startsWith("what needs to improve") ? [locator] : []));
      expect(bullets).toEqual(
        Array.from({ length: items! }, (_, index) => `what needs to improve bullet ${index + 1}`),
      );
    },
  );
});

/** What the manifest of the documents on Northamptonshire says of a PDF; letters have no numbers. */
interface DescribedOfCounty {
  readonly judgements: readonly { readonly area: string; readonly grade: string }[];
  readonly numbered_paragraphs?: number;
  readonly improvement_items: number;
}

const countyFolder = "../shared/sources/northamptonshire-pdf";
const isCountyHeld = existsSync(countyFolder);
const describedOfCounty = describedIn<DescribedOfCounty>(countyFolder);
const lettersOfCounty = describedOfCounty.filter(([, report]) => report.numbered_paragraphs === undefined);

if (!isCountyHeld) console.log("skipped: no source library");

describe.skipIf(!isCountyHeld)("the library of documents on Northamptonshire", () => {
  const split = new Map<string, SplitDocument>();
  beforeAll(async () => {
    for (const [file] of describedOfCounty) split.set(file, await splitFile(`${countyFolder}/${file}`));
  }, 60_000);

  test("has inspections and letters", () => {
    expect(describedOfCounty.length - lettersOfCounty.length).toBeGreaterThanOrEqual(2);
    expect(lettersOfCounty.length).toBeGreaterThanOrEqual(4);
  });

  test.each(casesOf(describedOfCounty))(
    "%s has its grades, numbered paragraphs and points to improve",
    (file, report) => {
      const { form, grades, passages } = split.get(file)!;
      const count = (pattern: RegExp) => passages.filter(({ locator }) => pattern.test(locator)).length;
      expect(form).toBe(report.numbered_paragraphs === undefined ? "letter" : "numbered");
      expect(comparable(grades)).toEqual(comparable(report.judgements));
      expect(count(/^para \d+$/)).toBe(report.numbered_paragraphs ?? 0);
      expect(count(/^what needs to improve bullet \d+$/)).toBe(report.improvement_items);
    },
  );

  test.each(casesOf(lettersOfCounty))("the letterhead of %s is its address, and its paragraphs are whole", (file) => {
    const [address, ...passages] = split.get(file)!.passages;
    const letterhead = /^\d{1,2} \w+ 20\d\d .*[A-Z]\d+ \d[A-Z]{2} Dear /;
    expect(address).toMatchObject({ locator: "address", text: expect.stringMatching(letterhead) });
    const hasPostcode = (text: string) => /\b[A-Z]{2}\d+ \d[A-Z]{2}\b/.test(text);
    const isWhole = (text: string) => /^[‘“]?\p{Lu}.*[.:][’”]?$/u.test(text) && !hasPostcode(text);
    const broken = passages.filter(({ locator, text }) => / para \d+$/.test(locator) && !isWhole(text));
    expect(broken.map(({ locator }) => locator)).toEqual([]);
  });
});
