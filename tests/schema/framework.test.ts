import { describe, expect, test } from "vitest";
import { serviceAreas } from "#domain/service-area.ts";
import { FrameworkEntry } from "#schema/framework.ts";
import { readFrontmatter } from "#schema/frontmatter.ts";
import { problemToLine } from "#schema/problem.ts";

const areas = Object.keys(serviceAreas);
const framework = `---
name: Inspection of services
shortName: ILACS
publisher: Ofsted
from: 2018-01
scale: [Inadequate, Good]
grades:
  - area: Leaders on social work practice
    alsoCalled: [Leaders on practice]
  - area: Children in care
editions:
  - { from: 2023-01, change: "Care leavers are graded apart." }
examines:
  areas:
${areas.map((area) => `    ${area}: in`).join("\n")}
  themes: { health-services: out }
---
`;

/** What the author is told after one thing in the file has been written otherwise. */
function complaintsAfter(from: string, to: string): string[] {
  expect(framework).toContain(from);
  return readFrontmatter(framework.replace(from, to), "file.mdx", FrameworkEntry).problems.map(problemToLine);
}

describe("what is written well", () => {
  const { entry, problems } = readFrontmatter(framework, "file.mdx", FrameworkEntry);

  test("is read: what is graded, what changed, and what is examined", () => {
    expect(problems).toEqual([]);
    expect(entry).toMatchObject({
      grades: [
        { area: "Leaders on social work practice", alsoCalled: ["Leaders on practice"] },
        { area: "Children in care" },
      ],
      editions: [{ from: "2023-01", change: "Care leavers are graded apart." }],
      examines: { areas: Object.fromEntries(areas.map((area) => [area, "in"])), themes: { "health-services": "out" } },
    });
  });

  test("may leave out themes, and all three", () => {
    expect(complaintsAfter("  themes: { health-services: out }\n", "")).toEqual([]);
    expect(complaintsAfter(framework.split("grades:")[1]!.split("examines:")[0]!, "\n").join()).not.toContain(
      "missing",
    );
    const bare = framework.replace(/grades:[^]*(?=---\n$)/, "");
    expect(readFrontmatter(bare, "file.mdx", FrameworkEntry)).toMatchObject({
      problems: [],
      entry: { shortName: "ILACS" },
    });
  });

  test("that leaves out themes names none", () => {
    const without = framework.replace("  themes: { health-services: out }\n", "");
    expect(readFrontmatter(without, "file.mdx", FrameworkEntry).entry!.examines!.themes).toEqual({});
  });
});

const everyArea = areas.join(", ");

test.each([
  [
    "a part of the services left out",
    "    workforce: in\n",
    "",
    [
      "file.mdx:13:1  What it examines does not name every part of the services. " +
        `Write each of ${everyArea} with in, partial or out.`,
    ],
  ],
  [
    "a part that is none",
    "    workforce: in\n",
    "    workforce: in\n    staff: in\n",
    [`file.mdx:22:5  Field "staff" in "examines.areas" is not known here. Remove it.`],
  ],
  [
    "a cover that is none",
    "workforce: in",
    "workforce: some",
    [`file.mdx:21:5  Cover "some" is not known. Write one of in, partial, out.`],
  ],
  [
    "a theme's cover that is none",
    "health-services: out",
    "health-services: no",
    [`file.mdx:25:13  Cover "no" is not known. Write one of in, partial, out.`],
  ],
  [
    "a graded area without a name",
    "  - area: Children in care\n",
    "  - alsoCalled: [Care]\n",
    [`file.mdx:10:5  Field "grades.1.area": Area is missing. Write for example "Overall effectiveness".`],
  ],
  [
    "a wording that is empty",
    "[Leaders on practice]",
    `[""]`,
    [`file.mdx:9:18  Other wording is missing. Write for example "Overall effectiveness of services".`],
  ],
  [
    "an edition without its day",
    "from: 2023-01, ",
    "",
    [`file.mdx:12:5  Field "editions.0.from": Date is missing. Write for example 2011-05-06.`],
  ],
  [
    "an edition without what changed",
    `, change: "Care leavers are graded apart."`,
    "",
    [
      `file.mdx:12:5  Field "editions.0.change": Change is missing. ` +
        `Write for example "Care leavers are graded apart.".`,
    ],
  ],
  [
    "an edition with a semicolon",
    "graded apart.",
    "graded; apart.",
    [
      `file.mdx:12:22  "Care leavers are graded; apart." holds a semicolon, ` +
        "which parts the items of a published list. Write it without.",
    ],
  ],
  [
    "an edition of its own scale",
    `graded apart." }`,
    `graded apart.", scale: [Good] }`,
    [`file.mdx:12:64  Field "scale" in "editions.0" is not known here. Remove it.`],
  ],
])("a framework with %s is reported with its place and the remedy", (_, from, to, expected) => {
  expect(complaintsAfter(from, to)).toEqual(expected);
});
