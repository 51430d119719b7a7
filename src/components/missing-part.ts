/** A file of the search that could not be loaded, or not be read. */
export class MissingPart extends Error {}

export const phraseIndexName = "the index of phrases (pagefind/)";

/** Says which part it was that failed. */
export async function named<Value>(loading: Promise<Value>, part: string): Promise<Value> {
  try {
    return await loading;
  } catch (cause) {
    throw new MissingPart(`${part} could not be loaded`, { cause });
  }
}
