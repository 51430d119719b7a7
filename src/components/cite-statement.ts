import { bibtexOf, ofPlace, selectNote, summaryNote, wholeDocument } from "#components/cite-words.ts";
import { loadOtherForms } from "#components/other-forms.ts";
import { withHost } from "#components/printed-addresses.ts";
import { eachOnce } from "#search/once.ts";
import { citationFileUrl } from "#urls.ts";

/** The page has one at a time. */
let opened: HTMLElement | undefined;

/** Opens the citation of a statement beside the link to where it stands, whence its text is read. */
export function openCitation(link: HTMLAnchorElement): void {
  opened?.remove();
  const citation = element("div", "", "citation");
  citation.popover = "auto";
  citation.role = "dialog";
  citation.ariaLabel = (link.ariaLabel ?? "").replace(/^Cite/, "Citation of");
  link.after(citation);
  opened = citation;
  addFrame(citation);
  // Where the focus returns to, also in browsers that do not give it to a link that is pressed.
  link.focus();
  citation.showPopover();
  void fill(citation, link);
}

async function fill(citation: HTMLElement, link: HTMLAnchorElement): Promise<void> {
  const status = element("p", "Loading the citation.", "meta");
  status.role = "status";
  citation.querySelector(".kicker")!.after(status);
  try {
    const text = (await citationsAt(link.href.replace(/#.*/, ""))).get(link.hash.slice(1));
    if (!text) throw new Error(`no citation ${link.href}`);
    status.replaceWith(element("p", withHost(text, homeAddress() ?? "/"), "citation-text"));
    completeCitation(citation, fileBeside(link));
    await loadOtherForms(citation);
  } catch {
    const again = Object.assign(element("button", "Try again"), { type: "button" });
    again.addEventListener("click", () => {
      // The button that had the focus is gone.
      citation.querySelector<HTMLElement>("[popovertargetaction]")!.focus();
      status.remove();
      void fill(citation, link);
    });
    const place = Object.assign(element("a", "a page of its own"), { href: link.href });
    status.replaceChildren("The citation could not be loaded. ", again, " It stands on ", place, " too.");
  }
}

/** The citations that a page of them holds, by the number of what is cited. */
const citationsAt = eachOnce(async (address: string) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return new Map(
    [...page.querySelectorAll(".citations dt[id]")].map(({ id, nextElementSibling }) => [
      id,
      nextElementSibling?.textContent ?? "",
    ]),
  );
});

/** The file of citations with the same as the page to which a link leads: "reports/2018-05-18-…". */
function fileBeside({ href }: HTMLAnchorElement): string {
  return href.slice(homeAddress()?.length).replace(/\/cite\/#.*/, "");
}

/**
 * Gives the citation of a statement, once its text is there, what every other citation has.
 *
 * @param cited  the file of citations, where it is not that of its document, which its statement's link tells
 */
export function completeCitation(citation: HTMLElement, cited?: string): void {
  const permalink = citation.closest(".statement")?.querySelector<HTMLAnchorElement>(".permalink, .search-summary");
  const home = homeAddress();
  if (!permalink || home === undefined) return;
  addFrame(citation);
  const [account = "", number = ""] = permalink.href.slice(home.length).split("/#");
  const name = cited ?? account;
  const file = element("p", "", "cite-as");
  file.dataset["entry"] = `${account.split("/").at(-1)}-${number}`;
  file.append(
    Object.assign(element("a", bibtexOf(name === account ? wholeDocument : ofPlace)), {
      href: home + citationFileUrl(name, "bib").slice(1),
    }),
  );
  const copy = Object.assign(element("button", "Copy"), { type: "button" });
  copy.dataset["copy"] = "";
  citation
    .querySelector(".citation-text")!
    .after(element("p", `${selectNote} ${summaryNote}`, "meta"), file, copy, " ");
}

/** What it is, and how it is closed. */
function addFrame(citation: HTMLElement): void {
  if (citation.querySelector(".kicker")) return;
  const close = Object.assign(element("button", "Close"), {
    type: "button",
    popoverTargetElement: citation,
    popoverTargetAction: "hide",
    autofocus: true,
  });
  citation.prepend(element("p", citation.ariaLabel ?? "", "kicker"));
  citation.append(close);
}

function homeAddress(): string | undefined {
  return document.querySelector<HTMLAnchorElement>(".site-name")?.href;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  className = "",
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), { textContent: text, ...(className && { className }) });
}
