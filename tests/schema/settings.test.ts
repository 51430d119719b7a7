import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { settingsProblems } from "#schema/settings.ts";
import { countyCode, countysServices, fullTitle, possessive, settings } from "#settings.ts";

test("the settings of this site are in order", () => {
  expect(settingsProblems(settings)).toEqual([]);
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
