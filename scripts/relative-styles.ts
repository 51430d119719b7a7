import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { publisherWarning } from "#publish/publisher.ts";
import { relativeCss } from "#relative-links.ts";
import { settings } from "#settings.ts";
import { hasPublicHost } from "#urls.ts";

/** Makes the addresses in built style sheets relative, as src/middleware.ts makes those in pages. */
export function relativeStyles(): AstroIntegration {
  let base = "/";
  return {
    name: "relative-styles",
    hooks: {
      "astro:config:done": ({ config }) => {
        base = config.base.replace(/\/?$/, "/");
      },
      "astro:build:done": ({ dir, logger }) => {
        if (!hasPublicHost())
          logger.warn(
            "SITE_URL is not set: citations, files, pictures and share images name addresses without a host. Set it to the address at which the site will be read.",
          );
        const warning = publisherWarning(settings);
        if (warning) logger.warn(warning);
        const root = fileURLToPath(dir);
        for (const file of readdirSync(root, { recursive: true, encoding: "utf8" })) {
          if (!file.endsWith(".css")) continue;
          const path = join(root, file);
          const css = readFileSync(path, "utf8");
          const changed = relativeCss(css, file, base);
          if (changed !== css) writeFileSync(path, changed);
        }
      },
    },
  };
}
