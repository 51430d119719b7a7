import { describe, expect, test } from "vitest";
import { serviceAreas } from "#domain/service-area.ts";
import type { Cover, ServiceArea } from "#domain/service-area.ts";
import { buildRecord } from "#record/build.ts";
import type { FrameworkEntry } from "#schema/framework.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { sampleContent, withEntry } from "../fixtures/sample-record.ts";

const areas = Object.fromEntries(Object.keys(serviceAreas).map((area) => [area, "in"])) as Record<ServiceArea, Cover>;
const withFramework = (change: Partial<FrameworkEntry>) => withEntry(sampleContent({}), "frameworks", change, "new");
const built = (change: Partial<FrameworkEntry>) => {
  const record = buildRecord(withFramework(change));
  return { ...record, framework: record.frameworks.find(({ id }) => id === "new")! };
};

describe("what a framework examines", () => {
  test("is its areas, and the very themes of the record for which they do not say it", () => {
    const { framework, themes } = built({ examines: { areas, themes: { plans: "partial", health: "out" } } });
    expect(framework.examines!.areas).toEqual(areas);
    const [, , plans, health] = themes;
    expect([...framework.examines!.themes]).toEqual([
      [plans, "partial"],
      [health, "out"],
    ]);
  });

  test("is not said where each visit names its own focus", () => {
    const { frameworks } = buildRecord(sampleContent({}));
    expect(frameworks.find(({ id }) => id === "visits")).not.toHaveProperty("examines");
  });

  test("is refused where a theme is none", () => {
    expect(problemsOf(withFramework({ examines: { areas, themes: { helth: "out" } } }))).toEqual([
      `Theme "helth" is not in content/themes. Did you mean "health"?`,
    ]);
  });
});

describe("the areas that a framework grades", () => {
  test("are each known under all their wordings", () => {
    const grades = [{ area: "Leaders", alsoCalled: ["Leadership"] }, { area: "Overall" }];
    expect(built({ grades }).framework.grades).toEqual([
      { area: "Leaders", alsoCalled: ["Leadership"] },
      { area: "Overall", alsoCalled: [] },
    ]);
  });

  test.each<[string, NonNullable<FrameworkEntry["grades"]>, string]>([
    ["two areas", [{ area: "Leaders" }, { area: "Leaders" }], "Leaders"],
    ["an area and another's wording", [{ area: "Leaders", alsoCalled: ["Overall"] }, { area: "Overall" }], "Overall"],
    [
      "two areas' wordings",
      [
        { area: "A", alsoCalled: ["Care"] },
        { area: "B", alsoCalled: ["Care"] },
      ],
      "Care",
    ],
  ])("are refused where one wording is of %s", (_, grades, wording) => {
    expect(problemsOf(withFramework({ grades }))).toEqual([
      `"${wording}" stands under two areas, so that its grades cannot be told apart. Keep it under one.`,
    ]);
  });
});

test("the editions of a framework stand by their dates, whatever their order in the file", () => {
  const editions = [
    { from: "2026-04-01", change: "There is no overall grade." },
    { from: "2023-01", change: "Care leavers are graded apart." },
  ];
  expect(built({ editions }).framework.editions).toEqual(editions.toReversed());
});

test("a framework of which nothing of this is said grades, and changes, nothing", () => {
  expect(built({}).framework).toMatchObject({ grades: [], editions: [] });
});
