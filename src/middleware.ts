import { defineMiddleware } from "astro:middleware";
import { explainFirstUses } from "#glossary/first-uses.ts";
import { loadRecord } from "#record/load.ts";
import { glossaryUrl } from "#urls.ts";

/** Words of the sector and short forms are explained where they first stand on a page, whatever part of the site wrote it. */
export const onRequest = defineMiddleware(async ({ url }, next) => {
  const response = await next();
  if (!response.headers.get("content-type")?.startsWith("text/html") || url.pathname.endsWith(glossaryUrl)) return response;
  return new Response(explainFirstUses(await response.text(), (await loadRecord()).terms), response);
});
