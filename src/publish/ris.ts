import type { CslItem } from "#publish/csl.ts";

const types = {
  report: "RPRT",
  "article-newspaper": "NEWS",
  webpage: "ELEC",
  graphic: "FIGURE",
  dataset: "DATA",
} as const satisfies Record<CslItem["type"], string>;

/**
 * Records of RIS, with CRLF at the end of a line as its specification asks. Written here: the library at hand breaks
 * addresses between lines, and leaves the author of a newspaper's article out.
 */
export function toRis(items: readonly CslItem[]): string {
  return items
    .map((item) => {
      const [year, ...rest] = item.issued?.["date-parts"][0] ?? [];
      const [month = "", day = ""] = rest.map((part) => String(part).padStart(2, "0"));
      const fields: readonly (readonly [string, string | undefined])[] = [
        ["TY", types[item.type]],
        ["ID", item.id],
        ["AU", item.author[0].literal],
        ["TI", item.title],
        ["T2", item["container-title"]],
        ["PB", item.publisher],
        ["PY", year?.toString()],
        ["DA", year === undefined ? year : `${year}/${month}/${day}/`],
        ["M3", item.genre],
        ["ET", item.version],
        ["UR", item.URL],
        ["LA", item.language],
        ["N1", item.note],
        ["ER", ""],
      ];
      return fields
        .filter(([, value]) => value !== undefined)
        .map(([tag, value]) => `${tag}  - ${value}\r\n`)
        .join("");
    })
    .join("\r\n");
}
