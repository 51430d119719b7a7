import { parse } from "node-html-parser";
import type { HTMLElement } from "node-html-parser";
import { describe, expect, test } from "vitest";
import { pageAt, pages, targetOf, textOf } from "./pages.ts";
import type { BuiltPage } from "./pages.ts";
import { addressParts, documentsApart, readTable, withoutTwins } from "./tables.ts";
import { atLeastOne } from "../at-least-one.ts";

const inspections = readTable("inspections");
const notHeld = inspections.filter(({ held }) => !held);
/** Of these nothing was ever made public, so that no document is missing. */
const neverPublished = new Set(["2013-02-pilot-multi-agency-northamptonshire"]);
const missing = notHeld.filter(({ inspection }) => !neverPublished.has(inspection));
const events = readTable("events");
const related = events.filter(({ boundary }) => boundary === "related");
const milestones = readTable("milestones");
const findings = readTable("findings");
const recommendations = readTable("recommendations");
const reported = readTable("reported_findings");

const linksOf = (element: HTMLElement | undefined, page: BuiltPage) =>
  (element?.querySelectorAll("a[href]") ?? []).map(
    (link) => targetOf(link.getAttribute("href") ?? "", page) ?? link.getAttribute("href") ?? "",
  );
const mainOf = (page: BuiltPage) => page.root.querySelector("main")!;

describe.each(atLeastOne(notHeld.map((row) => [row.inspection, row] as const)))(
  "%s, of which no document is held",
  (inspection, row) => {
    const page = pageAt(`/inspections/${inspection}/`);
    const own = reported.filter((finding) => finding.inspection === inspection);

    test("has its page under its address, which says that it is secondary and leads to the missing documents, or that none is missing", () => {
      expect(addressParts(row.url).path).toBe(page.url);
      expect(textOf(page.root.querySelector("h1"))).toBe(row.title);
      expect(textOf(mainOf(page))).toMatch(/secondary source: .+ never counted\./);
      const isNever = neverPublished.has(inspection);
      expect(linksOf(mainOf(page), page).includes("/missing/")).toBe(!isNever);
      expect(
        textOf(mainOf(page)).includes("No report of it was ever made public, so that no document is missing."),
      ).toBe(isNever);
      expect(textOf(mainOf(page))).toContain(inspection);
    });

    test("names all its sources with a link to each, and each finding is from one of them", () => {
      const heading = page.ids.get("sources")!;
      const sources = linksOf(heading.nextElementSibling ?? undefined, page);
      expect(sources.length).toBeGreaterThan(0);
      expect(sources).toEqual(row.sources);
      for (const { finding, source_url } of own) expect(sources, finding).toContain(source_url);
    });

    test("says how sure we are, and what is not known", () => {
      const facts = new Map(
        mainOf(page)
          .querySelectorAll("dl.facts dt")
          .map((term) => [textOf(term), textOf(term.nextElementSibling)]),
      );
      expect(facts.get("Confidence")?.split(",")[0]).toBe(row.confidence);
      expect(facts.get("Published") === "not known").toBe(row.published === null);
      expect(facts.get("Recommendations")).toBe(
        row.recommendations === null ? "number not known" : String(row.recommendations),
      );
      const unknown = textOf(page.ids.get("missing")?.parentNode);
      expect(unknown.includes("the date of publication")).toBe(row.published === null);
      expect(unknown.includes("how many recommendations")).toBe(row.recommendations === null);
    });
  },
);

describe("the lists of inspections", () => {
  test("show every one known, oldest first, and which are held", () => {
    const page = pageAt("/inspections/");
    const rows = page.root.querySelectorAll("#known tbody tr");
    const shown = rows.map((row) => ({
      path: linksOf(row, page)[0],
      document: textOf(row.querySelectorAll("td").at(-1)),
    }));
    expect(shown).toEqual(
      inspections.map(({ url, held }) => ({
        path: addressParts(url).path,
        document: held ? "held" : "not held",
      })),
    );
    const held = inspections.filter((row) => row.held).length;
    expect(textOf(mainOf(page).querySelector(".lead"))).toMatch(
      new RegExp(`^${inspections.length} inspections and visits are known, .+ documents of ${held} are held\\.`),
    );
  });

  test("give each a result, in the words of its overall grade where it has one", () => {
    const page = pageAt("/inspections/");
    const results = new Map(
      page.root
        .querySelectorAll("#known tbody tr")
        .map((row) => [linksOf(row, page)[0], textOf(row.querySelector("td"))]),
    );
    expect(results.get("/reports/2022-11-25-inspection-north-northamptonshire/")).toBe("requires improvement");
    expect(results.get("/reports/2026-07-07-inspection-north-northamptonshire/")).toBe("1 outstanding, 3 good");
    expect(results.get("/inspections/2013-08-23-lac-northamptonshire/")).toBe("inadequate, secondary source");
    expect(results.get("/reports/2025-05-20-focused-visit-west-northamptonshire/")).toBe("3 points to improve");
    expect([...results.values()].filter((words) => !words)).toEqual([]);
  });

  test("show each document held, with its address, or how to find it", () => {
    const page = pageAt("/reports/");
    const items = page.root.querySelectorAll("ol.index-list > li");
    const held = readTable("reports").filter(({ provenance }) => provenance === "primary");
    expect(items.map((item) => linksOf(item, page)[0])).toEqual(held.map(({ report }) => `/reports/${report}/`));
    for (const [index, { report, source_url, authorities }] of held.entries()) {
      const links = linksOf(items[index], page);
      const numbers: Readonly<Record<string, string>> = {
        "north-northamptonshire": "2637539",
        "west-northamptonshire": "2637548",
      };
      const number = numbers[authorities[0]!];
      const found =
        source_url ??
        (number ? `https://reports.ofsted.gov.uk/provider/44/${number}` : "https://reports.ofsted.gov.uk/");
      expect(links, report).toContain(found);
      expect(linksOf(mainOf(pageAt(`/reports/${report}/`)), pageAt(`/reports/${report}/`)), report).toContain(found);
    }
  });

  test("of frameworks show each with its time, its scale and how much was inspected under it", () => {
    const page = pageAt("/frameworks/");
    const rows = page.root.querySelectorAll("table tbody tr");
    const frameworks = readTable("frameworks");
    expect(rows.map((row) => linksOf(row, page)[0]).toSorted()).toEqual(
      frameworks.map(({ framework }) => `/frameworks/${framework}/`).toSorted(),
    );
    const counts = rows.map((row) => Number(/^\d+/.exec(textOf(row.querySelectorAll("td").at(-1)))?.[0] ?? 0));
    expect(counts.reduce((sum, count) => sum + count)).toBe(inspections.length);
  });

  test("name every document that is missing, with its identifier, and tell how to add it; and those of which none was ever made public apart", () => {
    const page = pageAt("/missing/");
    expect(notHeld.filter((row) => !missing.includes(row)).map(({ inspection }) => inspection)).toEqual([
      ...neverPublished,
    ]);
    const never = mainOf(page)
      .querySelectorAll("p")
      .find((paragraph) => textOf(paragraph).startsWith("Not listed, because no report of it was ever made public: "));
    expect(linksOf(never, page)).toEqual([...neverPublished].map((inspection) => `/inspections/${inspection}/`));
    const rows = page.root.querySelectorAll("table tbody tr");
    expect(rows.map((row) => [linksOf(row, page)[0], textOf(row.querySelectorAll("td").at(-1))])).toEqual(
      missing.map(({ url, inspection }) => [addressParts(url).path, inspection]),
    );
    for (const words of ["npm run new -- ", "npm run verify -- ", "npm test"])
      expect(textOf(mainOf(page))).toContain(words);
    const example = /npm run new -- (\S+)\. It writes/.exec(textOf(mainOf(page)))?.[1];
    expect(missing.map(({ inspection }) => inspection)).toContain(example);
  });

  test("are reached from the home page and from each other", () => {
    for (const url of ["/", "/inspections/", "/reports/"])
      expect(linksOf(mainOf(pageAt(url)), pageAt(url)), url).toContain("/missing/");
    expect(linksOf(mainOf(pageAt("/missing/")), pageAt("/missing/"))).toContain("/reports/");
  });
});

describe("the timeline", () => {
  const page = pageAt("/timeline/");
  const list = page.root.querySelectorAll("ul.timeline-list > li");
  const forms = page.root.querySelectorAll("figure.timeline > svg");
  const inList = (kind: string) => list.filter((item) => item.classList.contains(kind));

  test("lists each inspection known, each milestone and each inspection of a neighbouring service, in order of time", () => {
    expect(
      inList("entry-inspection")
        .map((item) => linksOf(item, page)[0])
        .toSorted(),
    ).toEqual(inspections.map(({ url }) => addressParts(url).path).toSorted());
    expect(inList("entry-inspection").filter((item) => item.classList.contains("not-held")).length).toBe(
      notHeld.length,
    );
    expect(inList("entry-milestone").map(({ id }) => id)).toEqual(
      milestones.map(({ milestone }) => `milestone-${milestone}`),
    );
    for (const { milestone, title } of milestones)
      expect(textOf(page.ids.get(`milestone-${milestone}`)?.querySelector("strong"))).toBe(title);
    expect(inList("entry-related").map((item) => linksOf(item, page)[0])).toEqual(
      related.map(({ event }) => `/reports/#related-${event}`),
    );
    const years = page.root.querySelectorAll("h2[id^=year-]").map(textOf);
    expect(years).toEqual([...new Set(years)].toSorted());
    const dates = new Map([
      ...events.map((row) => [row.event, row.fieldwork_start ?? row.published] as const),
      ...milestones.map((row) => [row.milestone, row.date ?? row.by] as const),
    ]);
    const eventAt = new Map(inspections.map(({ url, event }) => [addressParts(url).path, event]));
    for (const item of list.filter((item) => !item.classList.contains("entry-body"))) {
      const date = dates.get(
        item.id.replace(/^milestone-/, "") ||
          (eventAt.get(linksOf(item, page)[0]!) ?? linksOf(item, page)[0]!.replace("/reports/#related-", "")),
      );
      expect(textOf(item.parentNode!.parentNode!.querySelector("h2")), textOf(item)).toBe(date?.slice(0, 4));
    }
  });

  test("draws the same, for wide and for narrow screens: solid where the document is held", () => {
    expect(forms.map((svg) => svg.classNames)).toEqual(["chart-wide", "chart-medium", "chart-narrow"]);
    for (const svg of forms) {
      const drawn = svg.querySelectorAll("a").filter((link) => link.querySelector(".inspection"));
      // One visit to two councils stands on the bar of each.
      const bars = inspections.flatMap(({ url, held, authorities }) =>
        authorities.map(() => `${addressParts(url).path} ${held}`),
      );
      expect(
        drawn
          .map((link) => `${targetOf(link.getAttribute("href")!, page)} ${!link.querySelector(".not-held")}`)
          .toSorted(),
      ).toEqual(bars.toSorted());
      const others = svg.querySelectorAll("a").map((link) => targetOf(link.getAttribute("href")!, page)!);
      expect(others.filter((target) => target.includes("#milestone-"))).toEqual(
        milestones.map(({ milestone }) => `/timeline/#milestone-${milestone}`),
      );
      expect(others.filter((target) => target.includes("#related-"))).toEqual(
        related.map(({ event }) => `/reports/#related-${event}`),
      );
    }
  });

  test("names every mark for those who do not see it", () => {
    for (const svg of forms)
      expect(
        svg
          .querySelectorAll("a")
          .filter((link) => !link.getAttribute("aria-label")?.trim() && !textOf(link.querySelector("text"))),
      ).toEqual([]);
  });
});

const statements = [
  ...findings.map((row) => ({ ...row, id: row.finding })),
  ...recommendations.map((row) => ({ ...row, id: row.recommendation })),
];
type Statement = (typeof statements)[number];
const shared = new Set(statements.flatMap(({ id, twin_of }) => (twin_of ? [id, twin_of] : [])));
const addressOf = ({ url }: Statement) => Object.values(addressParts(url)).join("#");

/** How much the documents of an event share, in the words of the site. */
const sharing: Readonly<Record<string, string>> = {
  "2022-10-inspection-northamptonshire": "are nearly word for word the same",
  "2023-10-focused-visit-northamptonshire": "share part of their text",
  "2026-05-inspection-northamptonshire": "were written apart",
};

test("every event with two documents is among those whose documents are set side by side", () => {
  expect([...documentsApart().keys()]).toEqual(Object.keys(sharing));
  expect(pagesOfDifferences()).toEqual(
    [...documentsApart().values()].map(([first]) => `/reports/${first!.report}/differences/`).toSorted(),
  );
});

function pagesOfDifferences(): string[] {
  return pages
    .map(({ url }) => url)
    .filter((url) => url.endsWith("/differences/"))
    .toSorted();
}

describe.each(
  atLeastOne(
    [...documentsApart()].map(([event, documents]) => [event, documents.map(({ report }) => report)] as const),
  ),
)("the two documents of %s", (event, pair) => {
  const differences = pageAt(`/reports/${pair[0]}/differences/`);
  const otherOf = (report: string) => pair.find((other) => other !== report)!;
  const nameOf = (report: string) =>
    `${/-(north|west)-northamptonshire$/.exec(report)![1] === "north" ? "North" : "West"} Northamptonshire`;

  test("link each statement that both make to the same in the other", () => {
    for (const { id, url, report, twin_of } of statements.filter((row) => pair.includes(row.report))) {
      const { path, anchor } = addressParts(url);
      const page = pageAt(path);
      const other = twin_of ?? statements.find((row) => row.twin_of === id)?.id;
      const [item] = parse(String(page.ids.get(anchor))).querySelectorAll("article");
      expect(item, id).toBeDefined();
      for (const neighbours of item?.querySelectorAll(".statement-foot a[rel]") ?? []) neighbours.remove();
      const links = linksOf(item, page).filter((link) => link.includes(`/reports/${otherOf(report)}/`));
      expect(links, id).toEqual(other ? [`/reports/${other.replace("#", "/#")}`] : []);
    }
  });

  test.each(atLeastOne(pair))(
    "%s says that there is another, how much they share, that they count as one, and where they differ",
    (report) => {
      const page = pageAt(`/reports/${report}/`);
      const own = statements.filter((row) => row.report === report);
      const common = own.filter(({ id }) => shared.has(id)).length;
      const paragraph = mainOf(page)
        .querySelectorAll("p")
        .find((candidate) => textOf(candidate).startsWith("This document and that on "));
      expect(textOf(paragraph)).toContain(
        `This document and that on ${nameOf(otherOf(report))} Council ${sharing[event]}; the two count as one event.`,
      );
      expect(
        textOf(paragraph).includes(`${common} of its ${own.length} findings and recommendations stand in both.`),
      ).toBe(common > 0);
      expect(linksOf(paragraph, page)).toEqual([`/reports/${otherOf(report)}/`, differences.url]);
    },
  );

  test("have a page of their differences that links both, says how much they share, and sets side by side what each says, theme by theme", () => {
    for (const report of pair) expect(linksOf(mainOf(differences), differences)).toContain(`/reports/${report}/`);
    const own = statements.filter((row) => pair.includes(row.report) && !shared.has(row.id));
    const common = statements.filter((row) => row.report === pair[0] && shared.has(row.id)).length;
    const lead = textOf(differences.root.querySelector("main .lead"));
    expect(lead).toContain(`The two documents ${sharing[event]}: `);
    expect(lead.includes(`${common} findings and recommendations stand in both, `)).toBe(common > 0);
    expect(lead).toContain(`${own.length} ${common ? "" : "findings and recommendations "}stand in one alone`);

    const themes = readTable("themes");
    const sections = differences.root.querySelectorAll("main section");
    const codes = sections.map((section) => section.querySelector("h2")?.id ?? "");
    expect(codes).toEqual(themes.map(({ theme }) => theme).filter((theme) => codes.includes(theme)));
    expect(
      linksOf(differences.root.querySelector('nav[aria-label="Themes on this page"]') ?? undefined, differences),
    ).toEqual(codes.map((code) => `${differences.url}#${code}`));
    const pairCount =
      differences.root.querySelectorAll(".side-by-side h3").filter((heading) => !textOf(heading).endsWith(" alone"))
        .length / 2;
    expect(Number(/Of (\d+) matters? both speak/.exec(lead)?.[1] ?? 0)).toBe(pairCount);
    const byAddress = new Map(own.map((row) => [addressOf(row), row]));
    for (const [index, section] of sections.entries()) {
      const code = codes[index]!;
      expect(textOf(section.querySelector("h2"))).toBe(themes.find(({ theme }) => theme === code)!.name);
      for (const row of section.querySelectorAll(".side-by-side")) {
        const sides = [...row.childNodes].filter(
          (side): side is HTMLElement => (side as HTMLElement).tagName === "DIV",
        );
        expect(sides).toHaveLength(pair.length);
        const isPair = !textOf(sides[0]!.querySelector("h3")).endsWith(" alone");
        for (const [position, side] of sides.entries()) {
          const report = pair[position]!;
          expect(textOf(side.querySelector("h3"))).toBe(`${nameOf(report)}${isPair ? "" : " alone"}`);
          const shown = side
            .querySelectorAll("article.statement .permalink")
            .map((link) => byAddress.get(targetOf(link.getAttribute("href") ?? "", differences) ?? ""));
          expect(
            shown.map((row) => row?.report),
            `${code}, ${report}`,
          ).toEqual(shown.map(() => report));
          // What the two say otherwise of the very same matter stands under the theme of the first document's.
          if (isPair) expect(shown, `${code}, ${report}`).not.toEqual([]);
          if (!isPair || position === 0) for (const row of shown) expect(row!.themes[0], row!.id).toBe(code);
          // In the order of the document, findings before recommendations.
          expect(shown.map((row) => own.indexOf(row!))).toEqual(
            shown.map((row) => own.indexOf(row!)).toSorted((a, b) => a - b),
          );
        }
      }
    }
  });

  test("everything that only one of them says stands on that page, once", () => {
    const shown = differences.root
      .querySelectorAll("article.statement .permalink")
      .map((link) => targetOf(link.getAttribute("href") ?? "", differences));
    const own = statements.filter((row) => pair.includes(row.report) && !shared.has(row.id));
    expect(own).not.toEqual([]);
    expect(shown.toSorted()).toEqual(own.map(addressOf).toSorted());
  });
});

describe("documents that share what they say", () => {
  test("the page of the differences of 2022 holds the five paragraphs in which the reports differ", () => {
    const page = pageAt("/reports/2022-11-25-inspection-north-northamptonshire/differences/");
    const shown = new Set(
      page.root
        .querySelectorAll("article.statement .permalink")
        .map((link) => targetOf(link.getAttribute("href") ?? "", page)),
    );
    const locators = statements.filter((row) => shown.has(addressOf(row))).map(({ locator }) => locator);
    expect(locators).toEqual(expect.arrayContaining([10, 32, 37, 39, 42].map((number) => `para ${number}`)));
  });

  test("the sums on other pages take once what both say", () => {
    const primary = new Set(
      readTable("reports")
        .filter(({ provenance }) => provenance === "primary")
        .map(({ report }) => report),
    );
    expect(textOf(mainOf(pageAt("/")))).toContain(
      `paragraph of ${withoutTwins(findings).filter(({ report }) => primary.has(report)).length} findings`,
    );
    expect(pageAt("/recommendations/").root.querySelectorAll("article.statement")).toHaveLength(
      withoutTwins(recommendations).length,
    );
  });
});

describe("a press account of an inspection whose documents are held", () => {
  const reports = readTable("reports");
  const press = reports.find(
    ({ provenance, event }) =>
      provenance === "secondary" && reports.some((row) => row.event === event && row.provenance === "primary"),
  )!;
  const own = reports.filter(({ event, provenance }) => event === press.event && provenance === "primary");
  const page = pageAt(`/reports/${press.report}/`);
  const placesOf = (report: string) =>
    new Set(
      [...findings, ...recommendations, ...readTable("judgements"), ...readTable("not_coded")]
        .filter((row) => row.report === report)
        .map(({ locator }) => locator),
    );

  test("says that it is secondary, enters no count, and that the documents speak for themselves", () => {
    const paragraph = mainOf(page)
      .querySelectorAll("p")
      .find((candidate) => textOf(candidate).startsWith("A secondary source: "));
    expect(textOf(paragraph)).toContain("Nothing on this page enters a count");
    expect(linksOf(paragraph, page)).toEqual(own.map(({ report }) => `/reports/${report}/`));
    expect(textOf(mainOf(page))).not.toContain("count as one event");
  });

  test("tells where it and the documents differ, each time by a place in the article or in the documents", () => {
    const lead = mainOf(page)
      .querySelectorAll(".meta")
      .find((block) => textOf(block).endsWith("Where the article and the reports differ:"));
    const items = (lead?.nextElementSibling?.querySelectorAll("li") ?? []).map(textOf);
    expect(items.length).toBeGreaterThanOrEqual(5);
    for (const item of items) {
      const inArticle = [...item.matchAll(/article paras? (\d+)(?: and (\d+))?/g)].flatMap(([, ...numbers]) =>
        numbers.filter(Boolean).map((number) => `article para ${number}`),
      );
      const rest = item.replace(/article paras? \d+(?: and \d+)?/g, "");
      const inReports = [...rest.matchAll(/(summary )?paras? (\d+(?:(?:, | and )\d+)*)/g)].flatMap(
        ([, section = "", numbers = ""]) => numbers.split(/, | and /).map((number) => `${section}para ${number}`),
      );
      expect([...inArticle, ...inReports], item).not.toEqual([]);
      expect(
        inArticle.filter((place) => !placesOf(press.report).has(place)),
        item,
      ).toEqual([]);
      for (const { report } of own) {
        const places = placesOf(report);
        // A bullet or a part of a paragraph is coded by itself.
        expect(
          inReports.filter((place) => ![...places].some((known) => known === place || known.startsWith(`${place} `))),
          `${report}: ${item}`,
        ).toEqual([]);
      }
    }
    const gradeCount = (report: string) => readTable("judgements").filter((row) => row.report === report).length;
    expect(textOf(page.ids.get("judgements")?.parentNode)).toContain("secondary source");
    expect(linksOf(page.ids.get("judgements")?.parentNode ?? undefined, page)).toContain(press.source_url);
    expect([gradeCount(press.report), ...own.map(({ report }) => gradeCount(report))]).toEqual([3, 4, 4]);
    expect(items.find((item) => item.includes("three grades"))).toMatch(/Each report gives four/);
  });
});
