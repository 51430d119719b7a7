import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { resultsToCsv, resultsToJson } from "#components/search-export.ts";

test("results have the same rows and columns as CSV and as JSON, where themes are an array and unknown is null", () => {
  const texts = [
    { record: "b#f02", summary: "=Two", themes: "Plans · Health" },
    { record: "a#f01", summary: "One", themes: "Plans", secondary: "As a newspaper reported" },
  ];
  const rows = parse<Record<string, string>>(resultsToCsv(texts), { bom: true, columns: true });
  const objects = JSON.parse(resultsToJson(texts)) as Record<string, unknown>[];
  expect(objects.map((object) => Object.keys(object))).toEqual(rows.map((row) => Object.keys(row)));
  expect(objects.map((object) => object["Identifier"])).toEqual(["b#f02", "a#f01"]);
  expect(objects[0]).toMatchObject({
    Summary: "=Two",
    "Themes, the main one first": ["Plans", "Health"],
    "Whose word": null,
  });
});
