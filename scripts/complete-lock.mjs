/**
 * Adds to package-lock.json the optional platform packages that npm left out of it.
 *
 * Where a registry lacks the macOS or Windows build of a package at the moment of `npm install`, npm writes a lock
 * without it, and `npm ci` then refuses that lock on every platform. The entries added here carry the version that
 * the parent asks for and the platform that the name tells; on that platform npm fetches it, elsewhere it skips it.
 * What has no integrity gets the registry's own, so that nobody is given another package under its name.
 *
 * Plain JavaScript without dependencies: it must run before anything is installed.
 * Run by hand after a change of dependencies: `node scripts/complete-lock.mjs` (`--check` only looks, and exits 1).
 */
import { execSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const lockFile = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(lockFile, "utf8"));
const { packages } = lock;

/** The folder in which npm would look for a dependency, from the dependent's own folder outwards. */
function findInstalled(dependent, name) {
  const folders = dependent ? dependent.split(/\/(?=node_modules\/)/) : [];
  for (let depth = folders.length; depth >= 0; depth--) {
    const candidate = [...folders.slice(0, depth), `node_modules/${name}`].join("/");
    if (packages[candidate]) return candidate;
  }
  return undefined;
}

const systems = {
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  netbsd: "netbsd",
  openbsd: "openbsd",
  win32: "win32",
  windows: "win32",
  wasm32: undefined,
};
const processors = ["arm64", "x64", "ia32", "arm", "riscv64", "ppc64", "s390x", "loong64", "wasm32"];

/** `os` and `cpu` as npm writes them, read from a name such as "@pagefind/darwin-arm64". */
function platformOf(name) {
  const parts = name.split(/[/-]/);
  const system = parts.map((part) => systems[part]).find(Boolean);
  const cpu = parts.find((part) => processors.includes(part));
  if (!cpu) throw new RangeError(`no platform in the name of an optional package: ${name}`);
  return { ...(system && { os: [system] }), cpu: [cpu] };
}

const missing = Object.entries(packages).flatMap(([dependent, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !findInstalled(dependent, name))
    .map(([name, version]) => ({ name, version })),
);

/** "@pagefind/darwin-arm64", of any folder in which it may lie. */
const nameOf = (folder) => folder.split("node_modules/").at(-1);

const unsealed = () =>
  Object.entries(packages)
    .filter(([folder, { integrity }]) => folder && !integrity)
    .map(([folder]) => folder);

/** What the registry says of a package's content. */
function integrityOf(name, version) {
  const asked = `${name}@${version}`;
  if (!/^[\w@./+-]+$/.test(asked)) throw new RangeError(`not the name of a package: ${asked}`);
  const told = execSync(`npm view ${asked} dist.integrity`, { encoding: "utf8" }).trim();
  if (!/^sha512-[\w+/]+=*$/.test(told)) throw new RangeError(`the registry tells no integrity of ${asked}`);
  return told;
}

const others = process.argv.slice(2).filter((argument) => argument !== "--check");
if (others.length) {
  console.error(`complete-lock.mjs knows no ${others[0]}: it is run alone, or with --check. Nothing was written.`);
  process.exit(2);
}

if (process.argv.includes("--check")) {
  const lacking = [
    ...missing.map(({ name }) => name),
    ...unsealed().map((folder) => `the integrity of ${nameOf(folder)}`),
  ];
  if (lacking.length) {
    console.error(`package-lock.json lacks ${lacking.join(", ")}: run node scripts/complete-lock.mjs`);
    process.exit(1);
  }
} else {
  for (const { name, version } of missing) {
    if (!/^\d+\.\d+\.\d+/.test(version)) throw new RangeError(`not an exact version: ${name}@${version}`);
    packages[`node_modules/${name}`] = { version, ...platformOf(name), optional: true };
  }
  const sealed = unsealed();
  for (const folder of sealed) {
    const { version, ...rest } = packages[folder];
    packages[folder] = { version, integrity: integrityOf(nameOf(folder), version), ...rest };
  }
  // In npm's own order.
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en")));
  writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(
    `package-lock.json: added ${missing.length} optional platform packages, and the integrity of ${sealed.length}`,
  );
}
