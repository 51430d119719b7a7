/**
 * The words of a text, as they are compared: small letters and digits, with the marks that belong to a number or a
 * word. Line breaks, dashes, quotation marks and markup do not count, so that two editions of one document agree.
 */
export function wordsOf(text: string): string[] {
  return (
    text
      .replaceAll("\u00ad", "")
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[‘’ʼ`´]/g, "'")
      .match(/£?\d+(?:[.,]\d+)*%?|\p{L}+(?:'\p{L}+)*/gu) ?? []
  );
}
