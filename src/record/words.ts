import type { Account } from "#domain/account.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Statement } from "#domain/statement.ts";
import { writtenStatement } from "#domain/statement.ts";
import type { Term } from "#domain/term.ts";
import type { Theme } from "#domain/theme.ts";
import type { ThesaurusSet } from "#domain/thesaurus.ts";
import { complaintsOf } from "#record/complaints.ts";
import { resolver } from "#record/content.ts";
import type { Content } from "#record/content.ts";
import { nearMiss } from "#schema/fields.ts";
import type { Problem } from "#schema/problem.ts";
import { stemsOf } from "#search/words.ts";

/** The words that the thesaurus has for terms and themes, by their codes. */
export interface NamedWords {
  readonly ofTerms: ReadonlyMap<string, readonly string[]>;
  readonly ofThemes: ReadonlyMap<string, readonly string[]>;
}

/** What the thesaurus says of terms and themes, before these are built. */
export function namedWords({ thesaurus }: Content): NamedWords {
  const sets = thesaurus.flatMap(({ entry }) => entry.sets);
  return {
    ofTerms: new Map(sets.flatMap(({ term, same = [] }) => (term === undefined ? [] : [[term, same]]))),
    ofThemes: new Map(sets.flatMap(({ theme, near = [] }) => (theme === undefined ? [] : [[theme, near]]))),
  };
}

/** No word that is unkind to children or families stands among what readers are offered. */
const unkind =
  /\b(?:brats?|yobs?|thugs?|junk(?:y|ies?)|druggies?|scum|loony|retard\w*|spastics?|cripples?|handicapped|bastards?|sl[au]ts?|slags?|prostitutes?|gyppos?|pikeys?|illegals|delinquents?|feral|(?:problem|troubled|broken) (?:famil\w+|kids?|child\w*|homes?)|naughty|bad (?:kids?|child\w*|mums?|dads?|famil\w+)|damaged (?:kids?|child\w*)|unwanted|addicts?|alcoholics?|chavs?|scroungers?|perverts?|stupid|idiots?)\b/i;

/** Every set, in the order of the files and within them. */
export function buildThesaurus(
  content: Content,
  terms: readonly Term[],
  themes: readonly Theme[],
  problems: Problem[],
): ThesaurusSet[] {
  const resolveTerm = resolver("Term", "terms", new Map(terms.map((term) => [term.id, term])));
  const resolveTheme = resolver("Theme", "themes", new Map(themes.map((theme) => [theme.code, theme])));
  const sameIn = new Map<string, string>();
  const named = new Map<string, string>();
  return content.thesaurus.flatMap((own) => {
    const complain = complaintsOf(own, problems);
    return own.entry.sets.map(({ term: termId, theme: code, same = [], near = [], from = [] }, index): ThesaurusSet => {
      const at = (field: string, place?: number) =>
        complain.field(["sets", index, field, ...(place === undefined ? [] : [place])]);
      const term = termId === undefined ? undefined : resolveTerm(termId, at("term"));
      const theme = code === undefined ? undefined : resolveTheme(code, at("theme"));
      for (const [field, name] of Object.entries({ term: termId, theme: code })) {
        if (name === undefined) continue;
        const other = named.get(`${field} ${name}`);
        if (other) at(field)(`The ${field} "${name}" has a set in ${other} already. Put the words of both into one.`);
        named.set(`${field} ${name}`, own.file);
      }
      if (same.length + near.length + from.length < 2 && !theme)
        complain.field(["sets", index])(`One word alone leads nowhere. Add others that mean it, or leave it out.`);
      if (!same.length && !near.length)
        complain.field(["sets", index])(
          `Words lead to nothing here. Write in same or near what the documents say, or leave the set out.`,
        );
      const seen = new Set<string>();
      for (const [field, words] of Object.entries({ same, near, from })) {
        words.forEach((word, place) => {
          if (seen.has(word)) at(field, place)(`"${word}" stands twice in this set. Keep it once.`);
          seen.add(word);
          const { harsh } = lookAt(word);
          if (harsh && !officialNames.has(word))
            at(field, place)(`"${harsh}" is unkind to those it is about. Say it otherwise.`);
          if (field !== "same") return;
          const other = sameIn.get(word.toLowerCase());
          if (other && other !== `${own.file} ${index}`)
            at(
              field,
              place,
            )(
              `"${word}" already means the very same as other words in ${other.replace(/ \d+$/, "")}. Keep it in one of the two, or write it under near.`,
            );
          sameIn.set(word.toLowerCase(), `${own.file} ${index}`);
        });
      }
      return { topic: own.entry.topic, ...(term && { term }), ...(theme && { theme }), same, near, from };
    });
  });
}

/** Most words are those of the last reading: of each it is looked once what it says. */
const looked = new Map<string, { readonly stems: readonly string[]; readonly harsh: string | undefined }>();

function lookAt(text: string) {
  let seen = looked.get(text);
  if (!seen) {
    seen = { stems: stemsOf(text), harsh: unkind.exec(text)?.[0] };
    looked.set(text, seen);
  }
  return seen;
}

/** What a programme was called, though nobody should be called so. */
const officialNames = new Set(["Troubled Families"]);

/**
 * The questions of every statement, by its identifier; one that twin documents share has those of where it is written.
 *
 * @param problems  also where one says no more than the summary
 */
export function buildQuestions(
  content: Content,
  accounts: readonly Account[],
  problems: Problem[],
): ReadonlyMap<string, readonly string[]> {
  const questions = new Map<string, readonly string[]>();
  for (const own of content.questions) {
    const account = accounts.find(({ id }) => id === own.id);
    const complain = complaintsOf(own, problems);
    if (!account) {
      const advice = nearMiss(
        own.id,
        accounts.map(({ id }) => id),
      );
      complain.whole(`There is no document or inspection "${own.id}".${advice} Name the file after one.`);
      continue;
    }
    const statements = new Map(writtenIn(account).map((statement) => [partOf(statement), statement]));
    for (const [part, asked] of Object.entries(own.entry)) {
      const statement = statements.get(part);
      if (!statement) {
        complain.field([part])(`"${own.id}" has no statement ${part} of its own. Correct it, or take it out.`);
        continue;
      }
      questions.set(statement.id, asked);
      const said = new Set(lookAt(statement.summary).stems);
      asked.forEach((question, index) => {
        const at = complain.field([part, index]);
        if (lookAt(question).stems.every((stem) => said.has(stem)))
          at(`"${question}" only repeats the summary of ${part}. Write it in other words.`);
        const word = lookAt(question).harsh;
        if (word) at(`"${word}" is unkind to those it is about. Say it otherwise.`);
        if (asked.indexOf(question) < index) at(`"${question}" stands twice under ${part}. Keep it once.`);
      });
    }
  }
  return questions;
}

/** Where statements have no questions: nobody finds them but by the words of their summaries. */
export function missingQuestions({ reports, knownInspections, questions }: InspectionRecord): Problem[] {
  return [...reports, ...knownInspections].flatMap((account) => {
    const parts = writtenIn(account)
      .filter(({ id }) => !questions.has(id))
      .map(partOf);
    const message = `${parts.join(", ")} of "${account.id}" ${parts.length === 1 ? "has" : "have"} no questions. Write for each 2 to 14 that a reader might type, such as ${parts[0]}: [why do staff keep leaving, SW turnover].`;
    return parts.length ? [{ file: `content/questions/${account.id}.mdx`, message }] : [];
  });
}

function writtenIn(account: Account): Statement[] {
  const statements: Statement[] = account.isHeld
    ? [...account.findings, ...account.recommendations]
    : [...account.findings];
  return statements.filter((statement) => writtenStatement(statement) === statement);
}

function partOf({ id }: Statement): string {
  return id.slice(id.indexOf("#") + 1);
}
