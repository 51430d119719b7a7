import { defineMiddleware } from "astro:middleware";
import { explainFirstUses } from "#glossary/first-uses.ts";
import { loadRecord } from "#record/load.ts";
import { relativeHtml } from "#relative-links.ts";
import { glossaryUrl, thesaurusUrl } from "#urls.ts";

const base = import.meta.env.BASE_URL.replace(/\/?$/, "/");

/**
 * The last thing done to a page, whatever part of the site wrote it: words of the sector and short forms are explained
 * where they first stand, and at a build links are made relative. The page of what is not found keeps its links, as a
 * server may show it at any depth.
 */
export const onRequest = defineMiddleware(async ({ url, routePattern }, next) => {
  const response = await next();
  if (!response.headers.get("content-type")?.startsWith("text/html")) return response;
  const html = await response.text();
  const isListOfWords = [glossaryUrl, thesaurusUrl].some((list) => url.pathname.endsWith(list));
  const explained = isListOfWords ? html : explainFirstUses(html, (await loadRecord()).terms);
  const isMovable = import.meta.env.PROD && routePattern !== "/404";
  return new Response(isMovable ? relativeHtml(explained, url.pathname.slice(base.length), base) : explained, response);
});
