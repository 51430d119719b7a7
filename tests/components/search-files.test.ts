import { afterEach, expect, test, vi } from "vitest";
import { searchFolder } from "#components/search-files.ts";
import { placesOf, recordOf } from "#domain/place.ts";
import { searchFiles, sentSearch, sentThesaurus } from "#publish/search-index.ts";
import { buildRecord } from "#record/build.ts";
import { answerQuery } from "#search/answer.ts";
import { fullRecord } from "../fixtures/full-record.ts";
import { twoCounties } from "../fixtures/two-counties.ts";

const whole = buildRecord(twoCounties());
const midshire = placesOf(whole).find(({ id }) => id === "midshire")!;
const record = recordOf(whole, midshire);
const sent = sentSearch(record);
const { head, texts } = searchFiles(record);
const thesaurus = sentThesaurus(whole.thesaurus);

afterEach(() => vi.unstubAllGlobals());

const home = "places/midshire/";
const ofAll = { home: "", sent: sentSearch(whole) };

function partOf(file: Uint8Array<ArrayBuffer>, start: number, last: number): Response {
  const headers = { "content-range": `bytes ${start}-${last}/${file.length}` };
  return new Response(file.subarray(start, last + 1), { status: 206, headers });
}

/** Opens a search at a host, that of a place unless told otherwise, and tells how much each request was answered with. */
async function openAt(host: string, givesParts: boolean, own = { home, sent }) {
  const { home, sent } = own;
  const answers: { readonly path: string; readonly length: number }[] = [];
  vi.stubGlobal("fetch", (address: string, { headers }: { readonly headers: { readonly range?: string } }) => {
    const path = new URL(address).pathname.replace(/\.words$/, "");
    const named = (folder: string) => (path.startsWith(folder) ? path.slice(folder.length) : "");
    const file =
      sent.named.get(named(`/${home}search/`)) ??
      sent.ofBuild.get(named(`/${home}search/${sent.build}/`)) ??
      thesaurus.files.get(named(`/search/${thesaurus.build}/`));
    if (!file) return Promise.resolve(new Response("", { status: 404 }));
    const [start, last] = headers.range?.replace("bytes=", "").split("-").map(Number) ?? [];
    const isPart = givesParts && start !== undefined;
    const bytes = isPart ? file.subarray(start, last! + 1) : file;
    answers.push({ path, length: bytes.length });
    return Promise.resolve(isPart ? partOf(file, start, last!) : new Response(file));
  });
  const known = { build: sent.build, firstWords: sent.firstWords, ...sent.inFiles };
  const { open, loadFor } = searchFolder(new URL(home, host), new URL(host), known);
  const { index, textsOf } = await open();
  return { index, textsOf, answers, loadFor };
}

test("the search of a place, and of all places, is its head and files of several parts; that of a record of one place many", () => {
  expect([...sent.named.keys(), ...sent.ofBuild.keys()]).toEqual(["head", "parts-0"]);
  expect([...ofAll.sent.named.keys(), ...ofAll.sent.ofBuild.keys()]).toEqual(["head", "known", "places", "parts-0"]);
  const ofOne = sentSearch(fullRecord());
  expect([...ofOne.named.keys()]).toEqual(["head", "known", "places"]);
  expect(ofOne.ofBuild.size).toBeGreaterThan(2);
  expect(ofOne.inFiles).toBeUndefined();
});

test("of all places, tables in which each statement has other values are read when they are needed, and once", async () => {
  const { index, answers } = await openAt("https://tables.example/", true, ofAll);
  const { facets: expected } = searchFiles(whole).head;
  const asked = () => answers.map(({ path }) => path);
  expect(Object.keys(await index.facets([]))).not.toContain("theme");
  const { year } = await index.facets(["year", "authority"]);
  expect(year).toEqual(expected.year);
  expect(asked()).toEqual(["/search/head"]);
  expect(await index.facets(["year", "stance"])).toEqual(expected);
  await index.facets(["theme"]);
  // Beside the parts of the same build: its numbers are those of no other.
  expect(asked()).toEqual(["/search/head", `/search/${ofAll.sent.build}/parts-0`]);
});

test("where these tables do not come it is said, and they are asked for again", async () => {
  const { index } = await openAt("https://late.example/", true, ofAll);
  const { fetch: sound } = globalThis;
  vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 404 })));
  await expect(index.facets(["theme"])).rejects.toThrow("/parts-0.words could not be loaded (answer 404)");
  vi.stubGlobal("fetch", sound);
  expect((await index.facets(["theme"])).theme.values.length).toBeGreaterThan(0);
});

test("what a query needs of the index and of the thesaurus is asked for before it is looked for, and once", async () => {
  const { index, loadFor, answers } = await openAt("https://beforehand.example/", true);
  loadFor("planning");
  const before = answers.length;
  expect(before).toBe(3);
  await index.searcher.answer("planning");
  expect(answers.length).toBe(before);
});

test.each([
  ["https://parts.example/", true],
  ["https://wholes.example/", false],
])("at %s a place's search reads its parts", async (host, givesParts) => {
  const { index, textsOf, answers } = await openAt(host, givesParts);
  const summaries = (await textsOf([...head.records.keys()])).map(({ summary }) => summary);
  const expected = head.blocks.map((block, number) => {
    const before = head.blocks.slice(0, number).filter((other) => other === block).length;
    return texts[block]![before]!["summary"];
  });
  expect(summaries).toEqual(expected);
  expect((await answerQuery(summaries[0]!, index)).ranked[0]!.number).toBe(0);
  expect([...(await index.knownWords()).keys()].length).toBeGreaterThan(0);
  expect((await index.places()).statements).toBeDefined();
  const all = sent.ofBuild.get("parts-0")!.length;
  const ofPlace = answers.filter(({ path }) => path.endsWith(`${sent.build}/parts-0`));
  const sizes = ofPlace.map(({ length }) => length);
  if (givesParts) expect(Math.max(...sizes)).toBeLessThan(all);
  else expect(sizes.at(-1)).toBe(all);
});

test("of a host that gives the whole it is asked for once", async () => {
  const { index, textsOf, answers } = await openAt("https://once.example/", false);
  await textsOf([0]);
  await index.knownWords();
  await index.places();
  const folder = `/${home}search/`;
  expect(answers.map(({ path }) => path)).toEqual([`${folder}head`, `${folder}${sent.build}/parts-0`]);
});

test("a network's own page, or half of the file, in the place of the whole is damaged, and asked for again", async () => {
  const { index } = await openAt("https://again.example/", false);
  const { fetch: sound } = globalThis;
  for (const body of ["<html>", sent.ofBuild.get("parts-0")!.subarray(0, 200)]) {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(body)));
    await expect(index.places()).rejects.toThrow("/parts-0.words is damaged");
  }
  vi.stubGlobal("fetch", sound);
  expect((await index.places()).statements).toBeDefined();
});

test("another part than was asked for is taken for none", async () => {
  const { index } = await openAt("https://another.example/", true);
  vi.stubGlobal("fetch", () => Promise.resolve(partOf(sent.ofBuild.get("parts-0")!, 0, 99)));
  await expect(index.knownWords()).rejects.toThrow("/parts-0.words came in another part than was asked for");
});

test("a place's search finds words one after another in what is said and in the names of themes", async () => {
  const { index, textsOf } = await openAt("https://phrases.example/", true);
  const [{ summary = "", themes = "" }] = (await textsOf([0])) as [{ summary?: string; themes?: string }];
  const words = summary.split(" ").slice(1, 3);
  expect(await index.saying(words.join(" "))).toContain(0);
  expect(await index.saying(words.toReversed().join(" "))).not.toContain(0);
  expect(await index.saying(themes.split(" · ")[0]!)).toContain(0);
  expect(await index.saying("no such words")).toEqual(new Set());
});
