import { expect, test } from "vitest";
import { atLeastOne } from "../at-least-one.ts";
import { laboratory } from "./mutants.ts";

const seed = 20261130;
const count = 1000;

test("of a thousand changes of the content each is told with its file, changes nothing, or is one that nobody could know of", () => {
  const { mutant, judge, kinds } = laboratory();
  const seen = new Map<string, number>();
  const silent: string[] = [];
  for (let number = 0; number < count; number++) {
    const changed = mutant(seed, number);
    const again = `npm run mutate -- --seed ${seed} --only ${number}: ${changed.kind}, ${changed.file}`;
    try {
      const { outcome, said } = judge(changed);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      seen.set(changed.kind, (seen.get(changed.kind) ?? 0) + 1);
      if (outcome === "unseen") silent.push(`${again} (${said.join(", ")})`);
    } catch (error) {
      silent.push(`${again}: ${String(error)}`);
    }
  }
  expect(silent).toEqual([]);
  // What is tried is tried: no kind of change is left out, and most are told with their line.
  expect(atLeastOne(kinds).filter((kind) => !seen.has(kind))).toEqual([]);
  expect(seen.get("told")).toBeGreaterThan(count / 2);
  expect(seen.get("unknowable")).toBeLessThan(count / 10);
});
