import { describe, expect, test } from "vitest";
import { recommendationOutcomes } from "#analysis/threads.ts";
import { parseLocator } from "#domain/locator.ts";
import { tableNamed } from "#publish/tables.ts";
import { resultTexts } from "#publish/search.ts";
import { buildRecord } from "#record/build.ts";
import type { Content } from "#record/content.ts";
import type { BlockEntry } from "#schema/extract.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { sampleContent, withEntry } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

const north: SampleReport = {
  event: "2022-10-inspection",
  authority: "north",
  looksAt: ["plans", "health"],
  concerns: ["plans", "health", "plans health"],
  recommendations: ["plans", "health"],
};
const west: SampleReport = {
  event: "2022-10-inspection",
  authority: "west",
  looksAt: ["plans", "health"],
  twin: "2022-11-25 north",
};

/** Two documents of one event, the second written so. */
function twins(change: SampleReport, first: SampleReport = north): Content {
  return sampleContent({ "2022-11-25 north": first, "2022-11-25 west": { ...west, ...change } });
}

const northId = "2022-11-25-inspection-north";
const westId = "2022-11-25-inspection-west";

describe("a run that is taken over", () => {
  const record = buildRecord(twins({ shares: ["f01 f02", "r02"], concerns: ["health"] }));
  const [first, second] = record.reports;

  test("stands in the second document under ids of its own, in its place among that document's findings", () => {
    expect(second!.findings.map(({ id }) => id)).toEqual([`${westId}#f01`, `${westId}#f02`, `${westId}#f51`]);
    expect(second!.recommendations.map(({ id }) => id)).toEqual([`${westId}#r02`]);
    expect(second!.blocks).toEqual([...second!.findings.slice(0, 2), ...second!.recommendations, second!.findings[2]]);
  });

  test("says the same of the same paragraph, and of its own document", () => {
    for (const copy of [...second!.findings.slice(0, 2), ...second!.recommendations]) {
      const { summary, themes, locator } = copy.twinOf!;
      expect(copy).toMatchObject({ summary, themes, locator });
      expect(copy.report).toBe(second);
    }
  });

  test("is linked both ways, and what only one says is not", () => {
    expect(second!.findings.map(({ twinOf }) => twinOf?.id)).toEqual([`${northId}#f01`, `${northId}#f02`, undefined]);
    expect(first!.findings.map(({ twins }) => twins.map(({ id }) => id))).toEqual([
      [`${westId}#f01`],
      [`${westId}#f02`],
      [],
    ]);
    expect(first!.recommendations.map(({ twins }) => twins.map(({ id }) => id))).toEqual([[], [`${westId}#r02`]]);
    for (const copy of second!.findings) expect(copy.twins).toEqual([]);
    for (const written of first!.findings) expect(written.twinOf).toBeUndefined();
  });

  test("is in the record once for each document", () => {
    expect(record.findings).toEqual([...first!.findings, ...second!.findings]);
    expect(second!.twin).toBe(first);
    expect(first!.twin).toBeUndefined();
  });

  test("stands under the headings of the document that takes it over", () => {
    const content = twins({ shares: ["f01"] });
    const heading: BlockEntry = { type: "heading", depth: 2, text: "Care", place: { line: 1, column: 1 } };
    const reports = content.reports.map((file) =>
      file.id === westId ? { ...file, blocks: [heading, ...file.blocks] } : file,
    );
    expect(
      buildRecord({ ...content, reports })
        .findings.map(({ id, section }) => [id, section])
        .at(-1),
    ).toEqual([`${westId}#f01`, "Care"]);
  });

  test("may be taken from a document whose file comes later", () => {
    const content = sampleContent({
      "2022-11-24": { ...west, twin: "2022-11-25 north", shares: ["f01"] },
      "2022-11-25 north": north,
    });
    expect(buildRecord(content).reports.map(({ findings }) => findings.length)).toEqual([1, 3]);
  });
});

describe("shared statements are taken once", () => {
  const record = buildRecord(twins({ shares: ["f01 f03", "r01 r02"], recommendations: ["health"] }));

  test("in a search", () => {
    const texts = resultTexts(record);
    expect(texts.map((text) => text["record"])).toEqual([
      `${northId}#f01`,
      `${northId}#f02`,
      `${northId}#f03`,
      `${northId}#r01`,
      `${northId}#r02`,
      `${westId}#r51`,
    ]);
  });

  test("among the recommendations and what became of them", () => {
    expect(recommendationOutcomes(record).map(({ statement }) => statement.id)).toEqual([
      `${northId}#r01`,
      `${northId}#r02`,
      `${westId}#r51`,
    ]);
  });

  test.each(["findings", "recommendations"])(
    "and the published %s list them under each document, the second naming the first",
    (name) => {
      const rows = tableNamed(name).rowsOf(record, (path) => path);
      const letter = name.charAt(0);
      expect(rows.flatMap((row) => (row["report"] === westId ? [row["twin_of"]] : []))).toEqual(
        letter === "f"
          ? ["f01", "f02", "f03"].map((number) => `${northId}#${number}`)
          : [`${northId}#r01`, `${northId}#r02`, null],
      );
      expect(
        rows.flatMap((row) => (row["report"] === northId ? [row["twin_of"]] : [])).every((twin) => twin === null),
      ).toBe(true);
    },
  );
});

test("the samples that the following tests break are whole", () => {
  expect(problemsOf(twins({ shares: ["f01 f02", "r01"], concerns: ["plans"] }))).toEqual([]);
});

const advice =
  "Give the finding that only this document makes a number that its twin does not use, and take over each run once.";

test.each<[string, Content, string[]]>([
  [
    "a number that the twin does not have",
    twins({ shares: ["f01 f09"] }),
    [`"f09" is not in ${northId}. Did you mean "f01"?`],
  ],
  [
    "a number like none of the twin's",
    twins({ shares: ["r777"] }),
    [`"r777" is not in ${northId}. Write the number of a finding or recommendation there.`],
  ],
  [
    "a run from its end to its beginning",
    twins({ shares: ["f03 f01"] }),
    [`"f01" stands before "f03" in ${northId}. Exchange the two.`],
  ],
  [
    "a run taken over twice",
    twins({ shares: ["f01 f02", "f02 f03"] }),
    [`"f02" is used twice in this document. ${advice}`],
  ],
  [
    "a run without a twin to take it from",
    sampleContent({ "2022-11-25 west": { event: "2022-10-inspection", authority: "west", shares: ["f01"] } }),
    ["<Twins> needs the twin document. Name it at the top: twin: <its file in content/reports, without the ending>."],
  ],
  [
    "a twin of another event",
    sampleContent({
      "2021-11-25 north": { ...north, event: "2021-10-inspection" },
      "2022-11-25 west": { ...west, twin: "2021-11-25 north" },
    }),
    [
      `"2021-11-25-inspection-north" cannot be the twin: it is of another event, or itself takes its text from a twin. Name the document of the same event in which the text is written.`,
    ],
  ],
  [
    "a twin that itself takes its text from a twin",
    sampleContent({
      "2022-11-25 north": north,
      "2022-11-25 west": west,
      "2022-11-26": { ...west, authority: "county", twin: "2022-11-25 west" },
    }),
    [
      `"${westId}" cannot be the twin: it is of another event, or itself takes its text from a twin. Name the document of the same event in which the text is written.`,
    ],
  ],
])("%s is refused, in words", (_, content, expected) => {
  expect(problemsOf(content)).toEqual(expected);
});

test("a document is not its own twin", () => {
  const content = sampleContent({ "2022-11-25 north": { ...north, twin: "2022-11-25 north" } });
  expect(problemsOf(content)).toEqual([expect.stringContaining("cannot be the twin")]);
});

test("a twin that does not exist is refused with the near one", () => {
  const content = twins({});
  const reports = content.reports.map((file) =>
    file.entry.twin ? { ...file, entry: { ...file.entry, twin: "2022-11-25-inspection-nort" } } : file,
  );
  expect(problemsOf({ ...content, reports })).toEqual([
    `Report "2022-11-25-inspection-nort" is not in content/reports. Did you mean "${northId}"?`,
  ]);
});

test.each([["before"], ["after"]])(
  "a number used by what is taken over and %s it by the document itself is refused",
  (where) => {
    const content = twins({ shares: ["f01"], concerns: ["plans"] });
    const reports = content.reports.map((file) => {
      if (file.id !== westId) return file;
      const [run, own] = file.blocks.map((block) =>
        block.type === "finding" ? { ...block, entry: { ...block.entry, id: "f01" } } : block,
      );
      return { ...file, blocks: where === "before" ? [own!, run!] : [run!, own!] };
    });
    expect(problemsOf({ ...content, reports })).toEqual([`"f01" is used twice in this document. ${advice}`]);
  },
);

/** The same, with the place at which the second document says what it takes over. */
function at(content: Content, locator: string): Content {
  const taken = (block: BlockEntry): BlockEntry =>
    block.type === "twins" ? { ...block, entry: { ...block.entry, at: parseLocator(locator)! } } : block;
  return {
    ...content,
    reports: content.reports.map((file) => (file.id === westId ? { ...file, blocks: file.blocks.map(taken) } : file)),
  };
}

describe("what stands elsewhere in the second document", () => {
  const {
    reports: [first, second],
  } = buildRecord(at(twins({ shares: ["f01 f02", "r02"] }), "para 8 bullet 2"));

  test("is taken over with its place there, and keeps its own in the first", () => {
    const taken = [...second!.findings, ...second!.recommendations];
    expect(taken.map(({ number, locator }) => `${number} ${locator.text}`)).toEqual(
      ["f01", "f02", "r02"].map((number) => `${number} para 8 bullet 2`),
    );
    expect(taken.map(({ twinOf }) => twinOf!.locator.text)).toEqual(["para 1", "para 2", "para 101"]);
    expect(first!.findings.map(({ locator }) => locator.text)).toEqual(["para 1", "para 2", "para 3"]);
  });

  test("is held against the second document there", () => {
    const content = at(twins({ shares: ["f01"], looksAt: [] }), "para 7");
    expect(problemsOf({ ...content, evidence: evidenceOf("para 7") })).toEqual([]);
    const elsewhere = at(twins({ shares: ["f01"], looksAt: [] }), "para 9");
    expect(problemsOf({ ...elsewhere, evidence: evidenceOf("para 7") })).toEqual([
      `Locator "para 9" is not among those of the document (content/evidence/${westId}.json). Did you mean "para 7"?`,
      `Not accounted for: "para 7". Add a finding for each, or list it under notCoded with a reason.`,
    ]);
  });

  test("counts as coded there, and not where the first document has it", () => {
    const listed = (text: string) => {
      const notCoded = [{ at: parseLocator(text)!, reason: "closing" as const }];
      return problemsOf(withEntry(at(twins({ shares: ["f01"] }), "para 7"), "reports", { notCoded }, westId));
    };
    expect(listed("para 7")).toEqual([`"para 7" is listed as not coded, but f01 points at it. Remove one of the two.`]);
    expect(listed("para 1")).toEqual([]);
  });
});

/** A second document of one paragraph. */
function evidenceOf(place: string): Content["evidence"] {
  const checked = {
    locators: 1,
    accounted: 1,
    figures: 0,
    excused: 0,
    names: 0,
    quotations: 0,
    grades: 0,
    recommendations: 0,
    coding: "f".repeat(64),
  };
  const passages = { [place]: { sha256: "0".repeat(64), words: 3 } };
  return new Map([[westId, { form: "numbered" as const, checked, passages, seal: "0".repeat(64) }]]);
}

test("what is taken over must stand in the second document too", () => {
  const content = twins({ shares: ["f01"], looksAt: [] });
  expect(problemsOf({ ...content, evidence: evidenceOf("para 7") })).toEqual([
    `Locator "para 1" is not among those of the document (content/evidence/${westId}.json). Did you mean "para 7"?`,
    `Not accounted for: "para 7". Add a finding for each, or list it under notCoded with a reason.`,
  ]);
});

test("what is taken over counts as coded, and is not listed as left out", () => {
  const content = twins({ shares: ["f01"] });
  const reports = content.reports.map((file) =>
    file.id === westId
      ? {
          ...file,
          entry: { ...file.entry, notCoded: [{ at: { text: "para 1", para: 1 }, reason: "closing" as const }] },
        }
      : file,
  );
  expect(problemsOf({ ...content, reports })).toEqual([
    `"para 1" is listed as not coded, but f01 points at it. Remove one of the two.`,
  ]);
});
