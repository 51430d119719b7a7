/**
 * Changes what the project reads in many ways, one file at a time, and says what is said of each.
 *
 *   npm run mutate -- --seed 7 --count 3600   other changes than those of the tests; exits 0 when none is passed over
 *   npm run mutate -- --seed 7 --only 12      one of them: which file was changed how, and what is said
 *   npm run mutate -- --gate verify           damaged documents and altered records, held against each other; or
 *                                             `check`: such documents as a reader of the site opens them
 *   npm run mutate -- --gate verify --held    the record's own documents, where the library is held
 */
import { existsSync } from "node:fs";
import { laboratory } from "../tests/mutation/mutants.ts";
import { checkLaboratory, heldHere, library, madeUpHeld, verifyLaboratory } from "../tests/mutation/verified.ts";
import type { HeldLaboratory } from "../tests/mutation/verified.ts";
import { CommandError, argumentsOf, command, runIfAsked, wholeNumber } from "./command.ts";

const gates: Readonly<Record<string, (isHeld: boolean) => Promise<HeldLaboratory>>> = {
  content: () => {
    const { mutant, judge, kinds } = laboratory();
    return Promise.resolve({
      mutant: (seed, number) => {
        const changed = mutant(seed, number);
        return Promise.resolve({ ...changed, judge: () => Promise.resolve(judge(changed)) });
      },
      kinds,
      close: () => undefined,
    });
  },
  verify: async (isHeld) => verifyLaboratory(await (isHeld ? heldHere() : madeUpHeld())),
  check: async (isHeld) => checkLaboratory(await (isHeld ? heldHere() : madeUpHeld())),
};

export const mutate = command(async (_, args) => {
  const { values } = argumentsOf(args, {
    options: {
      gate: { type: "string", default: "content" },
      held: { type: "boolean", default: false },
      seed: { type: "string", default: "1" },
      count: { type: "string", default: "1000" },
      only: { type: "string" },
    },
  });
  const seed = wholeNumber("seed", values.seed);
  const count = wholeNumber("count", values.count, { from: 1, to: 1_000_000 });
  const only = values.only === undefined ? undefined : wholeNumber("only", values.only, { to: 1_000_000 });
  if (!Object.hasOwn(gates, values.gate))
    throw new CommandError(`There is no gate "${values.gate}". Write one of ${Object.keys(gates).join(", ")}.`, 2);
  if (values.held && values.gate === "content") throw new CommandError("--held goes with --gate verify or check.", 2);
  if (values.held && !existsSync(library)) return { status: 0, stdout: "skipped: no source library\n", stderr: "" };

  const { mutant, close } = await gates[values.gate]!(values.held);
  const outcomes: Record<string, number> = {};
  let slowest = 0;
  try {
    for (let number = only ?? 0; number < (only === undefined ? count : only + 1); number++) {
      const changed = await mutant(seed, number);
      const start = performance.now();
      const { outcome, said } = await changed.judge();
      slowest = Math.max(slowest, performance.now() - start);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (outcome !== "unseen" && only === undefined) continue;
      console.log(
        `${number}: ${changed.kind}, ${changed.file}, ${outcome}\n${said.map((line) => `  ${line}\n`).join("")}`,
      );
    }
  } finally {
    close();
  }
  const told = Object.entries(outcomes).map(([outcome, times]) => `${outcome}: ${times}`);
  const stdout = `${told.join(", ")}; the slowest took ${(slowest / 1000).toFixed(1)} s\n`;
  return { status: outcomes["unseen"] ? 1 : 0, stdout, stderr: "" };
});

await runIfAsked(import.meta.url, mutate);
