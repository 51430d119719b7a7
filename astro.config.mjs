import mdx from "@astrojs/mdx";
import { satteri } from "@astrojs/markdown-satteri";
import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";
import { afterBuild } from "./scripts/after-build.ts";
import { contentCode } from "./scripts/content-code.ts";
import { hosting, isInSitemap } from "./scripts/hosting.ts";
import { pictures } from "./scripts/pictures.ts";
import { relativeStyles } from "./scripts/relative-styles.ts";
import { searchIndex } from "./scripts/search-index.ts";
import { watchHash } from "./src/script-word.ts";

/** The address at which the site will be published, if it is known; without it pages hold no absolute address. */
const site = process.env.SITE_URL;

/**
 * Vite would ask for a later script's parts ahead of it from the root of the host, where a site below a path has none.
 * Astro sets its own build.modulePreload over the one of `vite.build`.
 */
const withoutPreloads = {
  name: "without-preloads",
  config: () => ({ build: { modulePreload: { resolveDependencies: () => [] } } }),
};

export default defineConfig({
  ...(site && { site }),
  trailingSlash: "always",
  // "jsx" would drop the space between two inline elements on two lines.
  compressHTML: true,
  markdown: {
    // A quoted phrase must stay as it is in the data.
    processor: satteri({ features: { smartPunctuation: false } }),
    syntaxHighlight: false,
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
      // Pagefind's index is read by WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"], hashes: [watchHash] },
    },
  },
  devToolbar: { enabled: false },
  // The schemas of src/schema, written to .astro/collections for the author's editor.
  experimental: { contentIntellisense: true },
  integrations: [
    mdx(),
    ...(site ? [sitemap({ filter: isInSitemap })] : []),
    relativeStyles(),
    contentCode(),
    afterBuild({ "search-index": searchIndex, pictures }),
    hosting(),
  ],
  vite: {
    // The PDF reader is large, and loaded only when a reader opens a PDF.
    build: { chunkSizeWarningLimit: 2000, rolldownOptions: { checks: { moduleLevelDirective: false } } },
    plugins: [withoutPreloads],
    // Where a site is made before it comes to be dist/ (scripts/swap.ts).
    server: { watch: { ignored: ["**/.dist/**"] } },
  },
});
