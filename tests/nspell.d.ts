declare module "nspell" {
  interface Speller {
    readonly correct: (word: string) => boolean;
    readonly add: (word: string) => Speller;
  }
  export default function nspell(dictionary: { readonly aff: Uint8Array; readonly dic: Uint8Array }): Speller;
}
