/** How a reader names one statement, or those of one place. */
export type Identifier =
  /** A permanent address, or its end: "2011-05-06-inspection-northamptonshire#f235". */
  | { readonly kind: "record"; readonly id: string }
  /** "f235": of whichever document. */
  | { readonly kind: "number"; readonly number: string }
  /** "para 63", as a key of `Places`. */
  | { readonly kind: "place"; readonly place: string };

/** A query, taken apart. */
export interface Query {
  /** What stands in quotation marks: looked for word for word. */
  readonly phrases: readonly string[];
  /** Words and phrases with a minus before them. */
  readonly leftOut: readonly string[];
  readonly identifiers: readonly Identifier[];
  /** The rest, as it is written. */
  readonly words: string;
  /** Whether it held OR, which changes nothing: any word counts. */
  readonly hasOr: boolean;
}

const quoted = /(?<minus>(?<=^|\s)-)?"(?<double>[^"]*)"|(?<=^|\s)'(?<single>[^']*\s[^']*)'(?=$|[\s.,;:!?])/g;
const record = /(?:\S*\/)?(?<account>\d{4}-\d{2}[a-z0-9-]*)\/?#(?<number>[fr]\d+)/gi;
const number = /(?<![\p{L}\p{N}])[fr]\d{1,4}(?![\p{L}\p{N}])/giu;
const place = /(?<!\p{L})para(?:graph)?s?\.? ?(?<para>\d+)(?:,? bullet ?(?<bullet>\d+))?(?!\p{N})/giu;
const minus = /(?<=^|\s)-(?=\p{L})(?<word>\S+)/gu;

/** Takes a query apart; quotation marks without a partner are taken for none. */
export function parseQuery(written: string): Query {
  const phrases: string[] = [];
  const leftOut: string[] = [];
  const identifiers: Identifier[] = [];
  let rest = written
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(quoted, (...found) => {
      const parts = found.at(-1) as { readonly minus?: string; readonly double?: string; readonly single?: string };
      const phrase = (parts.double ?? parts.single ?? "").trim();
      if (phrase) (parts.minus ? leftOut : phrases).push(phrase);
      return " ";
    })
    .replaceAll('"', " ");
  const take = (
    pattern: RegExp,
    identifierOf: (parts: Readonly<Record<string, string>>, all: string) => Identifier,
  ) => {
    rest = rest.replace(pattern, (all: string, ...found) => {
      const parts = found.at(-1) as unknown;
      identifiers.push(identifierOf(typeof parts === "object" ? (parts as Record<string, string>) : {}, all));
      return " ";
    });
  };
  take(record, (parts) => ({ kind: "record", id: `${parts["account"]}#${parts["number"]}`.toLowerCase() }));
  take(number, (_, all) => ({ kind: "number", number: plainNumber(all) }));
  take(place, (parts) => ({ kind: "place", place: placeKey(parts["para"]!, parts["bullet"]) }));
  rest = rest.replace(minus, (_, word: string) => {
    leftOut.push(word);
    return " ";
  });
  const withoutOr = rest.replace(/(?<=^|\s)OR(?=\s|$)/g, " ");
  const words = withoutOr.replace(/\s+/g, " ").trim();
  return { phrases, leftOut, identifiers, words, hasOr: withoutOr !== rest };
}

/** "f07" and "F7" are one number. */
export function plainNumber(written: string): string {
  return written.toLowerCase().replace(/^([fr])0+(?=\d)/, "$1");
}

/** "63", "63 bullet 2". */
export function placeKey(para: number | string, bullet?: number | string): string {
  return bullet === undefined ? String(para) : `${para} bullet ${bullet}`;
}
