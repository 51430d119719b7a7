import type { SearchSuggestions } from "#publish/search-suggestions.ts";

/** Kept where a reader turned the key off: a key of one sign can get in the way of those who speak to their computer. */
const keySetting = "inspection-record:search-key";

/** Where a browser keeps nothing, nobody could turn the key off, and so it does not work. */
export function hasSearchKey(): boolean {
  try {
    return localStorage.getItem(keySetting) !== "off";
  } catch {
    return false;
  }
}

/** @returns whether the browser keeps it */
export function setSearchKey(isOn: boolean): boolean {
  try {
    if (isOn) localStorage.removeItem(keySetting);
    else localStorage.setItem(keySetting, "off");
    return true;
  } catch {
    return false;
  }
}

/**
 * Lets the key "/" lead to the page's search box; and a box whose query another page answers offer what can be asked, which
 * is loaded once a reader turns to it.
 */
export function startSearchBox(box: HTMLInputElement): void {
  if (hasSearchKey()) box.ariaKeyShortcuts = "/";
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select")) return;
    if (!hasSearchKey()) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  const { form } = box;
  if (form?.hasAttribute("action"))
    box.addEventListener("focus", () => void offer(box, new URL("suggestions.json", form.action)), { once: true });
}

/** They help, and nothing is said where they do not come. */
async function offer(box: HTMLInputElement, address: URL): Promise<void> {
  try {
    const [{ suggestIn }, { unpackRecords }, response] = await Promise.all([
      import("#components/suggestions.ts"),
      import("#search/packed.ts"),
      fetch(address),
    ]);
    const { titles, records } = (await response.json()) as SearchSuggestions;
    suggestIn(box, { titles, identifiers: unpackRecords(records) });
  } catch {
    return;
  }
}
