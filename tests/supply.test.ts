import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(file, "utf8");
const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json"));
const named: Readonly<Record<string, string>> = { ...dependencies, ...devDependencies, ...optionalDependencies };

interface Locked {
  readonly integrity?: string;
  readonly resolved?: string;
}
/** All but the project itself, by the folder in which each is installed. */
const { packages }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(read("package-lock.json"));
const locked = Object.entries(packages).filter(([folder]) => folder);

test("every package of the lock has an integrity, so that no other can be given under its name", () => {
  expect(locked.length).toBeGreaterThan(Object.keys(named).length);
  expect(locked.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([folder]) => folder)).toEqual([]);
});

test("the lock names no host but the public registry", () => {
  const elsewhere = locked.filter(
    ([, { resolved }]) => resolved && !resolved.startsWith("https://registry.npmjs.org/"),
  );
  expect(elsewhere).toEqual([]);
});

test("versions are exact", () => {
  expect(Object.entries(named).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test("DEPENDENCIES.md says what each package is for, of these and no other, in the order of their names", () => {
  const [site, node, checks] = read("DEPENDENCIES.md")
    .split(/^## /m)
    .slice(1)
    .map((part) => [...part.matchAll(/^\| `([^`]+)` +\| \S.+ \|$/gm)].map(([, name]) => name));
  expect([site, node, checks]).toEqual(
    [dependencies, optionalDependencies, devDependencies].map((group) => Object.keys(group).toSorted()),
  );
});
