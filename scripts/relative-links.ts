import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { hasPublicHost } from "#urls.ts";

/**
 * Makes every link of the built pages relative, so that the folder works under any address and any path.
 * 404.html is left as it is: a server may show it at any depth.
 */
export function relativeLinks(): AstroIntegration {
  let base = "/";
  return {
    name: "relative-links",
    hooks: {
      "astro:config:done": ({ config }) => {
        base = config.base.replace(/\/?$/, "/");
      },
      "astro:build:done": ({ dir, logger }) => {
        if (!hasPublicHost()) logger.warn("SITE_URL is not set: citations, files, pictures and share images name addresses without a host. Set it to the address at which the site will be read.");
        const root = fileURLToPath(dir);
        for (const file of readdirSync(root, { recursive: true, encoding: "utf8" })) {
          if (!/\.(?:html|css)$/.test(file) || file === "404.html") continue;
          const path = join(root, file);
          const text = readFileSync(path, "utf8");
          const changed = file.endsWith(".html") ? relativeHtml(text, file, base) : relativeCss(text, file, base);
          if (changed !== text) writeFileSync(path, changed);
        }
      },
    },
  };
}

/** @param file the page's place below the root: "themes/plans/index.html" */
export function relativeHtml(html: string, file: string, base: string): string {
  return html.replace(/(\s(?:href|src|action|data-source)=")(\/(?!\/)[^"]*)/g, (match, start: string, url: string) => {
    const relative = relativeUrl(url, file, base);
    return relative === undefined ? match : `${start}${relative}`;
  });
}

export function relativeCss(css: string, file: string, base: string): string {
  return css.replace(/url\((["']?)(\/(?!\/)[^"')]*)\1\)/g, (match, quote: string, url: string) => {
    const relative = relativeUrl(url, file, base);
    return relative === undefined ? match : `url(${quote}${relative}${quote})`;
  });
}

/** @returns undefined when the address lies outside the site's base */
function relativeUrl(url: string, file: string, base: string): string | undefined {
  if (!url.startsWith(base)) return undefined;
  const depth = file.split(/[\\/]/).length - 1;
  const target = url.slice(base.length);
  return `${"../".repeat(depth)}${target}` || "./";
}
