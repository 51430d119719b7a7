import { expect, test } from "vitest";
import { searchRecords } from "#publish/search.ts";
import { fullRecord } from "../fixtures/full-record.ts";

const records = searchRecords(fullRecord());

test("the search records as published", async () => {
  await expect(`${JSON.stringify(records, null, 1)}\n`).toMatchFileSnapshot("output/search.json");
});

test("every finding and recommendation can be found, once", () => {
  const { findings, recommendations } = fullRecord();
  expect(records.map(({ meta }) => meta["record"]).toSorted()).toEqual([...findings, ...recommendations].map(({ id }) => id).toSorted());
});

test("a finding is found by its words, themes, groups, section and place", () => {
  const [{ content, ...fields }] = records as [(typeof records)[number]];
  for (const words of ["Plans were \"too vague\", late and unread.", "plans", "supervision", "Children in need", "Children with a protection plan", "Safeguarding", "para 1"]) {
    expect(content).toContain(words);
  }
  expect(fields).toEqual({
    url: "/reports/2011-05-06-inspection-county/#f01",
    language: "en",
    meta: {
      record: "2011-05-06-inspection-county#f01",
      path: "reports/2011-05-06-inspection-county/#f01",
      title: "Document of 2011-05-06",
      summary: 'Plans were "too vague", late and unread.',
      stance: "concern",
      stanceWord: "Concern",
      themes: "plans · supervision",
      locator: "paragraph 1",
      published: "6 May 2011",
    },
    filters: {
      theme: ["plans", "supervision"],
      year: ["2011"],
      kind: ["inspection"],
      authority: ["county"],
      stance: ["concern"],
      document: ["2011-05-06-inspection-county"],
    },
    sort: { published: "2011-05-06" },
  });
});

test("one full stop stands between the parts of what is searched, though summaries end with their own", () => {
  for (const { content, meta } of records) {
    expect(meta["summary"]).toMatch(/[^.]\.$/);
    expect(content).not.toMatch(/\.\s*\./);
  }
});

test("a recommendation is found by whom it addresses and by when it is due, and is a stance of its own", () => {
  const recommendation = records.find(({ meta }) => meta["record"] === "2011-05-06-inspection-county#r01");
  expect(recommendation?.content).toContain("The county council. within three months");
  expect(recommendation?.filters["stance"]).toEqual(["recommendation"]);
  expect(recommendation?.meta["stanceWord"]).toBe("Recommendation");
});

test("what is secondary says so, and stands under the kind of its inspection", () => {
  expect(records.filter(({ meta }) => meta["secondary"]).map(({ meta, filters }) => [meta["record"], filters["kind"]])).toEqual([["2022-11-press-account-west#f01", ["inspection"]]]);
});
