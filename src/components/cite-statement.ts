import { bibtexOf, selectNote, summaryNote, wholeDocument } from "#components/cite-words.ts";
import { citationFileUrl } from "#urls.ts";

/**
 * Gives the citation of a statement, which stands in the page as its text alone, what every other citation has. Its
 * statement's link tells where its document's file of citations lies.
 */
export function completeCitation(citation: HTMLElement): void {
  const permalink = citation.closest(".statement")?.querySelector<HTMLAnchorElement>(".permalink, .search-summary");
  const home = document.querySelector<HTMLAnchorElement>(".site-name")?.href;
  if (!permalink || !home || citation.querySelector(".cite-as")) return;
  const [account = "", number = ""] = permalink.href.slice(home.length).split("/#");
  const file = element("p", "", "cite-as");
  file.dataset["entry"] = number;
  file.append(
    Object.assign(element("a", bibtexOf(wholeDocument)), { href: home + citationFileUrl(account, "bib").slice(1) }),
  );
  const copy = Object.assign(element("button", "Copy"), { type: "button" });
  copy.dataset["copy"] = "";
  const close = Object.assign(element("button", "Close"), {
    type: "button",
    popoverTargetElement: citation,
    popoverTargetAction: "hide",
    autofocus: true,
  });
  citation.prepend(element("p", citation.getAttribute("aria-label") ?? "", "kicker"));
  citation.append(element("p", `${selectNote} ${summaryNote}`, "meta"), file, copy, " ", close);
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  className = "",
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), { textContent: text, ...(className && { className }) });
}
