import { cutBySize } from "#search/cut-by-size.ts";

/** How large a file of several parts grows before another begins, in bytes: a host that gives no parts of files sends the whole. */
const fileSize = 100_000;

/** Parts that follow one another in files of several: of each file, how many bytes each of its parts has. */
export type Lengths = readonly (readonly number[])[];

/** Puts parts into files, in their order. */
export function filesOf<Part extends { readonly length: number }>(parts: readonly Part[]): Part[][] {
  return cutBySize(parts, ({ length }) => length, fileSize);
}

/** What such a file is called. */
export function fileNameOf(file: number): string {
  return `parts-${file}`;
}

/**
 * In which file a part lies, and the end of its address: "#120-184", from its first byte to before its last. No host is
 * sent that.
 */
export function spanOf(part: number, lengths: Lengths): { readonly name: string; readonly span: string } {
  let file = 0;
  let place = part;
  while (place >= lengths[file]!.length) place -= lengths[file++]!.length;
  const start = lengths[file]!.slice(0, place).reduce((sum, length) => sum + length, 0);
  return { name: fileNameOf(file), span: `#${start}-${start + lengths[file]![place]!}` };
}
