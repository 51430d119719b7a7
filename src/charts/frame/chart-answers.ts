type Summaries = Readonly<Record<string, readonly (readonly [stance: string, summary: string])[]>>;

const shownAtOnce = 3;

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
    const key = `${mark.closest<SVGElement>("[data-theme]")?.dataset["theme"]} ${mark.dataset["event"]}`;
    if (source && mark.dataset["event"])
      loading ??= fetch(source)
        .then((answer) => (answer.ok ? (answer.json() as Promise<Summaries>) : {}))
        .catch(() => ({}));
    const summaries = mark.dataset["event"] ? ((await loading)?.[key] ?? []) : [];
    if (current !== mark) return;
    const named = document.getElementById(mark.getAttribute("aria-labelledby") ?? "") ?? mark;
    const [heading = "", ...lines] = linesOf.get(named) ?? [named.getAttribute("aria-label") ?? ""];
    panel!.replaceChildren(
      element("p", heading, "answer-heading"),
      ...lines.map((line) => element("p", line)),
      ...(summaries.length ? [listOf(summaries)] : []),
      ...(summaries.length > shownAtOnce ? [element("p", `and ${summaries.length - shownAtOnce} more`)] : []),
    );
    // A finger's way on stands first, where it need not be scrolled to.
    if (isTouched)
      panel!.firstElementChild!.append(
        " ",
        Object.assign(element("a", "Read it at its place"), { href: mark.href.baseVal }),
      );
    else if (mark.dataset["state"] !== "unknown")
      panel!.append(element("p", "Follow the mark to read it at its place"));
    panel!.hidden = false;
    mark.setAttribute("aria-describedby", panel!.id);
    place(mark);
  }

  /** Under the mark or above it, wherever there is more room, and never wider or higher than that. */
  function place(mark: Element): void {
    const frame = figure.getBoundingClientRect();
    const box = mark.getBoundingClientRect();
    const below = innerHeight - box.bottom;
    panel!.style.maxHeight = `${Math.max(120, Math.max(below, box.top) - 12)}px`;
    const left = Math.min(
      Math.max(0, box.left - frame.left - panel!.offsetWidth / 2),
      frame.width - panel!.offsetWidth,
    );
    const isBelow = below >= panel!.offsetHeight + 8 || below >= box.top;
    panel!.style.left = `${left}px`;
    panel!.style.top = `${isBelow ? box.bottom - frame.top + 4 : box.top - frame.top - panel!.offsetHeight - 4}px`;
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
    return link && (linesOf.has(link) || link.dataset["event"]) ? link : null;
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
