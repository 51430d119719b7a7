import { crc32, deflate } from "node:zlib";
import { promisify } from "node:util";

/** A drawing as points, row after row from the top. */
export interface Points {
  /** Four bytes a point: red, green, blue, and one that is not looked at: drawings lie on paper. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * A drawing as a PNG of at most 256 colours, chosen from its own. Those of areas stay as they are; of the many that
 * smooth the edges, one may stand for others too near to it to be told apart. For drawings this is several times cheaper
 * than what is made for photographs, nearer to what was drawn, and smaller.
 *
 * @param level  of compression: beyond 7 it costs several times as much and gains little
 */
export async function indexedPng({ data, width, height }: Points, level = 7): Promise<Uint8Array> {
  const { colours, counts, colourOf } = coloursIn(data);
  const { palette, entryOf } = paletteOf(colours, counts);
  // Each row begins with the number of its filter: none.
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0, point = 0; y < height; y++)
    for (let place = y * (width + 1) + 1; place < (y + 1) * (width + 1); place++)
      rows[place] = entryOf[colourOf[point++]!]!;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const body = await promisify(deflate)(rows, { level, memLevel: 9 });
  return Buffer.concat([signature, chunk("IHDR", head), chunk("PLTE", palette), chunk("IDAT", body), chunk("IEND")]);
}

function chunk(type: string, data: Uint8Array = new Uint8Array()): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, "latin1");
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
  return bytes;
}

/** The different colours of a drawing, as 0xrrggbb, how many points have each, and the number of each point's colour. */
function coloursIn(data: Uint8Array) {
  const numbers = new Map<number, number>();
  const colours: number[] = [];
  const counts: number[] = [];
  const colourOf = new Uint32Array(data.length / 4);
  let last = -1;
  let number = 0;
  for (let point = 0; point < colourOf.length; point++) {
    const at = point * 4;
    const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
    // Most points are of the colour of the one before.
    if (colour !== last) {
      last = colour;
      number = numbers.get(colour) ?? colours.length;
      if (number === colours.length) {
        numbers.set(colour, number);
        colours.push(colour);
        counts.push(0);
      }
    }
    counts[number]! += 1;
    colourOf[point] = number;
  }
  return { colours, counts, colourOf };
}

/** A palette as bytes, and the entry in it of each colour. */
interface Palette {
  readonly palette: Uint8Array;
  readonly entryOf: Uint8Array;
}

/** The commonest colours; one that lies nearer than some distance to a commoner one is shown as that. */
function paletteOf(colours: readonly number[], counts: readonly number[]): Palette {
  const commonestFirst = colours.map((_, number) => number).toSorted((a, b) => counts[b]! - counts[a]! || a - b);
  for (let distance = 0; ; distance += 1.5) {
    const palette = paletteWithin(distance, colours, commonestFirst);
    if (palette) return palette;
  }
}

/** @returns undefined when more than 256 colours are farther apart than the distance, in steps of one of 256 levels */
function paletteWithin(
  distance: number,
  colours: readonly number[],
  commonestFirst: readonly number[],
): Palette | undefined {
  const palette = new Uint8Array(3 * 256);
  const entryOf = new Uint8Array(colours.length);
  let entries = 0;
  for (const number of commonestFirst) {
    const colour = colours[number]!;
    const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255];
    let nearest = -1;
    let least = Infinity;
    for (let entry = 0; entry < entries; entry++) {
      const at = entry * 3;
      const apart = (red - palette[at]!) ** 2 + (green - palette[at + 1]!) ** 2 + (blue - palette[at + 2]!) ** 2;
      if (apart < least) {
        least = apart;
        nearest = entry;
      }
    }
    if (least > distance ** 2) {
      if (entries === 256) return undefined;
      nearest = entries++;
      palette.set([red, green, blue], nearest * 3);
    }
    entryOf[number] = nearest;
  }
  return { palette: palette.subarray(0, entries * 3), entryOf };
}
