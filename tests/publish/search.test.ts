import { expect, test } from "vitest";
import { outcomeOf } from "#analysis/threads.ts";
import { statementCitation } from "#publish/citation.ts";
import { buildRecord } from "#record/build.ts";
import { searchedStatements } from "#search/postings.ts";
import { wordsOf } from "#search/words.ts";
import { searchFiles, sentSearch, sizeToAskFor } from "#publish/search-index.ts";
import { phraseTexts, resultTexts } from "#publish/search.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { twoCounties } from "../fixtures/two-counties.ts";

const contents = phraseTexts(fullRecord());
const records = resultTexts(fullRecord()).map((meta, number) => ({ content: contents[number]!, meta }));

test("the search records as published", async () => {
  await expect(`${JSON.stringify(records, null, 1)}\n`).toMatchFileSnapshot("output/search.json");
});

test("every finding and recommendation can be found, once, and so can what others report", () => {
  const { findings, recommendations, knownInspections } = fullRecord();
  const stated = [...findings, ...recommendations].filter(({ twinOf }) => !twinOf);
  expect(records.map(({ meta }) => meta["record"]).toSorted()).toEqual(
    [...stated, ...knownInspections.flatMap((inspection) => inspection.findings)].map(({ id }) => id).toSorted(),
  );
});

test("a finding is found by its words, themes, groups and place", () => {
  const { content, meta } = records[0]!;
  for (const words of [
    'Plans were "too vague", late and unread.',
    "plans",
    "supervision",
    "Children in need",
    "Children with a protection plan",
    "para 1",
  ]) {
    expect(content).toContain(words);
  }
  expect(meta).toEqual({
    record: "2011-05-06-inspection-county#f01",
    path: "reports/2011-05-06-inspection-county/#f01",
    title: "Document of 2011-05-06, March 2011",
    summary: 'Plans were "too vague", late and unread.',
    stance: "concern",
    stanceWord: "Concern",
    themes: "plans · supervision",
    locator: "paragraph 1",
    published: "published 6 May 2011",
    citation: statementCitation(fullRecord().findings[0]!),
  });
});

test("one full stop stands between the parts of what is searched, though summaries end with their own", () => {
  for (const { content, meta } of records) {
    expect(meta["summary"]).toMatch(/[^.]\.$/);
    expect(content).not.toMatch(/\.\s*\./);
  }
});

test("a recommendation is found by whom it addresses and by when it is due, and is a stance of its own", () => {
  const recommendation = records.find(({ meta }) => meta["record"] === "2011-05-06-inspection-county#r01");
  expect(recommendation?.content).toContain("The county council. within three months");
  expect(recommendation?.meta["stanceWord"]).toBe("Recommendation");
});

test("a recommendation tells what became of it, and only a recommendation does", () => {
  const record = fullRecord();
  const written = record.recommendations.filter(({ twinOf }) => !twinOf);
  expect(resultTexts(record).flatMap((text) => text["outcome"] ?? [])).toEqual(
    written.map((statement) => outcomeOf(statement, record).words),
  );
});

test("records stand in the order by which the index of words numbers them", () => {
  expect(records.map(({ meta }) => meta["record"])).toEqual(searchFiles(fullRecord()).head.records);
});

test("what is secondary says so", () => {
  expect(records.filter(({ meta }) => meta["secondary"]).map(({ meta }) => meta["record"])).toEqual([
    "2022-11-press-account-west#f01",
    "2016-04-27-known-county#f01",
    "2016-04-27-known-county#f02",
  ]);
});

const of = (id: string) => records.find(({ meta }) => meta["record"] === id)!;

test("what others report is found by who reports it, and leads to what is known of its inspection", () => {
  const { content, meta } = of("2016-04-27-known-county#f01");
  expect(content).toBe("A concern about plans. plans. Children in care. A newspaper");
  expect(meta).toMatchObject({
    path: "inspections/2016-04-27-known-county/#f01",
    title: "Inspection reported on 2016-04-27",
    locator: "as others report it",
    published: "February 2016, published 27 April 2016",
    secondary: "secondary source",
    sourceName: "A newspaper",
    sourceUrl: "https://example.org/2016",
    stanceWord: "Concern",
  });
});

test("what is secondary names who reports it, and where a reader can check it as far as that has an address", () => {
  expect(
    records
      .filter(({ meta }) => meta["sourceName"])
      .map(({ meta }) => [meta["record"], meta["sourceName"], meta["sourceUrl"]]),
  ).toEqual([
    ["2022-11-press-account-west#f01", "A newspaper", undefined],
    ["2016-04-27-known-county#f01", "A newspaper", "https://example.org/2016"],
    ["2016-04-27-known-county#f02", "Ofsted", "/reports/2018-05-18-inspection-county/"],
  ]);
});

test("what twin documents share is named by both councils", () => {
  const { meta } = of("2024-03-15-inspection-north#f01");
  expect(meta["path"]).toBe("reports/2024-03-15-inspection-north/#f01");
  expect(meta["title"]).toBe("Inspection, February 2024, north and west");
});

test("what is loaded before a query is asked for only where it is large", () => {
  expect(sizeToAskFor(sentSearch(fullRecord()))).toBeUndefined();
  expect(sizeToAskFor({ named: new Map([["head", Buffer.alloc(61_000)]]) })).toBe(61_000);
});

test("how often words are said in all places is what is said in each", () => {
  const whole = buildRecord(twoCounties());
  const { words } = searchFiles(whole);
  const [word, count] = Object.entries(words).toSorted(([, a], [, b]) => b - a)[0]!;
  const said = searchedStatements(whole).map((statement) =>
    [statement.summary, ...(whole.questions.get(statement.id) ?? [])].join(" "),
  );
  expect(count).toBe(said.filter((text) => wordsOf(text).includes(word)).length);
});
