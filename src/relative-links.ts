/**
 * What an address becomes on its page before it is placed: one that begins with "/./" is that of the whole record on every
 * page, another may be led to a page that the page's place has of its own.
 */
type UrlIn = (url: string) => string;

/**
 * Pages and style sheets are written with addresses from the root of the site; made relative, they work under any
 * address and any path. In one pass, since every page has hundreds.
 *
 * @param place  the page's place below the root of the site, which decides how far up a link leads: "themes/plans/"
 * @param base   the path of the site's root, with a slash at both ends; addresses outside it are left as they are
 */
export function relativeHtml(html: string, place: string, base: string, urlIn: UrlIn = asItIs): string {
  return htmlOfPlace(html, urlIn, (url) => relativeUrl(url, place, base) ?? url);
}

/** A page that may be shown at any depth: its addresses begin at the root of the host, below the base. */
export function placedHtml(html: string, base: string, urlIn: UrlIn = asItIs): string {
  return htmlOfPlace(html, urlIn, (url) => base + url.slice(1));
}

/** A page as it is written, with links to pages of the whole record, led to those that its place has of its own. */
export function htmlOfPlace(html: string, urlIn: UrlIn, placed: UrlIn = asItIs): string {
  return html.replace(linked, (_, start: string, url: string) =>
    start.concat(placed(url.startsWith("/./") ? url.slice(2) : urlIn(url))),
  );
}

function asItIs(url: string): string {
  return url;
}

const linked = /(\s(?:href|src|action|data-source)=")(\/(?!\/)[^"]*)/g;

/** As `relativeHtml`, of a style sheet: "_astro/page.css". */
export function relativeCss(css: string, place: string, base: string): string {
  return css.replace(/url\((["']?)(\/(?!\/)[^"')]*)\1\)/g, (match, quote: string, url: string) => {
    const relative = relativeUrl(url, place, base);
    return relative === undefined ? match : `url(${quote}${relative}${quote})`;
  });
}

/** @returns undefined when the address lies outside the site's base */
function relativeUrl(url: string, place: string, base: string): string | undefined {
  if (!url.startsWith(base)) return undefined;
  const depth = place.split(/[\\/]/).length - 1;
  const target = url.slice(base.length);
  if (target.startsWith(`${place}#`)) return target.slice(place.length);
  if (depth && place.endsWith("/") && target.startsWith(place)) return target.slice(place.length) || "./";
  return `${"../".repeat(depth)}${target}` || "./";
}
