import { describe, expect, test } from "vitest";
import { pageAt, pages, textOf } from "./pages.ts";
import { addressParts, readTable } from "./tables.ts";

const provenanceOf = new Map(readTable("reports").map(({ report, provenance }) => [report, provenance]));
const statements = [
  ...readTable("findings").map((row) => ({ ...row, id: row.finding })),
  ...readTable("recommendations").map((row) => ({ ...row, id: row.recommendation })),
];

/** What a reader must find in the words of a locator: "findings bullet 4" says "findings" and "bullet 4". */
function partsOf(locator: string): string[] {
  const section = /^([a-z][a-z ]*?) (?:para|bullet|row) \d/.exec(locator)?.[1];
  const numbered = [...locator.matchAll(/(para|bullet|row) (\d+)/g)].map(([, word, number]) => `${word === "para" ? "paragraph" : word} ${number}`);
  return [...(section ? [section] : []), ...numbered];
}

describe.each([...provenanceOf])("%s (%s)", (report, provenance) => {
  const page = pageAt(`/reports/${report}/`);
  const own = statements.filter((statement) => statement.report === report);

  test("shows each of its findings and recommendations under its anchor, with summary and place in words", () => {
    const problems = own.flatMap(({ id, url, summary, locator }) => {
      const item = page.ids.get(addressParts(url).anchor);
      if (!item) return [`${id}: not on the page`];
      const place = textOf(item.querySelector(".permalink"));
      return [
        ...(textOf(item).includes(summary) ? [] : ["the summary is missing"]),
        ...partsOf(locator).filter((part) => !place.includes(part)).map((part) => `its place "${place}" does not say "${part}"`),
      ].map((problem) => `${id}: ${problem}`);
    });
    expect(own.length).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  test("shows nothing that the data do not hold, in their order", () => {
    const shown = page.root.querySelectorAll("article.statement").map(({ id }) => `${report}#${id}`);
    expect(shown.toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    for (const letter of ["#f", "#r"]) {
      expect(shown.filter((id) => id.includes(letter))).toEqual(own.map(({ id }) => id).filter((id) => id.includes(letter)));
    }
  });

  test("offers a citation of each that credits Ofsted, names the place and gives the permanent address", () => {
    const citations = own.map(({ id, url, locator }) => {
      const button = page.ids.get(addressParts(url).anchor)?.querySelector("button[popovertarget]");
      return { id, url, locator, button: textOf(button), text: textOf(page.ids.get(button?.getAttribute("popovertarget") ?? "")?.querySelector(".citation-text")) };
    });
    for (const { id, url, locator, button, text } of citations) {
      expect(button, id).toBe("Cite");
      expect(text, id).toMatch(/^Ofsted, /);
      expect(text, id).toContain(id);
      expect(text.endsWith(url), text).toBe(true);
      for (const part of partsOf(locator)) expect(text, id).toContain(part);
      expect(text.includes("(secondary source)"), text).toBe(provenance === "secondary");
    }
  });
});

test("a statement from a secondary source says so wherever it stands", () => {
  const secondary = [...provenanceOf].filter(([, provenance]) => provenance === "secondary").map(([report]) => report);
  const silent = pages.flatMap(({ url, root }) =>
    root
      .querySelectorAll("article.statement")
      .filter((item) => secondary.some((report) => item.querySelector(".permalink")?.getAttribute("href")?.includes(report)))
      .filter((item) => !textOf(item.querySelector(".statement-head")).includes("secondary source"))
      .map((item) => `${url}: ${textOf(item.querySelector(".permalink"))}`),
  );
  expect(silent).toEqual([]);
});
