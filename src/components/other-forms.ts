/** Offers the other forms of a citation that is open, and says so where what makes them does not load. */
export async function loadOtherForms(citation: HTMLElement): Promise<void> {
  const forms = await import("#components/cite-formats.ts").catch(() => undefined);
  if (forms) return forms.offerFormats(citation);
  if (citation.querySelector("[data-missing]")) return;
  const word = document.createElement("p");
  word.className = "meta";
  word.dataset["missing"] = "";
  word.textContent = "The other forms did not load; the link leads to the file.";
  citation.querySelector(".cite-as")?.after(word);
}
