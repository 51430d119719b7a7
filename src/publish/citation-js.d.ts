declare module "@citation-js/core" {
  export class Cite {
    constructor(text: string);
    readonly data: readonly Readonly<Record<string, unknown>>[];
  }
  export const plugins: {
    readonly config: { get: (plugin: string) => { format: Record<string, unknown> } };
    readonly output: { format: (format: string, items: readonly object[], options?: object) => string };
    readonly input: { chain: (input: string, options?: object) => Record<string, unknown>[] };
  };
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-csl";
declare module "@citation-js/plugin-ris";
declare module "@citation-js/plugin-cff";
