import { dateToWords } from "#domain/date.ts";
import type { CslItem } from "#publish/csl.ts";

/** The styles of plain text, by the names under which readers know them. */
export const citeStyles = { harvard: "Harvard", apa: "APA", chicago: "Chicago", oscola: "OSCOLA" } as const;

export type CiteStyle = keyof typeof citeStyles;

/**
 * A citation in a style, the document first, then its note: the place in it, and the summary that was read. Written here
 * because it is also made in the reader's browser, where the engine that reads style files may not go by its licence;
 * tests hold each style against that engine, and name where it differs. Plain text has no italics.
 *
 * @param accessed  the day of access, "2026-11-30", where a reader's clock gives it
 */
export function citeInStyle(item: CslItem, style: CiteStyle, accessed?: string): string {
  return `${documentIn[style](item, accessed)} ${item.note}`;
}

/** The document alone, without place and summary. */
export const documentIn: Readonly<Record<CiteStyle, (item: CslItem, accessed?: string) => string>> = {
  harvard(item, accessed) {
    const { type, title, genre, URL } = item;
    const isNews = type === "article-newspaper";
    const [, ...dayAndMonth] = isNews && isoOf(item) ? dateToWords(isoOf(item)!).split(" ").reverse() : [];
    const seen = accessed ? ` (Accessed: ${dateToWords(accessed)})` : "";
    return sentences(
      [
        `${bodyOf(item)} (${yearOf(item) ?? "no date"}) ${isNews || type === "dataset" ? `‘${title}’` : title}`,
        ...(isNews ? [item["container-title"], dayAndMonth.reverse().join(" ")] : []),
      ]
        .filter(Boolean)
        .join(", "),
      versionOf(item),
      genre,
      !isNews && containerOf(item),
      URL && `Available at: ${URL}${seen}`,
    );
  },
  apa(item, accessed) {
    const { title, genre, version, URL } = item;
    const form = [version && ` (Version ${version})`, genre && ` [${genre}]`].filter(Boolean).join("");
    const seen = accessed && !item.issued ? `Retrieved ${american(accessed)}, from ` : "";
    const text = sentences(bodyOf(item), `(${apaDate(item)})`, `${title}${form}`, containerOf(item));
    return URL ? `${text} ${seen}${URL}` : text;
  },
  chicago(item, accessed) {
    const { type, title, genre, publisher, URL } = item;
    const date = isoOf(item) && american(isoOf(item)!);
    const source = item["container-title"] ?? publisher;
    const about =
      type === "graphic"
        ? [title, date, genre, source]
        : date && !source
          ? [`“${title},” ${date}`]
          : [`“${sentences(title)}”`, genre, versionOf(item), [source, date].filter(Boolean).join(", ")];
    return sentences(bodyOf(item), ...about, accessed && !date && URL && `Accessed ${american(accessed)}`, URL);
  },
  oscola(item, accessed) {
    const { type, title, genre, publisher, URL } = item;
    const date = isoOf(item) && dateToWords(isoOf(item)!);
    const container = item["container-title"];
    const inBrackets = (mark: string, ...parts: readonly (string | undefined)[]) =>
      parts.some(Boolean) && `(${parts.filter(Boolean).join(mark)})`;
    const about =
      type === "report"
        ? [inBrackets(" ", publisher, date), genre]
        : type === "article-newspaper"
          ? [container, inBrackets("", date)]
          : [inBrackets(", ", container, genre, versionOf(item)?.toLowerCase(), date)];
    const seen = URL ? [`<${URL}>`, accessed && `accessed ${dateToWords(accessed)}`] : [];
    return `${[`${bodyOf(item)}, ‘${title}’`, ...about, ...seen].filter(Boolean).join(" ")}.`;
  },
};

function bodyOf({ author: [{ literal }] }: CslItem): string {
  return literal;
}

/** The work it stands in, where that has another name than its author. */
function containerOf(item: CslItem): string | undefined {
  const container = item["container-title"];
  return container === bodyOf(item) ? undefined : container;
}

function versionOf({ version }: CslItem): string | undefined {
  return version && `Version ${version}`;
}

/** "2011-05-06", as far as it is known. */
export function isoOf({ issued }: Pick<CslItem, "issued">): string | undefined {
  return issued?.["date-parts"][0].map((part) => String(part).padStart(2, "0")).join("-");
}

function yearOf({ issued }: CslItem): number | undefined {
  return issued?.["date-parts"][0][0];
}

/** "2018, May 18". */
function apaDate(item: CslItem): string {
  const [year, ...rest] = (isoOf(item) ?? "n.d.").split("-");
  if (!rest.length) return year!;
  const [month, day] = dateToWords(isoOf(item)!).split(" ").slice(0, -1).reverse();
  return `${year}, ${[month, day].filter(Boolean).join(" ")}`;
}

/** "May 18, 2018", "November 2022". */
function american(date: string): string {
  const words = dateToWords(date).split(" ");
  return words.length === 3 ? `${words[1]} ${words[0]}, ${words[2]}` : words.join(" ");
}

function sentences(...parts: readonly (string | undefined | false)[]): string {
  return parts
    .filter((part) => typeof part === "string" && part)
    .map((part) => (/[.?!]”?$/.test(String(part)) ? part : `${String(part)}.`))
    .join(" ");
}
