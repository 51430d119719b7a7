import { toHtml } from "hast-util-to-html";
import { fullTitle, settings } from "#settings.ts";
import { publicUrl, searchUrl } from "#urls.ts";

/** How a browser takes up the search among its own: an OpenSearch description, where the site's own address is known. */
export function openSearchDescription(): string {
  const text = (value: string) => toHtml({ type: "text", value });
  // A short name has at most 16 letters.
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${text(settings.county.slice(0, 16))}</ShortName>
  <Description>${text(fullTitle)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" method="get" template="${publicUrl(searchUrl)}?q={searchTerms}"/>
</OpenSearchDescription>
`;
}
