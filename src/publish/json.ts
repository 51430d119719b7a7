/** Rows as they are published in JSON, in the build and in the browser. */
export function tableToJson(rows: readonly unknown[]): string {
  return `${JSON.stringify(rows, null, 1)}\n`;
}
