import { loadOtherForms } from "#components/other-forms.ts";
import { startCopying } from "#copying.ts";

let isStarted = false;

/**
 * Lets each citation of the page be copied, once it is opened, and offer its other forms, which are loaded only then; that
 * of a statement, which stands on a page of its own, opens beside the link to it.
 */
export function startCiting(): void {
  if (isStarted) return;
  isStarted = true;
  addEventListener(
    "toggle",
    ({ target, newState }) => {
      if (newState === "open" && target instanceof HTMLElement && target.matches(".citation"))
        void loadOtherForms(target);
    },
    true,
  );
  addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.cite") : null;
    if (!link || !hasPopovers() || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(link);
  });
  addEventListener("hashchange", openNamed);
  openNamed();
  startCopying();
}

/** Opens the citation of the statement that the address names. */
function openNamed(): void {
  const link = document.getElementById(location.hash.slice(1));
  if (!(link instanceof HTMLAnchorElement && link.matches(".cite"))) return;
  // The statement becomes the target instead.
  const home = link.closest(".statement[id]");
  if (home) location.replace(`#${home.id}`);
  if (hasPopovers()) open(link);
}

function hasPopovers(): boolean {
  return "showPopover" in HTMLElement.prototype;
}

/** Where the script that opens it cannot be had, the link leads to where it stands. */
function open(link: HTMLAnchorElement): void {
  import("#components/cite-statement.ts").then(
    ({ openCitation }) => openCitation(link),
    () => location.assign(link.href),
  );
}
