import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { fileSha256 } from "#evidence/fingerprint.ts";
import { readRecord } from "#record/read.ts";
import { contentCopy } from "../fixtures/content-copy.ts";
import { news } from "../../scripts/news.ts";

const { root, rewrite, messageOfReading } = contentCopy();
const list = resolve("tests/fixtures/published.csv");
const kept = "content/compared/made-up.mdx";
const read = (file: string) => readFileSync(join(root, file), "utf8");
const keep = (...args: string[]) => news(root, [list, "--update", "--as", "made-up", ...args]);
const named = ["--title", "A made-up list", "--date", "2099-04-01"];

/** The rows of the list that its own test says are in the record. */
function nothingNew(): string {
  const rows = readFileSync(list, "utf8").split("\n");
  const file = join(root, "same.csv");
  writeFileSync(
    file,
    [...rows.slice(0, 5), ...rows.slice(10, 11), ...rows.slice(14)].join("\n").replaceAll("2099", "2024"),
  );
  return file;
}

test("each inspection of the record's councils is told with what it is to the record, others are counted", async () => {
  const { status, stdout, stderr } = await news(root, [list]);
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  const lines = stdout.split("\n").map((line) => line.trim().replaceAll(/ {2,}/g, " | "));
  expect(lines[0]).toMatch(
    /: 14 rows, published 2016-04-27 to 2099-03-01; 13 of them of councils of the record, 1 of other bodies\.$/,
  );
  expect(lines).toEqual(
    expect.arrayContaining([
      "Kinds in it: inspection, focused-visit, monitoring-visit (ILACS); none of pilot, unannounced.",
      "Columns that are not compared: inspector.",
      "known, its document not held | 2016-04-27 | inspection, Northamptonshire | 2016-04-27-sif-northamptonshire",
      "in the record | 2022-11-25 | inspection, North Northamptonshire | 2022-11-25-inspection-north-northamptonshire",
      "otherwise than in the record | 2022-11-25 | inspection, West Northamptonshire | 2022-11-25-inspection-west-northamptonshire",
      "grade of Overall effectiveness: Requires improvement to be good in the record, Good in the list",
      "missing from the record | 2024-03-05 | focused-visit, West Northamptonshire | https://example.org/made-up.pdf",
      "in the record | 2024-10-31 | focused-visit, North Northamptonshire | 2024-10-31-focused-visit-north-northamptonshire",
      "otherwise than in the record | 2026-07-07 | inspection, North Northamptonshire | 2026-07-07-inspection-north-northamptonshire",
      "address: https://files.ofsted.gov.uk/v1/file/50306548 in the record, https://example.org/another.pdf in the list",
      "newer than the record | 2099-02-20 | monitoring-visit, West Northamptonshire | https://example.org/newer.pdf",
      "not in the list, no fault | 2025-05-20 | 2025-05-20-focused-visit-west-northamptonshire",
    ]),
  );
  expect(stdout).toContain(
    "2 in the record, 1 known, its document not held, 2 otherwise than in the record, 1 missing from the record, 1 newer than the record.\n",
  );
  expect(stdout).not.toContain("Norfolk");
});

test("JSON tells the same", async () => {
  const { status, stdout } = await news(root, [list, "--json"]);
  const told = JSON.parse(stdout);
  expect(status).toBe(1);
  expect(told).toMatchObject({
    rows: 14,
    otherRows: 1,
    news: 4,
    sha256: fileSha256(new Uint8Array(readFileSync(list))),
  });
  expect(told.inspections.map(({ state }: { state: string }) => state)).toEqual([
    "known",
    "held",
    "changed",
    "missing",
    "held",
    "changed",
    "newer",
  ]);
  expect(told.inspections[5]).toEqual({
    ...{ authority: "north-northamptonshire", kind: "inspection", published: "2026-07-07", state: "changed" },
    ...{ document: "2026-07-07-inspection-north-northamptonshire", address: "https://example.org/another.pdf" },
    differences: [
      {
        what: "address",
        record: "https://files.ofsted.gov.uk/v1/file/50306548",
        list: "https://example.org/another.pdf",
      },
    ],
  });
  expect(told.unlisted).toContain("2025-05-20-focused-visit-west-northamptonshire");
});

test("where nothing is new the command ends with 0", async () => {
  expect(await news(root, [nothingNew()])).toMatchObject({ status: 0, stderr: "" });
});

test("what was compared is kept as content that reads, with its day and no text of its own", async () => {
  expect(await keep(...named, "--publisher", "Nobody", "--address", "https://example.org/list")).toMatchObject({
    status: 1,
  });
  expect(messageOfReading()).toBe("");
  const [latest] = readRecord(root).compared;
  expect(latest).toMatchObject({
    ...{ id: "made-up", title: "A made-up list", publisher: "Nobody", address: "https://example.org/list" },
    ...{ compared: "2099-04-01", from: "2016-04-27", to: "2099-03-01", rows: 14, otherRows: 1, note: "" },
  });
  expect(latest!.inspections).toHaveLength(7);
  expect(latest!.inspections.at(-1)).toMatchObject({ published: "2099-02-20", fieldwork: { start: "2099-01-10" } });
  const before = read(kept);
  await keep("--date", "2099-04-01");
  expect(read(kept)).toBe(before);
});

test("what an author wrote of a list stays when it is compared again", async () => {
  await keep(...named);
  writeFileSync(join(root, kept), `${read(kept)}\nWhence it comes.\n`);
  await keep("--date", "2099-05-01", "--publisher", "Somebody");
  const [latest] = readRecord(root).compared;
  expect(latest).toMatchObject({ compared: "2099-05-01", title: "A made-up list", publisher: "Somebody" });
  expect(latest!.note).toContain("Whence it comes.");
});

test("a file that was kept and is no longer as it was written is refused, with its line", async () => {
  await keep(...named);
  const place = rewrite(kept, /^compared: 2099-04-01/m, "compared: 2099-04");
  expect(messageOfReading()).toContain(`${place}  Date "2099-04" has no day. Write it whole, such as 2026-11-30.`);
  expect(await keep("--date", "2099-05-01")).toMatchObject({ status: 2, stderr: expect.stringContaining(place) });
});

test("a later comparison is not written over by an earlier one, nor by one with an older list", async () => {
  await keep(...named);
  const before = read(kept);
  expect(await keep("--date", "2099-03-31")).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/keeps a later comparison: of 2099-04-01, .* Nothing was written\./),
  });
  expect(await news(root, [nothingNew(), "--update", "--as", "made-up", "--date", "2099-06-01"])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("keeps a later comparison"),
  });
  expect(read(kept)).toBe(before);
});

test.each([
  ["no list", [], /^Name one list: npm run news/],
  ["two lists", [list, list], /^Name one list/],
  ["a file that is not there", ["nowhere.csv"], /^nowhere\.csv {2}There is no such file\./],
  ["an unknown option", [list, "--jason"], /^Unknown option '--jason'/],
  ["a name for what is not kept", [list, "--title", "A list"], /only asked for when it is kept/],
  ["a list without its title", [list, "--update", "--date", "2099-04-01"], /^Say what the list is called/],
  [
    "a day before the list's last",
    [list, "--update", "--title", "A list", "--date", "2026-11-30"],
    /goes to 2099-03-01, and cannot have been compared on 2026-11-30/,
  ],
  [
    "a day that is none",
    [list, "--update", "--title", "A list", "--date", "1 May 2099"],
    /--date "1 May 2099" is no day/,
  ],
  ["a name that is none", [list, "--update", ...named, "--as", "../x"], /"\.\.\/x" cannot name a file of content/],
  [
    "an address that is none",
    [list, "--update", ...named, "--address", "example.org"],
    /"example\.org" is not an address/,
  ],
])("%s is refused with 2, and nothing is written", async (_, args, message) => {
  expect(await news(root, args)).toEqual({ status: 2, stdout: "", stderr: expect.stringMatching(message) });
  expect(existsSync(join(root, "content/compared/published.mdx"))).toBe(false);
});

test("a list with errors, or with nothing of the record's councils, is refused with 2", async () => {
  const file = join(root, "list.csv");
  writeFileSync(file, "name,kind,date\nNorfolk,visit,2020-01-01\nNorfolk,inspection,1.1.2020\n");
  const { status, stderr } = await news(root, [file]);
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /list\.csv:2 {2}Kind "visit" is not known\.[\s\S]*list\.csv:3 {2}Date "1\.1\.2020"[\s\S]*2 problems\. Nothing was compared\.\n$/,
  );
  writeFileSync(file, "name,kind,date\nNorfolk,inspection,2020-01-01\n");
  expect(await news(root, [file])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(
      /^None of the 1 rows .* is of a council of the record\. These are .*North Northamptonshire Council \(2637539\)/,
    ),
  });
});

const library = "../shared/facts/national-judgements.csv";
if (!existsSync(library)) console.log("skipped: no source library");

test.skipIf(!existsSync(library))(
  "the list that was compared is the one that is kept, and has nothing new",
  async () => {
    const { status, stdout } = await news(process.cwd(), [library, "--json"]);
    expect(status).toBe(0);
    const { sha256, inspections } = JSON.parse(stdout);
    expect(readRecord(process.cwd()).compared.map((list) => list.sha256)).toContain(sha256);
    expect(inspections.map(({ state }: { state: string }) => state)).toEqual(["held", "held", "held", "held"]);
  },
);
