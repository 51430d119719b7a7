import { button, make } from "#components/search-results.ts";
import type { Result } from "#components/search-results.ts";
import type { ChoicesForm } from "#components/search-form.ts";
import type { GuideTheme, SearchGuide } from "#publish/search-guide.ts";
import type { QueryAnswer } from "#search/answer.ts";
import { stemsOf } from "#search/words.ts";

/** How many cards of one kind stand above the results. */
const most = 2;

/** Of the first ten results, how many must be about a theme that the query does not name. */
const impliedBy = 4;

/** What asks for a set of the thesaurus less than this did so by a part of a longer phrase. */
const wholePhrase = 0.7;

/**
 * What a query names or implies beside statements: themes with their history, words of the glossary, threads.
 *
 * @param found  the numbers of all statements that were found
 * @param results  the first of them, as they are shown
 */
export function cardsFor(
  answer: QueryAnswer,
  found: readonly number[],
  results: readonly Result[],
  guide: SearchGuide,
  root: URL,
  form: ChoicesForm,
): HTMLElement[] {
  const asked = new Set(
    answer.units.flatMap((unit) => unit.asked.filter(({ share }) => share >= wholePhrase).map(({ token }) => token)),
  );
  const stems = new Set(answer.units.flatMap(({ word }) => stemsOf(word)));
  const about = (theme: GuideTheme) => results.slice(0, 10).filter(({ themes }) => themes[0] === theme).length;
  const isNamed = ({ title, sets }: GuideTheme) =>
    sets.some((set) => asked.has(set)) || stemsOf(title).every((stem) => stems.has(stem));
  const themes = guide.themes
    .map((theme) => ({ theme, count: about(theme) }))
    .filter(({ theme, count }) => count >= impliedBy || (count > 0 && isNamed(theme)))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, most);
  const terms = guide.terms.filter(({ sets }) => sets.some((set) => asked.has(set))).slice(0, most);
  const threads = guide.threads
    .filter(({ statements }) => found.slice(0, 3).some((number) => statements.includes(number)))
    .slice(0, most);
  const link = ({ path, title }: { readonly path: string; readonly title: string }) =>
    make("a", { href: new URL(path, root).href }, title);
  const card = (kind: string, ...content: readonly (string | Node)[]) =>
    make("li", {}, make("span", { className: "kind" }, kind), " ", make("span", {}, ...content));
  const themeCards = themes.map(({ theme }) => {
    const own = guide.threads.filter((thread) => thread.themes[0] === theme.code);
    const shown = own.slice(0, most);
    return card(
      "Theme",
      link(theme),
      `: ${theme.history}.`,
      ...(shown.length
        ? [
            ` Followed: `,
            ...shown.flatMap((thread, at) => [at ? "; " : "", link(thread), ` (${thread.outcome})`]),
            own.length > shown.length ? `; and ${own.length - shown.length} more. ` : ". ",
          ]
        : [" "]),
      ...(form.isChosen("theme", theme.code)
        ? []
        : [
            button("Only this theme", () => {
              form.choose("theme", theme.code);
              form.changed();
            }),
          ]),
    );
  });
  const told = new Set(
    themes.flatMap(({ theme }) => guide.threads.filter((thread) => thread.themes[0] === theme.code).slice(0, most)),
  );
  return [
    ...themeCards,
    ...terms.map((term) => card("Glossary", link(term))),
    ...threads
      .filter((thread) => !told.has(thread))
      .map((thread) => card("Thread", link(thread), `: ${thread.outcome}.`)),
  ];
}
