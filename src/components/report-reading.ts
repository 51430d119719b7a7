import { fitsSelects, keepInAddress, onChange, readSelects } from "#form-address.ts";

/** What a report's page holds for reading: its statements under headings, a form that filters them, a list of contents. */
export interface ReadingParts {
  readonly form: HTMLFormElement;
  readonly statements: readonly HTMLElement[];
  readonly headings: readonly HTMLElement[];
  /** What can be folded: each heading that has statements of its own, with these. */
  readonly parts: readonly HTMLDetailsElement[];
  /** Unfolds all parts, or folds them; none where nothing is folded at first. */
  readonly unfold: HTMLButtonElement | null;
  /** The page's own sections, before and after them. */
  readonly sections: readonly HTMLElement[];
  readonly status: HTMLElement;
  /** Holds the status and a button that shows all again; stays in sight while something is left out. */
  readonly state: HTMLElement;
  readonly contents: HTMLElement;
}

/** Filters statements, says how many are left out, keeps the choice in the address, and marks where the reader is. */
export function startReading(page: ReadingParts): void {
  const { form, statements, headings, parts, unfold, sections, status, state, contents } = page;
  const selects = [...form.querySelectorAll("select")];
  const showAll = state.querySelector("button")!;
  const linksOf = Map.groupBy(contents.querySelectorAll("a"), ({ hash }) => hash.slice(1));
  const inOrder = [...headings, ...statements].toSorted(byPlace);
  /** As the reader left them, while nothing was filtered. */
  let opened: ReadonlySet<HTMLDetailsElement> | undefined;

  function apply(): void {
    let shown = 0;
    for (const statement of statements) {
      const fits = fitsSelects(statement, selects, valuesOf);
      statement.hidden = !fits;
      if (fits) shown++;
    }
    const left = statements.length - shown;
    status.textContent = left
      ? `Showing ${shown} of ${statements.length}: ${left} are left out by your choice.`
      : `Showing all ${statements.length}.`;
    for (const heading of headings) {
      const isEmpty = left > 0 && !hasShown(heading);
      heading.classList.toggle("is-empty", isEmpty);
      for (const link of linksOf.get(heading.id) ?? []) link.parentElement!.hidden = isEmpty;
    }
    foldFor(left > 0);
    tell(left > 0);
    showAll.hidden = !left;
    follow();
  }

  /** Keeps the status in sight or lets it go. */
  function tell(isSticky: boolean): void {
    state.classList.toggle("is-telling", isSticky);
  }

  /** Opens what holds something that was asked for and takes away the rest; once nothing is filtered, all is as before. */
  function foldFor(isFiltered: boolean): void {
    if (isFiltered) opened ??= new Set(parts.filter(({ open }) => open));
    for (const part of parts) {
      const isEmpty = isFiltered && !part.querySelector(".statement:not([hidden])");
      part.classList.toggle("is-empty", isEmpty);
      if (opened) part.open = isFiltered ? !isEmpty : opened.has(part);
    }
    if (!isFiltered) opened = undefined;
  }

  unfold?.addEventListener("click", () => {
    const isOpening = parts.some(({ open }) => !open);
    for (const part of parts) part.open = isOpening;
  });
  for (const part of parts)
    part.addEventListener("toggle", () => {
      if (unfold) unfold.textContent = parts.some(({ open }) => !open) ? "Unfold all" : "Fold all";
    });

  /** Whether a statement is shown between a heading and the next of its rank. */
  function hasShown(heading: HTMLElement): boolean {
    for (const element of inOrder.slice(inOrder.indexOf(heading) + 1)) {
      if (headings.includes(element) && element.tagName <= heading.tagName) return false;
      if (!headings.includes(element) && !element.hidden) return true;
    }
    return false;
  }

  readSelects(selects);
  onChange(form, () => {
    apply();
    keepInAddress(selects);
  });

  /** A statement that a link leads to is shown whatever was chosen, and so is what stands under a heading. */
  function showTarget(): void {
    const target = inOrder.find(({ id }) => `#${id}` === location.hash);
    const part = target?.closest("details");
    if (target && part && !part.open) {
      part.open = true;
      target.scrollIntoView();
    }
    if (!target?.hidden) return;
    form.reset();
    setTimeout(() => {
      status.textContent = `Showing all ${statements.length}: your choice was lifted to show ${target.id}.`;
      tell(true);
      target.scrollIntoView();
    });
  }

  const places = [...sections, ...headings].toSorted(byPlace);
  let isWaiting = false;

  /** Marks the section whose heading was the last to pass the upper third of the window. */
  function follow(): void {
    isWaiting = false;
    const seen = places.filter((place) => place.getClientRects().length > 0);
    const isAtEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 4;
    const here = isAtEnd
      ? seen.at(-1)
      : seen.findLast((place) => place.getBoundingClientRect().top < innerHeight * 0.3);
    for (const [id, links] of linksOf) {
      for (const link of links) {
        if (id === here?.id) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    }
    const current = linksOf.get(here?.id ?? "")?.find((link) => link.getClientRects().length > 0);
    if (current && contents.scrollHeight > contents.clientHeight)
      contents.scrollTop = current.offsetTop - contents.clientHeight / 2;
  }

  addEventListener(
    "scroll",
    () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(follow);
    },
    { passive: true },
  );
  apply();
  showTarget();
  addEventListener("hashchange", showTarget);
}

/** What a statement's own words say of it: its stance by its class, its themes by where they lead. */
function valuesOf(statement: HTMLElement, name: string): readonly string[] {
  return name === "stance"
    ? [/statement-(\w+)/.exec(statement.className)?.[1] ?? ""]
    : [...statement.querySelectorAll<HTMLAnchorElement>(".statement-foot a")].flatMap(
        ({ pathname }) => /\/themes\/([^/]+)\/$/.exec(pathname)?.[1] ?? [],
      );
}

/** In the order of the page. */
function byPlace(a: Node, b: Node): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
