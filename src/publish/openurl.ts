import { isoOf } from "#publish/cite-styles.ts";
import type { CslItem } from "#publish/csl.ts";
import { settings } from "#settings.ts";

/**
 * A document as an OpenURL 1.0 ContextObject in key/encoded-value form, "ctx_ver=Z39.88-2004&…": what reference managers
 * read from the title of a `<span class="Z3988">` (COinS). A report has the form of a book; what has no form of its own
 * is Dublin Core, with the type that Zotero knows.
 */
export function toOpenUrl(item: CslItem): string {
  const { type, title, author, publisher, URL } = item;
  const isReport = type === "report";
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["ctx_ver", "Z39.88-2004"],
    ["rft_val_fmt", `info:ofi/fmt:kev:mtx:${isReport ? "book" : "dc"}`],
    ["rfr_id", `info:sid/${settings.dataName}`],
    ...(isReport
      ? ([
          ["rft.genre", "report"],
          ["rft.btitle", title],
          ["rft.publisher", publisher],
        ] as const)
      : ([
          ["rft.type", type === "article-newspaper" ? "newspaperArticle" : "webpage"],
          ["rft.title", title],
          ["rft.source", item["container-title"]],
        ] as const)),
    // A body, whose name is never taken apart.
    ["rft.aucorp", author[0].literal],
    ["rft.date", isoOf(item)],
    ["rft.language", item.language],
    ["rft_id", URL],
  ];
  return new URLSearchParams(fields.filter((field): field is [string, string] => field[1] !== undefined)).toString();
}
