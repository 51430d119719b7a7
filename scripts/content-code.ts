import type { AstroIntegration } from "astro";

/** The code that says what content may be: its schemas, and what is checked between files. */
const readsContent = /[\\/]src[\\/](?:domain|schema|record)[\\/][^\\/]+\.ts$/;

/**
 * While the site is served for authors, content is read anew after an edit of the code that reads it. Astro itself does
 * so only after an edit of src/content.config.ts.
 */
export function contentCode(): AstroIntegration {
  let readAnew: (() => Promise<void>) | undefined;
  return {
    name: "content-code",
    hooks: {
      "astro:config:setup": ({ command, updateConfig }) => {
        if (command !== "dev") return;
        const plugin = {
          name: "content-code",
          // Called once the old modules are forgotten, for each kind of code that Vite runs; one of them is enough.
          hotUpdate(this: { environment: { name: string } }, { file }: { file: string }) {
            if (this.environment.name === "client" && readsContent.test(file)) void readAnew?.();
          },
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
      "astro:server:setup": ({ refreshContent, logger }) => {
        readAnew = async () => {
          try {
            await refreshContent?.({});
          } catch (error) {
            logger.error(
              `content is as it was before the edit: ${error instanceof Error ? error.message : String(error)}`,
            );
          }
        };
      },
    },
  };
}
