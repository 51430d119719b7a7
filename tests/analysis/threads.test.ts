import { describe, expect, test } from "vitest";
import { laterLookToWords, outcomeOf, recommendationOutcomes } from "#analysis/threads.ts";
import type { Outcome } from "#analysis/threads.ts";
import type { Relation } from "#domain/thread.ts";
import { sampleRecord } from "../fixtures/sample-record.ts";
import type { SampleReport } from "../fixtures/sample-record.ts";

/** When the two documents between which a matter was met were published. */
const datesOf = (resolution: Outcome["resolution"]) =>
  resolution && { after: resolution.after.date, by: resolution.by.date };

const later: SampleReport = { looksAt: ["plans"], neutral: ["plans", "plans"] };

/** What became of a recommendation of 2011, when the documents of later years say this of it. */
function outcomeWhen(said: Readonly<Record<string, Relation>>) {
  const record = sampleRecord(
    {
      "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
      "2013-02-01": later,
      "2016-04-01": later,
      "2018-10-01": later,
    },
    Object.keys(said).length ? [{ origin: "2011-05-06#r01", links: said }] : [],
  );
  return outcomeOf(record.recommendations[0]!, record);
}

test.each<[Relation, string]>([
  ["resolves", "reported resolved"],
  ["advances", "reported in progress"],
  ["repeats", "raised again"],
  ["worsens", "raised again"],
])("what a later document %s is %s", (relation, fate) => {
  expect(outcomeWhen({ "2013-02-01#f01": relation }).fate).toBe(fate);
});

test("what was raised again is said not to be taken up by a later look, and whether that look raised its theme", () => {
  const wordsWhen = (latest: SampleReport) => {
    const record = sampleRecord(
      {
        "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
        "2013-02-01": later,
        "2016-04-01": latest,
      },
      [{ origin: "2011-05-06#r01", links: { "2013-02-01#f01": "repeats" } }],
    );
    return laterLookToWords(outcomeOf(record.recommendations[0]!, record));
  };
  expect(wordsWhen({ looksAt: ["plans"], strengths: ["plans"] })).toMatch(
    /looked at plans since and did not raise it$/,
  );
  expect(wordsWhen({ looksAt: ["plans"], concerns: ["plans"] })).toMatch(/since and raised that theme, but not this$/);
  expect(wordsWhen({ looksAt: ["health"] })).toBeUndefined();
  expect(laterLookToWords(outcomeWithoutThread())).toBeUndefined();
});

function outcomeWithoutThread() {
  const record = sampleRecord({
    "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
    "2013-02-01": later,
  });
  return outcomeOf(record.recommendations[0]!, record);
}

test("what nobody mentioned although an inspection looked is said to be that, and no more", () => {
  const { fate, lookedSince } = outcomeWhen({});
  expect(fate).toBe("not mentioned, though in scope");
  expect(lookedSince.map(({ published }) => published)).toEqual(["2013-02-01", "2016-04-01", "2018-10-01"]);
});

test.each<[string, SampleReport]>([
  ["looked elsewhere", { looksAt: ["health"] }],
  ["is known only from the press", { provenance: "secondary", glancesAt: ["plans"] }],
])("a recommendation is not examined since where the only later inspection %s", (_, since) => {
  const record = sampleRecord({
    "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
    "2013-02-01": since,
  });
  expect(outcomeOf(record.recommendations[0]!, record)).toMatchObject({ fate: "not examined since", lookedSince: [] });
});

test.each<[string, SampleReport, string]>([
  ["the main theme is", { looksAt: ["plans"] }, "not mentioned, though in scope"],
  ["a part of the main theme is", { glancesAt: ["plans"] }, "not mentioned, though in scope"],
  ["a further theme is not", { looksAt: ["health"] }, "not examined since"],
  ["the main theme as a focus is", { framework: "visits", looksAt: ["plans"] }, "not mentioned, though in scope"],
  ["another, with a word on it in passing, is not", { looksAt: ["health"], concerns: ["plans"] }, "not examined since"],
])("what is looking at a matter: looking at %s", (_, since, fate) => {
  const record = sampleRecord({
    "2011-05-06": { looksAt: ["plans"], recommendations: ["plans health"] },
    "2013-02-01": since,
  });
  const outcome = outcomeOf(record.recommendations[0]!, record);
  expect([outcome.fate, outcome.lookedSince.length]).toEqual([fate, fate === "not examined since" ? 0 : 1]);
});

test("an earlier inspection, or its own, is not a later look", () => {
  const record = sampleRecord({
    "2009-05-06": later,
    "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
  });
  expect(outcomeOf(record.recommendations[0]!, record).fate).toBe("not examined since");
});

test.each<[string, Record<string, Relation>, string]>([
  [
    "progress after a repetition",
    { "2013-02-01#f01": "repeats", "2016-04-01#f01": "advances" },
    "reported in progress",
  ],
  ["a repetition after progress", { "2013-02-01#f01": "advances", "2016-04-01#f01": "repeats" }, "raised again"],
  ["worse after resolved", { "2013-02-01#f01": "resolves", "2016-04-01#f01": "worsens" }, "raised again"],
  ["resolved after all", { "2013-02-01#f01": "worsens", "2016-04-01#f01": "resolves" }, "reported resolved"],
])("the latest document decides: %s", (_, said, fate) => {
  expect(outcomeWhen(said).fate).toBe(fate);
});

test.each<[Relation, Relation, string]>([
  ["resolves", "advances", "reported in progress"],
  ["resolves", "repeats", "raised again"],
  ["advances", "worsens", "raised again"],
  ["repeats", "advances", "raised again"],
])("where a document both %s and %s, the less favourable decides", (one, other, fate) => {
  expect(outcomeWhen({ "2013-02-01#f01": one, "2013-02-01#f02": other }).fate).toBe(fate);
});

test("where twin documents of one day differ, the less favourable decides", () => {
  const twin = { ...later, event: "2022-10-inspection" };
  const record = sampleRecord(
    {
      "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
      "2022-11-25 north": { ...twin, authority: "north" },
      "2022-11-25 west": { ...twin, authority: "west" },
    },
    [{ origin: "2011-05-06#r01", links: { "2022-11-25 north#f01": "resolves", "2022-11-25 west#f01": "repeats" } }],
  );
  expect(outcomeOf(record.recommendations[0]!, record).fate).toBe("raised again");
});

test("what a secondary document says is shown and decides nothing", () => {
  const record = sampleRecord(
    {
      "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
      "2013-02-01": later,
      "2022-11": { provenance: "secondary", glancesAt: ["plans"], concerns: ["plans"] },
    },
    [{ origin: "2011-05-06#r01", links: { "2013-02-01#f01": "resolves", "2022-11#f01": "repeats" } }],
  );
  const { fate, links, resolution } = outcomeOf(record.recommendations[0]!, record);
  expect(links.map(({ relation }) => relation)).toEqual(["resolves", "repeats"]);
  expect(fate).toBe("reported resolved");
  expect(datesOf(resolution)).toEqual({ after: "2011-05-06", by: "2013-02-01" });
});

test.each<[string, Record<string, Relation>, { after: string; by: string }]>([
  ["from the recommendation itself", { "2013-02-01#f01": "resolves" }, { after: "2011-05-06", by: "2013-02-01" }],
  [
    "from the last document that repeated it",
    { "2013-02-01#f01": "repeats", "2016-04-01#f01": "resolves" },
    { after: "2013-02-01", by: "2016-04-01" },
  ],
  [
    "from the last of two that repeated it",
    { "2013-02-01#f01": "repeats", "2016-04-01#f01": "repeats", "2018-10-01#f01": "resolves" },
    { after: "2016-04-01", by: "2018-10-01" },
  ],
  [
    "from the last that found it worse",
    { "2013-02-01#f01": "worsens", "2016-04-01#f01": "resolves" },
    { after: "2013-02-01", by: "2016-04-01" },
  ],
  [
    "past a document that reported progress",
    { "2013-02-01#f01": "advances", "2016-04-01#f01": "resolves" },
    { after: "2011-05-06", by: "2016-04-01" },
  ],
  [
    "from a repetition after progress",
    { "2013-02-01#f01": "advances", "2016-04-01#f01": "repeats", "2018-10-01#f01": "resolves" },
    { after: "2016-04-01", by: "2018-10-01" },
  ],
  [
    "to the first of two documents that report it resolved",
    { "2013-02-01#f01": "resolves", "2016-04-01#f01": "resolves" },
    { after: "2011-05-06", by: "2013-02-01" },
  ],
  [
    "to the first after it came back",
    { "2013-02-01#f01": "resolves", "2016-04-01#f01": "repeats", "2018-10-01#f01": "resolves" },
    { after: "2016-04-01", by: "2018-10-01" },
  ],
])("the time of resolution reaches %s", (_, said, resolution) => {
  expect(datesOf(outcomeWhen(said).resolution)).toEqual(resolution);
});

test("what is not resolved has no time of resolution", () => {
  expect(outcomeWhen({ "2013-02-01#f01": "resolves", "2016-04-01#f01": "repeats" }).resolution).toBeUndefined();
});

describe("whose documents decide", () => {
  const saidIn = (authority: string): SampleReport => ({
    event: "2022-10-inspection",
    authority,
    looksAt: ["plans"],
    recommendations: ["plans"],
  });
  const laterOn = (authority: string): SampleReport => ({ ...later, event: "2025-04-inspection", authority });
  const record = (origin: string, said: Readonly<Record<string, Relation>>) =>
    sampleRecord(
      {
        "2022-11-25 north": saidIn("north"),
        "2022-11-25 west": saidIn("west"),
        "2024-05-20 county": { ...later, authority: "county" },
        "2025-05-20 north": laterOn("north"),
        "2025-05-20 west": laterOn("west"),
      },
      Object.keys(said).length ? [{ origin, links: said }] : [],
    );
  const outcomeFor = (council: string, said: Readonly<Record<string, Relation>>) => {
    const built = record(`2022-11-25 ${council}#r01`, said);
    return outcomeOf(
      built.recommendations.find(({ report }) => report.authorities[0]!.id === council)!,
      built,
    );
  };

  test("the council's own does, in as many words", () => {
    expect(outcomeFor("west", { "2025-05-20 west#f01": "resolves" })).toMatchObject({
      fate: "reported resolved",
      words: "reported resolved",
    });
  });

  test("another council's is shown and decides nothing", () => {
    const { fate, words, links, resolution } = outcomeFor("west", { "2025-05-20 north#f01": "resolves" });
    expect(links.map(({ relation }) => relation)).toEqual(["resolves"]);
    expect([fate, words, resolution]).toEqual([
      "not mentioned, though in scope",
      "not mentioned, though in scope",
      undefined,
    ]);
  });

  test("another council's counts neither for nor against the own", () => {
    const outcome = outcomeFor("west", { "2025-05-20 north#f01": "worsens", "2025-05-20 west#f01": "resolves" });
    expect(outcome).toMatchObject({ fate: "reported resolved", words: "reported resolved" });
    expect(datesOf(outcome.resolution)).toEqual({ after: "2022-11-25", by: "2025-05-20" });
  });

  test("a predecessor's decides nothing", () => {
    expect(outcomeFor("north", { "2024-05-20 county#f01": "repeats" }).fate).toBe("not mentioned, though in scope");
  });

  test("a successor's does, and is named", () => {
    const built = sampleRecord(
      { "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] }, "2025-05-20 north": laterOn("north") },
      [{ origin: "2011-05-06#r01", links: { "2025-05-20 north#f01": "resolves" } }],
    );
    const outcome = outcomeOf(built.recommendations[0]!, built);
    expect(outcome).toMatchObject({ fate: "reported resolved", words: "reported resolved, in north" });
    expect(datesOf(outcome.resolution)).toEqual({ after: "2011-05-06", by: "2025-05-20" });
  });

  test("only inspections of the same bodies have looked since", () => {
    const since = (council: string, authority: string) => {
      const built = sampleRecord({ "2022-11-25": { ...saidIn(council) }, "2025-05-20": { ...laterOn(authority) } });
      return outcomeOf(built.recommendations[0]!, built).fate;
    };
    expect(since("north", "north")).toBe("not mentioned, though in scope");
    expect(since("county", "north")).toBe("not mentioned, though in scope");
    expect(since("north", "west")).toBe("not examined since");
    expect(since("north", "county")).toBe("not examined since");
  });

  test("a letter on another council has not looked, though it is of an inspection of both", () => {
    const built = sampleRecord({
      "2022-11-25 west": saidIn("west"),
      "2025-05-20 north": laterOn("north"),
      "2025-05-20 west": { ...laterOn("west"), looksAt: ["health"], neutral: ["health"] },
    });
    expect(outcomeOf(built.recommendations[0]!, built).fate).toBe("not examined since");
  });

  test("a finding that a later letter on the same council shares with another does, wherever it is written", () => {
    const built = sampleRecord(
      {
        "2022-11-25 west": saidIn("west"),
        "2025-05-20 north": laterOn("north"),
        "2025-05-20 west": {
          event: "2025-04-inspection",
          authority: "west",
          looksAt: ["plans"],
          twin: "2025-05-20 north",
          shares: ["f01"],
        },
      },
      [{ origin: "2022-11-25 west#r01", links: { "2025-05-20 north#f01": "repeats" } }],
    );
    expect(outcomeOf(built.recommendations[0]!, built)).toMatchObject({ fate: "raised again", words: "raised again" });
  });
});

test("an outcome that another council's document decides names that council", () => {
  const reports = {
    "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
    "2018-10-01": later,
    "2022-11-25 north": { ...later, event: "2022-10-inspection", authority: "north" },
    "2022-11-25 west": { ...later, event: "2022-10-inspection", authority: "west" },
  };
  const wordsWhen = (links: Record<string, Relation>) => {
    const record = sampleRecord(reports, [{ origin: "2011-05-06#r01", links }]);
    return outcomeOf(record.recommendations[0]!, record).words;
  };
  expect(wordsWhen({ "2018-10-01#f01": "repeats" })).toBe("raised again");
  expect(wordsWhen({ "2018-10-01#f01": "repeats", "2022-11-25 west#f01": "advances" })).toBe(
    "reported in progress, in west",
  );
  expect(wordsWhen({ "2022-11-25 north#f01": "resolves", "2022-11-25 west#f01": "resolves" })).toBe(
    "reported resolved, in north and west",
  );
  expect(outcomeWhen({}).words).toBe("not mentioned, though in scope");
});

test.each<[Record<string, Relation>, string]>([
  [{ "2022-11-25 north#f01": "resolves", "2022-11-25 west#f01": "repeats" }, "raised again, in west"],
  [{ "2022-11-25 north#f01": "worsens", "2022-11-25 west#f01": "repeats" }, "raised again, in north and west"],
  [{ "2022-11-25 north#f01": "advances", "2022-11-25 west#f01": "resolves" }, "reported in progress, in north"],
  [
    { "2022-11-25 north#f01": "resolves", "2022-11-25 north#f02": "repeats", "2022-11-25 west#f01": "advances" },
    "raised again, in north",
  ],
])(
  "of documents that say different things, only the councils are named of which the fate is told: %j",
  (links, words) => {
    const since = (authority: string): SampleReport => ({ ...later, event: "2022-10-inspection", authority });
    const record = sampleRecord(
      {
        "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] },
        "2022-11-25 north": since("north"),
        "2022-11-25 west": since("west"),
      },
      [{ origin: "2011-05-06#r01", links }],
    );
    expect(outcomeOf(record.recommendations[0]!, record).words).toBe(words);
  },
);

test("links are followed by the dates of their documents, in whatever order they were written", () => {
  const { fate, links } = outcomeWhen({ "2016-04-01#f01": "repeats", "2013-02-01#f01": "resolves" });
  expect(links.map(({ to }) => to.report.published)).toEqual(["2013-02-01", "2016-04-01"]);
  expect(fate).toBe("raised again");
});

test("every recommendation has its outcome, in the order of the record", () => {
  const record = sampleRecord({
    "2013-02-01": { looksAt: ["plans"], recommendations: ["plans"] },
    "2011-05-06": { looksAt: ["plans", "health"], recommendations: ["health", "plans"] },
  });
  expect(recommendationOutcomes(record).map(({ statement, fate }) => `${statement.id} ${fate}`)).toEqual([
    "2011-05-06-inspection-county#r01 not examined since",
    "2011-05-06-inspection-county#r02 not mentioned, though in scope",
    "2013-02-01-inspection-county#r01 not examined since",
  ]);
});

test("what a public source reports of a later inspection is shown and decides nothing", () => {
  const reports = { "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] }, "2013-02-01": later };
  const others = { inspections: { "2016-04-27": { concerns: ["plans"] } } };
  const outcomeIn = (links: Record<string, Relation>) => {
    const record = sampleRecord(reports, [{ origin: "2011-05-06#r01", links }], others);
    return outcomeOf(record.recommendations[0]!, record);
  };
  const alone = outcomeIn({ "2016-04-27#f01": "repeats" });
  expect(alone.links.map(({ to }) => to.type)).toEqual(["reported"]);
  expect(alone).toMatchObject({ fate: "not mentioned, though in scope", words: "not mentioned, though in scope" });
  const beside = outcomeIn({ "2013-02-01#f01": "resolves", "2016-04-27#f01": "worsens" });
  expect(beside.links.map(({ relation }) => relation)).toEqual(["resolves", "worsens"]);
  expect(beside.fate).toBe("reported resolved");
  expect(datesOf(beside.resolution)).toEqual({ after: "2011-05-06", by: "2013-02-01" });
});

test("what a public source reports may itself be followed", () => {
  const record = sampleRecord(
    { "2018-10-01": later },
    [{ origin: "2016-04-27#f01", links: { "2018-10-01#f01": "advances" } }],
    { inspections: { "2016-04-27": { concerns: ["plans"] } } },
  );
  expect(outcomeOf(record.threads[0]!.origin, record)).toMatchObject({ fate: "reported in progress" });
});

describe("of a recommendation that twin documents share", () => {
  const reports: Readonly<Record<string, SampleReport>> = {
    "2022-11-25 north": {
      event: "2022-10-inspection",
      authority: "north",
      looksAt: ["plans"],
      recommendations: ["plans", "plans"],
      concerns: ["plans"],
    },
    "2022-11-25 west": {
      event: "2022-10-inspection",
      authority: "west",
      looksAt: ["plans"],
      twin: "2022-11-25 north",
      shares: ["r01", "f01"],
      recommendations: ["plans"],
    },
    "2025-05-20": { ...later, authority: "west" },
    "2025-06-20": { ...later, authority: "north" },
  };
  const recordWhen = (links: Record<string, Relation>) =>
    sampleRecord(reports, [{ origin: "2022-11-25 north#r01", links }]);

  test("the outcome is listed once, where it is written, and each document's own beside it", () => {
    expect(
      recommendationOutcomes(recordWhen({ "2025-05-20#f01": "repeats" })).map(({ statement }) => statement.id),
    ).toEqual(["2022-11-25-inspection-north#r01", "2022-11-25-inspection-north#r02", "2022-11-25-inspection-west#r51"]);
  });

  test.each<[Record<string, Relation>, readonly string[]]>([
    [{ "2025-05-20#f01": "repeats" }, ["raised again, in west", "raised again"]],
    [{ "2025-06-20#f01": "repeats" }, ["raised again, in north", "not mentioned, though in scope"]],
    [
      { "2025-05-20#f01": "resolves", "2025-06-20#f01": "advances" },
      ["reported in progress, in north", "reported resolved"],
    ],
  ])("under the second document it is the outcome for that council alone: %j", (links, words) => {
    const record = recordWhen(links);
    const shared = record.recommendations.filter(({ number }) => number === "r01");
    expect(shared.map(({ report }) => report.authorities[0]!.id)).toEqual(["north", "west"]);
    const outcomes = shared.map((statement) => outcomeOf(statement, record));
    expect(outcomes.map((outcome) => outcome.words)).toEqual(words);
    for (const outcome of outcomes) expect(outcome.links).toHaveLength(Object.keys(links).length);
  });

  test.each<[Record<string, Relation>, string]>([
    [{ "2025-05-20#f01": "repeats" }, "raised again, in west"],
    [{ "2025-06-20#f01": "resolves" }, "reported resolved, in north"],
  ])("an outcome told of one of the councils says of which: %j", (links, words) => {
    const record = recordWhen(links);
    expect(outcomeOf(record.recommendations[0]!, record).words).toBe(words);
  });

  test("an outcome told where the recommendation was made needs no name", () => {
    const record = sampleRecord(
      {
        ...reports,
        "2025-05-20": { ...later, event: "2025-04-inspection", authority: "west" },
        "2025-05-20 north": { ...later, event: "2025-04-inspection", authority: "north" },
      },
      [
        { origin: "2022-11-25 north#r01", links: { "2025-05-20#f01": "advances", "2025-05-20 north#f01": "advances" } },
        { origin: "2022-11-25 west#r51", links: { "2025-05-20#f01": "advances" } },
      ],
    );
    expect(recommendationOutcomes(record).map(({ words }) => words)).toEqual([
      "reported in progress",
      "not mentioned, though in scope",
      "reported in progress",
    ]);
  });

  test("a later finding that twin documents share tells of both councils", () => {
    const record = sampleRecord({ "2011-05-06": { looksAt: ["plans"], recommendations: ["plans"] }, ...reports }, [
      { origin: "2011-05-06#r01", links: { "2022-11-25 north#f01": "worsens" } },
    ]);
    expect(outcomeOf(record.recommendations[0]!, record).words).toBe("raised again, in north and west");
  });
});
