import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { ProseEntry } from "#schema/prose.ts";

/**
 * Only prose is rendered by Astro. Everything else in content/ becomes the record, which plain Node, the tests and
 * the pages read in one and the same way: src/record/load.ts.
 */
export const collections = {
  prose: defineCollection({ loader: glob({ base: "content/prose", pattern: "*.mdx" }), schema: ProseEntry }),
};
