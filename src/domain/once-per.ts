/**
 * A function that is worked out once for each object it is asked about, and remembered as long as that is. Nothing of a
 * record changes once it is built, and many pages ask the same of it.
 *
 * @param work  what it returns is shared by all who ask: none of them may change it
 */
export function oncePer<Key extends object, Result>(work: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    const before = known.get(key);
    if (before) return before.result;
    const result = work(key);
    known.set(key, { result });
    return result;
  };
}
