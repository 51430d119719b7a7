import type { ContentFile } from "#record/content.ts";
import { placeOf } from "#schema/places.ts";
import type { Place, Problem } from "#schema/problem.ts";

/** Notes one problem: a full sentence that says what was written, and what to write instead. */
export type Complain = (message: string) => void;

/** Where the problems of one content file are noted, each with its place. */
export interface Complaints {
  /** About a field at the top of the file: `field(["judgements", 3, "grade"])`. */
  readonly field: (path: readonly PropertyKey[]) => Complain;
  /** About an element of its body; each message is led by the subject. */
  readonly at: (place: Place, subject?: string) => Complain;
  /** About the file as a whole. */
  readonly whole: Complain;
}

/** @param problems  to which what is noted is added */
export function complaintsOf(own: Pick<ContentFile<unknown>, "file" | "places">, problems: Problem[]): Complaints {
  const at =
    (place: Place, subject = ""): Complain =>
    (message) =>
      problems.push({ file: own.file, ...place, message: subject + message });
  return {
    // Where it was written is looked up only when there is something to say.
    field: (path) => (message) => at(placeOf(own.places, path))(message),
    at,
    whole: (message) => problems.push({ file: own.file, message }),
  };
}
