import { afterEach, expect, test, vi } from "vitest";
import { searchFolder } from "#components/search-files.ts";
import { placesOf, recordOf } from "#domain/place.ts";
import { searchFiles, sentSearch } from "#publish/search-index.ts";
import { buildRecord } from "#record/build.ts";
import { answerQuery } from "#search/answer.ts";
import { twoCounties } from "../fixtures/two-counties.ts";

const whole = buildRecord(twoCounties());
const midshire = placesOf(whole).find(({ id }) => id === "midshire")!;
const record = recordOf(whole, midshire);
const sent = sentSearch(record);
const { head, texts } = searchFiles(record);

afterEach(() => vi.unstubAllGlobals());

function partOf(file: Uint8Array<ArrayBuffer>, start: number, last: number): Response {
  const headers = { "content-range": `bytes ${start}-${last}/${file.length}` };
  return new Response(file.subarray(start, last + 1), { status: 206, headers });
}

/** Opens the search of a place at a host, and tells how much each request was answered with. */
async function openAt(host: string, givesParts: boolean) {
  const answers: { readonly path: string; readonly length: number }[] = [];
  vi.stubGlobal("fetch", (address: string, { headers }: { readonly headers: { readonly range?: string } }) => {
    const path = new URL(address).pathname.replace(/^\/search\//, "").replace(/\.words$/, "");
    const file = sent.named.get(path) ?? sent.ofBuild.get(path.replace(`${sent.build}/`, ""));
    if (!file) return Promise.resolve(new Response("", { status: 404 }));
    const [start, last] = headers.range?.replace("bytes=", "").split("-").map(Number) ?? [];
    const isPart = givesParts && start !== undefined;
    const bytes = isPart ? file.subarray(start, last! + 1) : file;
    answers.push({ path, length: bytes.length });
    return Promise.resolve(isPart ? partOf(file, start, last!) : new Response(file));
  });
  const known = { build: sent.build, firstWords: sent.firstWords, ends: sent.ends };
  const { index, textsOf } = await searchFolder(new URL(host), known).open();
  return { index, textsOf, answers };
}

test("the search of a place is its head and one file, that of all places many", () => {
  expect([...sent.named.keys(), ...sent.ofBuild.keys()]).toEqual(["head", "all"]);
  const ofAll = sentSearch(whole);
  expect([...ofAll.named.keys()]).toEqual(["head", "known", "places"]);
  expect(ofAll.ofBuild.size).toBeGreaterThan(2);
  expect(ofAll.ends).toBeUndefined();
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
  const all = sent.ofBuild.get("all")!.length;
  const sizes = answers.filter(({ path }) => path.endsWith("/all")).map(({ length }) => length);
  if (givesParts) expect(Math.max(...sizes)).toBeLessThan(all);
  else expect(sizes.at(-1)).toBe(all);
});

test("of a host that gives the whole it is asked for once", async () => {
  const { index, textsOf, answers } = await openAt("https://once.example/", false);
  await textsOf([0]);
  await index.knownWords();
  await index.places();
  expect(answers.map(({ path }) => path)).toEqual(["head", `${sent.build}/all`]);
});

test("a network's own page, or half of the file, in the place of the whole is damaged, and asked for again", async () => {
  const { index } = await openAt("https://again.example/", false);
  const { fetch: sound } = globalThis;
  for (const body of ["<html>", sent.ofBuild.get("all")!.subarray(0, 200)]) {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(body)));
    await expect(index.places()).rejects.toThrow("/all.words is damaged");
  }
  vi.stubGlobal("fetch", sound);
  expect((await index.places()).statements).toBeDefined();
});

test("another part than was asked for is taken for none", async () => {
  const { index } = await openAt("https://another.example/", true);
  vi.stubGlobal("fetch", () => Promise.resolve(partOf(sent.ofBuild.get("all")!, 0, sent.ends![0]! - 1)));
  await expect(index.knownWords()).rejects.toThrow("/all.words came in another part than was asked for");
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
