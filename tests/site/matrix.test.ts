import { HTMLElement } from "node-html-parser";
import type { Node } from "node-html-parser";
import { expect, test } from "vitest";
import { pageAt, targetOf, textOf } from "./pages.ts";
import { scopeOf } from "./scope.ts";
import { addressParts, documentsApart, eventsInside, isFull, readTable, withoutTwins } from "./tables.ts";
import type { Row } from "./tables.ts";

const home = pageAt("/");
const themes = readTable("themes");
const events = eventsInside();
const findings = readTable("findings");
const recommendations = readTable("recommendations");
const reported = readTable("reported_findings");
const reports = readTable("reports");
const inWords = (raised: number, looked: number) =>
  looked ? `raised at ${raised} of ${looked} ${looked === 1 ? "look" : "looks"}` : "no inspection held looked at this";
const wordsOf = new Map(readTable("recurrence").map(({ theme, looked, raised }) => [theme, inWords(raised, looked)]));
const pairs = events.flatMap((event) => themes.map(({ theme }) => ({ event, theme })));
const forms = home.root.querySelectorAll("figure.matrix svg").filter((svg) => svg.querySelector(".row[data-theme]"));
if (!forms.length) throw new Error("The home page has no matrix.");
const table = home.root.querySelector("figure.matrix table")!;

/** The inspectors' own documents of an event on two councils, whether they share what they say or not. */
const documentsOf = new Map(events.map(({ event }) => [event, documentsApart().get(event) ?? []]));

const marks = {
  concern: "concern",
  mixed: "concern and strength, about even",
  strength: "strength only",
  silent: "looked at, nothing said for or against",
  "not-examined": "not examined",
  unknown: "not known",
};

/** What speaks for an event on a theme: its own documents, or only one of them; where none is held, what others report. */
function spokenOn(theme: string, { event, provenance }: Row<"events">, only?: string) {
  const isOn = (row: { readonly event: string; readonly themes: readonly string[] }) =>
    row.event === event && row.themes.includes(theme);
  const isSpeaking = ({ report }: { readonly report: string }) =>
    only ? report === only : reports.find((row) => row.report === report)!.provenance === provenance;
  const once = <Item extends Row<"findings"> | Row<"recommendations">>(rows: readonly Item[]): Item[] =>
    only ? rows.filter(isOn).filter(isSpeaking) : withoutTwins(rows).filter(isOn).filter(isSpeaking);
  return {
    stances: [...once(findings), ...(provenance === "secondary" ? reported.filter(isOn) : [])].map(
      ({ stance }) => stance,
    ),
    recommendations: once(recommendations).length,
  };
}

/** What a mark stands for that is never counted, in the words before what it says; what others report has them in its name. */
function isInPassing(theme: string, event: Row<"events">, only?: string): boolean {
  const { stances, recommendations } = spokenOn(theme, event, only);
  return scopeOf(theme, event.event, only) === "out" && stances.length + recommendations > 0;
}

/** The mark that a theme must have in an event, from the published tables and the method page's words alone. */
function expectedState(theme: string, event: Row<"events">, only?: string): keyof typeof marks {
  const spoken = spokenOn(theme, event, only);
  const stances = new Set(spoken.stances);
  const isRaised = stances.has("concern") || stances.has("mixed") || spoken.recommendations > 0;
  if (isRaised && (stances.has("strength") || (stances.has("mixed") && !stances.has("concern")))) return "mixed";
  if (isRaised) return "concern";
  if (stances.has("strength")) return "strength";
  const scope = scopeOf(theme, event.event, only);
  if (scope === undefined) return "unknown";
  return scope === "out" && !isInPassing(theme, event, only) ? "not-examined" : "silent";
}

/** What a mark says, without what it rests on: which way it leans by two to one, and whether improvement was asked for. */
function expectedSaid(theme: string, event: Row<"events">, only?: string): string {
  const { stances, recommendations } = spokenOn(theme, event, only);
  const count = (stance: string) => stances.filter((other) => other === stance).length;
  const state = expectedState(theme, event, only);
  const against = count("concern") + count("mixed") / 2;
  const inFavour = count("strength") + count("mixed") / 2;
  const balance =
    against >= 2 * inFavour && against ? "mostly concern" : inFavour >= 2 * against ? "mostly strength" : marks.mixed;
  const said = [state === "mixed" ? balance : marks[state], ...(recommendations ? ["improvement asked for"] : [])];
  if (!isInPassing(theme, event, only)) return said.join(", ");
  // Nobody looked at what was said in passing.
  return ["said in passing, not counted", ...(state === "silent" ? [] : [said.join(", ")])].join(": ");
}

/** The same with what it rests on; without the reason for which there may be none. */
function expectedWords(theme: string, event: Row<"events">, only?: string): string {
  const { stances, recommendations } = spokenOn(theme, event, only);
  const count = (stance: string) => stances.filter((other) => other === stance).length;
  const counts = [
    [count("concern"), "concern"],
    [count("mixed"), "mixed finding"],
    [count("strength"), "strength"],
    [count("neutral"), "neutral finding"],
    [recommendations, "recommendation"],
  ] as const;
  const words = counts
    .filter(([number]) => number)
    .map(([number, noun]) => `${number} ${noun}${number === 1 ? "" : "s"}`);
  return [expectedSaid(theme, event, only), words.join(", ")].filter(Boolean).join(": ");
}

/** What every chart calls a cell for those who do not see it. */
const nameOf = (theme: string, { title, counted }: Row<"events">) =>
  `${themes.find((row) => row.theme === theme)!.name}, ${title}${counted ? "" : " (not held; secondary source, not counted)"}`;

/** The same of each document of an event that led to several. */
function wordsApart(theme: string, event: Row<"events">, wordsOf = expectedWords): string[] {
  return documentsOf
    .get(event.event)!
    .map(
      ({ report, title }) => `${/\b(North|West)\b/.exec(title)![0]} Northamptonshire: ${wordsOf(theme, event, report)}`,
    );
}

/** A mark that is not there has its reason after the words, which differs from case to case. */
const withoutReason = (words: string) =>
  words.replace(/^((?:\w+ Northamptonshire: )?(?:not examined|not known)): .*$/, "$1");

/** The words of a cell, line by line, written once for all forms: the title of its link in the wide one, which is its name. */
function linesOf(cell: HTMLElement): string[] {
  const id = cell.getAttribute("aria-labelledby")?.split(" ").at(-1);
  const title = (id ? home.ids.get(id) : cell)?.querySelector("title");
  return (title?.textContent ?? "").split("\n");
}

/** What is used in a cell is drawn once for its form. */
const drawnMark = (used: HTMLElement) =>
  home.ids.get((used.getAttribute("href") ?? "").slice(1))!.querySelector(".mark")!;
/** The mark of a cell, without those of its documents apart, which stand after it; and what a mark is drawn as. */
const marksTogether = (cell: HTMLElement) => cell.querySelectorAll("use").slice(0, 1).map(drawnMark);
const stateOf = (mark: HTMLElement | undefined) => /mark-(?!hollow|part)(\S+)/.exec(mark?.classNames ?? "")?.[1];

const eventOf = (cell: HTMLElement) => cell.getAttribute("href")?.split("#event-")[1];

/** Each cell of one form with its theme and event. */
function cellsOf(svg: HTMLElement) {
  return svg
    .querySelectorAll(".row a")
    .filter((link) => link.querySelector("use"))
    .map((cell) => {
      const theme = cell.closest(".row")!.getAttribute("data-theme") ?? "";
      return { cell, theme, event: events.find(({ event }) => event === eventOf(cell))! };
    });
}

test("the matrix stands in the page twice, for wide and for narrow screens, each with every mark of which anything is known", () => {
  expect(forms.map((svg) => svg.classNames)).toEqual(["chart-overlay", "chart-narrow"]);
  const known = pairs.filter(({ event, theme }) => expectedState(theme, event) !== "unknown");
  for (const svg of forms) {
    const cells = cellsOf(svg).map(({ theme, event }) => `${event.event} ${theme}`);
    expect(cells.toSorted()).toEqual(known.map(({ event, theme }) => `${event.event} ${theme}`).toSorted());
  }
});

test("each mark says what the published tables say", () => {
  for (const svg of forms) {
    const states = cellsOf(svg).map(({ cell, theme, event }) => ({
      theme,
      event: event.event,
      state: stateOf(marksTogether(cell)[0]),
      expected: expectedState(theme, event),
    }));
    expect(states.filter(({ state, expected }) => state !== expected)).toEqual([]);
  }
});

test("each mark counts in words what it rests on, what two documents share once, and says what was said in passing", () => {
  expect(pairs.filter(({ event, theme }) => isInPassing(theme, event)).length).toBeGreaterThan(10);
  for (const svg of forms) {
    for (const { cell, theme, event } of cellsOf(svg)) {
      const [name, ...said] = linesOf(cell);
      expect(name).toBe(nameOf(theme, event));
      // Counted once: of each document by itself, which way it leans.
      expect(said.map(withoutReason), name).toEqual([
        expectedWords(theme, event),
        ...wordsApart(theme, event, expectedSaid),
      ]);
    }
  }
});

test("marks are solid where they count, hollow where others report or it was said in passing, and none stands where nothing is known", () => {
  const wrong = forms.flatMap((svg) =>
    cellsOf(svg).flatMap(({ cell, theme, event }) => {
      const [mark, ...others] = marksTogether(cell);
      const isDrawn = Boolean(mark?.querySelector("rect, circle, path"));
      const isHollow = Boolean(mark?.classList.contains("mark-hollow"));
      const isUncounted = !event.counted || isInPassing(theme, event);
      const isSecondary = cell.classList.contains("of-others");
      return others.length === 0 &&
        isDrawn &&
        stateOf(mark) !== "unknown" &&
        isHollow === isUncounted &&
        isSecondary === !event.counted
        ? []
        : [`${theme}, ${event.event}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test("a mark is hollow in a counted column just where the table of levels says that it was said in passing", () => {
  const passing = new Set(
    readTable("levels")
      .filter((row) => row.report === null && row.in_passing)
      .map(({ event, theme }) => `${event} ${theme}`),
  );
  for (const svg of forms) {
    const hollow = cellsOf(svg).filter(
      ({ cell, event }) => event.counted && marksTogether(cell).some((mark) => mark.classList.contains("mark-hollow")),
    );
    expect(new Set(hollow.map(({ theme, event }) => `${event.event} ${theme}`))).toEqual(passing);
  }
});

test("the two documents of one event can be told apart: a mark for each, which says what that document says", () => {
  expect([...documentsOf.values()].filter(({ length }) => length === 2)).toHaveLength(3);
  for (const svg of forms) {
    for (const { cell, theme, event } of cellsOf(svg)) {
      const documents = documentsOf.get(event.event)!;
      const drawn = cell
        .querySelectorAll("use")
        .slice(1)
        .map(drawnMark)
        .map((mark) => [stateOf(mark), mark.classList.contains("mark-hollow")]);
      expect(drawn, `${theme}, ${event.event}`).toEqual(
        documents.map(({ report }) => [expectedState(theme, event, report), isInPassing(theme, event, report)]),
      );
    }
  }
});

test("each mark leads to the section of its theme and event, which lists exactly the findings that the mark rests on, and others' accounts of them apart", () => {
  const secondaryReports = new Set(
    readTable("reports")
      .filter(({ provenance }) => provenance === "secondary")
      .map(({ report }) => report),
  );
  const isBeside = (row: { readonly report?: string }, counted: boolean) =>
    counted && (row.report === undefined || secondaryReports.has(row.report));
  const all = [...withoutTwins(recommendations), ...withoutTwins(findings), ...reported];
  const problems = forms.flatMap((svg) =>
    cellsOf(svg).flatMap(({ cell, theme, event: { event, counted } }) => {
      const target = targetOf(cell.getAttribute("href") ?? "", home);
      if (target !== `/themes/${theme}/#event-${event}`) return [`${theme}, ${event}: leads to ${target}`];
      const page = pageAt(`/themes/${theme}/`);
      const section = page.ids.get(`event-${event}`);
      if (!section) return [`${theme}, ${event}: leads nowhere`];
      const links = section.querySelectorAll("article.statement .permalink");
      const addressesOf = (members: typeof links) =>
        members
          .map((link) => targetOf(link.getAttribute("href") ?? "", page))
          .toSorted()
          .join();
      const rows = all.filter((row) => row.event === event && row.themes.includes(theme));
      const expected = (beside: boolean) =>
        rows
          .filter((row) => isBeside(row as { readonly report?: string }, counted) === beside)
          .map(({ url }) => Object.values(addressParts(url)).join("#"))
          .toSorted()
          .join();
      return [false, true].flatMap((beside) => {
        const listed = addressesOf(links.filter((link) => Boolean(link.closest(".beside-documents")) === beside));
        return listed === expected(beside)
          ? []
          : [
              `${theme}, ${event}: lists ${listed || "nothing"}${beside ? " beside" : ""} instead of ${expected(beside) || "nothing"}`,
            ];
      });
    }),
  );
  expect(problems).toEqual([]);
});

/** On a tablet and a phone the head of the column says the words, and the rows their figures. */
const short = (words: string) =>
  words
    .replace(/^raised at (\d+) of (\d+) looks?$/, "$1 of $2")
    .replace(/^no inspection held looked at this$/, "no look");

/** What the words at the end of a row say on a desk and on a tablet, of which a style sheet shows one; on a phone alone. */
function toldIn(svg: HTMLElement, row: HTMLElement | undefined, kind: string): string[] {
  const told = row?.querySelectorAll(`text.${kind}`) ?? [];
  if (svg.classNames === "chart-narrow") return told.map(textOf);
  const isShort = (part: Node) => part instanceof HTMLElement && part.classList.contains("short");
  const isLong = (part: Node) => part instanceof HTMLElement && !isShort(part);
  return [isShort, isLong].flatMap((isLeft) =>
    told.map(({ childNodes }) =>
      childNodes
        .filter((part) => !isLeft(part))
        .map((part) => part.textContent)
        .join(""),
    ),
  );
}

const expectedIn = (svg: HTMLElement, words: string) =>
  svg.classNames === "chart-narrow" ? [short(words)] : [words, short(words)];

test("the words at the end of each row, and in the table below, are those of recurrence.json", () => {
  for (const { theme, name } of themes) {
    const words = wordsOf.get(theme);
    for (const svg of forms) {
      const row = svg.querySelectorAll(".row").find((candidate) => candidate.getAttribute("data-theme") === theme);
      expect(textOf(row?.querySelector("a"))).toBe(name);
      expect(toldIn(svg, row, "words-all")).toEqual(expectedIn(svg, words!));
    }
    expect(cellsInTable(name)).toHaveLength(events.length + 3);
    expect(textOf(cellsInTable(name).at(-2))).toBe(words);
  }
});

const full = events.filter((event) => event.counted && isFull(event));

test("the words among full inspections count these alone", () => {
  expect(full.map(({ event }) => event.slice(0, 4))).toEqual(expect.arrayContaining(["2011", "2022", "2026"]));
  for (const { theme, looked_events, raised_events } of readTable("recurrence")) {
    const among = (members: readonly string[]) =>
      members.filter((event) => full.some((row) => row.event === event)).length;
    const words = inWords(among(raised_events), among(looked_events));
    const { name } = themes.find((row) => row.theme === theme)!;
    expect(textOf(cellsInTable(name).at(-1)), theme).toBe(words);
    for (const svg of forms) {
      const row = svg.querySelectorAll(".row").find((candidate) => candidate.getAttribute("data-theme") === theme);
      expect(toldIn(svg, row, "words-full"), theme).toEqual(expectedIn(svg, words));
    }
  }
});

function cellsInTable(name: string): HTMLElement[] {
  return (
    table
      .querySelectorAll("tbody tr")
      .find((row) => textOf(row.querySelector("th[scope=row]")) === name)
      ?.querySelectorAll("td") ?? []
  );
}

test("the table below says the same as the marks, for both documents of one event too", () => {
  for (const { theme, name } of themes) {
    const cells = cellsInTable(name).slice(1);
    for (const [index, event] of events.entries()) {
      const said = textOf(cells[index]).split(/; (?=(?:North|West) Northamptonshire: )/);
      expect(said.map(withoutReason), `${theme}, ${event.event}`).toEqual([
        expectedWords(theme, event),
        ...wordsApart(theme, event),
      ]);
    }
  }
});

test("the page of each theme tells of each event the same as its mark", () => {
  for (const { event, theme } of pairs.filter((pair) => expectedState(pair.theme, pair.event) !== "unknown")) {
    const tag = pageAt(`/themes/${theme}/`).ids.get(`event-${event.event}`)?.querySelector(".meta .state");
    const isHollow = Boolean(tag?.querySelector(".mark-hollow"));
    expect([textOf(tag), isHollow], `${theme}, ${event.event}`).toEqual([
      expectedSaid(theme, event),
      !event.counted || isInPassing(theme, event),
    ]);
  }
});

/** "2 recommendations, 4 concerns, 1 strength", by the published table. */
function countsIn(theme: string, { event }: Row<"events">): string {
  const row = readTable("levels").find((level) => level.event === event && level.theme === theme && !level.report)!;
  const words = (count: number, noun: string) => (count ? [`${count} ${noun}${count === 1 ? "" : "s"}`] : []);
  const told = [
    ...words(row.recommendations, "recommendation"),
    ...words(row.concerns, "concern"),
    ...words(row.strengths, "strength"),
  ];
  return told.join(", ") || "nothing for or against";
}

test("the page of two events counts in each cell what the matrix rests on", () => {
  const counted = events.filter((event) => event.counted);
  let compared = 0;
  for (const [index, first] of counted.entries()) {
    for (const second of counted.slice(index + 1)) {
      const rows = new Map(
        pageAt(`/compare/${first.event}/${second.event}/`)
          .root.querySelectorAll("table.compare tbody tr")
          .map((row) => [textOf(row.querySelector("th")), row.querySelectorAll("td")]),
      );
      for (const { theme, name } of themes) {
        const isListed = !rows.has(name);
        const isCompared = [first, second].every((event) => ["in", "partial"].includes(scopeOf(theme, event.event)!));
        expect(isListed, `${theme}, ${first.event}, ${second.event}`).toBe(!isCompared);
        if (isListed) continue;
        compared += 1;
        const told = rows
          .get(name)!
          .map((cell) => [textOf(cell.querySelector(".said-counts")), Boolean(cell.querySelector(".mark-hollow"))]);
        expect(told, `${theme}, ${first.event}, ${second.event}`).toEqual(
          [first, second].map((event) => [countsIn(theme, event), isInPassing(theme, event)]),
        );
      }
    }
  }
  expect(compared).toBeGreaterThan(100);
});

test("the head of the table names each event, and says which are not held", () => {
  const heads = table.querySelectorAll("thead th").slice(2, -2).map(textOf);
  expect(heads).toEqual(events.map(({ title, counted }) => (counted ? title : `${title} (not held, not counted)`)));
});

test("themes stand by family, within each the most often raised first", () => {
  const raised = new Map(readTable("recurrence").map((row) => [row.theme, row.raised]));
  const order = forms[0]!.querySelectorAll(".row").map((row) => row.getAttribute("data-theme") ?? "");
  const families = order.map((theme) => themes.find((row) => row.theme === theme)!.family);
  expect(families.filter((family, index) => family !== families[index - 1])).toEqual([
    ...new Set(themes.map(({ family }) => family)),
  ]);
  for (const [index, theme] of order.entries()) {
    if (families[index] === families[index - 1])
      expect(raised.get(theme)).toBeLessThanOrEqual(raised.get(order[index - 1]!)!);
  }
});

test("the marks differ by shape, and the rules by their strokes, so that they are told apart without any colour", () => {
  const shapes = home.root.querySelectorAll("figure.matrix .legend svg").map((svg) =>
    svg
      .querySelectorAll("rect, circle, path")
      .map((shape) =>
        [
          shape.tagName,
          shape.getAttribute("d"),
          shape.getAttribute("r"),
          shape.closest(".mark-hollow") ? "hollow" : "",
          /change-\w+/.exec(shape.classNames)?.[0],
        ].join(" "),
      )
      .join("; "),
  );
  expect(shapes).toHaveLength(8);
  expect(new Set(shapes).size).toBe(shapes.length);
});
