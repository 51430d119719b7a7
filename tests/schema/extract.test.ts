import { expect, test } from "vitest";
import { elementName, extractBlocks } from "#schema/extract.ts";
import type { PlacedBlock } from "#schema/extract.ts";
import { problemToLine } from "#schema/problem.ts";

/** What the author of a letter is told; its body begins in line 5. */
function complaints(body: string): string[] {
  return extractBlocks(`---\ntitle: A letter\n---\n\n${body}`, "letter.mdx").problems.map(problemToLine);
}

/** What the author of a page of prose is told; its text begins in line 5. */
function complaintsOnProse(body: string): string[] {
  return extractBlocks(`---\ntitle: A page\n---\n\n${body}`, "page.mdx").problems.map(problemToLine);
}

const elementNames =
  "<Finding>, <Recommendation>, <Reported>, <Twins>, <AreaTable>, <CorrectionList>, <CoverageSentence>, <DataTables>, <PublisherSentence>, " +
  "<RuleTable>, <SharedDocuments>, <ThemeTable>";
const notReadable = "Check that each tag is closed, on a line of its own, and that attributes stand in double quotes.";
const f01 = `<Finding id="f01" at="para 1" stance="concern" themes={["plans"]}>`;

test.each([
  [
    "an unknown element near a known one",
    `<Findng id="f01">\nPlans were late.\n</Findng>`,
    [`letter.mdx:5:1  Element <Findng> is not known. Did you mean "Finding"?`],
  ],
  [
    "an unknown element",
    `<Chart>\nPlans were late.\n</Chart>`,
    [`letter.mdx:5:1  Element <Chart> is not known. Write one of ${elementNames}, or remove it.`],
  ],
  [
    "a spread attribute",
    `<Finding {...usual} id="f01">\nPlans were late.\n</Finding>`,
    [`letter.mdx:5:1  {...usual} cannot be read. Write each attribute out: stance="concern".`],
  ],
  [
    "an attribute that is not a literal",
    `<Finding id="f01" at="para 1" stance="concern" themes={usual}>\nPlans were late.\n</Finding>`,
    [
      `letter.mdx:5:48  Attribute themes={usual} is not a literal. Write text in double quotes, or a list such as themes={["one", "two"]}.`,
    ],
  ],
  [
    "a list in single quotes",
    `<Finding id="f01" at="para 1" stance="concern" themes={['plans']}>\nPlans were late.\n</Finding>`,
    [
      `letter.mdx:5:48  Attribute themes={['plans']} is not a literal. Write text in double quotes, or a list such as themes={["one", "two"]}.`,
    ],
  ],
  [
    "an attribute without a value",
    `<Finding id="f01" at="para 1" stance themes={["plans"]}>\nPlans were late.\n</Finding>`,
    [`letter.mdx:5:1  Attribute stance has no value. Write stance="…".`],
  ],
  [
    "an attribute written twice",
    `<Finding id="f01" at="para 1" at="para 2">\nPlans were late.\n</Finding>`,
    ["letter.mdx:5:19  Attribute at is written twice. Keep one."],
  ],
  [
    "a summary as an attribute",
    `<Finding id="f01" summary="Plans were late.">\nPlans were late.\n</Finding>`,
    [`letter.mdx:5:19  Attribute summary="…" is not known. The summary is the text between the tags.`],
  ],
  [
    "an unknown attribute near a known one",
    `<Finding id="f01" at="para 1" stance="concern" themes={["plans"]} trajectry="improved">\nPlans were late.\n</Finding>`,
    [`letter.mdx:5:67  Finding f01: Attribute "trajectry" is not known here. Did you mean "trajectory"?`],
  ],
  [
    "each of two unknown attributes",
    `<Finding id="f01" at="para 1" stance="concern" themes={["plans"]} trajectry="improved" grups={["in-care"]}>\nPlans were late.\n</Finding>`,
    [
      `letter.mdx:5:67  Finding f01: Attribute "trajectry" is not known here. Did you mean "trajectory"?`,
      `letter.mdx:5:88  Finding f01: Attribute "grups" is not known here. Did you mean "groups"?`,
    ],
  ],
  [
    "a missing locator",
    `<Finding id="f01" stance="concern" themes={["plans"]}>\nPlans were late.\n</Finding>`,
    [
      `letter.mdx:5:1  Finding f01: Locator (at) is missing. Write where the document says it: "para 14" or "findings bullet 3".`,
    ],
  ],
  [
    "a bad locator",
    `<Finding id="f01" at="page 3" stance="concern" themes={["plans"]}>\nPlans were late.\n</Finding>`,
    [
      `letter.mdx:5:19  Finding f01: Locator "page 3" cannot be followed. Write "para 14", "para 20 bullet 3" or "findings bullet 3".`,
    ],
  ],
  [
    "an unknown stance, in the second line of its tag",
    `<Finding id="f01" at="para 1"\n  stance="bad" themes={["plans"]}>\nPlans were late.\n</Finding>`,
    [`letter.mdx:6:3  Finding f01: Stance "bad" is not known. Write one of strength, concern, mixed, neutral.`],
  ],
  [
    "a missing id",
    `<Finding at="para 1" stance="concern" themes={["plans"]}>\nPlans were late.\n</Finding>`,
    [`letter.mdx:5:1  Finding: Finding id is missing. Write id="f07", the next number not used before in this file.`],
  ],
  [
    "an id used twice",
    `${f01}\nPlans were late.\n</Finding>\n\n${f01}\nPlans were vague.\n</Finding>`,
    [
      `letter.mdx:9:1  Id "f01" is already used in line 5. Give this one the next number not used before; numbers are never used twice.`,
    ],
  ],
  [
    "a run of twins without its beginning",
    "<Twins />",
    [
      `letter.mdx:5:1  Twins: The first number is missing. Write from="f01", and to="f09" where the run has more than one.`,
    ],
  ],
  [
    "a run of twins from something else",
    `<Twins from="para 1" to="9" />`,
    [
      `letter.mdx:5:8  Twins: "para 1" is not a number such as "f07" or "r03".`,
      `letter.mdx:5:22  Twins: "9" is not a number such as "f07" or "r03".`,
    ],
  ],
  [
    "a run of twins that holds text",
    `<Twins from="f01">\nPlans were late.\n</Twins>`,
    ["letter.mdx:5:1  Element <Twins> holds text. Write it closed: <Twins … />."],
  ],
  [
    "a slip in an attribute of a run of twins",
    `<Twins from="f01" two="f02" />`,
    [`letter.mdx:5:19  Twins: Attribute "two" is not known here. Did you mean "to"?`],
  ],
  [
    "a reported finding without its source",
    `<Reported id="f01" stance="concern" themes={["plans"]}>\nPlans were late.\n</Reported>`,
    [`letter.mdx:5:1  Reported f01: Source is missing. Write for example "bbc".`],
  ],
  [
    "a reported finding with a place in a document",
    `<Reported id="f01" source="bbc" at="para 1" stance="concern" themes={["plans"]}>\nPlans were late.\n</Reported>`,
    [
      `letter.mdx:5:33  Reported f01: Attribute "at" is not known here. The attributes are id, source, stance, trajectory, themes, groups.`,
    ],
  ],
  [
    "a reported finding without text",
    `<Reported id="f01" source="bbc" stance="concern" themes={["plans"]} />`,
    [
      `letter.mdx:5:1  Reported f01: The text between the tags is missing. Write for example "Caseloads were still too high in two teams.".`,
    ],
  ],
  [
    "a tag that is not closed",
    `${f01}\nPlans were late.\n`,
    [
      `letter.mdx:5:1  The text cannot be read: Expected a closing tag for \`<Finding>\` (5:1). The line is "${f01}". ${notReadable}`,
    ],
  ],
  [
    "emphasis in a finding",
    `${f01}\nPlans were *very* late.\n</Finding>`,
    [
      "letter.mdx:6:12  The text between the tags holds more than plain text (emphasis). Write plain sentences without markup.",
    ],
  ],
  [
    "a link in a finding",
    `${f01}\nPlans were [late](/x).\n</Finding>`,
    [
      "letter.mdx:6:12  The text between the tags holds more than plain text (link). Write plain sentences without markup.",
    ],
  ],
  [
    "a list in a finding",
    `${f01}\n* Plans were late.\n</Finding>`,
    [
      "letter.mdx:6:1  The text between the tags holds more than plain text (list). Write plain sentences without markup.",
    ],
  ],
  [
    "code in a finding",
    `${f01}\nPlans were {1 + 1} days late.\n</Finding>`,
    [
      "letter.mdx:6:12  The text between the tags holds more than plain text (mdxTextExpression). Write plain sentences without markup.",
    ],
  ],
  [
    "two paragraphs in a finding",
    `${f01}\nPlans were late.\n\nThey were vague.\n</Finding>`,
    ["letter.mdx:5:1  The text between the tags has 2 paragraphs. Write one; a second matter is a second finding."],
  ],
  [
    "a finding without text",
    `${f01}\n</Finding>`,
    [
      `letter.mdx:5:1  Finding f01: The text between the tags is missing. Write for example "Caseloads were still too high in two teams.".`,
    ],
  ],
  [
    "a finding inside a sentence",
    `The letter says ${f01}Plans were late.</Finding> here.`,
    [
      "letter.mdx:5:17  Element <Finding> stands inside other text. Put its tags on lines of their own, with a blank line before and after.",
    ],
  ],
  [
    "an import",
    `import plans from "./plans.ts"`,
    [
      `letter.mdx:5:1  Code "import plans from "./plans.ts"" does not belong in a content file. Write text, or a comment: {/* … */}.`,
    ],
  ],
  [
    "code in a heading",
    "## Main {1 + 1} findings",
    [`letter.mdx:5:9  The heading "## Main {1 + 1} findings" holds code or an element. Write plain text.`],
  ],
  [
    "an element in a heading",
    "## Main <Chart>findings</Chart>",
    [`letter.mdx:5:9  The heading "## Main <Chart>findings</Chart>" holds code or an element. Write plain text.`],
  ],
  [
    "code between findings",
    "{1 + 1}",
    [`letter.mdx:5:1  Code "1 + 1" does not belong in a content file. Write text, or a comment: {/* … */}.`],
  ],
  [
    "a brace that is not closed",
    `${f01}\nPlans were { late.\n</Finding>`,
    [
      `letter.mdx:6:12  The text cannot be read: Unexpected end of file in expression, expected a corresponding closing brace for \`{\`. The line is "Plans were { late.". ${notReadable}`,
    ],
  ],
])("%s is reported with its place and the remedy", (_, body, expected) => {
  expect(complaints(body)).toEqual(expected);
});

test.each(["constructor", "toString"])("an attribute %s is unknown, and not written twice", (name) => {
  const written = `<Finding id="f01" at="para 1" stance="concern" themes={["plans"]} ${name}="x">\nPlans were late.\n</Finding>`;
  expect(complaints(written)).toEqual([
    expect.stringContaining(`letter.mdx:5:67  Finding f01: Attribute "${name}" is not known here.`),
  ]);
});

test("the summary is not proposed as an attribute", () => {
  const written = `<Finding id="f01" at="para 1" stance="concern" themes={["plans"]} sumary="Late.">\nPlans were late.\n</Finding>`;
  expect(complaints(written)).toEqual([expect.not.stringContaining("summary")]);
});

const takesNothing = "takes neither attributes nor text. Write <ThemeTable />.";

test.each([
  [
    "an unknown element near a known one",
    "<ThemTable />",
    [`page.mdx:5:1  Element <ThemTable> is not known. Did you mean "ThemeTable"?`],
  ],
  [
    "an unknown element",
    "<Chart />",
    [`page.mdx:5:1  Element <Chart> is not known. Write one of ${elementNames}, or remove it.`],
  ],
  [
    "an element in a sentence",
    "See <ThemeTable /> here.",
    [
      "page.mdx:5:5  Element <ThemeTable> stands inside other text. " +
        "Put its tags on lines of their own, with a blank line before and after.",
    ],
  ],
  [
    "an element within another",
    "<ThemeTable>\n  <AreaTable />\n</ThemeTable>",
    [`page.mdx:5:1  Element <ThemeTable> ${takesNothing}`],
  ],
  ["an attribute", `<ThemeTable themes="plans" />`, [`page.mdx:5:1  Element <ThemeTable> ${takesNothing}`]],
  [
    "a tag that is not closed",
    "Text.\n\n<ThemeTable>",
    [
      `page.mdx:7:1  The text cannot be read: Expected a closing tag for \`<ThemeTable>\` (7:1). The line is "<ThemeTable>". ${notReadable}`,
    ],
  ],
])("on a page of prose %s is reported with its place and the remedy", (_, body, expected) => {
  expect(complaintsOnProse(body)).toEqual(expected);
});

test("a page of prose may place what is known, and say the rest in words", () => {
  const text = "---\ntitle: A page\n---\n\n## Themes\n\nThey *are* these:\n\n<ThemeTable />\n\n{/* Not shown. */}";
  expect(extractBlocks(text, "page.mdx")).toEqual({
    problems: [],
    blocks: [
      { type: "heading", depth: 2, text: "Themes", place: expect.objectContaining({ line: 5, column: 1 }) },
      { type: "note", html: "<p>They <em>are</em> these:</p>\n" },
      { type: "element", name: "ThemeTable", place: expect.objectContaining({ line: 9, column: 1 }) },
    ],
  });
});

test("all problems of a file are reported at once", () => {
  const body = `<Finding id="f1" at="page 3" stance="bad" themes={[]}>
Plans were late.
</Finding>

<Chart>
</Chart>

<Recommendation id="r01" at="para 2" themes={["plans"]} deadline="soon">
Write *better* plans.
</Recommendation>

{today}`;
  expect(complaints(body)).toEqual([
    `letter.mdx:5:10  Finding f1: Finding id "f1" should look like "f07".`,
    `letter.mdx:5:18  Finding f1: Locator "page 3" cannot be followed. Write "para 14", "para 20 bullet 3" or "findings bullet 3".`,
    `letter.mdx:5:30  Finding f1: Stance "bad" is not known. Write one of strength, concern, mixed, neutral.`,
    "letter.mdx:5:43  Finding f1: Themes are empty. Give one to three theme codes from content/themes, the main one first.",
    `letter.mdx:9:1  Element <Chart> is not known. Write one of ${elementNames}, or remove it.`,
    "letter.mdx:13:7  The text between the tags holds more than plain text (emphasis). Write plain sentences without markup.",
    `letter.mdx:12:57  Recommendation r01: Deadline "soon" is not known. Write one of immediately, within three months, within six months.`,
    `letter.mdx:16:1  Code "today" does not belong in a content file. Write text, or a comment: {/* … */}.`,
  ]);
});

test("headings, notes, findings and recommendations are read in their order", () => {
  const body = `Our note, with *stress*.

## Main findings

<Finding id="f01" at="main findings para 1" stance="concern" trajectory="unchanged" themes={["plans", "health"]} groups={["in-care"]}>
Plans were late,
and "too vague".
</Finding>

{/* Not shown. */}

<Recommendation id="r01" at="para 2" themes={["plans"]} addressee="The council" deadline="immediately">Write better plans.</Recommendation>`;
  const { blocks, problems } = extractBlocks(`---\ntitle: A letter\n---\n\n${body}`, "letter.mdx");
  expect(problems).toEqual([]);
  expect(blocks).toMatchObject([
    { type: "note", html: "<p>Our note, with <em>stress</em>.</p>\n" },
    { type: "heading", depth: 2, text: "Main findings" },
    {
      type: "finding",
      place: { line: 9, column: 1 },
      entry: {
        id: "f01",
        at: { text: "main findings para 1", section: "main findings", para: 1 },
        stance: "concern",
        trajectory: "unchanged",
        themes: ["plans", "health"],
        groups: ["in-care"],
        summary: 'Plans were late, and "too vague".',
      },
    },
    {
      type: "recommendation",
      place: { line: 16, column: 1 },
      entry: { id: "r01", addressee: "The council", deadline: "immediately", summary: "Write better plans." },
    },
  ]);
});

test("reported findings and runs of twins are read in their order", () => {
  const body = `<Reported id="f01" source="bbc" stance="concern" trajectory="declined" themes={["plans"]} groups={["in-care"]}>
Plans were late.
</Reported>

<Twins from="f01" to="f09" />

<Twins from="r01" />`;
  const { blocks, problems } = extractBlocks(`---\ntitle: A letter\n---\n\n${body}`, "letter.mdx");
  expect(problems).toEqual([]);
  expect(blocks).toMatchObject([
    {
      type: "reported",
      place: { line: 5, column: 1 },
      entry: {
        id: "f01",
        source: "bbc",
        stance: "concern",
        trajectory: "declined",
        themes: ["plans"],
        groups: ["in-care"],
        summary: "Plans were late.",
      },
    },
    { type: "twins", place: { line: 9, column: 1 }, entry: { from: "f01", to: "f09" } },
    { type: "twins", place: { line: 11, column: 1 }, entry: { from: "r01" } },
  ]);
  expect(blocks).toHaveLength(3);
});

test("an element is named as its author writes it", () => {
  const body = `${f01}\nPlans were late.\n</Finding>\n\n<Twins from="f02" />\n\n<ThemeTable />`;
  const blocks = extractBlocks(`---\ntitle: A letter\n---\n\n${body}`, "letter.mdx").blocks as PlacedBlock[];
  expect(blocks.map(elementName)).toEqual(["<Finding>", "<Twins>", "<ThemeTable>"]);
});

test.each([
  ["[words](javascript:alert(1))", 'The address "javascript:alert(1)" is none'],
  ["[words](data:text/html,x)", "is none that readers can follow"],
  ["[words](http://example.org/)", "is none that readers can follow"],
  ["[words](//example.org/)", "is none that readers can follow"],
  ["![words](https://example.org/a.png)", "Pictures are not shown"],
  ["[words][one]\n\n[one]: https://example.org/", "Addresses at the foot"],
  ["Words[^1].\n\n[^1]: More.", "Footnotes are not shown"],
  ['```\n<Finding id="f01">\n```', "would be lost to the data"],
  ["Words `<Recommendation>` words.", "would be lost to the data"],
  ["##Heading", "no heading: put a space"],
  ["Words.\n##Heading", "no heading: put a space"],
  ["####### Heading", "no heading: put a space"],
  ["- # Heading", "stands in a list, a quotation or an element"],
  ["> ## Heading", "stands in a list, a quotation or an element"],
  ["## Heading", "Nothing stands under the heading"],
  ["## Heading\n## Heading\n\nWords.", "Nothing stands under the heading"],
  ["### Heading\n\n{/* Not shown. */}\n\n## Heading\n\nWords.", "Nothing stands under the heading"],
  ["[words](/\\example.org)", "is none that readers can follow"],
  ["[words](https://www.gov.uk@example.org/)", "is none that readers can follow"],
  ["[words](https://\u0440aypal.com/)", "is none that readers can follow"],
  ["Words [like this][nowhere].", "is no link"],
  ["Words [like this][].", "is no link"],
  ["Words[^1].", "is no link"],
  ["Words [like this] (https://example.org/).", "is no link"],
  ["Words (like this)[https://example.org/].", "is no link"],
  ["Words **without a partner.", "without its partner"],
  ['\\<Finding id="f01"> words.', "shown as words and lost to the data"],
  ["&lt;Finding&gt; words.", "shown as words and lost to the data"],
  ["`<ThemeTable />` words.", "would be lost to the data"],
  ["Words &#8238; words.", "Markdown makes the character U+202E of this"],
  [`${f01}Plans [were late][nowhere].</Finding>`, "is no link"],
  [`${f01.replace("para", "para&#x200b;")}Plans.</Finding>`, "holds the character U+200B"],
  ["Words &amp; ".repeat(20_000), "letters begins here, longer than anyone reads"],
  [f01.replace(" at", ` x="1"`.repeat(20_000)), "begins here, longer than anyone reads"],
])("%.60s is a problem with its place", (written, message) => {
  const { problems } = extractBlocks(`---\ntitle: x\n---\n\n${written}\n`, "content/x.mdx");
  expect(problems[0]).toMatchObject({ file: "content/x.mdx", line: 5 });
  expect(problems.map((problem) => problem.message).join("\n")).toContain(message);
  expect(Math.max(...problems.map((problem) => problem.message.length))).toBeLessThan(1000);
});

test("a heading under which stand only headings of its parts is none", () => {
  const written = "## Heading\n\n### Part\n\nWords.\n\n### Part\n\nWords.";
  expect(extractBlocks(`---\ntitle: x\n---\n\n${written}\n`, "content/x.mdx").problems).toEqual([]);
});

test("words in square brackets are none", () => {
  const written = `Words [of the council] and [others] (so called) [sic].\n\n${f01}\n"Plans [were] late" [sic].\n</Finding>`;
  expect(extractBlocks(`---\ntitle: x\n---\n\n${written}\n`, "content/x.mdx").problems).toEqual([]);
});

test("addresses that readers can follow are none", () => {
  const written = "[a](https://example.org/) [b](mailto:a@example.org) [c](/about/) [d](#part) [e](../)";
  expect(extractBlocks(`---\ntitle: x\n---\n\n${written}\n`, "content/x.mdx").problems).toEqual([]);
});

test.each([
  ["quotations", `${"> ".repeat(20_000)}a`],
  ["lists", `${"- ".repeat(20_000)}a`],
  ["numbered lists", `${"1. ".repeat(20_000)}a`],
  ["elements", "<A>\n".repeat(20_000)],
])("%s that lie in one another without end are told where they begin", (_, text) => {
  expect(extractBlocks(`---\nterm: A\n---\n\n${text}\n`, "page.mdx").problems).toEqual([
    {
      file: "page.mdx",
      line: text.startsWith("<") ? 1005 : 5,
      column: 1,
      message: expect.stringMatching(
        /^More quotations, lists or elements lie in one another here than can be read\./,
      ) as unknown,
    },
  ]);
});

test("a hundred thousand blocks side by side are read", () => {
  const { blocks, problems } = extractBlocks(
    `---\nterm: A\n---\n\n${"# a\n\n<ThemeTable />\n\n".repeat(50_000)}`,
    "page.mdx",
  );
  expect(problems).toEqual([]);
  expect(blocks).toHaveLength(100_000);
});
