declare module "subset-font" {
  /** The font with the glyphs of a text alone, in the format asked for. Source: the package's README. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { readonly targetFormat: "woff2"; readonly variationAxes?: Readonly<Record<string, { readonly min: number; readonly max: number }>> },
  ): Promise<Buffer>;
}
