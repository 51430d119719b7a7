declare module "subset-font" {
  /** The font with the glyphs of a text alone, in the format asked for. Source: the package's README. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: {
      readonly targetFormat: "woff2" | "truetype";
      /** A range that is kept of an axis, or the one place on it that is taken. */
      readonly variationAxes?: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
    },
  ): Promise<Buffer>;
}
