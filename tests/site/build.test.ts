import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { copyProject } from "./project-copy.ts";

const here = copyProject();
const elsewhere = copyProject(join("another", "deeper folder"));
afterAll(() => {
  here.remove();
  elsewhere.remove();
});

test("two builds, in two folders and two time zones, give the same bytes in every file", { timeout: 300_000 }, () => {
  expect(here.build({ env: { TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8" } })).toMatchObject({ status: 0 });
  expect(elsewhere.build({ env: { TZ: "America/Los_Angeles", LANG: "C" } })).toMatchObject({ status: 0 });
  const fingerprints = here.fingerprints();
  expect(Object.keys(fingerprints).filter((file) => file.endsWith(".pf_meta"))).toHaveLength(1);
  expect(elsewhere.fingerprints()).toEqual(fingerprints);
});

test("a build that knows its address prints it in full", () => {
  expect(elsewhere.build({ env: { SITE_URL: "https://example.org/record/" } })).toMatchObject({
    status: 0,
    output: expect.not.stringContaining("SITE_URL is not set"),
  });
  const pageOf = (path: string) => readFileSync(join(elsewhere.root, "dist", path, "index.html"), "utf8");
  const inspection = pageOf("inspections/2016-04-27-sif-northamptonshire");
  expect(inspection).toContain("https://example.org/record/inspections/2016-04-27-sif-northamptonshire/#f01");
  const theme = pageOf("themes/plans");
  for (const address of [
    "https://example.org/record/embed/theme-plans/",
    "https://example.org/record/themes/plans/#chart-theme-plans",
    'property="og:image" content="https://example.org/record/share/theme-plans.png"',
    'property="og:url" content="https://example.org/record/themes/plans/"',
  ])
    expect(theme).toContain(address);
  expect(readFileSync(join(elsewhere.root, "dist/charts/theme-plans.csv"), "utf8")).toContain(
    "https://example.org/record/themes/plans/#chart-theme-plans",
  );
});

/** What an author may get wrong, and what the build must say of it. */
interface Mistake {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What was written, and what to write. */
  readonly says: readonly string[];
  /** Whether the message points at the start of the element that holds `from`, not at the mistake itself. */
  readonly isOfElement?: boolean;
}

const report = "content/reports/2011-05-06-inspection-northamptonshire.mdx";
const letter = "content/reports/2018-05-18-focused-visit-northamptonshire.mdx";
const laterLetter = "content/reports/2025-05-20-focused-visit-west-northamptonshire.mdx";

/** Makes the mistakes, builds, and puts the files right again. */
function buildWith(mistakes: readonly Mistake[]) {
  const before = here.fingerprints();
  const originals = new Map(mistakes.map(({ file }) => [file, readFileSync(join(here.root, file), "utf8")]));
  try {
    for (const { file, from, to } of mistakes) {
      const text = readFileSync(join(here.root, file), "utf8");
      expect(text, file).toContain(from);
      writeFileSync(
        join(here.root, file),
        text.replace(from, () => to),
      );
    }
    const expected = mistakes.map((mistake) => {
      const lines = readFileSync(join(here.root, mistake.file), "utf8").split(mistake.to)[0]!.split("\n");
      return {
        ...mistake,
        place: `${mistake.file}:${lines.length}:${mistake.isOfElement ? 1 : lines.at(-1)!.length + 1}`,
      };
    });
    return { ...here.build(), expected, isUntouched: JSON.stringify(here.fingerprints()) === JSON.stringify(before) };
  } finally {
    for (const [file, text] of originals) writeFileSync(join(here.root, file), text);
  }
}

test.each<[string, readonly Mistake[]]>([
  [
    "mistakes within files",
    [
      {
        file: letter,
        from: 'stance="strength"',
        to: 'stance="strongth"',
        says: ['"strongth"', "Write one of strength, concern, mixed, neutral."],
      },
      { file: letter, from: 'at="findings bullet 3"', to: 'at="page 3"', says: ['"page 3"', 'Write "para 14"'] },
      {
        file: letter,
        from: "published: 2018-05-18",
        to: "published: 2018-05-38",
        says: ['"2018-05-38"', "such as 2011-05-06"],
      },
      { file: laterLetter, from: "stance=", to: "stanze=", says: ["stanze", "stance"] },
      {
        file: "content/themes/permanence.mdx",
        from: "children-in-care]",
        to: "children-in-car]",
        says: ['"children-in-car"', "Write one of front-door"],
      },
    ],
  ],
  [
    "mistakes between files",
    [
      {
        file: letter,
        from: '{["training"]}',
        to: '{["trainings"]}',
        says: ['"trainings"', 'Did you mean "training"?'],
        isOfElement: true,
      },
      {
        file: report,
        from: "grade: Good",
        to: "grade: Great",
        says: ['"Great"', "Write one of Inadequate, Adequate, Good, Outstanding."],
      },
      {
        file: "content/threads/manageable-caseloads.mdx",
        from: "origin: 20",
        to: "origin: 19",
        says: ['"19', "Write"],
      },
    ],
  ],
  [
    "a tag that is not closed",
    [
      {
        file: laterLetter,
        from: "## ",
        to: '<Finding id="f99">\n\n## ',
        says: ["closing tag", "Check that each tag is closed"],
      },
    ],
  ],
  [
    "an unknown field on a page of prose",
    [{ file: "content/prose/about.mdx", from: "description:", to: "descripton:", says: ["descripton", "description"] }],
  ],
  [
    "an unknown element on a page of prose",
    [{ file: "content/prose/about.mdx", from: "## ", to: "<Nowhere />\n\n## ", says: ["Nowhere"] }],
  ],
])("%s: nothing is built, and the author reads every place, what was written and what to write", (_, mistakes) => {
  const { status, output, expected, isUntouched } = buildWith(mistakes);
  expect(status).not.toBe(0);
  expect(isUntouched, "an existing dist/ stays as it was").toBe(true);
  for (const { place, says } of expected) {
    const messages = output.split("\n").filter((line) => line.includes(`${place} `));
    expect(messages, `${place} is not mentioned in:\n${output}`).not.toEqual([]);
    for (const words of says) expect(messages.join("\n")).toContain(words);
  }
});
