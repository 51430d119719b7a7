/**
 * Control characters but tab and line end, what shows nothing, as marks of direction, joiners and blanks that are letters,
 * what is no character, and the sign that stands where one was lost.
 */
export const unseenCharacter =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u2800\ufff9-\ufffd]|\p{Default_Ignorable_Code_Point}|\p{Bidi_Control}|\p{Noncharacter_Code_Point}|\p{Co}|\p{Cs}/u;

/** What is wrong with such a character, to follow its name. */
export const unseenAdvice =
  "which shows nothing, steers what stands beside it, or stands for a letter that was lost. Remove it, or write the letter";

/** "U+200B" */
export function codeOfCharacter(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}
