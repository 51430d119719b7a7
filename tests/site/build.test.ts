import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { dist } from "./pages.ts";
import { copyProject, fingerprintsIn } from "./project-copy.ts";

const copy = copyProject(join("another", "deeper folder"));
afterAll(copy.remove);

test("a build in another folder, time zone and language gives the same bytes in every file", async () => {
  expect(await copy.build({ env: { TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8" } })).toMatchObject({ status: 0 });
  const fingerprints = fingerprintsIn(dist);
  expect(Object.keys(fingerprints).filter((file) => file.endsWith(".pf_meta"))).toHaveLength(1);
  const copied = copy.fingerprints();
  expect(Object.keys(copied)).toEqual(Object.keys(fingerprints));
  expect(
    Object.keys(fingerprints).filter((file) => copied[file] !== fingerprints[file]),
    "dist/ is of other sources, or files are not the same each time they are built",
  ).toEqual([]);
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
const unclosedLetter = "content/reports/2021-12-07-monitoring-visit-north-northamptonshire.mdx";
const laterLetter = "content/reports/2025-05-20-focused-visit-west-northamptonshire.mdx";

/** Makes the mistakes, builds, and puts the files right again. */
async function buildWith(mistakes: readonly Mistake[]) {
  const before = copy.fingerprints();
  const files = [...new Set(mistakes.map(({ file }) => file))];
  const originals = new Map(files.map((file) => [file, readFileSync(join(copy.root, file), "utf8")]));
  try {
    for (const { file, from, to } of mistakes) {
      const text = readFileSync(join(copy.root, file), "utf8");
      expect(text, file).toContain(from);
      writeFileSync(
        join(copy.root, file),
        text.replace(from, () => to),
      );
    }
    const expected = mistakes.map((mistake) => {
      const lines = readFileSync(join(copy.root, mistake.file), "utf8").split(mistake.to)[0]!.split("\n");
      return {
        ...mistake,
        place: `${mistake.file}:${lines.length}:${mistake.isOfElement ? 1 : lines.at(-1)!.length + 1}`,
      };
    });
    const built = await copy.build();
    return { ...built, expected, isUntouched: JSON.stringify(copy.fingerprints()) === JSON.stringify(before) };
  } finally {
    for (const [file, text] of originals) writeFileSync(join(copy.root, file), text);
  }
}

test.each<[string, readonly Mistake[]]>([
  [
    "mistakes within files, tags that are not closed and pages of prose",
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
      {
        file: unclosedLetter,
        from: "## ",
        to: '<Finding id="f99">\n\n## ',
        says: ["closing tag", "Check that each tag is closed"],
      },
      { file: "content/prose/about.mdx", from: "description:", to: "descripton:", says: ["descripton", "description"] },
      { file: "content/prose/cite.mdx", from: "## ", to: "<Nowhere />\n\n## ", says: ["Nowhere"] },
      {
        file: "content/milestones/2018-02-first-section-114-notice.mdx",
        from: "date: 2018-02",
        to: "date: 2018-13",
        says: ['"2018-13"', "Write"],
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
])(
  "%s: nothing is built, and the author reads every place, what was written and what to write",
  async (_, mistakes) => {
    const { status, output, expected, isUntouched } = await buildWith(mistakes);
    expect(status).not.toBe(0);
    expect(isUntouched, "an existing dist/ stays as it was").toBe(true);
    for (const { place, says } of expected) {
      const messages = output.split("\n").filter((line) => line.includes(`${place} `));
      expect(messages, `${place} is not mentioned in:\n${output}`).not.toEqual([]);
      for (const words of says) expect(messages.join("\n")).toContain(words);
    }
  },
);
