import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { constants, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { build, failureToWords } from "../../scripts/build.ts";
import { replaceSite } from "../../scripts/swap.ts";
import { fingerprintsIn } from "../site/project-copy.ts";

const root = mkdtempSync(join(tmpdir(), "inspection-record-"));
const dist = join(root, "dist");
const beside = join(root, ".dist");
afterAll(() => rmSync(root, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const former = { "index.html": "former", "themes/plans/index.html": "former too", "empty.txt": "" };

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}

let formerSite: Record<string, string>;
let said: string[];
const say = (line: string) => said.push(line);
const make = (folder: string) => {
  write(folder, { "index.html": "new", "search/index.html": "new" });
  return Promise.resolve();
};

beforeEach(() => {
  for (const folder of [dist, beside]) rmSync(folder, { recursive: true, force: true });
  write(dist, former);
  formerSite = fingerprintsIn(dist);
  said = [];
});

/** Neither a lock nor half of a site. */
const leavesNothing = () => expect(readdirSync(beside)).toEqual([]);

test("a whole site takes the place of the former, of which nothing is left", async () => {
  await replaceSite({ root, make, say });
  expect(Object.keys(fingerprintsIn(dist))).toEqual(["index.html", "search/index.html"]);
  leavesNothing();
  expect(said).toEqual([]);
});

test("the first site of all needs none before it", async () => {
  rmSync(dist, { recursive: true });
  await replaceSite({ root, make, say });
  expect(existsSync(join(dist, "index.html"))).toBe(true);
  leavesNothing();
});

test("while a site is made the former stands, and a step that fails leaves it there", async () => {
  const failing = async (folder: string) => {
    await make(folder);
    expect(fingerprintsIn(dist)).toEqual(formerSite);
    throw new Error("search index not written");
  };
  await expect(replaceSite({ root, make: failing, say })).rejects.toThrow("search index not written");
  expect(fingerprintsIn(dist)).toEqual(formerSite);
  leavesNothing();
});

test("a full disk leaves the former site, takes what was written away, and is told in a line", async () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  const starved = async (folder: string) => {
    await make(folder);
    throw full;
  };
  await expect(replaceSite({ root, make: starved, say })).rejects.toBe(full);
  expect(fingerprintsIn(dist)).toEqual(formerSite);
  leavesNothing();
  expect(failureToWords(full)).toBe("The disk is full. dist/ is as it was.");
});

test("a disk that is full while code is bundled is told in the same line", () => {
  const wrapped = new Error("Build failed with 1 error:\n\nCaused by:\n    No space left on device (os error 28)\n");
  expect(failureToWords(wrapped)).toBe("The disk is full. dist/ is as it was.");
});

test.each([
  "example.org",
  "localhost:8080",
  "ftp://example.org/",
  "https://example.org/?a",
  "https://example.org/ ",
  "https://a:b@example.org/",
])("SITE_URL %j, at which no site can be read, is told in a line before anything is made", async (address) => {
  vi.stubEnv("SITE_URL", address);
  const stderr = expect.stringMatching(/^SITE_URL ".+" is no address .+\n$/) as unknown;
  expect(await build(root, [])).toEqual({ status: 1, stdout: "", stderr });
  expect(existsSync(beside)).toBe(false);
});

test.each([
  ["a file", () => writeFileSync(beside, "")],
  ["a link that leads nowhere", () => symlinkSync("nowhere", beside)],
])("where %s has the name of the folder beside dist/, that is told in a line", async (_, put) => {
  rmSync(beside, { recursive: true, force: true });
  put();
  await expect(replaceSite({ root, make, say })).rejects.toThrow(/^\S+\.dist \D+ Nothing was done further\.$/);
  expect(fingerprintsIn(dist)).toEqual(formerSite);
  rmSync(beside);
});

test("what no build put beside dist/ stays there, and a folder in the place of the lock is told in a line", async () => {
  write(beside, { "notes/a.txt": "a" });
  await replaceSite({ root, make, say });
  expect(Object.keys(fingerprintsIn(beside))).toEqual(["notes/a.txt"]);
  write(beside, { "lock/a.txt": "a" });
  await expect(replaceSite({ root, make, say })).rejects.toThrow(/^\S+lock is a folder, not a file\. Nothing .+$/);
  expect(Object.keys(fingerprintsIn(beside))).toEqual(["lock/a.txt", "notes/a.txt"]);
});

test.skipIf(process.platform === "win32")("a pipe in the place of the lock is no living build", async () => {
  mkdirSync(beside);
  execFileSync("mkfifo", [join(beside, "lock")]);
  await replaceSite({ root, make, say });
  leavesNothing();
});

test("where the new site cannot be named dist/, the former has its name again", async () => {
  const vanishing = (folder: string) => {
    rmSync(folder, { recursive: true });
    return Promise.resolve();
  };
  await expect(replaceSite({ root, make: vanishing, say })).rejects.toThrow(/^dist\/ cannot be replaced as a whole \(/);
  expect(fingerprintsIn(dist)).toEqual(formerSite);
  leavesNothing();
});

test("after a build that ended between its two renamings, the next puts the former site back, whatever comes of it", async () => {
  mkdirSync(beside);
  renameSync(dist, join(beside, "last"));
  write(join(beside, "new-1"), { "index.html": "new" });
  const failing = () => Promise.reject(new Error("broken content"));
  await expect(replaceSite({ root, make: failing, say })).rejects.toThrow("broken content");
  expect(fingerprintsIn(dist)).toEqual(formerSite);
  expect(said).toEqual([
    "An earlier build was broken off while it replaced dist/: the site before it is back in its place.",
  ]);
  leavesNothing();
});

test("after a build that ended before it could clear, the next clears, and leaves the new site", async () => {
  write(join(beside, "last"), { "index.html": "older" });
  await replaceSite({ root, make, say });
  expect(readFileSync(join(dist, "index.html"), "utf8")).toBe("new");
  expect(said).toEqual(["An earlier build was broken off: what it left is cleared, dist/ is as it was."]);
  leavesNothing();
});

test.each([
  ["a process that ended", () => `${spawnSync(process.execPath, ["--version"]).pid} 1`],
  ["a process whose number another has now", () => `${process.ppid} 1`],
  ["a process that could not write its name", () => ""],
])("the lock of %s is taken over", async (_, holder) => {
  write(beside, { lock: holder() });
  await replaceSite({ root, make, say });
  expect(readFileSync(join(dist, "index.html"), "utf8")).toBe("new");
  leavesNothing();
});

test("a build whose lock another took does not replace what that one makes", async () => {
  const overtaken = async (folder: string) => {
    await make(folder);
    writeFileSync(join(beside, "lock"), "another");
  };
  await expect(replaceSite({ root, make: overtaken, say })).rejects.toThrow("Another build began");
  expect(fingerprintsIn(dist)).toEqual(formerSite);
  expect(readFileSync(join(beside, "lock"), "utf8")).toBe("another");
});

/** Ends the process, as far as it writes anything, before a step: none after it is done, whatever clears up. */
async function endedBefore(step: number): Promise<boolean> {
  const whole = { mkdirSync, renameSync, rmSync, writeFileSync };
  let steps = 0;
  for (const name of Object.keys(whole) as (keyof typeof whole)[]) {
    const written = whole[name] as (...args: unknown[]) => unknown;
    (fs as Record<string, unknown>)[name] = (...args: unknown[]) => {
      if (++steps >= step) throw new Error("the process has ended");
      return written(...args);
    };
  }
  syncBuiltinESMExports();
  try {
    const manyFiles = (folder: string) => {
      for (let page = 0; page < 12; page++) writeFileSync(join(folder, `${page}.html`), "new");
      return Promise.resolve();
    };
    await replaceSite({ root, make: manyFiles, say });
  } catch (error) {
    expect((error as Error).message).toMatch(/the process has ended/);
  } finally {
    Object.assign(fs, whole);
    syncBuiltinESMExports();
  }
  return steps >= step;
}

test("a build that is ended before any of its steps leaves the former site or the new one, whole", async () => {
  const newSite = Array.from({ length: 12 }, (_, page) => `${page}.html`).sort();
  let step = 1;
  let withoutSite = 0;
  for (; await endedBefore(step); step++) {
    // The process is no longer there: its lock is that of a dead one.
    if (existsSync(join(beside, "lock"))) writeFileSync(join(beside, "lock"), `${process.ppid} 1`);
    if (!existsSync(dist)) withoutSite++;
    const failing = () => Promise.reject(new Error("broken content"));
    await expect(replaceSite({ root, make: failing, say })).rejects.toThrow("broken content");
    const left = fingerprintsIn(dist);
    if ("index.html" in left) expect(left, `step ${step}`).toEqual(formerSite);
    else expect(Object.keys(left).sort(), `step ${step}`).toEqual(newSite);
    leavesNothing();
    rmSync(dist, { recursive: true });
    write(dist, former);
  }
  // Each file, the folders, the lock, the two renamings, and what is cleared.
  expect(step).toBeGreaterThan(18);
  // Between the two renamings there is no site, until the next build has put it back.
  expect(withoutSite).toBe(1);
});

/** A build in a process of its own that goes no further than a number of files. */
async function beginBuild(files: number) {
  const program = `
    import { writeFileSync } from "node:fs";
    import { replaceSite } from ${JSON.stringify(pathToFileURL(resolve("scripts/swap.ts")).href)};
    await replaceSite({ root: ${JSON.stringify(root)}, say: (line) => console.log(line), async make(folder) {
      for (let file = 0; file < ${files}; file++) writeFileSync(folder + "/index" + file + ".html", "new");
      console.log("so far");
      await new Promise((done) => setTimeout(done, 1e9));
    } });`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [begun] = (await once(child.stdout, "data")) as [Buffer];
  expect(begun.toString()).toBe("so far\n");
  const printed = text(child.stdout);
  return {
    pid: child.pid!,
    async end(signal: NodeJS.Signals) {
      child.kill(signal);
      const [status, endedBy] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
      return { status, endedBy, said: await printed };
    },
  };
}

test("a second build is refused in a line while one is under way; a killed one leaves the site and no obstacle", async () => {
  const first = await beginBuild(2);
  await expect(replaceSite({ root, make, say })).rejects.toThrow(
    new RegExp(
      `^Another build is under way \\(process ${first.pid}\\): this one was not begun, dist/ is as it was\\. .+$`,
    ),
  );
  await first.end("SIGKILL");
  expect(fingerprintsIn(dist)).toEqual(formerSite);
  expect(readdirSync(beside)).toEqual(["lock", `new-${first.pid}`]);
  await replaceSite({ root, make, say });
  expect(said).toEqual(["An earlier build was broken off: what it left is cleared, dist/ is as it was."]);
  expect(Object.keys(fingerprintsIn(dist))).toEqual(["index.html", "search/index.html"]);
  leavesNothing();
});

test.skipIf(process.platform === "win32").each(["SIGHUP", "SIGINT", "SIGTERM"] as const)(
  "a build that is told to end by %s clears what it made, and says so",
  async (signal) => {
    const ended = await (await beginBuild(3)).end(signal);
    expect(ended).toEqual({
      status: 128 + constants.signals[signal],
      endedBy: null,
      said: "\nThe build was broken off. dist/ is as it was.\n",
    });
    expect(fingerprintsIn(dist)).toEqual(formerSite);
    leavesNothing();
  },
);
