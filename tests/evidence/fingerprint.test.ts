import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { fileSha256, fingerprintOf } from "#evidence/fingerprint.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

test("a fingerprint is that of the words, and counts them", () => {
  expect(fingerprintOf("Plans, mostly,\nwere “late”.")).toEqual({ sha256: sha256("plans mostly were late"), words: 4 });
  expect(fingerprintOf("")).toEqual({ sha256: sha256(""), words: 0 });
});

test("two editions of a passage agree, and a changed word or figure does not", () => {
  const { sha256: kept } = fingerprintOf("Multi-agency work was ‘good’ – in 12% of cases.");
  expect(fingerprintOf("Multi-\nagency work was 'good' - in 12% of cases").sha256).toBe(kept);
  expect(fingerprintOf("Multi-agency work was ‘good’ – in 13% of cases.").sha256).not.toBe(kept);
  expect(fingerprintOf("Multi-agency work was ‘poor’ – in 12% of cases.").sha256).not.toBe(kept);
});

test("a file's fingerprint is that of its bytes", () => {
  expect(fileSha256(new TextEncoder().encode("Été\r\n"))).toBe(sha256("Été\r\n"));
});
