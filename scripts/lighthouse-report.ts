/** What Lighthouse's JSON says, as far as it is read here. */
export interface LighthouseReport {
  readonly categories: Readonly<Record<string, Category>>;
  readonly audits: Readonly<Record<string, Audit>>;
}

interface Category {
  /** 0 to 1; null where it could not be told. */
  readonly score: number | null;
  readonly auditRefs: readonly { readonly id: string; readonly weight: number }[];
}

interface Audit {
  readonly title: string;
  readonly score: number | null;
  readonly numericValue?: number;
  readonly displayValue?: string;
}

/** In the order of the table; performance depends on the machine too. */
const categories = {
  performance: "performance",
  accessibility: "accessibility",
  "best-practices": "best practices",
  seo: "search engines",
};
const columns = [...Object.values(categories), "painted", "blocked", "shift", "loaded"];
const line = (cells: readonly string[], page: string) =>
  [...cells.map((cell, index) => cell.padStart(Math.max(columns[index]!.length, 8))), page].join("  ");

export const heading = line(columns, "page");

/** A page's points of 100, when its largest part is painted, how long its script blocks, what moves, what is loaded. */
export function rowOf(page: string, { categories: given, audits }: LighthouseReport): string {
  const value = (id: string, scale: number, digits: number, unit: string) => {
    const number = audits[id]?.numericValue;
    return number === undefined ? "?" : `${(number / scale).toFixed(digits)}${unit}`;
  };
  return line(
    [
      ...Object.keys(categories).map((id) => pointsOf(given[id])),
      value("largest-contentful-paint", 1000, 1, " s"),
      value("total-blocking-time", 1, 0, " ms"),
      value("cumulative-layout-shift", 1, 3, ""),
      value("total-byte-weight", 1000, 0, " kB"),
    ],
    page,
  );
}

/** What keeps a page from 100, for each category: "search engines: Links are not crawlable". */
export function reasonsOf({ categories: given, audits }: LighthouseReport): string[] {
  return Object.entries(categories).flatMap(([id, name]) => {
    const { score, auditRefs } = given[id] ?? { score: null, auditRefs: [] };
    if (score === 1) return [];
    const lost = auditRefs.flatMap(({ id: audit, weight }) => {
      const found = audits[audit];
      return weight > 0 && found?.score !== undefined && found.score !== null && found.score < 1 ? [found] : [];
    });
    return lost.map(({ title, displayValue }) => `${name}: ${title}${displayValue ? ` (${displayValue})` : ""}`);
  });
}

/** Whether a page has less than 100 where neither the machine's speed nor its own purpose is the reason. */
export function fallsShort(page: string, { categories: given }: LighthouseReport): boolean {
  // What is shown elsewhere asks not to be found by itself.
  const asked = ["accessibility", "best-practices", ...(page.startsWith("/embed/") ? [] : ["seo"])];
  return asked.some((id) => given[id]?.score !== 1);
}

function pointsOf(category: Category | undefined): string {
  return category?.score === null || category?.score === undefined ? "?" : String(Math.round(category.score * 100));
}
