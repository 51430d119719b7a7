type Summaries = Readonly<Record<string, readonly (readonly [stance: string, summary: string])[]>>;

const shownAtOnce = 2;

/**
 * Shows, beside a mark that is hovered, focused or tapped, what the drawing's own titles say of it, and what the findings
 * under it say where the figure names a source of them. Without script the browser shows the titles; a mark that has no
 * other name keeps that of its title.
 */
export function startAnswers(figure: HTMLElement): void {
  const panel = figure.querySelector<HTMLElement>(".chart-answer");
  if (!panel) return;
  const source = panel.dataset["source"];
  let loading: Promise<Summaries> | undefined;
  let current: SVGAElement | undefined;
  let hiding: ReturnType<typeof setTimeout>;
  const linesOf = new Map<Element, string[]>();
  for (const title of figure.querySelectorAll("svg a > title")) {
    const mark = title.parentElement!;
    const lines = (title.textContent ?? "").split("\n");
    linesOf.set(mark, lines);
    if (!mark.hasAttribute("aria-label")) mark.setAttribute("aria-label", lines.join(": "));
    title.remove();
  }

  async function show(mark: SVGAElement, isTouched = false): Promise<void> {
    clearTimeout(hiding);
    if (current === mark) return;
    current?.removeAttribute("aria-describedby");
    current = mark;
    panel!.style.removeProperty("max-height");
    const key = keyOf(mark);
    if (source && key)
      loading ??= fetch(source)
        .then((answer) => (answer.ok ? (answer.json() as Promise<Summaries>) : {}))
        .catch(() => ({}));
    const summaries = key ? ((await loading)?.[key] ?? []) : [];
    if (current !== mark) return;
    const named = document.getElementById(tellerOf(mark) ?? "") ?? mark;
    const [heading = "", ...lines] = linesOf.get(named) ?? [named.getAttribute("aria-label") ?? ""];
    const more = summaries.length > shownAtOnce ? `And ${summaries.length - shownAtOnce} more. ` : "";
    panel!.replaceChildren(
      element("p", heading, "answer-heading"),
      element("p", lines.join(". ")),
      ...(summaries.length ? [listOf(summaries)] : []),
    );
    // A finger's way on stands first, where it need not be scrolled to.
    if (isTouched)
      panel!.firstElementChild!.append(
        " ",
        Object.assign(element("a", more ? `Read all ${summaries.length}` : "Read it at its place"), {
          href: mark.href.baseVal,
        }),
      );
    else if (mark.dataset["state"] !== "unknown")
      panel!.append(element("p", `${more}Follow the mark to read ${more ? "all" : "it"} at its place`));
    panel!.hidden = false;
    mark.setAttribute("aria-describedby", panel!.id);
    place(mark);
  }

  /**
   * Beside the mark's column, and under its row or above it, wherever there is room: over neither its row, nor the names
   * of the columns where they stay in sight.
   */
  function place(mark: Element): void {
    const frame = figure.getBoundingClientRect();
    const box = mark.getBoundingClientRect();
    const row = (mark.closest(".row")?.querySelector(".band") ?? mark).getBoundingClientRect();
    const heads = [...figure.querySelectorAll(".chart-head")].map((head) => head.getBoundingClientRect().bottom);
    const below = innerHeight - row.bottom - 8;
    const above = row.top - Math.max(0, ...heads) - 8;
    const height = panel!.offsetHeight;
    const isBelow = below >= height || below >= above;
    panel!.style.maxHeight = `${Math.max(120, isBelow ? below : above)}px`;
    const beside = box.right + 6 - frame.left;
    const left = beside + panel!.offsetWidth <= frame.width ? beside : box.left - frame.left - panel!.offsetWidth - 6;
    panel!.style.left = `${Math.max(0, left)}px`;
    panel!.style.top = `${isBelow ? row.bottom - frame.top + 4 : row.top - frame.top - panel!.offsetHeight - 4}px`;
  }

  function hideSoon(): void {
    clearTimeout(hiding);
    hiding = setTimeout(hide, 250);
  }

  function hide(): void {
    panel!.hidden = true;
    current?.removeAttribute("aria-describedby");
    current = undefined;
  }

  const markAt = (target: EventTarget | null) => {
    const link = target instanceof Element ? target.closest<SVGAElement>("svg a") : null;
    return link && (linesOf.has(link) || keyOf(link)) ? link : null;
  };
  figure.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mark = markAt(event.target);
    if (mark) void show(mark);
    else if (!panel.contains(event.target as Node)) hideSoon();
  });
  figure.addEventListener("focusin", ({ target }) => {
    const mark = markAt(target);
    if (mark?.matches(":focus-visible")) void show(mark);
  });
  // A finger cannot hover: the first tap answers, the link in the answer leads on.
  figure.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    if (!mark || event.pointerType !== "touch") return;
    event.preventDefault();
    void show(mark, true);
  });
  figure.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && hideSoon());
  figure.addEventListener(
    "focusout",
    ({ relatedTarget }) => !panel.contains(relatedTarget as Node | null) && hideSoon(),
  );
  panel.addEventListener("pointerenter", () => clearTimeout(hiding));
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  document.addEventListener("pointerdown", ({ target }) => !panel.hidden && !figure.contains(target as Node) && hide());
}

/** The theme and the event of which a mark tells, by where it leads: "plans 2018-04-focused-visit-northamptonshire". */
function keyOf({ href }: SVGAElement): string | undefined {
  const [, theme, event] = /\/themes\/([^/]+)\/#event-(.+)$/.exec(new URL(href.baseVal, location.href).href) ?? [];
  return theme && `${theme} ${event}`;
}

/** The mark of another form that tells what this one says: the last of what names it, after what is seen of it. */
function tellerOf(mark: SVGAElement): string | undefined {
  return mark.getAttribute("aria-labelledby")?.split(" ").at(-1);
}

function listOf(summaries: Summaries[string]): HTMLElement {
  const list = document.createElement("ul");
  list.append(
    ...summaries.slice(0, shownAtOnce).map(([stance, summary]) => {
      const item = document.createElement("li");
      item.append(element("strong", `${stance}. `), summary);
      return item;
    }),
  );
  return list;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  className = "",
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), { textContent: text, className });
}
