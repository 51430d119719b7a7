import { defineMiddleware } from "astro:middleware";
import { explainFirstUses } from "#glossary/first-uses.ts";
import { departuresFrom } from "#publish/departures.ts";
import { contentFileOf } from "#record/files.ts";
import { loadRecord } from "#record/load.ts";
import { madeAt } from "#record/problems.ts";
import { placedHtml, relativeHtml } from "#relative-links.ts";
import { withScriptWord } from "#script-word.ts";
import { glossaryUrl, publicBase, thesaurusUrl } from "#urls.ts";

const base = import.meta.env.BASE_URL.replace(/\/?$/, "/");

/**
 * The last thing done to a page, whatever part of the site wrote it: words of the sector and short forms are explained
 * where they first stand, what moved or was withdrawn is told under its old address, and at a build pages with scripts
 * can say where these do not work, and links are made relative. Those of the page of what is not found lead from the root of the host, as a server may show it at any depth.
 */
export const onRequest = defineMiddleware(async ({ url, routePattern }, next) => {
  const place = url.pathname.slice(base.length);
  try {
    return await finished(await next(), place, routePattern);
  } catch (error) {
    throw madeAt(error, `/${place}`, contentFileOf(process.cwd(), place));
  }
});

async function finished(response: Response, place: string, routePattern: string): Promise<Response> {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  const html = await response.text();
  const isListOfWords = [glossaryUrl, thesaurusUrl].includes(`/${place}`);
  const { terms, departures } = await loadRecord();
  const explained = isListOfWords ? html : explainFirstUses(html, terms);
  const told = explained.replace("</main>", () => `${departuresFrom(`/${place}`, departures)}</main>`);
  if (!import.meta.env.PROD) return new Response(told, response);
  const page = withScriptWord(told);
  return new Response(
    routePattern === "/404" ? placedHtml(page, publicBase()) : relativeHtml(page, place, base),
    response,
  );
}
