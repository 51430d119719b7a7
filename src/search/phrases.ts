import { stemOf, wordsOf } from "#search/words.ts";

/** Whether a text says some words one after another, in whatever form of each. */
export function says(text: string, phrase: string): boolean {
  return stems(text).includes(stems(phrase));
}

function stems(text: string): string {
  return ` ${wordsOf(text).map(stemOf).join(" ")} `;
}
