import { byteOrderMark } from "#publish/csv-form.ts";

/**
 * The rows of a published table that a reader's view shows, as they were published, under the table's own header.
 *
 * @param text  CSV whose first column names the row; read from the network it has lost its byte order mark
 * @param names  which rows, in the order in which they are wanted
 */
export function rowsNamed(text: string, names: readonly string[]): string {
  // A cell in quotes may hold a line's end.
  const [head = "", ...rows] = text.replace(byteOrderMark, "").match(/(?:"[^"]*"|[^"\n])+\n?/g) ?? [];
  const byName = new Map(rows.map((row) => [row.slice(0, row.indexOf(",")), row]));
  return byteOrderMark + head + names.flatMap((name) => byName.get(name) ?? []).join("");
}

/**
 * Saves them as a file of the reader's.
 *
 * @throws Error when the table cannot be read
 */
export async function saveRows(source: string, names: readonly string[], file: string): Promise<void> {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`no answer from ${source}: ${response.status}`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([rowsNamed(await response.text(), names)], { type: "text/csv" }));
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
}
