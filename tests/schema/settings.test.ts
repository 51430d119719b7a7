import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settingsProblems } from "#schema/settings.ts";
import { countyCode, countysServices, fullTitle, possessive, settings } from "#settings.ts";

test("the settings of this site are in order", () => {
  expect(settingsProblems(settings)).toEqual([]);
});

test("who publishes the site may be named or left out, and reached by mail or on a page", () => {
  for (const contact of ["", "record@example.org", "https://example.org/ask"])
    for (const publisher of ["", "Rutland Research"])
      expect(
        settingsProblems({ ...settings, publisher, contact, repository: "https://example.org/record" }),
        contact,
      ).toEqual([]);
});

test("the county stands in the site's title, in sentences and in identifiers", () => {
  const { title, county } = settings;
  expect(countyCode).toMatch(/^\p{Ll}+(?:-\p{Ll}+)*$/u);
  expect(countyCode.split("-")).toEqual(county.toLowerCase().split(" "));
  expect(fullTitle).toBe(`${title}: ${county} children's services`);
  expect(countysServices).toBe(`${possessive(county)} children's services`);
  expect(possessive("Rutland")).toBe("Rutland's");
  expect(possessive("St Helens")).toBe("St Helens'");
});

test.each([
  ["no title", { title: "" }, `Field "title": Title is missing. Write for example "The Rutland record".`],
  [
    "a name that is no code",
    { dataName: "The Record" },
    `Field "dataName": Name of the data "The Record" cannot be read by every tool. Use small letters, digits and hyphens.`,
  ],
  [
    "a county with more than its name",
    { county: "Kent (Medway)" },
    `Field "county": County "Kent (Medway)" cannot become a part of identifiers. Write its name alone, such as "Rutland".`,
  ],
  [
    "a contact that nobody can reach",
    { contact: "the editors" },
    `Field "contact": Contact "the editors" cannot be used. Write an e-mail address, such as "record@example.org", or the address of a page that begins with https://, or leave it empty.`,
  ],
  [
    "a repository without its address",
    { repository: "record.git" },
    `Field "repository": Repository "record.git" cannot be used. Write the address of its page, such as "https://example.org/record", or leave it empty.`,
  ],
  [
    "a security contact until a month",
    { securityUntil: "2027-11" },
    `Field "securityUntil": Last day of the security contact "2027-11" cannot be used. Write year-month-day, such as 2027-11-30, or leave it empty.`,
  ],
  [
    "a publisher in spaces",
    { publisher: " " },
    `Field "publisher": Publisher " " cannot be used. Write the name of a person or body, such as "Rutland Research", or leave it empty.`,
  ],
])("settings with %s are refused, with the remedy", (_, change, message) => {
  expect(settingsProblems({ ...settings, ...change })).toEqual([{ file: "src/settings.ts", message }]);
});

test("no other code names the county or the site by hand", () => {
  const files = ["src", "scripts"].flatMap((folder) => globSync(`${folder}/**/*.{ts,astro}`));
  expect(files.length).toBeGreaterThan(100);
  const code = (file: string) => readFileSync(file, "utf8").replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, "");
  const named = files.filter((file) => new RegExp(`${settings.county}|${settings.title}`, "i").test(code(file)));
  expect(named.map((file) => file.replaceAll("\\", "/"))).toEqual(["src/settings.ts"]);
});
