/** What a reader asked for, as it stands in the address. */
export interface MatrixView {
  /** "" keeps the families together; "raised": most often raised first; "latest": latest raised first. */
  readonly order: string;
  /** Each "" shows all. */
  readonly family: string;
  readonly area: string;
  readonly group: string;
  /** Whether full inspections alone count for the order. */
  readonly isFull: boolean;
}

/** How often a theme was raised among the inspections that count. */
export interface RowCounts {
  readonly raised: number;
  /** Of those that looked, from 0 to 1. */
  readonly share: number;
  /** Date of the latest event that raised it; "" when none did. */
  readonly last: string;
}

/** One theme's row, as far as order and filters need it. */
export interface RowFacts {
  readonly theme: string;
  readonly family: string;
  /** Service areas in which the theme can be seen. */
  readonly areas: readonly string[];
  /** Groups of children that a finding about the theme names. */
  readonly groups: readonly string[];
  /** Among all that are counted. */
  readonly all: RowCounts;
  /** Among full inspections only. */
  readonly full: RowCounts;
}

export type Arranged = { readonly family: string } | { readonly theme: string };

/**
 * The rows that remain, in their order, with the names of families before their rows where families stay together.
 *
 * @param rows  in the order of the page: by family, and within each the most often raised first
 */
export function arrangeRows(rows: readonly RowFacts[], { order, family, area, group, isFull }: MatrixView): Arranged[] {
  const shown = rows.filter(
    (row) =>
      (!family || row.family === family) &&
      (!area || row.areas.includes(area)) &&
      (!group || row.groups.includes(group)),
  );
  const counts = ({ all, full }: RowFacts) => (isFull ? full : all);
  const byCounts = (compare: (a: RowCounts, b: RowCounts) => number) =>
    shown.toSorted((a, b) => compare(counts(a), counts(b))).map(({ theme }) => ({ theme }));
  if (order === "raised") return byCounts((a, b) => b.raised - a.raised || b.share - a.share);
  if (order === "latest") return byCounts((a, b) => b.last.localeCompare(a.last) || b.raised - a.raised);
  return [...Map.groupBy(shown, (row) => row.family)].flatMap(([name, members]): Arranged[] => [
    { family: name },
    ...members.map(({ theme }) => ({ theme })),
  ]);
}
