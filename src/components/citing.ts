import { startCopying } from "#copying.ts";

/** Lets each opened citation be copied, and offer its other forms, which are loaded only then. */
export function startCiting(): void {
  addEventListener(
    "toggle",
    ({ target, newState }) => {
      if (newState !== "open" || !(target instanceof HTMLElement) || !target.matches(".citation")) return;
      void import("#components/cite-formats.ts").then(({ offerFormats }) => offerFormats(target));
    },
    true,
  );
  startCopying();
}
