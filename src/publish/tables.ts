import { levels } from "#analysis/coverage.ts";
import { recurrenceStates } from "#analysis/recurrence.ts";
import { shuffled, standings } from "#analysis/sensitivity.ts";
import { fates } from "#domain/fate.ts";
import { eventKinds } from "#domain/event.ts";
import { stances, trajectories } from "#domain/finding.ts";
import { groups as groupNames } from "#domain/group.ts";
import { confidences } from "#domain/known-inspection.ts";
import { milestoneKinds } from "#domain/milestone.ts";
import { notCodedReasons } from "#domain/not-coded.ts";
import { provenances } from "#domain/provenance.ts";
import { deadlines } from "#domain/recommendation.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { reportKinds } from "#domain/report.ts";
import { coverWords, serviceAreas } from "#domain/service-area.ts";
import { relations } from "#domain/thread.ts";
import {
  authorityRows,
  boundaries,
  councilRecurrenceRows,
  eventRows,
  findingRows,
  frameworkRows,
  inspectionRows,
  judgementRows,
  levelRows,
  linkRows,
  milestoneRows,
  notCodedRows,
  periodRecurrenceRows,
  recommendationRows,
  recurrenceRows,
  reportRows,
  reportedFindingRows,
  reportedJudgementRows,
  scopeRows,
  sensitivityRows,
  themeRows,
} from "#publish/rows.ts";
import type { Publisher, Row } from "#publish/rows.ts";

export interface Column {
  readonly name: string;
  /** As in a Table Schema; lists are arrays in JSON and joined by ";" in CSV. `partial date`: cut to the month or year where only that is known. */
  readonly type: "string" | "integer" | "number" | "boolean" | "partial date" | "date" | "list" | "url";
  readonly description: string;
  /** Whether it may be empty: what is not known, or does not apply. */
  readonly isOptional?: boolean;
  /** The table whose first column it names. */
  readonly references?: string;
  /** Every value that it, or an item of its list, may have. */
  readonly codes?: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The columns that together name a row; none where one of these may be empty. */
  readonly primaryKey: readonly string[];
  readonly columns: readonly Column[];
  readonly rowsOf: (record: InspectionRecord, publicUrl: Publisher) => Row[];
  /** Of what its rows are made up, each row belonging to the first that fits it; none where all are alike. */
  readonly parts?: readonly Part[];
}

interface Part {
  /** As it stands after a number, of one as of many. */
  readonly words: string;
  readonly holds: (row: Row) => boolean;
}

const others = () => true;

/** "strength, concern, mixed or neutral". */
function inWords(values: readonly string[]): string {
  return values.join(", ").replace(/, ([^,]*)$/, " or $1");
}

/** Which values a column may have. */
function oneOf(values: Readonly<Record<string, unknown>>): string {
  return inWords(Object.keys(values));
}

/** Which values a column may have, and what each means. */
function meanings(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([value, meaning]) => `${value}: ${meaning}`)
    .join("; ");
}

const event: Column = { name: "event", type: "string", description: "The inspection or visit", references: "events" };
const report: Column = { name: "report", type: "string", description: "The document", references: "reports" };
const framework: Column = {
  name: "framework",
  type: "string",
  description: "Framework under which it was made",
  references: "frameworks",
};
const from: Column = { name: "from", type: "partial date", description: "Since when", isOptional: true };
const to: Column = {
  name: "to",
  type: "partial date",
  description: "Until when; empty while it lasts",
  isOptional: true,
};
const locator: Column = {
  name: "locator",
  type: "string",
  description: "Where the document says it, such as para 63 or findings bullet 7",
};
const published: Column = {
  name: "published",
  type: "partial date",
  description: "Date that the document bears, cut to the month where only that is known",
};
const themes: Column = {
  name: "themes",
  type: "list",
  description: "Theme codes, the main one first",
  references: "themes",
};
const authorities: Column = {
  name: "authorities",
  type: "list",
  description: "Councils that answered for the services",
  references: "authorities",
};
const url: Column = { name: "url", type: "url", description: "Permanent address on this site" };
const fieldworkStart: Column = {
  name: "fieldwork_start",
  type: "partial date",
  description: "First day of the inspectors' work",
  isOptional: true,
};
const fieldworkEnd: Column = {
  name: "fieldwork_end",
  type: "partial date",
  description: "Last day of the inspectors' work",
  isOptional: true,
};
const stance: Column = { name: "stance", type: "string", description: oneOf(stances), codes: Object.keys(stances) };
const trajectory: Column = {
  name: "trajectory",
  type: "string",
  description: `${oneOf(trajectories)}, where the document compares with an earlier time`,
  codes: Object.keys(trajectories),
  isOptional: true,
};
const groups: Column = {
  name: "groups",
  type: "list",
  description: `Groups of children that it is about in particular: ${oneOf(groupNames)}`,
  codes: Object.keys(groupNames),
  isOptional: true,
};
const inspection: Column = {
  name: "inspection",
  type: "string",
  description:
    "The inspection, by the identifier that it had while no document of it was held; its event leads to the row of inspections",
};
const publisher: Column = { name: "publisher", type: "string", description: "Who reports it" };
const sourceUrl: Column = {
  name: "source_url",
  type: "url",
  description: "Where a reader can check it; where that is a document of this record, its page",
  isOptional: true,
};
const provenance: Column = {
  name: "provenance",
  type: "string",
  description: meanings(provenances),
  codes: Object.keys(provenances),
};

const recurrenceColumns: readonly Column[] = [
  { name: "theme", type: "string", description: "The theme", references: "themes" },
  { name: "looked", type: "integer", description: "Looks: counted events whose scope holds the theme" },
  { name: "raised", type: "integer", description: "Looks that raised it, by a concern or a recommendation" },
  {
    name: "looked_events",
    type: "list",
    description: "The looks, oldest first",
    isOptional: true,
    references: "events",
  },
  {
    name: "raised_events",
    type: "list",
    description: "The looks that raised it, oldest first",
    isOptional: true,
    references: "events",
  },
  {
    name: "first_raised",
    type: "partial date",
    description: "Publication of the first event that raised it",
    isOptional: true,
  },
  {
    name: "last_raised",
    type: "partial date",
    description: "Publication of the latest event that raised it",
    isOptional: true,
  },
  { name: "longest_run", type: "integer", description: "Most looks in a row that raised it" },
  {
    name: "state",
    type: "string",
    description: `The first that fits. ${meanings(recurrenceStates)}`,
    codes: Object.keys(recurrenceStates),
  },
  { name: "strong", type: "integer", description: "Looks at which a strength was reported" },
  { name: "raised_full", type: "integer", description: "Full inspections that raised it" },
  { name: "looked_full", type: "integer", description: "Full inspections that looked at it" },
  { name: "strong_full", type: "integer", description: "Full inspections that looked at it and report a strength" },
  {
    name: "strong_events",
    type: "list",
    description: "The looks at which a strength was reported, oldest first",
    isOptional: true,
    references: "events",
  },
  {
    name: "strong_state",
    type: "string",
    description: "The state of its strengths, by the same rules: a look with a strength stands for one that raised it",
  },
  {
    name: "passing_events",
    type: "list",
    description: "Counted events that speak of it in passing, outside their scope: neither looks nor returns",
    isOptional: true,
    references: "events",
  },
];

/** Every table that is published, as the data contract names it. */
export const tables: readonly Table[] = [
  {
    name: "events",
    title: "Inspections and visits",
    description:
      "One row for each inspection or visit known: the unit that the measures count. Documents of one inspection share one. Those of neighbouring services stand last, outside the boundary of the record.",
    primaryKey: ["event"],
    rowsOf: eventRows,
    parts: [
      { words: "counted", holds: (row) => row["counted"] === true },
      { words: "of neighbouring services", holds: (row) => row["boundary"] === "related" },
      { words: "not counted", holds: others },
    ],
    columns: [
      {
        name: "event",
        type: "string",
        description: "Identifier: year, month and kind of the fieldwork, and the place",
      },
      { name: "title", type: "string", description: "What it was and when" },
      {
        name: "kind",
        type: "string",
        description: oneOf({ ...eventKinds, related: "" }),
        codes: Object.keys({ ...eventKinds, related: "" }),
      },
      {
        ...framework,
        description: "Framework under which it was made; empty of a neighbouring service, which has a regime",
        isOptional: true,
      },
      {
        ...authorities,
        description: "Councils that answered for the services; empty of a neighbouring service, which is a body",
        isOptional: true,
      },
      fieldworkStart,
      fieldworkEnd,
      {
        ...published,
        description: "Publication of its first document, cut to the month where only that is known",
        isOptional: true,
      },
      provenance,
      {
        name: "counted",
        type: "boolean",
        description: "Whether it enters the measures: only when its primary document is held",
      },
      {
        name: "reports",
        type: "list",
        description: "Documents of this event that are held",
        isOptional: true,
        references: "reports",
      },
      { name: "boundary", type: "string", description: meanings(boundaries), codes: Object.keys(boundaries) },
      {
        name: "regime",
        type: "string",
        description: "Under what a neighbouring service was inspected, in words",
        isOptional: true,
      },
      {
        name: "body",
        type: "string",
        description: "The neighbouring service that was inspected, by its name",
        isOptional: true,
      },
    ],
  },
  {
    name: "reports",
    title: "Documents",
    description: "One row for each document that has been curated.",
    primaryKey: ["report"],
    rowsOf: reportRows,
    parts: [
      { words: "from inspectors", holds: (row) => row["provenance"] === "primary" },
      { words: "by others", holds: others },
    ],
    columns: [
      { name: "report", type: "string", description: "Identifier: date of publication, kind and authority" },
      event,
      { name: "title", type: "string", description: "Title as shown on this site" },
      { name: "kind", type: "string", description: oneOf(reportKinds), codes: Object.keys(reportKinds) },
      { ...framework, description: "Framework under which the inspection was made" },
      { name: "publisher", type: "string", description: "Who published the document" },
      published,
      provenance,
      authorities,
      { name: "source_title", type: "string", description: "The document's own title" },
      { name: "source_url", type: "url", description: "The publisher's address of the document", isOptional: true },
      { name: "source_sha256", type: "string", description: "SHA-256 of the text that was curated" },
      { name: "licence", type: "string", description: "On what terms the document may be used" },
      url,
    ],
  },
  {
    name: "judgements",
    title: "Grades",
    description:
      "One row for each graded row of a document, those of a press account among them: its report is secondary. Ranks compare only within one framework.",
    primaryKey: ["report", "locator", "area"],
    rowsOf: judgementRows,
    parts: [
      { words: "from inspectors' documents", holds: (row) => row["provenance"] === "primary" },
      { words: "from accounts by others", holds: others },
    ],
    columns: [
      report,
      event,
      { ...framework, description: "Framework whose scale the grade belongs to" },
      { name: "area", type: "string", description: "What was judged" },
      { name: "grade", type: "string", description: "The grade as given" },
      { name: "rank", type: "integer", description: "1 is the worst grade of the scale" },
      { name: "scale_size", type: "integer", description: "How many grades the scale has" },
      locator,
      provenance,
    ],
  },
  {
    name: "findings",
    title: "Findings",
    description: "One row for each thing that a document reports, in our own words.",
    primaryKey: ["finding"],
    rowsOf: findingRows,
    parts: [
      { words: "from accounts by others", holds: (row) => row["provenance"] !== "primary" },
      { words: "repeated under a twin document", holds: (row) => row["twin_of"] !== null },
      { words: "distinct from inspectors' documents", holds: others },
    ],
    columns: [
      { name: "finding", type: "string", description: "Identifier: document, # and number" },
      report,
      event,
      published,
      locator,
      { name: "section", type: "string", description: "The document's heading above it", isOptional: true },
      { name: "summary", type: "string", description: "What the document reports, in our own words" },
      stance,
      trajectory,
      themes,
      groups,
      url,
      provenance,
      { name: "source_url", type: "url", description: "The publisher's address of the document", isOptional: true },
      {
        name: "twin_of",
        type: "string",
        description: "The same finding in the other document of the event, where it is written",
        isOptional: true,
        references: "findings",
      },
    ],
  },
  {
    name: "recommendations",
    title: "Recommendations",
    description: "One row for each recommendation or point to improve, in our own words, and what became of it.",
    primaryKey: ["recommendation"],
    rowsOf: recommendationRows,
    parts: [
      { words: "repeated under a twin document", holds: (row) => row["twin_of"] !== null },
      { words: "distinct", holds: others },
    ],
    columns: [
      { name: "recommendation", type: "string", description: "Identifier: document, # and number" },
      report,
      event,
      published,
      locator,
      { name: "summary", type: "string", description: "What was to be done, in our own words" },
      themes,
      {
        name: "addressee",
        type: "string",
        description: "Who was to act, where the document says so",
        isOptional: true,
      },
      {
        name: "deadline",
        type: "string",
        description: `The term that the document sets: ${oneOf(deadlines)}`,
        codes: Object.keys(deadlines),
        isOptional: true,
      },
      { name: "due", type: "date", description: "The term counted from publication", isOptional: true },
      {
        name: "fate",
        type: "string",
        description: `What later primary documents say of it. ${meanings(fates)}`,
        codes: Object.keys(fates),
      },
      {
        name: "resolved_after",
        type: "partial date",
        description: "Publication of the last document that still raised it",
        isOptional: true,
      },
      {
        name: "resolved_by",
        type: "partial date",
        description: "Publication of the document that reports it resolved",
        isOptional: true,
      },
      url,
      {
        name: "twin_of",
        type: "string",
        description: "The same recommendation in the other document of the event, where it is written",
        isOptional: true,
        references: "recommendations",
      },
    ],
  },
  {
    name: "authorities",
    title: "Authorities",
    description: "One row for each council that answered for the services, and each body that delivers them.",
    primaryKey: ["authority"],
    rowsOf: authorityRows,
    columns: [
      { name: "authority", type: "string", description: "Identifier" },
      { name: "name", type: "string", description: "Name" },
      {
        name: "ofsted_urn",
        type: "string",
        description: "Number by which Ofsted lists it, where that is certain",
        isOptional: true,
      },
      {
        name: "ons_code",
        type: "string",
        description: "Code in official statistics, where that is certain",
        isOptional: true,
      },
      from,
      to,
      {
        name: "succeeds",
        type: "list",
        description: "Those whose services it took over",
        isOptional: true,
        references: "authorities",
      },
      {
        name: "delivers_for",
        type: "list",
        description: "Councils on whose behalf it delivers the services",
        isOptional: true,
        references: "authorities",
      },
      url,
    ],
  },
  {
    name: "frameworks",
    title: "Frameworks",
    description:
      "One row for each way of inspecting, with the grades that it may give. Grades of two frameworks are never compared.",
    primaryKey: ["framework"],
    rowsOf: frameworkRows,
    columns: [
      { name: "framework", type: "string", description: "Identifier" },
      { name: "name", type: "string", description: "Name" },
      { ...from, isOptional: false },
      to,
      {
        name: "scale",
        type: "list",
        description: "Its grades, the worst first; empty where it gives none, or none that is known",
        isOptional: true,
      },
      {
        name: "editions",
        type: "list",
        description: "Changes that keep the scale: since when, and what is different",
        isOptional: true,
      },
      {
        name: "examines",
        type: "list",
        description: `Service areas that an inspection under it examines, at least in part: ${oneOf(serviceAreas)}; empty where each visit names its own focus`,
        codes: Object.keys(serviceAreas),
        isOptional: true,
      },
      url,
    ],
  },
  {
    name: "inspections",
    title: "Inspections known",
    description:
      "One row for each inspection or visit known, each council's by itself, whether its document is held or not.",
    primaryKey: ["inspection"],
    rowsOf: inspectionRows,
    parts: [
      { words: "with their document held", holds: (row) => row["held"] === true },
      { words: "without", holds: others },
    ],
    columns: [
      {
        name: "inspection",
        type: "string",
        description: "Identifier: of the document where it is held, else of what is known",
      },
      event,
      { name: "title", type: "string", description: "Title as shown on this site" },
      { name: "kind", type: "string", description: oneOf(eventKinds), codes: Object.keys(eventKinds) },
      framework,
      authorities,
      fieldworkStart,
      fieldworkEnd,
      { ...published, isOptional: true },
      { name: "held", type: "boolean", description: "Whether its own document is held" },
      {
        name: "confidence",
        type: "string",
        description: `${inWords(confidences)}: how sure we are that it took place as described`,
        codes: confidences,
      },
      {
        name: "recommendations",
        type: "integer",
        description: "How many recommendations or points to improve it made",
        isOptional: true,
      },
      {
        name: "sources",
        type: "list",
        description:
          "Addresses of the document and of pages that report it; where that is a document of this record, its page",
        isOptional: true,
      },
      url,
    ],
  },
  {
    name: "reported_findings",
    title: "Reported findings",
    description:
      "One row for each thing that, by others' accounts, inspectors found in an inspection whose document was not held. Secondary, never counted.",
    primaryKey: ["finding"],
    rowsOf: reportedFindingRows,
    columns: [
      { name: "finding", type: "string", description: "Identifier: inspection, # and number" },
      inspection,
      event,
      { name: "summary", type: "string", description: "What inspectors found by that account, in our own words" },
      stance,
      trajectory,
      themes,
      groups,
      provenance,
      publisher,
      sourceUrl,
      url,
    ],
  },
  {
    name: "reported_judgements",
    title: "Reported grades",
    description: "One row for each grade that others report of an inspection whose document was not held. Secondary.",
    primaryKey: ["inspection", "area"],
    rowsOf: reportedJudgementRows,
    columns: [
      inspection,
      event,
      { ...framework, description: "Framework whose scale the grade belongs to" },
      { name: "area", type: "string", description: "What was judged" },
      { name: "all_areas", type: "boolean", description: "Whether the row stands for every area, their names unknown" },
      {
        name: "grade",
        type: "string",
        description: "The grade as reported; empty where it is not known",
        isOptional: true,
      },
      { name: "rank", type: "integer", description: "1 is the worst grade of the scale", isOptional: true },
      { name: "scale_size", type: "integer", description: "How many grades the scale has", isOptional: true },
      publisher,
      sourceUrl,
    ],
  },
  {
    name: "milestones",
    title: "Milestones",
    description: "One row for each thing that happened around the inspections.",
    primaryKey: ["milestone"],
    rowsOf: milestoneRows,
    columns: [
      { name: "milestone", type: "string", description: "Identifier" },
      { name: "title", type: "string", description: "What happened" },
      { name: "kind", type: "string", description: oneOf(milestoneKinds), codes: Object.keys(milestoneKinds) },
      { name: "date", type: "partial date", description: "When it happened or began", isOptional: true },
      {
        name: "by",
        type: "partial date",
        description: "The latest day by which it had happened, where the date is not known",
        isOptional: true,
      },
      { name: "until", type: "partial date", description: "When it ended, where it lasted", isOptional: true },
      { name: "publishers", type: "list", description: "Who tells of it" },
      { name: "source_urls", type: "list", description: "Where a reader can check it" },
    ],
  },
  {
    name: "themes",
    title: "Themes",
    description: "The codebook's themes.",
    primaryKey: ["theme"],
    rowsOf: themeRows,
    columns: [
      { name: "theme", type: "string", description: "Code" },
      { name: "name", type: "string", description: "Name" },
      { name: "family", type: "string", description: "Family of themes" },
      { name: "definition", type: "string", description: "What findings under it are about" },
      {
        name: "areas",
        type: "list",
        description: `Service areas in which it can be seen: ${oneOf(serviceAreas)}`,
        codes: Object.keys(serviceAreas),
      },
      { name: "synonyms", type: "list", description: "Words of every era for the same thing", isOptional: true },
      url,
    ],
  },
  {
    name: "scopes",
    title: "Scope",
    description:
      "How far each event set out to look at each theme, as far as that is known, whatever its documents turned out to say. Out of scope is never progress and never in a denominator.",
    primaryKey: ["event", "theme"],
    rowsOf: scopeRows,
    columns: [
      event,
      { name: "theme", type: "string", description: "The theme", references: "themes" },
      { name: "scope", type: "string", description: meanings(coverWords), codes: Object.keys(coverWords) },
      {
        name: "basis",
        type: "string",
        description: "What was set out to be examined: the framework, or the named focus with its place in the letter",
      },
    ],
  },
  {
    name: "levels",
    title: "Levels",
    description:
      "How gravely each counted event speaks of each theme: one row for the event as a whole and, where it led to documents on several councils, one for each of them. What was said in passing, outside the scope, keeps its level and counts nowhere.",
    // Event, document and theme together name a row, and the document may be empty, which no primary key allows.
    primaryKey: [],
    rowsOf: levelRows,
    parts: [
      { words: "of events as a whole", holds: (row) => row["report"] === null },
      { words: "of single documents of an event", holds: others },
    ],
    columns: [
      event,
      {
        ...report,
        description: "One document of an event that led to several; empty for the event as a whole",
        isOptional: true,
      },
      { name: "theme", type: "string", description: "The theme", references: "themes" },
      {
        name: "level",
        type: "string",
        description: `${meanings(levels)}; empty where the theme was out of scope and nothing was said of it`,
        codes: Object.keys(levels),
        isOptional: true,
      },
      {
        name: "in_passing",
        type: "boolean",
        description: "Whether it was said outside the scope, so that it is neither a look nor a raising",
      },
      {
        name: "recommendations",
        type: "integer",
        description: "Recommendations and points to improve that carry the theme",
      },
      { name: "concerns", type: "integer", description: "Findings of concern, mixed ones among them" },
      { name: "strengths", type: "integer", description: "Findings of strength" },
      {
        name: "statements",
        type: "integer",
        description: "All findings, whatever their stance; recommendations are counted by themselves",
      },
    ],
  },
  {
    name: "recurrence",
    title: "Recurrence",
    description: "How often each theme was raised, among the counted events that looked at it, over the whole record.",
    primaryKey: ["theme"],
    rowsOf: recurrenceRows,
    columns: recurrenceColumns,
  },
  {
    name: "recurrence_2011_2025",
    title: "Recurrence, 2011 to 2025",
    description: "The same, of the events that had ended by 31 December 2025.",
    primaryKey: ["theme"],
    rowsOf: periodRecurrenceRows,
    columns: recurrenceColumns,
  },
  {
    name: "recurrence_by_council",
    title: "Recurrence, one council alone",
    description:
      "The same over the whole record for each council of today: its own documents and, from before it began, those on the body whose services it took over.",
    primaryKey: ["authority", "theme"],
    rowsOf: councilRecurrenceRows,
    columns: [
      { name: "authority", type: "string", description: "The council that is followed", references: "authorities" },
      ...recurrenceColumns,
    ],
  },
  {
    name: "sensitivity",
    title: "Rules and chance",
    description:
      "Of how many themes each claim holds under each rule of counting and coding, and of how many it would hold by chance alone.",
    primaryKey: ["claim", "rule"],
    rowsOf: sensitivityRows,
    columns: [
      {
        name: "claim",
        type: "string",
        description: "What is said of a theme's looks; the method page says when it holds",
      },
      { name: "rule", type: "string", description: "Which looks count, and what counts as raising or as a strength" },
      { name: "count", type: "integer", description: "Themes of which the claim holds" },
      {
        name: "of",
        type: "integer",
        description:
          "Themes among which it is counted: those looked at often enough or, where the order is shuffled, those of which the latest two looks differ",
      },
      { name: "chance_mean", type: "number", description: "The mean count by chance alone" },
      { name: "chance_low", type: "integer", description: "The lower end of the middle 90 % by chance alone" },
      { name: "chance_high", type: "integer", description: "Its upper end" },
      { name: "chance_median", type: "integer", description: "The middle count by chance alone" },
      {
        name: "chance_at_least",
        type: "number",
        description: "How probable so many themes or more are by chance alone, 0 to 1",
      },
      { name: "chance_at_most", type: "number", description: "How probable so many or fewer are, 0 to 1" },
      {
        name: "standing",
        type: "string",
        description: `Where the count lies. ${meanings(standings)}`,
        codes: Object.keys(standings),
      },
      {
        name: "shuffled",
        type: "string",
        description: `What is left to chance. ${meanings(shuffled)}`,
        codes: Object.keys(shuffled),
      },
      {
        name: "themes",
        type: "list",
        description: "The themes of which the claim holds, in the order of the codebook",
        isOptional: true,
        references: "themes",
      },
    ],
  },
  {
    name: "links",
    title: "Links",
    description: "What later findings and recommendations say of earlier ones.",
    primaryKey: ["from", "to"],
    rowsOf: linkRows,
    columns: [
      { name: "from", type: "string", description: "The earlier finding or recommendation" },
      { name: "to", type: "string", description: "The later one" },
      { name: "relation", type: "string", description: meanings(relations), codes: Object.keys(relations) },
      { name: "reason", type: "string", description: "Why the two are about the same matter" },
    ],
  },
  {
    name: "not_coded",
    title: "Not coded",
    description: "Every paragraph that carries no finding, recommendation or grade, with the reason.",
    primaryKey: ["report", "locator"],
    rowsOf: notCodedRows,
    columns: [
      report,
      locator,
      {
        name: "reason",
        type: "string",
        description: `Why it carries none. ${meanings(notCodedReasons)}`,
        codes: Object.keys(notCodedReasons),
      },
      {
        name: "repeats",
        type: "string",
        description: "The paragraph that it repeats",
        isOptional: true,
      },
    ],
  },
];

/** "884 rows = 711 distinct from inspectors' documents + …": how many rows a table has, and of what they are made up. */
export function rowsToWords({ parts = [] }: Pick<Table, "parts">, rows: readonly Row[]): string {
  const byPart = Map.groupBy(rows, (row) => parts.find(({ holds }) => holds(row)));
  const counts = parts.flatMap((part) => {
    const count = byPart.get(part)?.length;
    return count ? [`${count} ${part.words}`] : [];
  });
  const whole = `${rows.length} ${rows.length === 1 ? "row" : "rows"}`;
  return counts.length > 1 ? `${whole} = ${counts.join(" + ")}` : whole;
}

/** @throws RangeError when there is no such table */
export function tableNamed(name: string): Table {
  const table = tables.find((candidate) => candidate.name === name);
  if (!table) throw new RangeError(`unknown table: ${name}`);
  return table;
}
