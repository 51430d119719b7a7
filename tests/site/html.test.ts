import { HtmlValidate } from "html-validate/node";
import { expect, test } from "vitest";
import { pages } from "./pages.ts";
import { atLeastOne } from "../at-least-one.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // A page about a document bears the document's own title, however long.
    "long-title": "off",
    // The two forms act on each change; nothing is ever sent.
    "wcag/h32": "off",
    // Checkboxes of one name are the values of one choice.
    "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
    // The box in which a wide table scrolls is a region for the keyboard, not a section of the text.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
});

test.each(atLeastOne(pages.map(({ file, html }) => [file, html])))("%s is valid HTML", async (file, html) => {
  const { results } = await validator.validateString(html, file);
  expect(
    results
      .flatMap(({ messages }) => messages)
      .map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  ).toEqual([]);
});
