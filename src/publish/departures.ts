import { h } from "hastscript";
import { toHtml } from "hast-util-to-html";
import { dateToWords } from "#domain/date.ts";
import { addressToWords, isOfPage, partsOf } from "#domain/departure.ts";
import type { Departure } from "#domain/departure.ts";
import { permanenceUrl } from "#urls.ts";

/**
 * What is told at the foot of a page of the places on it that moved or were withdrawn, each under the anchor that it had.
 *
 * @param page  "/reports/2018-05-18-…/"
 * @returns HTML; "" where nothing is gone
 */
export function departuresFrom(page: string, departures: readonly Departure[]): string {
  const gone = departures.filter((departure) => !isOfPage(departure) && partsOf(departure.address).page === page);
  const told = gone.flatMap((departure) => {
    const { anchor } = partsOf(departure.address);
    return anchor === undefined ? [] : [h("li", { id: anchor, tabIndex: -1 }, wordsOf(departure))];
  });
  if (!told.length) return "";
  const why = h("p", [h("a", { href: permanenceUrl }, "What is promised of addresses")]);
  return toHtml(h("section", { class: "departed" }, [h("h2", "Moved or withdrawn"), h("ul", told), why]));
}

function wordsOf({ address, on, movedTo, reason, instead }: Departure) {
  const name = h("strong", addressToWords(address));
  const link = (target: string) =>
    target.startsWith("event:") ? addressToWords(target) : h("a", { href: target }, addressToWords(target));
  if (movedTo) return [name, ` moved on ${dateToWords(on)}. It stands at `, link(movedTo), "."];
  return [
    name,
    ` was withdrawn on ${dateToWords(on)}: ${reason}`,
    ...(instead ? [" Instead: ", link(instead), "."] : []),
  ];
}
