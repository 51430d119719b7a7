import { completeCitation } from "#components/cite-statement.ts";
import { startCopying } from "#copying.ts";

let isStarted = false;

/** Lets each citation of the page be copied, once it is opened, and offer its other forms, which are loaded only then. */
export function startCiting(): void {
  if (isStarted) return;
  isStarted = true;
  // Before it is shown, so that it begins with what is added.
  addEventListener("beforetoggle", ({ target }) => isCitation(target) && completeCitation(target), true);
  addEventListener(
    "toggle",
    ({ target, newState }) => {
      if (newState === "open" && isCitation(target))
        void import("#components/cite-formats.ts").then(
          ({ offerFormats }) => offerFormats(target),
          () => tellMissing(target),
        );
    },
    true,
  );
  startCopying();
}

function tellMissing(citation: HTMLElement): void {
  if (citation.querySelector("[data-missing]")) return;
  const word = document.createElement("p");
  word.className = "meta";
  word.dataset["missing"] = "";
  word.textContent = "The other forms did not load; the link leads to the file.";
  citation.querySelector(".cite-as")?.after(word);
}

function isCitation(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.matches(".citation");
}
