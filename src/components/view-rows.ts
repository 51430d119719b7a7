import { byteOrderMark } from "#publish/csv-form.ts";
import { tableToJson } from "#publish/json.ts";

const types = { csv: "text/csv", json: "application/json" } as const;
export type ViewFormat = keyof typeof types;

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

/** The same of a table in JSON, whose rows are named by their first value. */
export function objectsNamed(text: string, names: readonly string[]): string {
  const byName = new Map((JSON.parse(text) as object[]).map((row) => [String(Object.values(row)[0]), row]));
  return tableToJson(names.flatMap((name) => byName.get(name) ?? []));
}

/** Saves a text as a file of the reader's. */
export function saveFile(text: string, name: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param name  without its ending */
export function saveText(text: string, name: string, format: ViewFormat): void {
  saveFile(text, `${name}.${format}`, types[format]);
}

/**
 * Saves the rows of a view, in the format that its table has.
 *
 * @param source  the address of the table
 * @throws Error when the table cannot be read
 */
export async function saveRows(source: string, names: readonly string[], file: string): Promise<void> {
  const response = await fetch(source);
  if (!response.ok) throw new Error(`no answer from ${source}: ${response.status}`);
  const text = await response.text();
  if (source.endsWith(".json")) saveText(objectsNamed(text, names), file, "json");
  else saveText(rowsNamed(text, names), file, "csv");
}

/** Lets the buttons of `ViewFiles` save the rows that are shown when one is pressed. */
export function offerView(shown: () => readonly string[], file: string): void {
  for (const button of document.querySelectorAll<HTMLElement>(".view-file"))
    button.addEventListener("click", () => {
      const failed = button.querySelector("span") ?? document.createElement("span");
      failed.textContent = ": did not load, try again";
      saveRows(button.dataset["source"]!, shown(), file).then(
        () => failed.remove(),
        () => button.append(failed),
      );
    });
}
