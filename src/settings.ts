/**
 * What this site is about and what it is called: all that another county changes beside its content. The build checks
 * it (src/schema/settings.ts).
 */
export const settings = {
  /** The site's name, as it is cited: it begins a sentence. */
  title: "The inspection record",
  /** The name of its data, for machines. */
  dataName: "the-inspection-record",
  county: "Northamptonshire",
  /** Who can be asked for a document that is not held, as a sentence begins with them. */
  whoToAsk: "North and West Northamptonshire Councils and the children's trust",
  /** Who publishes the site and answers for it, as it is cited; empty while nobody is named. */
  publisher: "",
  /** Where the publisher can be reached, an e-mail address or that of a page; may be empty. */
  contact: "",
  /** The day until which `contact` also answers for faults of security, such as "2027-11-30": half a year to a year ahead; may be empty. */
  securityUntil: "",
  /** The address of the public repository of the site's source; may be empty. */
  repository: "",
} as const;

export type Settings = Readonly<Record<keyof typeof settings, string>>;

/** "Northamptonshire's children's services". */
export const countysServices = placeWords().services;

/** The county, and its services, as pages name them; of one place among several those of that place. */
export function placeWords(place?: { readonly name: string }): { readonly county: string; readonly services: string } {
  const county = place?.name ?? settings.county;
  return { county, services: `${possessive(county)} children's services` };
}

/** "The inspection record: Northamptonshire children's services". */
export const fullTitle = `${settings.title}: ${settings.county} children's services`;

/** "northamptonshire": the county as a part of identifiers. */
export const countyCode = settings.county.toLowerCase().replaceAll(" ", "-");

/** "Northamptonshire's", "St Helens'". */
export function possessive(name: string): string {
  return `${name}${name.endsWith("s") ? "'" : "'s"}`;
}
