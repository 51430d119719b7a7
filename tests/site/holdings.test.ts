import { expect, test } from "vitest";
import { pageAt, textOf } from "./pages.ts";
import { eventsInside, readTable } from "./tables.ts";

/** What the record holds. Whoever adds a document writes the new numbers here; no other test of the site names them. */
const held = [
  "2011-05-06-inspection-northamptonshire",
  "2018-05-18-focused-visit-northamptonshire",
  "2021-12-07-monitoring-visit-north-northamptonshire",
  "2022-11-25-inspection-north-northamptonshire",
  "2022-11-25-inspection-west-northamptonshire",
  "2023-11-22-focused-visit-north-northamptonshire",
  "2023-11-22-focused-visit-west-northamptonshire",
  "2024-10-31-focused-visit-north-northamptonshire",
  "2025-05-20-focused-visit-west-northamptonshire",
  "2026-07-07-inspection-north-northamptonshire",
  "2026-07-07-inspection-west-northamptonshire",
];
const inspectionCount = 26;
const eventCount = 23;
const countedYears = ["2011", "2018", "2021", "2022", "2023", "2024", "2025", "2026"];
const coverage = "11 documents held of the 26 inspections and visits known";
const eventsCounted = "so eight events are counted";

const events = readTable("events");

test("every inspection and visit known has its row, and says whether its document is held", () => {
  const inspections = readTable("inspections");
  expect(inspections).toHaveLength(inspectionCount);
  expect(inspections.filter((row) => row.held).map(({ inspection }) => inspection)).toEqual(held);
});

test("they make the events of the record, each with its provenance; those whose own document is held are counted", () => {
  expect(eventsInside()).toHaveLength(eventCount);
  for (const { event, provenance, counted } of events)
    expect(
      [
        ["primary", true],
        ["secondary", false],
      ],
      event,
    ).toContainEqual([provenance, counted]);
  expect(events.filter(({ counted }) => counted).map(({ event }) => event.slice(0, 4))).toEqual(countedYears);
});

test.each(["/", "/reports/", "/timeline/", "/method/", "/about/"])("%s says how much of the history is held", (url) => {
  const text = textOf(pageAt(url).root.querySelector("main"));
  expect(text).toContain(coverage);
  expect(text).toContain(eventsCounted);
});
