import {
  aboutUrl,
  authoritiesUrl,
  changesUrl,
  citeUrl,
  comparePageUrl,
  dataUrl,
  frameworksUrl,
  glossaryUrl,
  inspectionsUrl,
  judgementsUrl,
  methodUrl,
  missingUrl,
  recommendationsUrl,
  reportsUrl,
  searchUrl,
  thesaurusUrl,
  themesUrl,
  threadsUrl,
  timelineUrl,
  updatesUrl,
} from "#urls.ts";

/** An entry of the navigation. */
export interface Section {
  readonly label: string;
  readonly url: string;
  /** Other addresses below which pages lie that belong to it. */
  readonly holds?: readonly string[];
}

/** In the head of every page. */
export const sections: readonly Section[] = [
  { label: "Themes", url: themesUrl },
  { label: "Changes", url: changesUrl },
  { label: "Inspections", url: inspectionsUrl, holds: [reportsUrl, missingUrl, authoritiesUrl, frameworksUrl] },
  { label: "Recommendations", url: recommendationsUrl },
  { label: "Threads", url: threadsUrl },
  { label: "Grades", url: judgementsUrl },
  { label: "Timeline", url: timelineUrl },
  { label: "Compare", url: comparePageUrl },
  { label: "Search", url: searchUrl },
];

/** At the foot of every page. */
export const footerSections: readonly Section[] = [
  { label: "Method", url: methodUrl },
  { label: "How to cite", url: citeUrl },
  { label: "Data", url: dataUrl },
  { label: "Updates and corrections", url: updatesUrl },
  { label: "Glossary", url: glossaryUrl },
  { label: "Thesaurus", url: thesaurusUrl },
  { label: "About and accessibility", url: aboutUrl },
];

/**
 * What to say of an entry on a page.
 *
 * @param here  the page's address from the root of the site: "/inspections/2013-…/"
 * @returns "page" on the entry's own page, "true" on one that lies below it or belongs to it, else undefined
 */
export function currentIn({ url, holds = [] }: Section, here: string): "page" | "true" | undefined {
  if (here === url) return "page";
  return [url, ...holds].some((place) => here.startsWith(place)) ? "true" : undefined;
}
