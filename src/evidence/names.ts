/**
 * Words of names in a text: those with a capital inside a sentence. The first word of a sentence is no name by its
 * capital alone, unless it is all capitals.
 */
export function namesIn(text: string): string[] {
  const sentences = text.split(/(?<=[.!?:])\s+|(?<=["“”])\s*(?=[A-Z])/);
  return sentences.flatMap((sentence) => {
    const words = sentence.match(/[\p{L}\d][\p{L}\d'’&-]*/gu) ?? [];
    return words.filter(
      (word, index) => (index > 0 ? /^\p{Lu}/u.test(word) : /^\p{Lu}{2,}s?$/u.test(word)) && word !== "I",
    );
  });
}
