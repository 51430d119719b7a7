import { contrastOf, contrastToWords, contrasts, contrastsToWords, pairNames } from "#analysis/compare.ts";
import { markKey, markWords } from "#charts/marks/words.ts";
import type { ComparedEvent, ComparisonData } from "#publish/compare.ts";
import { themeEventUrl, themeUrl } from "#urls.ts";

/**
 * Sets any two events side by side on the page itself, from the published table of what each says of each theme.
 *
 * @param ids  the earlier event first
 * @throws Error when the table cannot be read, RangeError when it has no such event
 */
export async function showComparison(section: HTMLElement, ids: readonly [string, string]): Promise<void> {
  const source = new URL(section.dataset["source"] ?? "", location.href);
  const response = await fetch(source);
  if (!response.ok) throw new Error(`no answer from ${source.pathname}: ${response.status}`);
  const data = (await response.json()) as ComparisonData;
  const [first, second] = ids.map((id) => eventNamed(id, data)) as [ComparedEvent, ComparedEvent];
  const pair = [first, second] as const;
  const root = new URL("..", source);
  const compared = data.themes.map((theme, index) => {
    const said = pair.map((event) => event.said[index]!);
    return { theme, said, contrast: contrastOf(said[0]![1], said[1]![1]) };
  });
  const part = (name: string) => section.querySelector<HTMLElement>(`[data-${name}]`)!;
  const beside = element("span", "beside");
  beside.className = "beside";
  part("title").replaceChildren(`${first.title} `, beside, ` ${second.title}`);
  part("summary").textContent =
    `${contrastsToWords(compared.map(({ contrast }) => contrast))}, because one of the two did not look at it, or we do not know whether it did.`;
  part("accounts").replaceChildren(...pair.map((event) => accountsOf(event, root)));

  const groups = contrasts.flatMap((contrast) => {
    const members = compared.filter((theme) => theme.contrast === contrast);
    if (!members.length) return [];
    const words = contrastToWords(contrast, ...pairNames(pair));
    const group = copyOf("#compared-group");
    group.querySelector("h3")!.textContent = `${words}: ${members.length}`;
    group.querySelector(".scroll")!.setAttribute("aria-label", `Table: ${words}`);
    const heads = [...group.querySelectorAll("th")].slice(1);
    heads.forEach((head, index) => head.append(pair[index]!.title, ...secondaryTag(!pair[index]!.isCounted)));
    group.querySelector("tbody")!.append(
      ...members.map(({ theme, said }) => {
        const row = element("tr");
        const name = element("th", link(theme.name, new URL(themeUrl(theme).slice(1), root)));
        name.scope = "row";
        const cells = pair.map((event, index) => {
          const [state, , isPassing, weight] = said[index]!;
          const isHollow = isPassing || !event.isCounted;
          const mark = state === "unknown" ? [] : [copyOf(`[data-mark="${markKey(state, isHollow, weight)}"]`), " "];
          const cell = link(markWords(state, isPassing, weight), new URL(themeEventUrl(theme, event).slice(1), root));
          cell.prepend(...mark);
          return element("td", cell);
        });
        row.append(name, ...cells);
        return row;
      }),
    );
    return [group];
  });
  part("groups").replaceChildren(...groups);
  section.hidden = false;
}

function eventNamed(id: string, { events }: ComparisonData): ComparedEvent {
  const event = events.find((candidate) => candidate.id === id);
  if (!event) throw new RangeError(`unknown event: ${id}`);
  return event;
}

function accountsOf({ title, isCounted, accounts }: ComparedEvent, root: URL): HTMLElement {
  const named = accounts.flatMap((account, index) => [
    ...(index ? ["; "] : []),
    link(account.title, new URL(account.path, root)),
    ...secondaryTag(isCounted && account.isSecondary),
  ]);
  return element(
    "li",
    `${title}: `,
    ...named,
    ...(isCounted ? [] : [", not held, not counted:", ...secondaryTag(true)]),
  );
}

function secondaryTag(isShown: boolean): (string | DocumentFragment)[] {
  return isShown ? [" ", copyOf("#secondary-tag")] : [];
}

/** What stands in a template of the page. */
function copyOf(selector: string): DocumentFragment {
  return document
    .querySelector<HTMLTemplateElement>(`template${selector}`)!
    .content.cloneNode(true) as DocumentFragment;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function link(text: string, address: URL): HTMLAnchorElement {
  const made = element("a", text);
  made.href = address.href;
  return made;
}
