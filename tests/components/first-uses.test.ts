import { expect, test } from "vitest";
import { firstUses } from "#components/first-uses.ts";

const terms = [
  { id: "lado", term: "Local authority designated officer", same: ["LADO"], definition: "<p>Looks into allegations.</p>" },
  { id: "care-leavers", term: "Care leavers", same: [], definition: "<p>Formerly in care.</p>" },
  { id: "care", term: "Care", same: [], definition: "<p>Of the council.</p>" },
];
const said = (text: string, page: object) => firstUses(text, () => terms, page).map((part) => (part.term ? `[${part.text}:${part.term.id}]` : part.text)).join("");

test("a word of the glossary is marked where it first stands on a page, by whatever name", () => {
  const page = {};
  expect(said("The LADO met care leavers.", page)).toBe("The [LADO:lado] met [care leavers:care-leavers].");
  expect(said("Care leavers knew the local authority designated officer in care.", page)).toBe("Care leavers knew the local authority designated officer in [care:care].");
  expect(said("Care leavers", {})).toBe("[Care leavers:care-leavers]");
});

test("parts of other words are left alone", () => {
  expect(said("Careful aftercare; daycare-leavers", {})).toBe("Careful aftercare; daycare-leavers");
});
