/**
 * Pages and style sheets are written with addresses from the root of the site; made relative, they work under any
 * address and any path.
 *
 * @param place  the page's place below the root of the site, which decides how far up a link leads: "themes/plans/"
 * @param base   the path of the site's root, with a slash at both ends; addresses outside it are left as they are
 */
export function relativeHtml(html: string, place: string, base: string): string {
  return html.replace(linked, (match, start: string, url: string) => {
    const relative = relativeUrl(url, place, base);
    return relative === undefined ? match : `${start}${relative}`;
  });
}

/** A page that may be shown at any depth: its addresses begin at the root of the host, below the base. */
export function placedHtml(html: string, base: string): string {
  return html.replace(linked, (_, start: string, url: string) => `${start}${base}${url.slice(1)}`);
}

/**
 * A page as it is written, with links to pages of the whole record, led to those that its place has of its own.
 *
 * @param urlIn  what an address becomes there; one that begins with "/./" is that of the whole on every page
 */
export function htmlOfPlace(html: string, urlIn: (url: string) => string): string {
  return html.replace(linked, (_, start: string, url: string) =>
    start.concat(url.startsWith("/./") ? url.slice(2) : urlIn(url)),
  );
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
