import {
  contrastOf,
  contrastToWords,
  contrasts,
  contrastsToWords,
  pairNames,
  saidToWords,
  toldAtOnce,
  uncompared,
} from "#analysis/compare.ts";
import { markKey } from "#charts/marks/words.ts";
import type {
  ComparedEvent,
  ComparedTheme,
  ComparisonData,
  PublishedSaid,
  PublishedStatement,
} from "#publish/compare.ts";
import { themeAnchor, themeEventUrl, themeUrl, themesUrl } from "#urls.ts";

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
    return { theme, said, contrast: contrastOf(said[0]!.standing, said[1]!.standing) };
  });
  const names = pairNames(pair);
  const part = (name: string) => section.querySelector<HTMLElement>(`[data-${name}]`)!;
  const beside = element("span", "beside");
  beside.className = "beside";
  part("title").replaceChildren(`${first.title} `, beside, ` ${second.title}`);
  part("summary").textContent = `${contrastsToWords(
    compared.map(({ contrast }) => contrast),
    ...names,
  )}. In all: ${pair.map(({ totals }, index) => `${saidToWords(totals)} in ${names[index]}`).join("; ")}.`;
  part("accounts").replaceChildren(...pair.map((event) => accountsOf(event, root)));

  const addressOf = (url: string) => new URL(url.slice(1), root);
  const pageOf = (theme: ComparedTheme) =>
    addressOf(data.areThemesListed ? `${themesUrl}#${themeAnchor(theme)}` : themeUrl(theme));
  const urlOf = (theme: ComparedTheme, event: ComparedEvent) =>
    data.areThemesListed ? pageOf(theme) : addressOf(themeEventUrl(theme, event));
  const groups = contrasts.flatMap((contrast): Node[] => {
    const members = compared.filter((theme) => theme.contrast === contrast);
    if (!members.length) return [];
    const title = element("h3", `${contrastToWords(contrast, ...names)}: ${members.length}`);
    if (uncompared.includes(contrast)) {
      const list = element(
        "ul",
        ...members.map(({ theme, said }) =>
          element(
            "li",
            link(theme.name, pageOf(theme)),
            ...pair
              .flatMap((event, index) => (said[index]!.tellingCount ? [{ event, said: said[index]! }] : []))
              .flatMap(({ event, said: { counts, isPassing } }, index) => [
                index ? "; " : ": ",
                link(`${saidToWords(counts)}${isPassing ? " in passing" : ""}`, urlOf(theme, event)),
                ` (${event.title})`,
              ]),
          ),
        ),
      );
      list.className = "uncompared";
      return [title, list];
    }
    const group = copyOf("#compared-group");
    group.querySelector("h3")!.replaceWith(title);
    const heads = [...group.querySelectorAll("th")].slice(1);
    heads.forEach((head, index) => head.append(pair[index]!.title, ...secondaryTag(!pair[index]!.isCounted)));
    group.querySelector("tbody")!.append(
      ...members.map(({ theme, said }) => {
        const row = element("tr");
        const name = element("th", link(theme.name, pageOf(theme)));
        name.scope = "row";
        row.append(
          name,
          ...pair.map((event, index) =>
            element("td", ...endOf(said[index]!, event, data.statements, urlOf(theme, event), root)),
          ),
        );
        return row;
      }),
    );
    return [group];
  });
  part("groups").replaceChildren(...groups);
  section.hidden = false;
}

/** As ComparedEnd.astro: what one event says of a theme, in numbers and in sentences. */
function endOf(
  { state, counts, weight, isPassing, tellingCount, told }: PublishedSaid,
  event: ComparedEvent,
  statements: readonly PublishedStatement[],
  url: URL,
  root: URL,
): Node[] {
  const label = element("span", event.title);
  label.className = "stacked-label";
  const counted = link("", url);
  counted.className = "said-counts";
  counted.append(
    ...(state === "unknown" ? [] : [copyOf(`[data-mark="${markKey(state, isPassing || !event.isCounted, weight)}"]`)]),
    element("span", saidToWords(counts)),
  );
  const sentences = told.map((place) => {
    const { kind, summary, place: words, path } = statements[place]!;
    const stance = element("span", copyOf(`[data-kind="${kind}"]`));
    stance.className = "stance";
    const sentence = element("p", stance, ` ${summary} `, link(words, new URL(path, root)));
    sentence.className = "brief-statement";
    return sentence;
  });
  const folded = sentences.slice(toldAtOnce);
  const further = tellingCount - told.length;
  return [
    label,
    counted,
    ...sentences.slice(0, toldAtOnce),
    ...(folded.length
      ? [
          element(
            "details",
            element("summary", `${tellingCount - toldAtOnce} more`),
            ...folded,
            ...(further ? [link(`${further} further, on the theme's page`, url)] : []),
          ),
        ]
      : []),
  ];
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
