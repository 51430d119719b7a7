/** Loads when it is first asked for; what failed is tried again when it is asked for again. */
export function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  const own = eachOnce(load);
  return () => own(0);
}

/** Loads each part when it is first asked for; what failed is tried again when it is asked for again. */
export function eachOnce<Part, Value>(load: (part: Part) => Promise<Value>): (part: Part) => Promise<Value> {
  const loads = new Map<Part, Promise<Value>>();
  return (part) => {
    const loading =
      loads.get(part) ??
      load(part).catch((error: unknown) => {
        loads.delete(part);
        throw error;
      });
    loads.set(part, loading);
    return loading;
  };
}
