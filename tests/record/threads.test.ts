import { describe, expect, test } from "vitest";
import { buildRecord } from "#record/build.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { sampleContent } from "../fixtures/sample-record.ts";
import type { SampleOthers, SampleReport, SampleThread } from "../fixtures/sample-record.ts";

const reports: Readonly<Record<string, SampleReport>> = {
  "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
  "2022-11-25 north": {
    event: "2022-10-inspection",
    authority: "north",
    looksAt: ["plans"],
    concerns: ["plans"],
    recommendations: ["plans"],
  },
  "2022-11-25 west": {
    event: "2022-10-inspection",
    authority: "west",
    looksAt: ["plans"],
    twin: "2022-11-25 north",
    shares: ["f01", "r01"],
    strengths: ["plans"],
  },
  "2025-05-20": { authority: "west", looksAt: ["plans"], strengths: ["plans"] },
};
const inspections: SampleOthers["inspections"] = { "2016-04-27": { event: "2016-02-inspection", concerns: ["plans"] } };
const withThread = (thread: SampleThread) => sampleContent(reports, [thread], { inspections });

describe("what others report of an inspection", () => {
  test("may answer a recommendation", () => {
    const record = buildRecord(
      withThread({ origin: "2011-05-06#r01", links: { "2025-05-20#f01": "resolves", "2016-04-27#f01": "repeats" } }),
    );
    expect(record.threads[0]!.links.map(({ to }) => to)).toEqual([
      record.knownInspections[0]!.findings[0],
      record.findings.at(-1),
    ]);
  });

  test("names the thread that follows it, and no other does", () => {
    const record = buildRecord(withThread({ origin: "2011-05-06#r01", links: { "2025-05-20#f01": "resolves" } }));
    const [thread] = record.threads;
    const statements = [...record.findings, ...record.recommendations];
    expect(statements.filter((statement) => statement.thread)).toEqual([thread!.origin]);
    expect(thread!.origin.thread).toBe(thread);
  });

  test("may begin a thread", () => {
    const record = buildRecord(withThread({ origin: "2016-04-27#f01", links: { "2022-11-25 north#f01": "worsens" } }));
    expect(record.threads[0]!.origin).toBe(record.knownInspections[0]!.findings[0]);
  });

  test("is refused where it does not exist", () => {
    expect(problemsOf(withThread({ origin: "2011-05-06#r01", links: { "2016-04-27#f02": "repeats" } }))).toEqual([
      `"2016-04-27-known-county#f02" leads nowhere: no file in content/reports or content/inspections has it. Write the file's name, # and the number of a finding or recommendation in it. Did you mean "2016-04-27-known-county#f01"?`,
    ]);
  });

  test("is refused where it is of an earlier inspection", () => {
    expect(problemsOf(withThread({ origin: "2022-11-25 north#r01", links: { "2016-04-27#f01": "repeats" } }))).toEqual([
      `"2016-04-27-known-county#f01" does not come after the thread's origin (2022-10-01). Link only to later inspections.`,
    ]);
  });

  test("of an earlier inspection that was published later is refused", () => {
    const content = sampleContent(
      { "2016-04-01": { event: "2016-03-inspection", looksAt: ["plans"], recommendations: ["plans"] } },
      [{ origin: "2016-04-01#r01", links: { "2016-04-27#f01": "repeats" } }],
      { inspections },
    );
    expect(problemsOf(content)).toEqual([
      expect.stringContaining("does not come after the thread's origin (2016-03-01)"),
    ]);
  });
});

describe("what twin documents share", () => {
  test("is followed where it is written", () => {
    expect(problemsOf(withThread({ origin: "2011-05-06#r01", links: { "2022-11-25 north#f01": "repeats" } }))).toEqual(
      [],
    );
    expect(problemsOf(withThread({ origin: "2022-11-25 north#r01", links: { "2025-05-20#f01": "resolves" } }))).toEqual(
      [],
    );
  });

  test("is not followed under the second document", () => {
    expect(problemsOf(withThread({ origin: "2011-05-06#r01", links: { "2022-11-25 west#f01": "repeats" } }))).toEqual([
      `"2022-11-25-inspection-west#f01" is written in the twin document. Name it there: 2022-11-25-inspection-north#f01`,
    ]);
    expect(problemsOf(withThread({ origin: "2022-11-25 west#r01", links: { "2025-05-20#f01": "resolves" } }))).toEqual([
      `"2022-11-25-inspection-west#r01" is written in the twin document. Name it there: 2022-11-25-inspection-north#r01`,
    ]);
  });

  test("leaves what only the second document says to be followed there", () => {
    const record = buildRecord(withThread({ origin: "2011-05-06#r01", links: { "2022-11-25 west#f51": "resolves" } }));
    expect(record.threads[0]!.links[0]!.to.id).toBe("2022-11-25-inspection-west#f51");
  });

  test("does not answer itself", () => {
    expect(
      problemsOf(withThread({ origin: "2022-11-25 north#r01", links: { "2022-11-25 west#f51": "resolves" } })),
    ).toEqual([expect.stringContaining("does not come after the thread's origin")]);
  });
});
