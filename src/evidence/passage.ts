/** A paragraph, bullet or table row of a document, under the locator that the codebook gives it. */
export interface Passage {
  /** "para 63", "findings bullet 7", "judgements row 4". */
  readonly locator: string;
  readonly text: string;
  /** The heading or lead-in above it, where it sets a term: "Within three months". */
  readonly term?: string;
}

/** A graded row of a document's table. */
export interface GradedPassage extends Passage {
  readonly area: string;
  readonly grade: string;
}

export interface SplitDocument {
  readonly form: "numbered" | "letter" | "article";
  /** In the order of the document, each locator once. */
  readonly passages: readonly Passage[];
  /** In the order of the table; they stand among the passages too. */
  readonly grades: readonly GradedPassage[];
}
