import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { CommandError, command } from "../../scripts/command.ts";
import { readDocumentFile } from "../../scripts/document-file.ts";

test.each([
  ["verify.ts", ["nowhere"], 2, "There is no file or folder nowhere.\n"],
  ["verify.ts", ["--jason"], 2, /--jason[\s\S]*Write: npm run verify/],
  ["complete-lock.mjs", ["--jason"], 2, /^complete-lock\.mjs knows no --jason: .* Nothing was written\./],
  ["new-report.ts", [], 1, /^Name one known inspection: npm run new/],
])("scripts/%s %j, run from a shell, ends with %i and says why", (script, args, status, message) => {
  const ended = spawnSync(process.execPath, [`scripts/${script}`, ...args], { encoding: "utf8" });
  expect(ended).toMatchObject({ status, stdout: "", stderr: expect.stringMatching(message) });
});

test.skipIf(process.platform === "win32")(
  "who reads no further than some lines ends no command, nor sees a stack",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "inspection-record-"));
    const script = join(folder, "long.ts");
    writeFileSync(
      script,
      `import { setTimeout } from "node:timers/promises";
import { runIfAsked } from ${JSON.stringify(pathToFileURL(resolve("scripts/command.ts")).href)};
await runIfAsked(import.meta.url, async () => {
  for (let line = 0; line < 9; line++) {
    console.log("x".repeat(99_999));
    await setTimeout(9);
  }
  return { status: 0, stdout: "", stderr: "at its end" };
});
`,
    );
    const { stderr } = spawnSync("sh", ["-c", `"${process.execPath}" --no-warnings "${script}" | head -c 9`], {
      encoding: "utf8",
    });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe("at its end");
  },
);

test("what stops a command is told to the person who gave it; a fault of its own is not hidden", async () => {
  const stopped = command(() => Promise.reject(new CommandError("Name a file.", 2)));
  expect(await stopped("/", [])).toEqual({ status: 2, stdout: "", stderr: "Name a file.\n" });
  const faulty = command(() => Promise.reject(new RangeError("no such row")));
  await expect(faulty("/", [])).rejects.toThrow(RangeError);
});

test.each([
  ["a folder in the place of a file", "EISDIR", 1, /^\/x is a folder, not a file/],
  ["a place where nothing may be written", "EACCES", 1, /^\/x may not be read or written/],
])("%s is told in a line", async (_, code, status, message) => {
  const error = Object.assign(new Error("Unknown option '--y'"), { code, path: "/x" });
  const { stderr, ...ended } = await command(() => Promise.reject(error))("/", []);
  expect(ended).toEqual({ status, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
});

test("a device or a folder in the place of a document is refused, not read for ever", () => {
  expect(() => readDocumentFile("/", process.platform === "win32" ? "NUL" : "/dev/zero")).toThrow(CommandError);
  expect(() => readDocumentFile(process.cwd(), "content")).toThrow("content  This is a folder. Name a document in it.");
});
