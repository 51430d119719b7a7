/**
 * How well the search answers the graded queries of tests/search/queries.yaml.
 *
 *   npm run search:eval [-- --browser] [-- --failures 20] [-- --aside]
 *
 * --browser   asks the built page in a real browser too (reads dist/), and says whether both agree
 * --failures  how many of the worst answered queries are shown with what was found and what was wanted; 10 by default
 * --aside     shows those too that are kept back: whoever reads them can no longer tune by the rest alone
 *
 * Exits 1 where the browser finds otherwise than the ranking alone.
 */
import { readRecord } from "#record/read.ts";
import { searchedStatements } from "#search/postings.ts";
import { answeringOf, halves, meanOf, readQueries, scoreOf } from "../tests/search/evaluation.ts";
import type { Answering, GradedQuery, Score } from "../tests/search/evaluation.ts";
import { argumentsOf, command, runIfAsked, wholeNumber } from "./command.ts";

interface Evaluated {
  readonly query: GradedQuery;
  readonly found: readonly string[];
  readonly score: Score;
}

export const evaluateSearch = command(async (root, args) => {
  const { values } = argumentsOf(args, {
    options: {
      browser: { type: "boolean", default: false },
      aside: { type: "boolean", default: false },
      failures: { type: "string", default: "10" },
    },
  });
  const failures = wholeNumber("failures", values.failures);
  const record = readRecord(root);
  const queries = readQueries(root);
  const alone = await evaluate(queries, answeringOf(record));
  print("The ranking alone", alone);
  printFailures(
    alone.filter(({ query }) => values.aside || !query.aside),
    failures,
    new Map(searchedStatements(record).map(({ id, summary }) => [id, summary])),
  );
  const others = values.browser ? await compareWithBrowser(queries, alone) : 0;
  return { status: others ? 1 : 0, stdout: "", stderr: "" };
});

async function evaluate(queries: readonly GradedQuery[], answer: Answering): Promise<Evaluated[]> {
  const evaluated: Evaluated[] = [];
  for (const query of queries) {
    const found = await answer(query.q);
    evaluated.push({ query, found, score: scoreOf(query, found) });
  }
  return evaluated;
}

function print(title: string, evaluated: readonly Evaluated[]): void {
  console.log(`${title.padEnd(28)} queries  nDCG@5  recall@10  no result`);
  for (const [name, isIn] of Object.entries(halves)) {
    const scores = evaluated.filter(({ query }) => isIn(query)).map(({ score }) => score);
    const { ndcg5, recall10, empty } = meanOf(scores);
    console.log(
      [
        name.padEnd(28),
        String(scores.length).padStart(7),
        ndcg5.toFixed(3).padStart(8),
        recall10.toFixed(3).padStart(11),
        String(empty).padStart(11),
      ].join(""),
    );
  }
}

function printFailures(
  evaluated: readonly Evaluated[],
  failures: number,
  summaries: ReadonlyMap<string, string>,
): void {
  const worst = evaluated.toSorted((a, b) => a.score.ndcg5 - b.score.ndcg5).slice(0, failures);
  for (const { query, found, score } of worst.filter(({ score: { ndcg5 } }) => ndcg5 < 1)) {
    console.log(`\n${score.ndcg5.toFixed(2)}  ${query.q}  (${query.kind})`);
    for (const id of found.slice(0, 4)) console.log(`  found ${query.relevant[id] ?? 0}  ${id}  ${summaries.get(id)}`);
    const best = Object.keys(query.relevant).filter((id) => query.relevant[id] === 3);
    for (const id of best.slice(0, 3)) {
      const place = found.indexOf(id) + 1;
      console.log(`  wanted, ${place ? `at ${place}` : "not found"}  ${id}  ${summaries.get(id)}`);
    }
  }
}

/** @returns how many queries the page answers otherwise */
async function compareWithBrowser(queries: readonly GradedQuery[], alone: readonly Evaluated[]): Promise<number> {
  // They read dist/, which the ranking alone does without.
  const [{ launchBrowser }, { serveSite }] = await Promise.all([
    import("../tests/site/browser.ts"),
    import("../tests/site/server.ts"),
  ]);
  const [browser, server] = await Promise.all([launchBrowser(), serveSite()]);
  const page = await browser.newPage();
  const inBrowser = await evaluate(queries, async (query) => {
    await page.goto(new URL(`search/?q=${encodeURIComponent(query)}`, server.url).href);
    // The first ten are measured; where there are fewer, all of them.
    await page.waitForFunction(() => {
      const [, count] = /^([\d,]+) results?/.exec(document.querySelector("#search-status")?.textContent ?? "") ?? [];
      const listed = document.querySelectorAll("[data-record]").length;
      return count !== undefined && listed >= Math.min(10, Number(count.replaceAll(",", "")));
    });
    return page.$$eval("[data-record]", (items) => items.map((item) => item.getAttribute("data-record")!));
  });
  await browser.close();
  await server.close();
  console.log("");
  print("The page in a browser", inBrowser);
  const others = inBrowser.filter(({ found }, index) => {
    const expected = alone[index]!.found;
    return found.length ? !found.every((id, place) => id === expected[place]) : expected.length > 0;
  });
  console.log(
    others.length ? `\nOtherwise than the ranking alone: ${others.length}` : `\nBoth agree on all ${queries.length}.`,
  );
  for (const { query } of others) console.log(`  ${query.q}`);
  return others.length;
}

await runIfAsked(import.meta.url, evaluateSearch);
