/** What stands below a citation, in a page or put there by its script. */
export const citeNote =
  "One click selects the whole text. The summary is ours: to quote the inspectors, use the words of the document itself.";
export const citeFileWords = "BibTeX, whole document";
