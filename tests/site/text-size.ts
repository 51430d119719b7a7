/*
 * These run within the browser, each alone: what they use must stand in them.
 */

/** What became of a page as somebody who needs larger text sees it. */
export interface TextFaults {
  /** How many lines of text were looked at. */
  readonly lines: number;
  /** In pixels. */
  readonly tooWide: number;
  /** Texts that are cut off, or lie over each other. */
  readonly broken: readonly string[];
}

/**
 * Doubles the text of a framed page: by the size of its root, as a browser's own setting does, or each text alone, as
 * browsers do that enlarge nothing else, and looks for what does not fit then.
 */
export function doubleText(
  frame: HTMLIFrameElement,
  { way, width }: { readonly way: "root" | "text alone"; readonly width: number },
): TextFaults {
  const document_ = frame.contentDocument!;
  const { documentElement: root, body } = document_;
  const view = document_.defaultView!;
  frame.style.width = `${width}px`;
  const isText = (element: Element) =>
    !element.closest("svg, .visually-hidden, script, style, noscript, template, option");
  const texts = [...body.querySelectorAll<HTMLElement>("*")].filter(
    (element) => isText(element) && element.getClientRects().length,
  );
  if (way === "root") root.style.fontSize = "200%";
  else {
    const sizes = texts.map((element) => parseFloat(view.getComputedStyle(element).fontSize));
    texts.forEach((element, index) => element.style.setProperty("font-size", `${2 * sizes[index]!}px`, "important"));
  }

  const nameOf = ({ tagName, classList, textContent }: Element) =>
    `${[tagName.toLowerCase(), ...classList].join(".")} “${textContent.trim().slice(0, 40)}”`;
  const broken: string[] = [];
  const lines: { readonly element: Element; readonly box: DOMRect }[] = [];
  for (const element of texts) {
    const { overflowX, overflowY } = view.getComputedStyle(element);
    const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
    if (
      (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
    )
      broken.push(`cut off: ${nameOf(element)}`);
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.textContent!.trim()) continue;
      const range = document_.createRange();
      range.selectNodeContents(node);
      // What scrolls within its own box may lie beyond it, not over what stands there.
      const room = element.closest(".scroll")?.getBoundingClientRect();
      const isIn = ({ left, right, top, bottom }: DOMRect) =>
        !room || (left >= room.left && right <= room.right && top >= room.top && bottom <= room.bottom);
      for (const box of range.getClientRects()) if (box.width > 1 && isIn(box)) lines.push({ element, box });
    }
  }
  // Of each line the middle half: the boxes of letters are higher than a line.
  const middle = ({ box }: (typeof lines)[number]) => [box.top + box.height / 4, box.bottom - box.height / 4] as const;
  lines.sort((one, two) => one.box.top - two.box.top);
  for (const [index, line] of lines.entries()) {
    const [, bottom] = middle(line);
    for (let next = index + 1; next < lines.length && lines[next]!.box.top < bottom; next++) {
      const other = lines[next]!;
      const [top] = middle(other);
      const isBeside = other.box.left >= line.box.right - 2 || line.box.left >= other.box.right - 2;
      if (top < bottom && !isBeside) broken.push(`over each other: ${nameOf(line.element)}, ${nameOf(other.element)}`);
    }
  }
  const tooWide = root.scrollWidth - root.clientWidth;
  root.style.removeProperty("font-size");
  for (const element of texts) element.style.removeProperty("font-size");
  return { lines: lines.length, tooWide, broken: [...new Set(broken)] };
}

/**
 * Puts a word of 250 letters into a framed page wherever it has text: once into each kind of element, as its name, its class and
 * those of what it stands in tell kinds apart.
 *
 * @returns how many words, and which elements reach beyond a frame of that width; none where the page is no wider than it
 */
export function lengthenWords(
  frame: HTMLIFrameElement,
  width: number,
): { readonly words: number; readonly beyond: readonly string[] } {
  const document_ = frame.contentDocument!;
  const { documentElement: root, body } = document_;
  frame.style.width = `${width}px`;
  const kinds = new Set<string>();
  const word = "Unbroken".repeat(32).slice(0, 250);
  for (const element of body.querySelectorAll("*")) {
    if (element.closest("svg, script, style, template, select, datalist, .skip-link, .skip-marks")) continue;
    if (document_.defaultView!.getComputedStyle(element).whiteSpace === "nowrap") continue;
    const text = [...element.childNodes].find(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "",
    );
    const kind = [element, element.parentElement!, element.parentElement!.parentElement!]
      .map(({ tagName, className }) => `${tagName} ${className}`)
      .join();
    if (!text || kinds.has(kind)) continue;
    kinds.add(kind);
    text.textContent = ` ${word} `;
  }
  if (root.scrollWidth <= root.clientWidth) return { words: kinds.size, beyond: [] };
  const beyond = [...body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > width + 1 && !element.closest(".scroll, .visually-hidden"),
  );
  const nameOf = ({ tagName, classList }: Element) => [tagName.toLowerCase(), ...classList].join(".");
  const innermost = beyond.filter((element) => !beyond.some((inner) => inner !== element && element.contains(inner)));
  return {
    words: kinds.size,
    beyond: [
      `${root.scrollWidth - root.clientWidth} pixels too wide`,
      ...innermost.map((element) => `${nameOf(element)} in ${nameOf(element.parentElement!)}`),
    ],
  };
}
