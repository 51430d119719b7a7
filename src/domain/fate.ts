/** What became of a recommendation, as far as later primary documents say; what is least settled first. */
export const fates = {
  "raised again": "the latest primary document that takes it up raises it again",
  "reported in progress": "the latest primary document that takes it up reports progress",
  "reported resolved": "the latest primary document that takes it up reports it resolved",
  "not mentioned, though in scope": "a later inspection looked at its main theme, and no later document takes it up",
  "not examined since": "no later inspection held looked at its main theme",
} as const;

export type Fate = keyof typeof fates;

export const fateNames = Object.keys(fates) as Fate[];

/** A fate as an address has it: "not-mentioned-though-in-scope". */
export function fateCode(fate: Fate): string {
  return fate.replace(/[^a-z]+/g, "-");
}

/** Whether nothing says that it was met: of every recommendation but one that is reported resolved. */
export function isOpen(fate: Fate): boolean {
  return fate !== "reported resolved";
}

/** As a sum has it. */
const shortWords: Readonly<Record<Fate, string>> = {
  "raised again": "raised again",
  "reported in progress": "in progress",
  "reported resolved": "reported met",
  "not mentioned, though in scope": "not mentioned",
  "not examined since": "not examined since",
};

/** "none reported met; 4 raised again, 4 in progress, 10 not mentioned": what became of several, in words. */
export function fatesToWords(all: readonly Fate[]): string {
  const count = (name: Fate) => all.filter((fate) => fate === name).length;
  const met = all.filter((fate) => !isOpen(fate)).length;
  const open = fateNames
    .filter((name) => isOpen(name) && count(name))
    .map((name) => `${count(name)} ${shortWords[name]}`);
  return [`${met || "none"} reported met`, ...(open.length ? [open.join(", ")] : [])].join("; ");
}
