import { describe, expect, test } from "vitest";
import { areaCoverOf, coverStated } from "#domain/report.ts";
import { serviceAreas } from "#domain/service-area.ts";
import type { Cover, ServiceArea } from "#domain/service-area.ts";
import { buildRecord } from "#record/build.ts";
import { sampleContent, withEntry } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

describe("how far a document set out to look", () => {
  const nothing = Object.fromEntries(Object.keys(serviceAreas).map((area) => [area, "out"])) as Record<
    ServiceArea,
    Cover
  >;
  const examines = {
    areas: { ...nothing, "help-and-protection": "in", workforce: "partial" } as Record<ServiceArea, Cover>,
    themes: { recording: "partial" as const },
  };

  /** The one document, and what it says of each theme; health is seen in the same area as plans, too. */
  const read = (report: SampleReport) => {
    const framed = withEntry(sampleContent({ "2018-05-18": report }), "frameworks", { examines }, "new");
    const { reports, themes } = buildRecord(
      withEntry(framed, "themes", { areas: ["health", "help-and-protection"] }, "health"),
    );
    const covers = Object.fromEntries(themes.map((theme) => [theme.code, coverStated(reports[0]!, theme)]));
    const areas = (names: readonly ServiceArea[]) => names.map((area) => areaCoverOf(reports[0]!, area, themes));
    return { covers, areas };
  };

  test("an inspection as its framework has it, theme by theme and area by area", () => {
    const { covers, areas } = read({});
    expect(covers).toEqual({ recording: "partial", supervision: "partial", plans: "in", health: "in" });
    expect(areas(["help-and-protection", "workforce", "health", "leadership"])).toEqual([
      "in",
      "partial",
      "out",
      "out",
    ]);
  });

  test("whatever it turned out to say", () => {
    const { covers } = read({ concerns: ["recording", "recording"], recommendations: ["recording"] });
    expect(covers["recording"]).toBe("partial");
  });

  test("at one theme otherwise, where it says so beforehand", () => {
    const { covers } = read({ themeScope: [{ theme: "plans", cover: "out", reason: "Left to a later one" }] });
    expect(covers).toMatchObject({ plans: "out", health: "in" });
  });

  test("a visit at its focus alone, and at a part of the services as a whole only where all its themes are named", () => {
    const one = read({ framework: "visits", looksAt: ["plans"], concerns: ["recording"] });
    expect(one.covers).toEqual({ recording: "out", supervision: "out", plans: "in", health: "out" });
    expect(one.areas(["help-and-protection", "workforce", "health", "leadership"])).toEqual([
      "partial",
      "out",
      "out",
      "out",
    ]);
    const all = read({ framework: "visits", looksAt: ["plans", "health"] });
    expect(all.areas(["help-and-protection", "health", "leadership"])).toEqual(["in", "in", "out"]);
  });

  test("a press account at nothing", () => {
    const { covers, areas } = read({ provenance: "secondary", concerns: ["plans"] });
    expect(new Set(Object.values(covers))).toEqual(new Set(["out"]));
    expect(new Set(areas(["help-and-protection", "workforce"]))).toEqual(new Set(["out"]));
  });
});
