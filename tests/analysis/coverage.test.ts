import { describe, expect, test } from "vitest";
import {
  countsOf,
  eventsLookingAt,
  isInPassing,
  isLookedAt,
  isRaised,
  levelOf,
  levels,
  scopeOf,
  speakingAccounts,
  speakingStatementsOn,
  statementsOn,
  themeStateIn,
} from "#analysis/coverage.ts";
import type { Level } from "#analysis/coverage.ts";
import { parseLocator } from "#domain/locator.ts";
import { serviceAreas } from "#domain/service-area.ts";
import type { Cover, ServiceArea } from "#domain/service-area.ts";
import { buildRecord } from "#record/build.ts";
import { sampleContent, sampleRecord, withEntry } from "../fixtures/sample-record.ts";
import type { SampleOthers, SampleReport } from "../fixtures/sample-record.ts";
import { atLeastOne } from "../at-least-one.ts";

/** The theme "plans", and the first event, of a record. */
function plansIn(reports: Readonly<Record<string, SampleReport>>, inspections: SampleOthers["inspections"] = {}) {
  const record = sampleRecord(reports, [], { inspections });
  const theme = record.themes.find(({ code }) => code === "plans")!;
  return { record, theme, event: record.events[0]! };
}

/** The same of an inspection whose framework examines these areas and themes, the theme being seen in these areas. */
function plansUnder(
  areas: Partial<Record<ServiceArea, Cover>>,
  themes: Readonly<Record<string, Cover>> = {},
  seenIn: ServiceArea[] = ["help-and-protection"],
  report: SampleReport = {},
) {
  const nothing = Object.fromEntries(Object.keys(serviceAreas).map((area) => [area, "out"]));
  const examines = { areas: { ...nothing, ...areas } as Record<ServiceArea, Cover>, themes };
  const content = withEntry(sampleContent({ "2013-02-01": report }), "frameworks", { examines }, "new");
  const record = buildRecord(withEntry(content, "themes", { areas: seenIn }, "plans"));
  return { theme: record.themes.find(({ code }) => code === "plans")!, event: record.events[0]! };
}

const at = (text: string) => parseLocator(text)!;

describe("an inspection sets out to examine what its framework says", () => {
  test.each<[Cover, string]>([
    ["in", "New examines Help and protection"],
    ["partial", "New examines Help and protection in part"],
    ["out", "New does not examine Help and protection"],
  ])("a theme whose area is %s is so too", (cover, basis) => {
    const { theme, event } = plansUnder({ "help-and-protection": cover });
    expect(scopeOf(theme, event)).toMatchObject({ cover, basis });
    expect(isLookedAt(theme, event)).toBe(cover !== "out");
  });

  test.each<[Partial<Record<ServiceArea, Cover>>, Cover, string]>([
    [{ workforce: "partial", leadership: "in", health: "in" }, "in", "New examines Leadership, Health"],
    [{ workforce: "partial" }, "partial", "New examines Workforce in part"],
  ])(
    "a theme seen in several areas takes the widest cover among them, and names those areas: %j",
    (areas, cover, basis) => {
      const { theme, event } = plansUnder(areas, {}, ["help-and-protection", "workforce", "leadership", "health"]);
      expect(scopeOf(theme, event)).toMatchObject({ cover, basis });
    },
  );

  test.each<[Cover, Cover, string]>([
    ["in", "out", "New does not examine it"],
    ["in", "partial", "New examines it in part"],
    ["out", "in", "New examines it"],
    ["in", "in", "New examines it"],
  ])("a theme that the framework names is as it says, though its area is %s", (area, cover, basis) => {
    const { theme, event } = plansUnder({ "help-and-protection": area }, { plans: cover });
    expect(scopeOf(theme, event)).toMatchObject({ cover, basis });
  });

  test("a theme that it examines is looked at though the report is silent", () => {
    const { theme, event } = plansUnder({ "help-and-protection": "in" });
    expect([isLookedAt(theme, event), levelOf(theme, event)]).toEqual([true, "silent"]);
  });
});

describe("a visit sets out to look at its named focus alone", () => {
  const visit = (report: SampleReport) => {
    const content = sampleContent({
      "2018-05-18": { framework: "visits", looksAt: ["plans", "recording"], ...report },
    });
    const focus = content.reports[0]!.entry.focus!.map((line, index) => ({
      ...line,
      at: at(`opening bullet ${index + 1}`),
    }));
    const record = buildRecord(withEntry(content, "reports", { focus }));
    const [plans, health] = ["plans", "health"].map((code) => record.themes.find((theme) => theme.code === code)!);
    return { plans: plans!, health: health!, event: record.events[0]! };
  };

  test("a theme that it names is in, at the line that names it", () => {
    const { plans, event } = visit({});
    expect(scopeOf(plans, event)).toMatchObject({ cover: "in", basis: "named focus (opening bullet 1)" });
  });

  test("inside the focus silence is silence", () => {
    const { plans, event } = visit({});
    expect([isLookedAt(plans, event), levelOf(plans, event), themeStateIn(plans, event)]).toEqual([
      true,
      "silent",
      "silent",
    ]);
  });

  test("any other theme is out, by the lines that name the rest", () => {
    const { health, event } = visit({ concerns: ["health"] });
    const basis = "outside the named focus (opening bullet 1, opening bullet 2)";
    expect(scopeOf(health, event)).toMatchObject({ cover: "out", basis });
  });

  test("a line that names several themes is named once", () => {
    const { theme, event } = plansIn({ "2018-05-18": { framework: "visits", looksAt: ["health", "recording"] } });
    expect(scopeOf(theme, event).basis).toBe("outside the named focus (opening para 1)");
  });
});

test("out of scope never counts, whatever is left unsaid", () => {
  const { record, theme } = plansIn({
    "2013-02-01": { looksAt: ["plans"] },
    "2016-04-01": { glancesAt: ["plans"] },
    "2018-10-01": { looksAt: ["health"] },
  });
  expect(eventsLookingAt(theme, record).map(({ published }) => published)).toEqual(["2013-02-01", "2016-04-01"]);
});

describe("what is said outside the scope is said in passing", () => {
  const said: readonly [string, SampleReport, Level][] = [
    ["a recommendation", { recommendations: ["plans"] }, "asked"],
    ["two concerns", { concerns: ["plans", "health plans"] }, "concern"],
    ["a concern in the summary", { concerns: ["plans"], places: { f01: "summary para 1" } }, "concern"],
    ["a concern", { concerns: ["plans"] }, "noted"],
    ["a mixed finding", { mixed: ["health plans"] }, "noted"],
    ["a strength", { strengths: ["plans"] }, "strength"],
    ["a neutral finding", { neutral: ["plans"] }, "silent"],
  ];

  describe.each<[string, SampleReport]>([
    ["an inspection", { looksAt: ["health"] }],
    ["a visit", { framework: "visits", looksAt: ["health"] }],
  ])("by %s", (_, where) => {
    test.each(atLeastOne(said))("%s keeps its level, opens no scope and raises nothing", (_, report, level) => {
      const { record, theme, event } = plansIn({ "2018-05-18": { ...where, ...report } });
      expect(scopeOf(theme, event).cover).toBe("out");
      expect([levelOf(theme, event), isInPassing(theme, event)]).toEqual([level, true]);
      expect([isLookedAt(theme, event), isRaised(theme, event)]).toEqual([false, false]);
      expect(eventsLookingAt(theme, record)).toEqual([]);
    });

    test.each(atLeastOne(said))("inside the scope %s has the same level and is not in passing", (_, report, level) => {
      const inside = { ...where, ...report, looksAt: ["health", "plans"] };
      const { record, theme, event } = plansIn({ "2018-05-18": inside });
      expect([levelOf(theme, event), isInPassing(theme, event)]).toEqual([level, false]);
      expect(isRaised(theme, event)).toBe(["asked", "concern", "noted"].includes(level));
      expect(eventsLookingAt(theme, record)).toEqual([event]);
    });

    test("where nothing is said there is no level, and nothing in passing", () => {
      const { theme, event } = plansIn({ "2018-05-18": { ...where, concerns: ["health"] } });
      expect([levelOf(theme, event), isInPassing(theme, event)]).toEqual([undefined, false]);
    });
  });

  test("it is counted and shown like everything else", () => {
    const { theme, event } = plansIn({
      "2018-05-18": { looksAt: ["health"], concerns: ["plans"], strengths: ["plans"] },
    });
    expect(countsOf(theme, event)).toEqual({ recommendations: 0, concerns: 1, strengths: 1, findings: 2 });
    expect(themeStateIn(theme, event)).toBe("mixed");
  });
});

test("what is raised keeps the cover that was set beforehand", () => {
  const { theme, event } = plansIn({ "2013-02-01": { glancesAt: ["plans"], concerns: ["plans"] } });
  expect(scopeOf(theme, event).cover).toBe("partial");
  expect([isRaised(theme, event), isInPassing(theme, event)]).toEqual([true, false]);
});

test("a theme may be set apart from the framework, or the focus, with the reason and its place", () => {
  for (const framework of ["new", "visits"]) {
    const set = (cover: Cover, looksAt: readonly string[], reason: string) => {
      return plansIn({ "2018-05-18": { framework, looksAt, themeScope: [{ theme: "plans", cover, reason }] } });
    };
    const closed = set("out", ["plans", "health"], "Left to a later visit");
    const basis = "Left to a later visit (opening para 1)";
    expect(scopeOf(closed.theme, closed.event)).toMatchObject({ cover: "out", basis });
    expect(eventsLookingAt(closed.theme, closed.record)).toEqual([]);
    const opened = set("in", ["health"], "A chapter of its own");
    const openedBasis = "A chapter of its own (opening para 1)";
    expect(scopeOf(opened.theme, opened.event)).toMatchObject({ cover: "in", basis: openedBasis });
  }
});

describe("over the documents of one event", () => {
  const both = (north: SampleReport, west: SampleReport) =>
    plansIn({
      "2022-11-25 north": { event: "2022-10-inspection", authority: "north", ...north },
      "2022-11-25 west": { event: "2022-10-inspection", authority: "west", ...west },
    });

  test.each<[string, SampleReport, SampleReport]>([
    ["first", { looksAt: ["plans"] }, { glancesAt: ["plans"] }],
    ["second", {}, { looksAt: ["plans"] }],
  ])("the widest cover holds, with the reason of the %s alone", (_, north, west) => {
    const { theme, event } = both(north, west);
    const basis = "It set out to examine it (opening para 1)";
    expect(scopeOf(theme, event)).toMatchObject({ cover: "in", basis });
  });

  test("a reason that they share stands once, and different ones beside each other", () => {
    const alike = both({ looksAt: ["plans"] }, { looksAt: ["plans"] });
    expect(scopeOf(alike.theme, alike.event).basis).toBe("It set out to examine it (opening para 1)");
    const own = both(
      { looksAt: ["plans"] },
      { themeScope: [{ theme: "plans", cover: "in", reason: "A chapter of its own" }] },
    );
    const basis = "It set out to examine it (opening para 1); A chapter of its own (opening para 1)";
    expect(scopeOf(own.theme, own.event).basis).toBe(basis);
  });

  test("one may cover what the other does not", () => {
    const { record, theme, event } = both({ looksAt: ["plans"] }, {});
    const [north, west] = record.reports;
    expect([undefined, north, west].map((only) => scopeOf(theme, event, only).cover)).toEqual(["in", "in", "out"]);
    expect([undefined, north, west].map((only) => levelOf(theme, event, only))).toEqual([
      "silent",
      "silent",
      undefined,
    ]);
    expect(themeStateIn(theme, event, west)).toBe("not-examined");
  });

  test("what the one looked at is no passing remark of the event, though the other says it in passing", () => {
    const { record, theme, event } = both({ looksAt: ["plans"] }, { concerns: ["plans"] });
    const [north, west] = record.reports;
    expect([undefined, north, west].map((only) => isInPassing(theme, event, only))).toEqual([false, false, true]);
    expect([undefined, north, west].map((only) => isRaised(theme, event, only))).toEqual([true, false, false]);
    expect([undefined, north, west].map((only) => levelOf(theme, event, only))).toEqual(["noted", "silent", "noted"]);
  });

  test("a concern of each is two of the event, one that they share is one", () => {
    const looking = { looksAt: ["plans"], concerns: ["plans"] };
    const apart = both(looking, looking);
    const levelsOf = ({ record, theme, event }: typeof apart) =>
      [undefined, ...record.reports].map((only) => levelOf(theme, event, only));
    expect(levelsOf(apart)).toEqual(["concern", "noted", "noted"]);
    const shared = both(looking, { looksAt: ["plans"], twin: "2022-11-25 north", shares: ["f01"] });
    expect(levelsOf(shared)).toEqual(["noted", "noted", "noted"]);
    expect(countsOf(shared.theme, shared.event).concerns).toBe(1);
  });
});

test("an account does not speak where the event's own document is held", () => {
  const { theme, event } = plansIn({
    "2022-11": { event: "2022-10-inspection", provenance: "secondary", concerns: ["plans"] },
    "2022-11-25": { event: "2022-10-inspection", looksAt: ["health"] },
  });
  expect(event.reports).toHaveLength(2);
  expect(speakingAccounts(event).map(({ id }) => id)).toEqual(["2022-11-25-inspection-county"]);
  expect(statementsOn(theme, event).findings).toHaveLength(1);
  expect(speakingStatementsOn(theme, event).findings).toEqual([]);
  expect(isRaised(theme, event)).toBe(false);
  expect([levelOf(theme, event), isInPassing(theme, event)]).toEqual([undefined, false]);
  expect(scopeOf(theme, event).cover).toBe("out");
  expect(themeStateIn(theme, event)).toBe("not-examined");
});

test("an account speaks for its event as long as it is all that is held, and is not counted", () => {
  const { record, theme, event } = plansIn({ "2022-11": { provenance: "secondary", concerns: ["plans"] } });
  expect(speakingAccounts(event)).toEqual(event.reports);
  expect(speakingStatementsOn(theme, event)).toEqual(statementsOn(theme, event));
  expect(isInPassing(theme, event)).toBe(false);
  expect(themeStateIn(theme, event)).toBe("concern");
  expect(eventsLookingAt(theme, record)).toEqual([]);
});

describe("the level of what an inspection says in its scope", () => {
  test("the levels of the codebook, the gravest first", () => {
    expect(Object.keys(levels)).toEqual(["asked", "concern", "noted", "strength", "silent"]);
  });

  test.each<[string, SampleReport, Level]>([
    ["a recommendation alone", { recommendations: ["plans"] }, "asked"],
    ["a recommendation of which it is a further theme", { recommendations: ["health plans"] }, "asked"],
    [
      "a recommendation, two concerns and a strength",
      { recommendations: ["plans"], concerns: ["plans", "plans"], strengths: ["plans"] },
      "asked",
    ],
    ["two concerns", { concerns: ["plans", "plans"] }, "concern"],
    ["two mixed findings", { mixed: ["plans", "plans"] }, "concern"],
    [
      "a concern and a mixed finding beside strengths",
      { concerns: ["plans"], mixed: ["plans"], strengths: ["plans", "plans"] },
      "concern",
    ],
    ["two concerns of which it is a further theme", { concerns: ["health plans", "health plans"] }, "concern"],
    ["one concern", { concerns: ["plans"] }, "noted"],
    ["one mixed finding", { mixed: ["plans"] }, "noted"],
    ["one concern beside strengths", { concerns: ["plans"], strengths: ["plans", "plans"] }, "noted"],
    ["strengths", { strengths: ["plans", "plans"] }, "strength"],
    ["a strength and a neutral finding", { strengths: ["plans"], neutral: ["plans"] }, "strength"],
    ["a neutral finding", { neutral: ["plans"] }, "silent"],
    ["something else", { concerns: ["health", "health"], recommendations: ["health"] }, "silent"],
    ["nothing", {}, "silent"],
  ])("of %s", (_, said, level) => {
    const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["plans", "health"], ...said } });
    expect(levelOf(theme, event)).toBe(level);
  });

  test.each<[string, Level]>([
    ["summary para 1", "concern"],
    ["summary bullet 2", "concern"],
    ["headline findings para 2", "concern"],
    ["overview para 1", "concern"],
    ["main findings para 2", "noted"],
    ["findings bullet 7", "noted"],
    ["what needs to improve bullet 1", "noted"],
    ["opening para 1", "noted"],
    ["para 20 bullet 3", "noted"],
  ])("of one concern, or one mixed finding, at %s", (place, level) => {
    for (const said of [{ concerns: ["plans"] }, { mixed: ["plans"] }]) {
      const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["plans"], places: { f01: place }, ...said } });
      expect(levelOf(theme, event)).toBe(level);
    }
  });

  test("a strength in the summary makes no concern elsewhere graver", () => {
    const said = { concerns: ["plans"], strengths: ["plans"], places: { f02: "summary para 1" } };
    const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["plans"], ...said } });
    expect(levelOf(theme, event)).toBe("noted");
  });

  test("a concern of another theme in the summary is none of this", () => {
    const said = { concerns: ["health", "plans"], places: { f01: "summary para 1" } };
    const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["plans", "health"], ...said } });
    expect(levelOf(theme, event)).toBe("noted");
  });

  test("of what others report of an inspection is theirs, and there is none where nobody mentions it", () => {
    const { record, theme, event } = plansIn({}, { "2016-04-27": { concerns: ["plans"], strengths: ["health"] } });
    const [recording, , , health] = record.themes;
    expect([theme, health!, recording!].map((each) => levelOf(each, event))).toEqual(["noted", "strength", undefined]);
  });
});

test("statements on a theme are counted by what they say, a mixed finding as a concern", () => {
  const said = {
    concerns: ["plans"],
    mixed: ["health plans"],
    strengths: ["plans"],
    neutral: ["plans", "plans", "health"],
    recommendations: ["plans", "health"],
  };
  const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["plans", "health"], ...said } });
  expect(countsOf(theme, event)).toEqual({ recommendations: 1, concerns: 2, strengths: 1, findings: 5 });
});

test.each<[string, SampleReport, ReturnType<typeof themeStateIn>]>([
  ["two concerns", { concerns: ["plans", "plans"] }, "concern"],
  ["a recommendation alone", { recommendations: ["plans"] }, "concern"],
  ["a concern and a neutral finding", { concerns: ["plans"], neutral: ["plans"] }, "concern"],
  ["a concern and a mixed finding", { concerns: ["plans"], mixed: ["plans"] }, "concern"],
  ["a concern and a strength", { concerns: ["plans", "plans"], strengths: ["plans"] }, "mixed"],
  ["a recommendation and a strength", { recommendations: ["plans"], strengths: ["plans"] }, "mixed"],
  ["a mixed finding alone", { mixed: ["plans"] }, "mixed"],
  ["a mixed finding and a recommendation", { mixed: ["plans"], recommendations: ["plans"] }, "mixed"],
  ["strengths", { strengths: ["plans"] }, "strength"],
  ["a strength and a neutral finding", { strengths: ["plans"], neutral: ["plans"] }, "strength"],
  ["a neutral finding", { neutral: ["plans"] }, "silent"],
  ["a concern about something else", { concerns: ["health"] }, "silent"],
  ["nothing", {}, "silent"],
])("where an inspection looked, %s is the mark of its state", (_, said, state) => {
  const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["plans", "health"], ...said } });
  expect(themeStateIn(theme, event)).toBe(state);
});

test("where an inspection did not look, silence is 'not examined'", () => {
  const { theme, event } = plansIn({ "2013-02-01": { looksAt: ["health"], strengths: ["health"] } });
  expect(themeStateIn(theme, event)).toBe("not-examined");
});

test("what an event says about a theme is gathered from all of its documents", () => {
  const twin = { event: "2022-10-inspection", looksAt: ["plans", "health"] };
  const { theme, event } = plansIn({
    "2022-11-25 north": { ...twin, authority: "north", concerns: ["health", "plans"], recommendations: ["plans"] },
    "2022-11-25 west": { ...twin, authority: "west", strengths: ["plans"] },
  });
  const { findings, recommendations } = statementsOn(theme, event);
  expect(findings.map(({ id }) => id)).toEqual(["2022-11-25-inspection-north#f02", "2022-11-25-inspection-west#f01"]);
  expect(recommendations.map(({ id }) => id)).toEqual(["2022-11-25-inspection-north#r01"]);
});

test("what two documents share is said once", () => {
  const looking = { event: "2022-10-inspection", looksAt: ["plans"] };
  const { theme, event } = plansIn({
    "2022-11-25 north": { ...looking, authority: "north", concerns: ["plans", "plans"], recommendations: ["plans"] },
    "2022-11-25 west": {
      ...looking,
      authority: "west",
      twin: "2022-11-25 north",
      shares: ["f01", "r01"],
      concerns: ["plans"],
    },
  });
  const { findings, recommendations } = statementsOn(theme, event);
  expect(findings.map(({ id }) => id)).toEqual([
    "2022-11-25-inspection-north#f01",
    "2022-11-25-inspection-north#f02",
    "2022-11-25-inspection-west#f51",
  ]);
  expect(recommendations.map(({ id }) => id)).toEqual(["2022-11-25-inspection-north#r01"]);
});

test("one of two documents may be looked at alone, with what it shares and without what the other alone says", () => {
  const looking = { event: "2022-10-inspection", looksAt: ["plans"] };
  const { record, theme, event } = plansIn({
    "2022-11-25 north": { ...looking, authority: "north", strengths: ["plans"], concerns: ["plans"] },
    "2022-11-25 west": { ...looking, authority: "west", twin: "2022-11-25 north", shares: ["f02"] },
  });
  const [north, west] = record.reports;
  expect(speakingStatementsOn(theme, event, west).findings.map(({ id }) => id)).toEqual([
    "2022-11-25-inspection-west#f02",
  ]);
  expect([undefined, north, west].map((only) => themeStateIn(theme, event, only))).toEqual([
    "mixed",
    "mixed",
    "strength",
  ]);
  expect([undefined, north, west].map((only) => isRaised(theme, event, only))).toEqual([true, true, false]);
  expect([undefined, north, west].map((only) => levelOf(theme, event, only))).toEqual(["noted", "noted", "strength"]);
});

test("of an inspection that is only known, what others mention is partial, and the rest is not known", () => {
  const { record, theme, event } = plansIn({ "2011-05-06": {} }, { "2010-04-27": { concerns: ["plans"] } });
  const health = record.themes.find(({ code }) => code === "health")!;
  expect(scopeOf(theme, event)).toMatchObject({ cover: "partial", basis: "mentioned by A newspaper" });
  const basis = "its document is not held, and no public source seen mentions this";
  expect(scopeOf(health, event)).toMatchObject({ cover: "unknown", basis });
  expect([theme, health].map((each) => themeStateIn(each, event))).toEqual(["concern", "unknown"]);
  expect([theme, health].map((each) => isLookedAt(each, event))).toEqual([true, false]);
});

test("the basis names each who mentions it once", () => {
  const { theme, event } = plansIn({}, { "2016-04-27": { neutral: ["plans", "plans"] } });
  expect(scopeOf(theme, event).basis).toBe("mentioned by A newspaper");
});

test("a press account examines nothing: as far as it alone is held, only what it mentions is known", () => {
  const { record, theme, event } = plansIn({
    "2016-04": { event: "2016-02-inspection", provenance: "secondary", concerns: ["plans"] },
  });
  expect(scopeOf(theme, event)).toMatchObject({ cover: "partial", basis: "mentioned by A newspaper" });
  const others = record.themes.filter((each) => each !== theme);
  expect(new Set(others.map((each) => scopeOf(each, event).cover))).toEqual(new Set(["unknown"]));
  expect(new Set(others.map((each) => themeStateIn(each, event)))).toEqual(new Set(["unknown"]));
});

test("where a press account is held, what else is known speaks beside it", () => {
  const account = (report: SampleReport) =>
    plansIn(
      { "2016-04": { event: "2016-02-inspection", provenance: "secondary", ...report } },
      { "2016-04-27": { event: "2016-02-inspection", strengths: ["plans"] } },
    );
  const silent = account({});
  expect(speakingAccounts(silent.event).map(({ isHeld }) => isHeld)).toEqual([true, false]);
  expect(scopeOf(silent.theme, silent.event).cover).toBe("partial");
  expect(themeStateIn(silent.theme, silent.event)).toBe("strength");
  const critical = account({ concerns: ["plans"] });
  expect(themeStateIn(critical.theme, critical.event)).toBe("mixed");
});

test("what others report of an inspection is never counted, however grave", () => {
  const { record, theme, event } = plansIn({}, { "2016-04-27": { concerns: ["plans", "plans"] } });
  expect(levelOf(theme, event)).toBe("concern");
  expect(event.isCounted).toBe(false);
  expect(eventsLookingAt(theme, record)).toEqual([]);
});

test("what others report of an inspection is silent once its own document is held", () => {
  const { record, theme, event } = plansIn(
    { "2016-04-27": { event: "2016-02-inspection", looksAt: ["plans"], strengths: ["plans"] } },
    { "2016-04-27 known": { event: "2016-02-inspection", concerns: ["plans"] } },
  );
  expect(record.events).toHaveLength(1);
  expect(speakingAccounts(event)).toEqual(record.reports);
  expect(themeStateIn(theme, event)).toBe("strength");
  expect(isRaised(theme, event)).toBe(false);
  expect(statementsOn(theme, event).findings.map(({ type }) => type)).toEqual(["finding", "reported"]);
});
