import { expect, test } from "vitest";
import { parseQuery } from "#search/query.ts";

test.each([
  ['"child in need" plans', { phrases: ["child in need"], words: "plans" }],
  ["“child in need”", { phrases: ["child in need"], words: "" }],
  ["‘child in need’ plans", { phrases: ["child in need"], words: "plans" }],
  ["'child in need', late", { phrases: ["child in need"], words: ", late" }],
  ["the service's children’s homes' staff", { phrases: [], words: "the service's children's homes' staff" }],
  ['plans "without an end', { phrases: [], words: "plans without an end" }],
  ["assessment -plans", { leftOut: ["plans"], words: "assessment" }],
  ['plans -"in need"', { leftOut: ["in need"], phrases: [], words: "plans" }],
  ["care-leavers in-house", { leftOut: [], words: "care-leavers in-house" }],
  ["plans OR reviews", { hasOr: true, words: "plans reviews" }],
  ["plans or reviews", { hasOr: false, words: "plans or reviews" }],
])("%s is taken apart", (written, expected) => {
  expect(parseQuery(written)).toMatchObject(expected);
});

test.each([
  ["2011-05-06-inspection-county#f235", { kind: "record", id: "2011-05-06-inspection-county#f235" }, ""],
  [
    "https://x.org/reports/2011-05-06-inspection-county/#F235",
    { kind: "record", id: "2011-05-06-inspection-county#f235" },
    "",
  ],
  ["f007 2011", { kind: "number", number: "f7" }, "2011"],
  ["R03", { kind: "number", number: "r3" }, ""],
  ["para 63 2011", { kind: "place", place: "63" }, "2011"],
  ["Paragraph 20, bullet 3", { kind: "place", place: "20 bullet 3" }, ""],
])("%s names a statement or a place", (written, identifier, words) => {
  expect(parseQuery(written)).toMatchObject({ identifiers: [identifier], words });
});

test.each(["section 20", "57%", "reference1", "a para", "brief 12"])("%s names none", (written) => {
  expect(parseQuery(written)).toMatchObject({ identifiers: [], words: written });
});
