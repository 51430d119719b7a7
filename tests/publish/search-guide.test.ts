import { expect, test } from "vitest";
import { searchGuide } from "#publish/search-guide.ts";
import { searchFiles } from "#publish/search-index.ts";
import { openSearchDescription } from "#publish/search-description.ts";
import { fullRecord } from "../fixtures/full-record.ts";

const record = fullRecord();
const guide = searchGuide(record);

test("each theme tells how often it was raised, and each thread where it stands among the results", () => {
  expect(guide.themes.map(({ code }) => code)).toEqual(record.themes.map(({ code }) => code));
  for (const { history } of guide.themes) expect(history).toMatch(/^raised at \d+ of \d+ looks?; |^no inspection/);
  const { records } = searchFiles(record).head;
  expect(guide.threads.map(({ statements }) => records[statements[0]!])).toEqual(
    record.threads.map(({ origin }) => origin.id),
  );
});

test("themes and terms name their sets of the thesaurus", () => {
  const termOf = (number: string) => record.thesaurus[Number(number.slice(1))]!.term?.term;
  for (const { title, sets } of guide.terms) for (const set of sets) expect(title).toContain(termOf(set));
  for (const { code, sets } of guide.themes)
    for (const set of sets) expect(record.thesaurus[Number(set.slice(1))]!.theme?.code).toBe(code);
  expect([...guide.terms, ...guide.themes].flatMap(({ sets }) => sets)).toHaveLength(
    record.thesaurus.filter(({ term, theme }) => term ?? theme).length,
  );
});

test("a browser is told where to ask, by the whole address", () => {
  const before = process.env["SITE_URL"];
  process.env["SITE_URL"] = "https://example.org/record";
  expect(openSearchDescription()).toContain('template="https://example.org/record/search/?q={searchTerms}"');
  if (before === undefined) delete process.env["SITE_URL"];
  else process.env["SITE_URL"] = before;
  const name = /<ShortName>(.*)<\/ShortName>/.exec(openSearchDescription())?.[1] ?? "";
  expect(name.length).toBeGreaterThan(0);
  expect(name.length).toBeLessThanOrEqual(16);
});
