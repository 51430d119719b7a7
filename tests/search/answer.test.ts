import { describe, expect, test } from "vitest";
import { searchFiles } from "#publish/search-index.ts";
import { answerQuery, latestFirst, oldestFirst } from "#search/answer.ts";
import type { SearchIndex } from "#search/answer.ts";
import { searchedStatements } from "#search/postings.ts";
import { searcherOf } from "#search/searcher.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import { madeUpId, madeUpRecord } from "./made-up.ts";

/** The index of a record as a browser has it; phrases are looked up in the summaries. */
function indexOf(record: ReturnType<typeof madeUpRecord>) {
  const { head, shards, words, places } = searchFiles(record);
  const summaries = searchedStatements(record).map(({ summary }) => summary.toLowerCase());
  const index: SearchIndex = {
    ...head,
    facets: () => Promise.resolve(head.facets),
    searcher: searcherOf(head.cuts, (part) => Promise.resolve(shards[part]!)),
    knownWords: () => Promise.resolve(new Map(Object.entries(words))),
    places: () => Promise.resolve(places),
    saying: (phrase) =>
      Promise.resolve(
        new Set(summaries.flatMap((summary, number) => (summary.includes(phrase.toLowerCase()) ? [number] : []))),
      ),
  };
  const idsOf = (ranked: readonly { readonly number: number }[]) => ranked.map(({ number }) => head.records[number]);
  return { index, idsOf };
}

describe("words, phrases and what is left out", () => {
  const { index, idsOf } = indexOf(
    madeUpRecord({
      summaries: [
        "Assessments of children in need were late.",
        "Plans were late and needed more children.",
        "Plans followed every assessment.",
        "Meetings were recorded.",
      ],
      sets: [{ same: ["assessment"], from: ["asesment", "weighing up"] }],
    }),
  );
  const f = (number: number) => `${madeUpId}#f0${number}`;
  const found = async (query: string) => idsOf((await answerQuery(query, index)).ranked);

  test("any word counts, and a phrase must stand as it is", async () => {
    expect((await found("late plans")).slice(0, 1)).toEqual([f(2)]);
    expect(await found("late plans")).toHaveLength(3);
    expect(await found("“children in need”")).toEqual([f(1)]);
    expect(await found('"in need" plans')).toEqual([f(1)]);
  });

  test("a phrase that nothing says is named, and its words are asked for", async () => {
    const answer = await answerQuery('"need late"', index);
    expect(answer.unsaid).toEqual(["need late"]);
    expect(idsOf(answer.ranked)).toContain(f(2));
  });

  test("a word with a minus is left out, also alone", async () => {
    expect(await found("assessment -plans")).toEqual([f(1)]);
    expect(await found("-plans")).toEqual([f(1), f(4)]);
  });

  test("an unknown word is mended where one is near, and named where none is", async () => {
    expect(await answerQuery("meetngs", index)).toMatchObject({
      mended: [{ written: "meetngs", meant: "meetings" }],
      unknown: [],
      ranked: [{ number: 3 }],
    });
    const unheard = await answerQuery("zyzzyva meetings", index);
    expect(unheard).toMatchObject({ mended: [], unknown: ["zyzzyva"], ranked: [{ number: 3 }] });
    expect((await answerQuery("zyzzyva", index)).ranked).toEqual([]);
  });

  test("a word that stands nowhere as itself, though by another name, is told from one that is unknown", async () => {
    const answer = await answerQuery("asesment", index);
    expect(answer).toMatchObject({ absent: ["asesment"], unknown: [], mended: [] });
    expect([...answer.members.values()]).toEqual([["assessment"]]);
    expect(idsOf(answer.ranked).slice(0, 2).toSorted()).toEqual([f(1), f(3)]);
  });
});

describe("names and identifiers", () => {
  const { index, idsOf } = indexOf(
    sampleRecord(
      {
        "2013-02-01": { concerns: ["plans", "plans"], recommendations: ["plans"] },
        "2022-11-25 north": { event: "2022-10-inspection", authority: "north", concerns: ["recording"] },
        "2022-11-25 west": {
          event: "2022-10-inspection",
          authority: "west",
          twin: "2022-11-25 north",
          shares: ["f01"],
        },
      },
      [],
    ),
  );
  const early = "2013-02-01-inspection-county";
  const shared = "2022-11-25-inspection-north#f01";

  test("a year or month narrows, alone or beside words, and can be kept as a word", async () => {
    const alone = await answerQuery("2022", index);
    expect(alone.applied.map(({ label }) => label)).toEqual(["2022"]);
    expect(idsOf(alone.ranked)).toEqual([shared]);
    expect(alone.matched).toHaveLength(4);
    expect(idsOf((await answerQuery("November 2022", index)).ranked)).toEqual([shared]);
    const kept = await answerQuery("concern 2022", index, ["2022"]);
    expect(kept.applied).toEqual([]);
    expect(kept.offered.map(({ value }) => value)).toContain("2022");
    expect(kept.ranked).toEqual(kept.matched);
  });

  test("what only may be a choice is offered, and narrows nothing", async () => {
    const answer = await answerQuery("recommendations", index);
    expect(answer.offered.map(({ facet, value }) => [facet, value])).toEqual([["stance", "recommendation"]]);
    expect(answer.applied).toEqual([]);
  });

  test.each([
    [`${early}#f02`, [`${early}#f02`]],
    ["f02 2013", [`${early}#f02`]],
    ["F2", [`${early}#f02`]],
    ["r01", [`${early}#r01`]],
    ["f01 2022", [shared]],
    ["2022-11-25-inspection-west#f01", [shared]],
  ])("%s leads to its statement, a twin's to the one that both share", async (query, ids) => {
    const answer = await answerQuery(query, index);
    expect(idsOf(answer.ranked)).toEqual(ids);
    expect(answer.isIdentified).toBe(true);
  });

  test("a place leads to all that stands there, and what does not stand there is named", async () => {
    const place = await answerQuery("para 1 2013", index);
    expect(idsOf(place.ranked)).toEqual([`${early}#f01`]);
    expect(await answerQuery("f99 para 99", index)).toMatchObject({
      unheld: ["f99", "paragraph 99"],
      ranked: [],
      isIdentified: false,
    });
  });

  test("statements stand in the order of their dates, those of one document in its own", () => {
    const all = index.records.map((_, number) => number);
    expect(idsOf(latestFirst(all, index.records).map((number) => ({ number })))).toEqual([
      shared,
      `${early}#f01`,
      `${early}#f02`,
      `${early}#r01`,
    ]);
    expect(oldestFirst(all, index.records)).toEqual(all);
  });
});
