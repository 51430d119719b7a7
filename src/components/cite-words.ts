/** What stands below a citation, in a page or put there by its script. */
export const selectNote = "One click selects the whole text.";
export const summaryNote = "The summary is ours: to quote the inspectors, use the words of the document itself.";
export const bibtexOf = (holds: string) => `BibTeX, ${holds}`;
export const wholeDocument = "whole document";
export const ofPlace = "all documents of the place";
