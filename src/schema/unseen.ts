/** Control characters but tab and line end, marks of direction, joiners without width, and what is no character. */
export const unseenCharacter =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|\p{Co}|\p{Cs}|[\u{e0000}-\u{e007f}]/u;

/** "U+200B" */
export function codeOfCharacter(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
