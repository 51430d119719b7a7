import { defineMiddleware } from "astro:middleware";
import type { Place } from "#domain/place.ts";
import { explainFirstUses } from "#glossary/first-uses.ts";
import { departuresFrom } from "#publish/departures.ts";
import { placeAt, urlAtPlace } from "#publish/places.ts";
import { contentFileOf } from "#record/files.ts";
import { loadRecord } from "#record/load.ts";
import { madeAt } from "#record/problems.ts";
import { htmlOfPlace, placedHtml, relativeHtml } from "#relative-links.ts";
import { withScriptWord } from "#script-word.ts";
import { glossaryUrl, publicBase, thesaurusUrl } from "#urls.ts";

const base = import.meta.env.BASE_URL.replace(/\/?$/, "/");

/**
 * The last thing done to a page, whatever part of the site wrote it: words of the sector and short forms are explained
 * where they first stand, what moved or was withdrawn is told under its old address, links on a page about one place of
 * several lead to the pages of that place, and at a build pages with scripts can say where these do not work, and links
 * are made relative. Those of the page of what is not found lead from the root of the host, as a server may show it at any depth.
 */
export const onRequest = defineMiddleware(async ({ url, routePattern, locals }, next) => {
  const address = url.pathname.slice(base.length);
  try {
    locals.place = placeAt(`/${address}`, await loadRecord());
    return await finished(await next(), address, routePattern, locals.place);
  } catch (error) {
    throw madeAt(error, `/${address}`, contentFileOf(process.cwd(), address));
  }
});

async function finished(
  response: Response,
  address: string,
  routePattern: string,
  place: Place | undefined,
): Promise<Response> {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  const html = await response.text();
  const isListOfWords = [glossaryUrl, thesaurusUrl].includes(`/${address}`);
  const record = await loadRecord(place);
  const { terms, departures } = record;
  const explained = isListOfWords ? html : explainFirstUses(html, terms);
  const whole = explained.replace("</main>", () => `${departuresFrom(`/${address}`, departures)}</main>`);
  const urlIn = (to: string) => urlAtPlace(record, to);
  if (!import.meta.env.PROD) return new Response(htmlOfPlace(whole, urlIn), response);
  const page = withScriptWord(whole);
  return new Response(
    routePattern === "/404" ? placedHtml(page, publicBase(), urlIn) : relativeHtml(page, address, base, urlIn),
    response,
  );
}
