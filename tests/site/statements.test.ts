import { describe, expect, test } from "vitest";
import { pageAt, pages, targetOf, textOf } from "./pages.ts";
import type { BuiltPage } from "./pages.ts";
import { addressParts, readTable } from "./tables.ts";
import { atLeastOne } from "../at-least-one.ts";

const reports = readTable("reports");
const reported = readTable("reported_findings");
const statements = [
  ...readTable("findings").map((row) => ({
    ...row,
    id: row.finding,
    account: row.report,
    source: row.source_url,
    publisher: "",
  })),
  ...readTable("recommendations").map((row) => ({
    ...row,
    id: row.recommendation,
    account: row.report,
    source: null,
    publisher: "",
  })),
  ...reported.map((row) => ({ ...row, id: row.finding, account: row.inspection, source: row.source_url, locator: "" })),
];
/** Documents that are held, and what is known of inspections whose documents are not. */
const accounts = [
  ...reports.map(({ report, provenance }) => [report, provenance, `/reports/${report}/`] as const),
  ...[...new Set(reported.map(({ inspection }) => inspection))].map(
    (inspection) => [inspection, "secondary", `/inspections/${inspection}/`] as const,
  ),
];
const secondary = new Set(accounts.filter(([, provenance]) => provenance === "secondary").map(([account]) => account));

/** What a reader must find in the words of a place: "findings bullet 4" says "findings" and "bullet 4"; what others report has them for its place. */
function partsOf({ locator, publisher }: (typeof statements)[number]): string[] {
  const section = /^([a-z][a-z ]*?) (?:para|bullet|row) \d/.exec(locator)?.[1];
  const numbered = [...locator.matchAll(/(para|bullet|row) (\d+)/g)].map(
    ([, word, number]) => `${word === "para" ? "paragraph" : word} ${number}`,
  );
  return [...(section ? [section] : []), ...numbered, ...(publisher ? [publisher] : [])];
}

describe.each(atLeastOne(accounts))("%s (%s)", (account, provenance, path) => {
  const page = pageAt(path);
  const own = statements.filter((statement) => statement.account === account);

  test("shows each of its findings and recommendations under its anchor, with summary and place in words", () => {
    const problems = own.flatMap((statement) => {
      const { id, url, summary } = statement;
      const item = page.ids.get(addressParts(url).anchor);
      if (!item) return [`${id}: not on the page`];
      const place = item.querySelectorAll(".permalink, .statement-source").map(textOf).join("; ");
      return [
        ...(textOf(item).includes(summary) ? [] : ["the summary is missing"]),
        ...partsOf(statement)
          .filter((part) => !place.includes(part))
          .map((part) => `its place "${place}" does not say "${part}"`),
      ].map((problem) => `${id}: ${problem}`);
    });
    expect(own.length).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  test("shows nothing that the data do not hold, in their order", () => {
    const shown = page.root.querySelectorAll("article.statement").map(({ id }) => `${account}#${id}`);
    expect(shown.toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    for (const letter of ["#f", "#r"]) {
      expect(shown.filter((id) => id.includes(letter))).toEqual(
        own.map(({ id }) => id).filter((id) => id.includes(letter)),
      );
    }
  });

  test("offers a citation of each that credits Ofsted, names the place and gives the permanent address", () => {
    const citations = pageAt(`${path}cite/`);
    for (const statement of own) {
      const { id, url, source } = statement;
      const { anchor } = addressParts(url);
      const link = page.ids.get(anchor)?.querySelector(".statement-number .cite");
      const text = textOf(citations.ids.get(anchor)?.nextElementSibling);
      expect(textOf(link), id).toBe("Cite");
      expect(link?.getAttribute("href")).toBe(`cite/#${anchor}`);
      expect(text, id).toMatch(/^Ofsted, /);
      expect(text, id).toMatch(/, data \d+\.\d+\.\d+ of \d+ \w+ \d{4}, /);
      expect(text.split(account), text).toHaveLength(2);
      expect(text.endsWith(url), text).toBe(true);
      for (const part of partsOf(statement)) expect(text, id).toContain(part);
      if (statement.publisher) expect(text, id).toContain(`as reported by ${statement.publisher}`);
      expect(text.includes("(secondary source)"), text).toBe(provenance === "secondary");
      if (statement.publisher && source?.startsWith("http")) expect(text, id).toContain(source);
    }
  });
});

/** Where an element's links lead, those to the glossary apart: to pages of this site by path, to others by address. */
function linksIn(element: ReturnType<BuiltPage["root"]["querySelector"]>, page: BuiltPage): string[] {
  return (element?.querySelectorAll("a[href]") ?? [])
    .filter((link) => !link.classList.contains("term"))
    .map((link) => link.getAttribute("href") ?? "")
    .map((href) => targetOf(href, page)?.split("#")[0] ?? href);
}

test("every statement drawn from a secondary source says so wherever it stands, beside a link to that source", () => {
  const byAddress = new Map(
    statements.map((statement) => [Object.values(addressParts(statement.url)).join("#"), statement]),
  );
  const problems = pages.flatMap((page) =>
    page.root.querySelectorAll("article.statement").flatMap((item) => {
      const statement = byAddress.get(
        targetOf(item.querySelector(".permalink")?.getAttribute("href") ?? "", page) ?? "",
      );
      if (!statement) return [`${page.url}: a statement that the data do not hold: ${textOf(item)}`];
      const head = item.querySelector(".statement-head")!;
      const saysSo = textOf(head).includes("secondary source");
      if (!secondary.has(statement.account)) return saysSo ? [`${page.url}: ${statement.id}: called secondary`] : [];
      // An account in a document of the record, of which no public address is known, is read on that document's page.
      const isLinked = statement.source !== null && linksIn(head, page).includes(statement.source);
      return [
        ...(saysSo ? [] : ["does not say so"]),
        ...(isLinked ? [] : [`does not link to ${statement.source}`]),
      ].map((problem) => `${page.url}: ${statement.id}: ${problem}`);
    }),
  );
  expect(pages.flatMap(({ root }) => root.querySelectorAll("article.statement")).length).toBeGreaterThan(
    statements.length,
  );
  expect(problems).toEqual([]);
});

test("what a thread follows links to that thread wherever it stands, but on the thread's own page", () => {
  const threads = pages.filter(({ url }) => /^\/threads\/[^/]+\/$/.test(url));
  /** The first statement of a thread's page is the one that it follows. */
  const origins = new Map(
    threads.map((page) => {
      const origin = page.root.querySelector("article.statement .permalink");
      return [targetOf(origin?.getAttribute("href") ?? "", page)!, page.url];
    }),
  );
  const missing: string[] = [];
  const seen = new Set<string>();
  for (const page of pages) {
    for (const item of page.root.querySelectorAll("article.statement")) {
      const thread = origins.get(targetOf(item.querySelector(".permalink")?.getAttribute("href") ?? "", page) ?? "");
      if (!thread || thread === page.url) continue;
      seen.add(page.url.split("/")[1]!);
      if (!linksIn(item, page).includes(thread)) missing.push(`${page.url}: ${textOf(item)}`);
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(["recommendations", "reports", "themes"]));
  expect(missing).toEqual([]);
});

describe("what others report of an inspection not held", () => {
  const grades = readTable("reported_judgements");
  const inspections = readTable("inspections");

  test.each(atLeastOne(new Set(grades.map(({ inspection }) => inspection))))(
    "%s: each grade stands on its page and among the grades, called secondary, with a link to who reports it",
    (inspection) => {
      const page = pageAt(`/inspections/${inspection}/`);
      const table = page.ids.get("judgements")!.parentNode!;
      expect(textOf(table.querySelector("thead"))).toContain("secondary source");
      const overview = pageAt("/judgements/");
      const lines = overview.root
        .querySelectorAll("td div")
        .filter((line) => linksIn(line, overview).includes(`/inspections/${inspection}/`));
      const own = grades.filter((row) => row.inspection === inspection);
      const rows = table.querySelectorAll("tbody tr");
      expect(rows.map((row) => textOf(row.querySelector("th")))).toEqual(own.map(({ area }) => area));
      for (const [index, { area, grade, source_url }] of own.entries()) {
        const [given, by] = rows[index]!.querySelectorAll("td");
        expect([textOf(given), linksIn(by ?? null, page)], area).toEqual([grade ?? "not known", [source_url]]);
        const line = lines.find((candidate) => textOf(candidate.parentNode!.parentNode!.querySelector("th")) === area);
        expect(textOf(line), area).toContain(grade ?? "not known");
        expect(textOf(line), area).toContain("secondary source");
        expect(linksIn(line ?? null, overview), area).toContain(source_url);
      }
    },
  );

  test("its grades in the table of each chart of grades are called secondary, with a link to who reports them", () => {
    const titleOf = new Map(readTable("events").map(({ event, title }) => [event, title]));
    // What has no rank on a scale has no place in the picture of the front page.
    for (const [page, chart, told] of [
      [pageAt("/"), "news", grades.filter(({ rank }) => rank !== null)],
      [pageAt("/judgements/"), "judgement-strip", grades],
    ] as const) {
      const rows = page.root.querySelectorAll(`.${chart} table tbody tr`);
      for (const [event, all] of Map.groupBy(told, (row) => row.event)) {
        const members = grades.filter((row) => row.event === event);
        expect(all.length).toBeGreaterThan(0);
        const row = rows.find((candidate) => textOf(candidate.querySelector("th")) === titleOf.get(event));
        expect(textOf(row), event).toContain("secondary source");
        expect(new Set(linksIn(row ?? null, page)), event).toEqual(
          new Set(members.map(({ source_url }) => source_url)),
        );
      }
    }
  });

  test("its figures are called secondary, each with a link to who reports it", () => {
    const tables = inspections.flatMap(({ inspection, held }) => {
      const page = held ? undefined : pageAt(`/inspections/${inspection}/`);
      const heading = page?.ids.get("figures");
      return page && heading ? [{ page, table: heading.parentNode! }] : [];
    });
    expect(tables).not.toEqual([]);
    for (const { page, table } of tables) {
      expect(textOf(table.querySelector("thead")), page.url).toContain("secondary source");
      for (const row of table.querySelectorAll("tbody tr"))
        expect(linksIn(row, page), textOf(row)).toEqual([expect.stringMatching(/^(https?:\/\/|\/reports\/)/)]);
    }
  });

  test("inspections of neighbouring services and the milestones that others tell of are called secondary, with links", () => {
    const index = pageAt("/reports/");
    const related = readTable("events").filter(({ boundary }) => boundary === "related");
    for (const { event } of related) {
      const note = index.ids.get(`related-${event}`)?.querySelectorAll("p.meta").at(-1);
      expect(textOf(note), event).toContain("secondary source");
      expect(
        linksIn(note ?? null, index).filter((address) => /^https?:/.test(address)),
        event,
      ).not.toEqual([]);
    }
    const timeline = pageAt("/timeline/");
    for (const { milestone, source_urls } of readTable("milestones")) {
      const line = timeline.ids.get(`milestone-${milestone}`)?.querySelectorAll("p").at(-1);
      expect(textOf(line), milestone).toMatch(/^(secondary source|Source): /);
      expect(linksIn(line ?? null, timeline), milestone).toEqual(source_urls);
    }
  });
});
