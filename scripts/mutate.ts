/**
 * Changes the content in many ways, one file at a time and in memory, and says what the reader of content says of each.
 *
 *   npm run mutate -- --seed 7 --count 3600   other changes than those of the tests; exits 0 when none is passed over
 *   npm run mutate -- --seed 7 --only 12      one of them: which file was changed how, and what is said
 */
import { laboratory } from "../tests/mutation/mutants.ts";
import { optionsOf } from "./command.ts";

const { values } = optionsOf({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "1000" },
    only: { type: "string" },
  },
});
const [seed, count, only] = [values.seed, values.count, values.only ?? "0"].map(Number);
const { mutant, judge } = laboratory();
const first = values.only === undefined ? 0 : only!;
const end = values.only === undefined ? count! : only! + 1;
const outcomes: Record<string, number> = {};
for (let number = first; number < end; number++) {
  const changed = mutant(seed!, number);
  const { outcome, said } = judge(changed);
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  if (outcome !== "unseen" && values.only === undefined) continue;
  console.log(`${number}: ${changed.kind}, ${changed.file}, ${outcome}\n${said.map((line) => `  ${line}\n`).join("")}`);
}
console.log(outcomes);
process.exitCode = outcomes["unseen"] ? 1 : 0;
