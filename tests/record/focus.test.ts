import { describe, expect, test } from "vitest";
import { parseLocator } from "#domain/locator.ts";
import { buildRecord } from "#record/build.ts";
import { RecordError } from "#record/problems.ts";
import type { ReportEntry } from "#schema/report.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { sampleContent, withEntry } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

const at = (text: string) => parseLocator(text)!;
const visit: SampleReport = { framework: "visits", looksAt: ["plans"], concerns: ["plans"] };
type Focus = NonNullable<ReportEntry["focus"]>;

/** One document, with this focus; health can be seen in two areas. */
function withFocus(focus: Focus | undefined, report: SampleReport = visit) {
  const content = withEntry(
    sampleContent({ "2018-05-18": report }),
    "themes",
    { areas: ["health", "workforce"] },
    "health",
  );
  const reports = content.reports.map(({ entry: { focus: _, ...entry }, ...file }) => ({
    ...file,
    entry: { ...entry, ...(focus && { focus }) },
  }));
  return { ...content, reports };
}

describe("the focus of a visit", () => {
  const focus: Focus = [
    { theme: "plans", at: at("opening bullet 2") },
    { theme: "health", at: at("opening bullet 1"), area: "workforce" },
    { theme: "recording", at: at("opening bullet 1") },
  ];
  const record = buildRecord(withFocus(focus));
  const [report] = record.reports;

  test("is the themes of the record, each at its line, in the order in which they are named", () => {
    expect(report!.focus.map(({ theme, locator }) => [theme.code, locator.text])).toEqual([
      ["plans", "opening bullet 2"],
      ["health", "opening bullet 1"],
      ["recording", "opening bullet 1"],
    ]);
    for (const { theme } of report!.focus) expect(record.themes).toContain(theme);
  });

  test("is in the theme's first area unless it names another", () => {
    expect(report!.focus.map(({ area }) => area)).toEqual(["help-and-protection", "workforce", "leadership"]);
    const unsaid = buildRecord(withFocus([{ theme: "health", at: at("opening bullet 1") }]));
    expect(unsaid.reports[0]!.focus.map(({ area }) => area)).toEqual(["health"]);
  });
});

test("an inspection whose framework says what it examines, and a press account, have no focus", () => {
  for (const report of [
    {},
    { provenance: "secondary" as const },
    { framework: "visits", provenance: "secondary" as const },
  ]) {
    expect(problemsOf(withFocus(undefined, report))).toEqual([]);
    expect(buildRecord(withFocus(undefined, report)).reports[0]!.focus).toEqual([]);
  }
});

const line = { theme: "plans", at: at("opening bullet 2") };
const none =
  `The visit names no focus, and its framework "visits" does not say what is examined. ` +
  `Write focus: [{ theme: permanence, at: "opening bullet 2" }], ` +
  "a line for each theme that the letter names as looked at.";

test.each<[string, Focus | undefined, SampleReport, string[]]>([
  ["a visit without a focus", undefined, visit, [none]],
  ["a visit with an empty focus", [], visit, [none]],
  [
    "a full inspection whose framework does not say what it examines",
    [line],
    { ...visit, event: "2018-05-inspection" },
    [
      `The framework "visits" does not say what an inspection under it examines. ` +
        "Write examines in content/frameworks/visits.mdx, before its findings are read.",
    ],
  ],
  [
    "a focus where the framework says what is examined",
    [line],
    {},
    [`The framework "new" says what is examined: remove focus.`],
  ],
  [
    "a focus of a press account",
    [line],
    { provenance: "secondary" },
    ["A press account examines nothing: remove focus."],
  ],
  [
    "a focus of a press account on a visit",
    [line],
    { provenance: "secondary", framework: "visits" },
    ["A press account examines nothing: remove focus."],
  ],
  [
    "a theme that is none",
    [{ ...line, theme: "plan" }],
    visit,
    [`Theme "plan" is not in content/themes. Did you mean "plans"?`],
  ],
  [
    "a theme named twice",
    [line, { ...line, at: at("opening bullet 3") }],
    visit,
    [`Theme "plans" stands twice in focus. Keep the first line that names it.`],
  ],
  [
    "an area in which the theme is not seen",
    [{ theme: "health", at: at("opening bullet 1"), area: "leadership" }],
    visit,
    [`Theme "health" is not seen in the area "leadership". Write one of health, workforce.`],
  ],
])("%s is refused, in words", (_, focus, report, expected) => {
  expect(problemsOf(withFocus(focus, report))).toEqual(expected);
});

test("each complaint stands at its line of the focus, or at the kind where there is none", () => {
  const placesOf = (focus: Focus | undefined) => {
    const content = withFocus(focus);
    const lines = { kind: 4, "focus/0": 10, "focus/1": 11, "focus/2": 12 };
    const places = Object.fromEntries(Object.entries(lines).map(([path, line]) => [path, { line, column: 3 }]));
    try {
      buildRecord({ ...content, reports: content.reports.map((file) => ({ ...file, places })) });
    } catch (error) {
      if (error instanceof RecordError) return error.problems.map((problem) => problem.line);
      throw error;
    }
    return [];
  };
  expect(placesOf([line, { ...line, theme: "plan" }, { ...line, at: at("opening bullet 3") }])).toEqual([11, 12]);
  expect(placesOf(undefined)).toEqual([4]);
});
