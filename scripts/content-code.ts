import type { AstroIntegration } from "astro";

/** The code that says what content may be: its schemas, and what is checked between files. */
const readsContent = /[\\/]src[\\/](?:domain|schema|record)[\\/][^\\/]+\.ts$/;

/** How long no further module may be forgotten before content is read. */
const quietMilliseconds = 100;

/**
 * While the site is served for authors, content is read anew after an edit of the code that reads it. Astro itself does
 * so only after an edit of src/content.config.ts.
 */
export function contentCode(): AstroIntegration {
  let readAnew: (() => Promise<void>) | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let reading = Promise.resolve();
  return {
    name: "content-code",
    hooks: {
      "astro:config:setup": ({ command, updateConfig }) => {
        if (command !== "dev") return;
        const plugin = {
          name: "content-code",
          hotUpdate: {
            order: "post" as const,
            // Called for each kind of code that Vite runs, one after another: content is read once all have forgotten
            // the old modules, and once what an earlier edit led to is done.
            handler({ file }: { file: string }) {
              if (!readsContent.test(file)) return;
              clearTimeout(waiting);
              waiting = setTimeout(() => {
                reading = reading.then(() => readAnew?.());
              }, quietMilliseconds);
            },
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
