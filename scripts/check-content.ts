import { resolve } from "node:path";
import type { AstroIntegration } from "astro";
import { loadRecord } from "#record/read.ts";
import { RecordError } from "#record/problems.ts";

/** Stops a build before it writes anything when the content has problems, and reloads pages when content changes. */
export function checkContent(): AstroIntegration {
  return {
    name: "check-content",
    hooks: {
      // Before Astro itself reads any content, so that every problem is told in one form.
      "astro:config:setup": ({ command }) => {
        if (command !== "build") return;
        try {
          loadRecord();
        } catch (error) {
          if (!(error instanceof RecordError)) throw error;
          console.error(`\n${error.message}\nNothing was built.`);
          process.exit(1);
        }
      },
      "astro:server:setup": ({ server }) => {
        server.watcher.add(resolve("content"));
        server.watcher.on("all", (_, file) => {
          if (file.endsWith(".mdx")) server.ws.send({ type: "full-reload" });
        });
      },
    },
  };
}
