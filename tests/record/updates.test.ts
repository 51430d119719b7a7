import { describe, expect, test } from "vitest";
import { addedOn, correctionsIn, correctionsOf } from "#domain/update.ts";
import { dataDate } from "#publish/version.ts";
import { buildRecord } from "#record/build.ts";
import { addMonths } from "#domain/date.ts";
import type { UpdateEntry } from "#schema/update.ts";
import { contentCopy } from "../fixtures/content-copy.ts";
import { problemsOf } from "../fixtures/problems.ts";
import { contentFile, sampleContent } from "../fixtures/sample-record.ts";

const content = sampleContent(
  {
    "2011-05-06": { concerns: ["plans"] },
    "2022-11-25 north": { event: "2022-10-inspection", authority: "north", looksAt: ["plans"], concerns: ["plans"] },
    "2022-11-25 west": {
      event: "2022-10-inspection",
      authority: "west",
      looksAt: ["plans"],
      twin: "2022-11-25 north",
      shares: ["f01"],
      strengths: ["plans"],
    },
  },
  [],
  { inspections: { "2016-04-27": { event: "2016-02-inspection", concerns: ["plans"] } } },
);
const [first, north, west] = content.reports.map(({ id }) => id);
const known = content.inspections[0]!.id;
const said = { before: "This.", now: "That.", why: "A slip." };
const withLog = (log: Readonly<Record<string, Partial<UpdateEntry>>>) => ({
  ...content,
  updates: Object.entries(log).map(([id, entry]) =>
    contentFile("updates", id, { date: id.slice(0, 10), title: "Something", ...entry }),
  ),
});

describe("the log of changes", () => {
  test("tells the newest first, and knows when each document was added", () => {
    const { updates, reports, knownInspections } = buildRecord(
      withLog({ "2020-01-01-first": { added: [first!] }, "2021-01-01-known": { added: [known] } }),
    );
    expect(updates.map(({ id }) => id)).toEqual(["2021-01-01-known", "2020-01-01-first"]);
    expect([...reports, ...knownInspections].map((account) => addedOn(updates, account))).toEqual([
      "2020-01-01",
      undefined,
      undefined,
      "2021-01-01",
    ]);
  });

  test("shows a correction on what it concerns, also where twin documents share it, and nowhere else", () => {
    const { updates, reports } = buildRecord(
      withLog({
        "2020-01-01-slips": {
          corrections: [
            { of: `${north}#f01`, ...said },
            { of: first!, ...said },
          ],
        },
      }),
    );
    const found = reports.map((report) => correctionsOf(updates, report));
    expect(found.map((corrections) => corrections.map(({ statement }) => statement?.id))).toEqual([
      [undefined],
      [`${north}#f01`],
      [`${north}#f01`],
    ]);
    const [shared, own] = reports[2]!.findings;
    expect([shared, own].map((finding) => correctionsIn(found[2]!, finding!).length)).toEqual([1, 0]);
  });

  test("names what does not exist", () => {
    expect(
      problemsOf(
        withLog({
          "2020-01-01-added": { added: ["2011-05-07-nothing"] },
          "2020-01-02-slip": { corrections: [{ of: `${west}#f77`, ...said }] },
        }),
      ),
    ).toEqual([
      expect.stringContaining('"2011-05-07-nothing" is no document or inspection'),
      expect.stringContaining(`"${west}#f77" is no finding or recommendation`),
    ]);
  });

  test("refuses a day to come, a name of another day, and a document added twice", () => {
    const later = addMonths(dataDate, 1);
    expect(
      problemsOf(
        withLog({
          "2020-01-01-once": { added: [first!] },
          "2020-01-02-twice": { added: [first!] },
          "2020-01-03-other": { date: "2020-02-03", added: [known] },
          [`${later}-later`]: { added: [north!] },
        }),
      ),
    ).toEqual([
      `"${first}" was added by "2020-01-01-once" already. Keep one.`,
      expect.stringContaining(`The file's name "2020-01-03-other" does not begin with its date`),
      expect.stringContaining(`Date "${later}" lies after that of the data, ${dataDate}`),
    ]);
  });
});

describe("an author of an entry", () => {
  const { rewrite, messageOfReading } = contentCopy();
  const file = "content/updates/2026-11-29-more-than-the-source.mdx";

  test("is told the line of an identifier that leads nowhere", () => {
    const place = rewrite(file, /2016-04-27-sif-northamptonshire#f03/, "2016-04-27-sif-northamptonshire#f99");
    // The place of a field is that of its name.
    expect(messageOfReading()).toContain(place.replace(/:\d+$/, ":"));
    expect(messageOfReading()).toContain('"2016-04-27-sif-northamptonshire#f99" is no finding or recommendation');
  });

  test("cannot leave out why, or name a month alone", () => {
    rewrite(file, /^ {4}why: The letter says.*\n/m, "");
    rewrite(file, /^date: .*$/m, 'date: "2026-11"');
    expect(messageOfReading()).toContain("Why is missing");
    expect(messageOfReading()).toContain('Date "2026-11" has no day');
  });

  test("cannot mix what was added with what was corrected", () => {
    rewrite(file, /^corrections:/m, "added: [2016-04-27-sif-northamptonshire]\ncorrections:");
    expect(messageOfReading()).toContain("Write either added or corrections");
  });
});
