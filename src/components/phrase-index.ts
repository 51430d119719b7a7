import { named, phraseIndexName } from "#components/missing-part.ts";
import { once } from "#search/once.ts";

/** What is used of Pagefind's JavaScript interface. Source: pagefind.app/docs/api. */
interface Pagefind {
  readonly init: () => Promise<void>;
  readonly search: (query: string) => Promise<{ readonly results: readonly { readonly id: string }[] }>;
}

export interface PhraseIndex {
  /**
   * What the index calls the statements that say some words one after another.
   *
   * @throws MissingPart
   */
  readonly saying: (phrase: string) => Promise<readonly string[]>;
}

/** @param folder  of the index */
export function phraseIndex(folder: URL): PhraseIndex {
  let opened = once(() => openPhrases(folder));
  const saying = async (phrase: string) => {
    const search = async () => (await opened()).search(`"${phrase}"`);
    try {
      const { results } = await named(
        inTurn(() => unbroken(search)),
        phraseIndexName,
      );
      return results.map(({ id }) => id);
    } catch (error) {
      // What it passed over it takes as read: only another instance asks again.
      opened = once(() => openPhrases(folder));
      throw error;
    }
  };
  return { saying };
}

async function openPhrases(folder: URL): Promise<Pagefind> {
  const opening = async () => {
    const { createInstance } = (await import(/* @vite-ignore */ new URL("pagefind.js", folder).href)) as {
      createInstance: (options: { readonly noWorker: boolean }) => Pagefind;
    };
    const pagefind = createInstance({ noWorker: true });
    await pagefind.init();
    return pagefind;
  };
  return named(opening(), phraseIndexName);
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** One after another: of two questions at once none could tell which of them a missing part concerns. */
function inTurn<Value>(ask: () => Promise<Value>): Promise<Value> {
  const turn = lastTurn.then(ask);
  lastTurn = turn.catch(() => undefined);
  return turn;
}

/**
 * Answers only when all that was fetched for it came: Pagefind passes over a part that does not, and answers as if
 * nothing stood in it.
 */
async function unbroken<Value>(ask: () => Promise<Value>): Promise<Value> {
  const { fetch: original } = globalThis;
  const failures: unknown[] = [];
  globalThis.fetch = async (...asked) => {
    try {
      const response = await original(...asked);
      if (!response.ok && response.url.includes("/pagefind/")) failures.push(response.status);
      return response;
    } catch (error) {
      failures.push(error);
      throw error;
    }
  };
  const { error } = console;
  // How it tells that a part is damaged.
  console.error = (...told: unknown[]) => void failures.push(told);
  try {
    const answer = await ask();
    if (failures.length) throw new Error("a part is missing or damaged", { cause: failures[0] });
    return answer;
  } finally {
    globalThis.fetch = original;
    console.error = error;
  }
}
