import { expect, test } from "vitest";
import { heaviest, searchWords } from "#search/postings.ts";
import { rank, unitsOf } from "#search/rank.ts";
import { stemOf } from "#search/words.ts";
import { madeUpRecord } from "./made-up.ts";
import type { MadeUp } from "./made-up.ts";

/** The numbers of the findings that answer a query, the best first, from 1 as their identifiers have them. */
function found(madeUp: MadeUp, query: string, isAllowed?: (number: number) => boolean): number[] {
  const { postings, phrases, records } = searchWords(madeUpRecord(madeUp));
  const answer = rank(unitsOf(query, phrases), (token) => postings.get(token), records.length, isAllowed);
  return answer.map(({ number }) => number + 1);
}

const filler = ["Roads were wet.", "Doors stood open.", "Rooms felt cold.", "Lights shone."];

test("who has all the words comes before who has some, whatever their number", () => {
  const summaries = ["Visits, visits and more visits to homes.", "Late reviews.", "Late visits.", ...filler];
  expect(found({ summaries }, "late visits")[0]).toBe(3);
  expect(found({ summaries }, "late visits").toSorted()).toEqual([1, 2, 3]);
});

test("a rare word decides over a common one", () => {
  const summaries = ["Visits by staff.", "Visits by nurses.", "Visits by police.", "Genograms by staff.", ...filler];
  expect(found({ summaries }, "visits genogram")[0]).toBe(4);
});

test("stop-words decide nothing", () => {
  const summaries = ["What is it that they do about this?", "Plans slip.", ...filler];
  expect(found({ summaries }, "what is it about plans")).toEqual([2]);
  expect(found({ summaries }, "what is it about")).toEqual([]);
});

test("what questions say is found, and a summary's own words count for more", () => {
  const summaries = ["Turnover is high.", "Quitting was rare.", ...filler];
  const questions = { f01: ["quitting", "leavers"] };
  expect(found({ summaries, questions }, "quitting")).toEqual([2, 1]);
});

test("a word in a short text weighs more than in a long one, and no weight is beyond the heaviest", () => {
  const long = `Plans ${"and some further words of little weight ".repeat(8)}`;
  const { postings } = searchWords(madeUpRecord({ summaries: [long, "Plans slip.", "Plans. ".repeat(60), ...filler] }));
  const weights = postings.get(stemOf("plans"))!;
  expect(weights.get(1)).toBeGreaterThan(weights.get(0)!);
  expect(Math.max(...weights.values())).toBe(heaviest);
});

const sets: MadeUp["sets"] = [{ near: ["supervision", "one to one"], from: ["catch-up"] }];

test("other words for one thing are found both ways, after the reader's own", () => {
  const summaries = ["A weekly one-to-one.", "Supervision was rare.", "A catch-up of leaders.", ...filler];
  expect(found({ summaries, sets }, "supervision")).toEqual([2, 1]);
  expect(found({ summaries, sets }, "one to one").toSorted()).toEqual([1, 2]);
});

test("a word that leads one way leads to the others, and they do not lead back", () => {
  const summaries = ["Supervision was rare.", "A catch-up of leaders.", ...filler];
  expect(found({ summaries, sets }, "catch-up")).toContain(1);
  expect(found({ summaries, sets }, "supervision")).toEqual([1]);
});

test("a phrase says more than a word within it", () => {
  const own: MadeUp["sets"] = [{ near: ["care leavers", "formerly looked after"] }, { near: ["care", "kindness"] }];
  const summaries = ["Kindness was seen.", "The formerly looked after were housed.", ...filler];
  expect(found({ summaries, sets: own }, "care leavers")).toEqual([2, 1]);
});

test("a statement with the reader's own words side by side comes before one with another name for them", () => {
  const own: MadeUp["sets"] = [{ near: ["family hubs", "children's centres"] }];
  const summaries = ["Children's centres, and children's centres.", "A network of family hubs.", ...filler];
  expect(found({ summaries, sets: own }, "family hubs")).toEqual([2, 1]);
});

test("a short form in capitals is asked for though it is a stop-word in small letters", () => {
  const own: MadeUp["sets"] = [{ near: ["computers", "IT"] }];
  const summaries = ["Computers failed.", ...filler];
  expect(found({ summaries, sets: own }, "IT")).toEqual([1]);
  expect(found({ summaries, sets: own }, "it")).toEqual([]);
});

test("what is not allowed is left out, and the order of the rest stays", () => {
  const summaries = ["Plans slip.", "Plans slip again and again.", "Plans slip at times.", ...filler];
  const all = found({ summaries }, "plans slip");
  expect(all).toHaveLength(3);
  expect(found({ summaries }, "plans slip", (number) => number + 1 !== all[0])).toEqual(all.slice(1));
});

test("the words that were found are named as the reader wrote them", () => {
  const { postings, phrases, records } = searchWords(madeUpRecord({ summaries: ["Plans slip.", ...filler] }));
  const [first] = rank(unitsOf("the planned genogram", phrases), (token) => postings.get(token), records.length);
  expect(first!.words).toEqual(["planned"]);
});
