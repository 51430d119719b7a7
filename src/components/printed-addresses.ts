/** With the first address of this site, "/reports/…", below the host under which the reader sees it. */
export function withHost(words: string, home: string): string {
  return words.replace(/(?<= )\/(?=[a-z]+\/)/, home);
}

/** Gives the addresses in citations the host under which the reader sees the site, where it was built without one. */
export function nameHost(): void {
  const home = document.querySelector<HTMLAnchorElement>(".site-name")?.href;
  if (!home) return;
  for (const citation of document.querySelectorAll(".citation-text:not(.take-away *)")) {
    const printed = citation.textContent ?? "";
    const named = withHost(printed, home);
    if (named !== printed) citation.textContent = named;
  }
}
