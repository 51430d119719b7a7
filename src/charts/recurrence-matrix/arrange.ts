/** What a reader asked for, as it stands in the address. */
export interface MatrixView {
  /** "" keeps the families together; "raised": most often raised first; "latest": latest raised first. */
  readonly order: string;
  /** Each "" shows all. */
  readonly family: string;
  readonly area: string;
  readonly group: string;
}

/** One theme's row, as far as order and filters need it. */
export interface RowFacts {
  readonly theme: string;
  readonly family: string;
  /** Service areas in which the theme can be seen. */
  readonly areas: readonly string[];
  /** Groups of children that a finding about the theme names. */
  readonly groups: readonly string[];
  readonly raised: number;
  /** Of those that looked, from 0 to 1. */
  readonly share: number;
  /** Date of the latest event that raised it; "" when none did. */
  readonly last: string;
}

export type Arranged = { readonly family: string } | { readonly theme: string };

/**
 * The rows that remain, in their order, with the names of families before their rows where families stay together.
 *
 * @param rows  in the order of the page: by family, and within each the most often raised first
 */
export function arrangeRows(rows: readonly RowFacts[], { order, family, area, group }: MatrixView): Arranged[] {
  const shown = rows.filter((row) => (!family || row.family === family) && (!area || row.areas.includes(area)) && (!group || row.groups.includes(group)));
  if (order === "raised") return shown.toSorted((a, b) => b.raised - a.raised || b.share - a.share).map(({ theme }) => ({ theme }));
  if (order === "latest") return shown.toSorted((a, b) => b.last.localeCompare(a.last) || b.raised - a.raised).map(({ theme }) => ({ theme }));
  return [...Map.groupBy(shown, (row) => row.family)].flatMap(([name, members]): Arranged[] => [{ family: name }, ...members.map(({ theme }) => ({ theme }))]);
}
