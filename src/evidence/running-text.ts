/**
 * Whether words are a stretch of running text and no name of an area that is judged.
 *
 * An area is a name: it begins with a capital, has few words and no sentence's end inside. Where nothing but the words
 * sets a row of a table apart from a sentence that happens to end its line in a grade, what only sentences have speaks
 * against a name too: a verb, the first word of a clause, a full stop at the end.
 *
 * @param isPlain  whether nothing but the words tells the two apart
 */
export function isRunningText(text: string, isPlain: boolean): boolean {
  const words = text.replace(/^\d+(?:\.\d+)*\.?\s+/, "");
  if (/^\p{Ll}/u.test(words) || /[.!?]["’”)]*\s+\S/.test(words)) return true;
  const { length } = words.split(" ");
  if (!isPlain) return length > 24;
  if (clauseArea.test(words)) return false;
  return length > 16 || clause.test(words) || verb.test(words) || (/[.!?]$/.test(words) && !beginsAsKnownArea(words));
}

/** Whether words end as they do before a grade in a sentence: "… were judged to be", "… has long been thought". */
export function leadsToGrade(text: string): boolean {
  return /\b(?:is|are|was|were|be|been|remains?|not|yet|now|only|consistently|judged|rated|graded|thought|as)$/.test(
    text,
  );
}

/** Whether words lack a noun at their end, as no whole name does: "The experiences and progress of". */
export function isUnfinishedName(text: string): boolean {
  return /\b(?:a|an|the|of|and|or|with|who|that|which|in|on|at|by|for|from|to|into|their|its)$/.test(text);
}

const clauseStarts =
  "although|though|however|as|at|after|before|during|following|despite|if|this|these|those|there|they|it|its|we|" +
  "inspectors|most|many|some|no|not|all|in";

/** What a clause begins with, and no area; the first ones also in the middle of a sentence. */
const clause = new RegExp(`\\b(?:since|because|when|while|where|which)\\b|^(?:${clauseStarts})\\b`, "i");

const auxiliaries = "is|are|was|were|be|been|has|have|had|does|did|do|will|would|can|could|may|might|must|should";
const verbs =
  "becomes?|became|begins?|began|comes?|came|continues?|delivers?|ensures?|feels?|finds?|gets?|gives?|gave|helps|" +
  "improves|keeps?|knows?|knew|makes?|provides?|receives?|remains?|requires?|says?|sees?|saw|shows?|showed|takes?|" +
  "took|tells?|understands?|wants?";

/** A verb that makes a sentence: no participle ("looked after"), and none of a clause that says which children. */
const verb = new RegExp(`(?<![-‑])(?<!\\b(?:who|that|which) )\\b(?:${auxiliaries}|${verbs})\\b`);

/** Whether words begin as the areas of the frameworks since 2018 do. */
export function beginsAsKnownArea(text: string): boolean {
  return /^(?:the impact of leaders|the experiences and progress|overall effectiveness)\b/i.test(text);
}

/** An area of the framework of 2009 that is a clause. */
const clauseArea = /\bchildren and young people are safe and feel safe$/i;
