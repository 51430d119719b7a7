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
        void import("#components/cite-formats.ts").then(({ offerFormats }) => offerFormats(target));
    },
    true,
  );
  startCopying();
}

function isCitation(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.matches(".citation");
}
