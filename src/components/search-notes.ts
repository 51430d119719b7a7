import { hasOtherWords, make, quoted } from "#components/search-results.ts";
import type { Result } from "#components/search-results.ts";
import type { QueryAnswer } from "#search/answer.ts";

type Note = readonly (string | Node)[];

/**
 * What a reader must know of an answer beside its results: what was asked in place of their words, and what was not.
 *
 * @param problems  what of the address could not be understood
 * @param failed  what could not be loaded
 */
export function notesOn(
  answer: QueryAnswer | undefined,
  problems: readonly string[],
  failed: readonly string[],
  results: readonly Result[],
): Note[] {
  const notes: Note[] = problems.map((problem) => [problem]);
  for (const part of failed) notes.push([`Not loaded: ${part}.`]);
  if (!answer) return notes;
  const { mended, absent, unknown, unsaid, unheld, query, units, members } = answer;
  const isFound = answer.matched.length > 0;
  if (mended.length)
    notes.push([
      `Searched for ${quoted(mended.map(({ meant }) => meant))}: nothing says ${quoted(mended.map(({ written }) => written))}.`,
    ]);
  for (const word of absent) {
    const asked = units.filter((unit) => unit.word === word).flatMap((unit) => unit.asked);
    const others = asked.flatMap(({ token }) => members.get(token) ?? []).slice(0, 3);
    if (others.length) notes.push([`Nothing says “${word}” itself: searched for ${quoted(others)} in its place.`]);
  }
  if (unknown.length)
    notes.push([
      `Nothing says ${quoted(unknown)}${isFound ? ": the other words were searched for" : ", nor any word near it"}.`,
    ]);
  if (unsaid.length)
    notes.push([`Nothing says ${quoted(unsaid)} word for word${isFound ? ": what is listed has its words" : ""}.`]);
  if (unheld.length) notes.push([`There is no statement under ${quoted(unheld)}.`]);
  if (query.hasOr) notes.push(["OR may be left out: any of the words counts."]);
  if (hasOtherWords(results))
    notes.push([
      make("mark", {}, "your words"),
      " and ",
      make("mark", { className: "in-other-words" }, "other words for the same"),
      " are marked.",
    ]);
  return notes;
}
