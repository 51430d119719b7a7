import { expect, test } from "vitest";
import { gradedAreaOf, rankOf } from "#domain/framework.ts";
import { buildRecord } from "#record/build.ts";
import { sampleContent, sampleRecord, withEntry } from "../fixtures/sample-record.ts";

const grades = [
  {
    area: "The impact of leaders on social work practice",
    alsoCalled: ["The impact of leaders on practice", "Leaders"],
  },
  { area: "Overall effectiveness" },
];
const { frameworks } = buildRecord(withEntry(sampleContent({}), "frameworks", { grades }, "new"));
const [old, renamed] = ["old", "new"].map((id) => frameworks.find((framework) => framework.id === id)!);

test.each([
  ["The impact of leaders on social work practice", "The impact of leaders on social work practice"],
  ["The impact of leaders on practice", "The impact of leaders on social work practice"],
  ["Leaders", "The impact of leaders on social work practice"],
  ["Overall effectiveness", "Overall effectiveness"],
  ["Care leavers", "Care leavers"],
  ["leaders", "leaders"],
])("%j is known as %j", (wording, area) => {
  expect(gradedAreaOf(wording, renamed!)).toBe(area);
});

test("what another framework calls alike is another area", () => {
  expect(gradedAreaOf("Leaders", old!)).toBe("Leaders");
});

const graded = sampleRecord({
  "2011-05-06": { grades: { Overall: "Adequate", Leadership: "Inadequate" } },
  "2022-11-25": { grades: { Overall: "Requires improvement" } },
});
const [adequate, inadequate, requiresImprovement] = graded.reports.flatMap(({ judgements }) => judgements);

test("rank 1 is the worst grade of its scale", () => {
  expect([inadequate, adequate, requiresImprovement].map((judgement) => judgement?.rank)).toEqual([1, 2, 2]);
  expect(rankOf("Outstanding", adequate!.framework)).toBe(4);
});

test("a grade of another scale has no rank", () => {
  const unknown = new RangeError("grade not on the scale of new: Adequate");
  expect(() => rankOf("Adequate", requiresImprovement!.framework)).toThrow(unknown);
});
