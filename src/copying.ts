let isStarted = false;

/**
 * Lets every "Copy" button beside a citation or a code put its text on the clipboard, or select it where the browser forbids that;
 * and opens the citation that the address names.
 */
export function startCopying(): void {
  if (isStarted) return;
  isStarted = true;
  addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>("[data-copy]") : null;
    const citation = button?.parentElement?.querySelector(".citation-text");
    if (button && citation) void copy(citation, button);
  });
  addEventListener("hashchange", openNamed);
  openNamed();
}

function openNamed(): void {
  const citation = document.getElementById(location.hash.slice(1));
  if (!citation?.matches(".citation[popover]")) return;
  // Browsers without popovers show it in its place.
  citation.showPopover?.();
}

async function copy(citation: Element, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(citation.textContent ?? "");
    button.textContent = "Copied";
  } catch {
    getSelection()?.selectAllChildren(citation);
    button.textContent = "Selected";
  }
  tell(button);
  setTimeout(() => (button.textContent = "Copy"), 3000);
}

/** What the button says is said aloud too; in an open citation, beyond which nothing is read, from within it. */
function tell(button: HTMLButtonElement): void {
  const place = button.closest("[popover]") ?? document.body;
  let status = place.querySelector(":scope > .copying-status");
  if (!status) {
    status = Object.assign(document.createElement("span"), {
      className: "visually-hidden copying-status",
      role: "status",
    });
    place.append(status);
  }
  status.textContent = button.textContent;
}
