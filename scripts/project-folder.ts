import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

/** All that a build reads. */
const sources = [
  "CHANGELOG.md",
  "LICENSE-CONTENT.md",
  "astro.config.mjs",
  "content",
  "package.json",
  "public",
  "scripts",
  "src",
  "tsconfig.json",
];

/**
 * Lays out a copy of the project in which it can be built.
 *
 * @param from  the project's folder
 * @param to    a folder, made where it does not exist
 */
export function layOutProject(from: string, to: string): void {
  linkPackages(from, to);
  for (const name of sources) cpSync(join(from, name), join(to, name), { recursive: true });
  // Pictures are found by what they are made of, so that a copy draws only those that differ from the real one's.
  const pictures = resolve(from, "node_modules", ".cache", "pictures");
  if (existsSync(pictures)) {
    mkdirSync(join(to, "node_modules", ".cache"));
    symlinkSync(pictures, join(to, "node_modules", ".cache", "pictures"), "junction");
  }
}

/** Gives a folder the packages that the project has: links to each, since Astro and Vite keep caches in node_modules. */
export function linkPackages(from: string, to: string): void {
  mkdirSync(join(to, "node_modules"), { recursive: true });
  const packages = resolve(from, "node_modules");
  for (const name of readdirSync(packages).filter((name) => !/^\.(?!bin)/.test(name)))
    symlinkSync(join(packages, name), join(to, "node_modules", name), "junction");
}
