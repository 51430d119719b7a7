import { citeFileWords, citeNote } from "#components/cite-words.ts";

/** Gives the citation of a statement, which stands in the page as its text alone, what every other citation has. */
export function completeCitation(citation: HTMLElement): void {
  const permalink = citation.closest(".statement")?.querySelector<HTMLAnchorElement>(".permalink");
  if (!permalink || citation.querySelector(".cite-as")) return;
  const home = document.querySelector<HTMLAnchorElement>(".site-name")!.href;
  const [place = "", number = ""] = permalink.href.slice(home.length).split("/#");
  const file = element("p", "", "cite-as");
  file.dataset["entry"] = number;
  file.append(Object.assign(element("a", citeFileWords), { href: `${home}cite/${place}.bib` }));
  const copy = element("button", "Copy");
  copy.dataset["copy"] = "";
  const close = Object.assign(element("button", "Close"), {
    popoverTargetElement: citation,
    popoverTargetAction: "hide",
    autofocus: true,
  });
  citation.prepend(element("p", citation.getAttribute("aria-label") ?? "", "kicker"));
  citation.append(element("p", citeNote, "meta"), file, copy, " ", close);
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  className = "",
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), { textContent: text, ...(className && { className }) });
}
