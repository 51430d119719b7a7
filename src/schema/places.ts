import { isMap, isNode, isPair, isScalar, isSeq } from "yaml";
import type { Node } from "yaml";
import type { Place } from "#schema/problem.ts";

/** Where each field of a file was written, by its path: "judgements/3/grade". Plain data, so that it can be stored. */
export type Places = Readonly<Record<string, Place>>;

/** The place of the deepest part of the path that was written; the start of the file where none of it was. */
export function placeOf(places: Places, path: readonly PropertyKey[]): Place {
  for (let depth = path.length; depth > 0; depth--) {
    const place = places[keyOf(path.slice(0, depth))];
    if (place) return place;
  }
  return { line: 1, column: 1 };
}

/**
 * The places of all fields below a node of YAML: of a map's entry that of its key, of a list's that of its value.
 *
 * @param placeAt  turns an offset in the YAML into a place in the file
 */
export function placesBelow(root: unknown, placeAt: (offset: number) => Place): Places {
  const places: Record<string, Place> = {};
  const visit = (node: unknown, path: readonly PropertyKey[]) => {
    if (isMap(node)) {
      for (const item of node.items) {
        if (!isPair(item) || !isScalar(item.key)) continue;
        note(item.key, [...path, String(item.key.value)]);
        visit(item.value, [...path, String(item.key.value)]);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        if (isNode(item)) note(item, [...path, index]);
        visit(item, [...path, index]);
      });
    }
  };
  const note = ({ range }: Pick<Node, "range">, path: readonly PropertyKey[]) => {
    if (range) places[keyOf(path)] = placeAt(range[0]);
  };
  visit(root, []);
  return places;
}

/** A path as a key; what a field's name might share with the separator is kept apart. */
function keyOf(path: readonly PropertyKey[]): string {
  return path.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
}
