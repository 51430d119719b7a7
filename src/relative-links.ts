/**
 * Pages and style sheets are written with addresses from the root of the site; made relative, they work under any
 * address and any path.
 *
 * @param place  the page's place below the root of the site, which decides how far up a link leads: "themes/plans/"
 * @param base   the path of the site's root, with a slash at both ends; addresses outside it are left as they are
 */
export function relativeHtml(html: string, place: string, base: string): string {
  return html.replace(/(\s(?:href|src|action|data-source)=")(\/(?!\/)[^"]*)/g, (match, start: string, url: string) => {
    const relative = relativeUrl(url, place, base);
    return relative === undefined ? match : `${start}${relative}`;
  });
}

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
  return `${"../".repeat(depth)}${target}` || "./";
}
