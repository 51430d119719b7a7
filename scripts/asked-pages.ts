import { existsSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "./command.ts";

/**
 * Pages of the built site that somebody asks for by their addresses.
 *
 * @throws CommandError where dist/ has none of that address
 */
export function pagesAsked(addresses: readonly string[] | undefined, dist = "dist"): readonly string[] | undefined {
  if (!existsSync(join(dist, "index.html")))
    throw new CommandError("There is no site in dist/. Run npm run build first.");
  for (const address of addresses ?? []) {
    const [path = ""] = address.split(/[?#]/);
    if (!/^\/(?!\/)/.test(path) || path.includes("..") || !existsSync(join(dist, path.replace(/\/$/, "/index.html"))))
      throw new CommandError(`dist/ has no page "${address}". Name one by its address, such as --page /themes/.`, 2);
  }
  return addresses;
}
