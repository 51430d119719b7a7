import { expect, test } from "vitest";
import { gradedAreaOf } from "#domain/framework.ts";
import { buildRecord } from "#record/build.ts";
import { sampleContent, withEntry } from "../fixtures/sample-record.ts";

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
