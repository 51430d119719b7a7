import { expect, test } from "vitest";
import { AuthorityEntry } from "#schema/authority.ts";
import { readFrontmatter } from "#schema/frontmatter.ts";
import { problemToLine } from "#schema/problem.ts";

const council = `---
name: Midshire Council
shortName: Midshire
role: council
ofstedUrn: "1234567"
onsCode: E06000099
succeeds: []
deliversFor: []
---
`;
const read = (text: string) => readFrontmatter(text, "file.mdx", AuthorityEntry);

test("the numbers of a council are read as they are written, and may be left out", () => {
  expect(read(council)).toMatchObject({ problems: [], entry: { ofstedUrn: "1234567", onsCode: "E06000099" } });
  expect(read(council.replace(/^o.*\n/gm, ""))).toMatchObject({ problems: [], entry: { name: "Midshire Council" } });
});

const urn = (written: string) =>
  `file.mdx:5:1  Ofsted's number ${written} cannot be one. Write for example "2637539", in quotation marks, or leave it out where you are not certain.`;
const ons = (written: string) =>
  `file.mdx:6:1  ONS code ${written} cannot be one. Write for example "E06000061", in quotation marks, or leave it out where you are not certain.`;

test.each([
  ["a number without quotation marks", `"1234567"`, "1234567", urn("1234567")],
  ["a number with letters", `"1234567"`, `"SC1234"`, urn(`"SC1234"`)],
  ["a code that is too short", "E06000099", "E0600009", ons(`"E0600009"`)],
  ["a code of no country", "E06000099", "F06000099", ons(`"F06000099"`)],
])("%s is refused with its place and the remedy", (_, from, to, expected) => {
  expect(read(council.replace(from, to)).problems.map(problemToLine)).toEqual([expected]);
});
