/**
 * A list that tests go through one by one: if it were empty, there would be no test and nothing would fail.
 *
 * @throws RangeError when it is empty
 */
export function atLeastOne<Item>(items: Iterable<Item>): Item[] {
  const list = [...items];
  if (!list.length) throw new RangeError("Nothing is tested: the list of cases is empty.");
  return list;
}
