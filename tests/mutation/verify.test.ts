import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { atLeastOne } from "../at-least-one.ts";
import { checkLaboratory, heldHere, library, madeUpHeld, verifyLaboratory } from "./verified.ts";

const seed = 20261130;

test.each([
  ["verify", 360, "told in a line that names its file", verifyLaboratory],
  ["check", 240, "told in a sentence to the reader who opens it", checkLaboratory],
])(
  "of hundreds of damaged documents and altered records each is, by %s (%i of them), %s, or says the same",
  async (gate, count, _, of) => {
    const { mutant, kinds, close } = await of(await madeUpHeld());
    const seen = new Map<string, number>();
    const silent: string[] = [];
    for (let number = 0; number < count; number++) {
      const changed = await mutant(seed, number);
      const again = `npm run mutate -- --gate ${gate} --seed ${seed} --only ${number}: ${changed.kind}, ${changed.file}`;
      try {
        const { outcome, said } = await changed.judge();
        for (const what of [outcome, changed.kind]) seen.set(what, (seen.get(what) ?? 0) + 1);
        if (outcome === "unseen") silent.push(`${again} (${said.join("; ")})`);
      } catch (error) {
        silent.push(`${again}: ${String(error)}`);
      }
    }
    close();
    expect(silent).toEqual([]);
    expect(atLeastOne(kinds).filter((kind) => !seen.has(kind))).toEqual([]);
    expect((seen.get("told") ?? 0) + seen.get("told by file")!).toBeGreaterThan(count / 2);
    expect(seen.get("unknowable") ?? 0).toBeLessThan(count / 20);
  },
);

if (!existsSync(library)) console.log("skipped: no source library");

test.skipIf(!existsSync(library))(
  "the record's own documents, damaged, are told too, and altered records beside them",
  async () => {
    for (const of of [verifyLaboratory, checkLaboratory]) {
      const { mutant, close } = await of(await heldHere());
      const outcomes: string[] = [];
      for (let number = 0; number < 12; number++) {
        const { kind, file, judge } = await mutant(seed, number);
        outcomes.push(`${kind}, ${file}: ${(await judge()).outcome}`);
      }
      close();
      expect(outcomes.filter((outcome) => outcome.endsWith("unseen"))).toEqual([]);
    }
  },
);
