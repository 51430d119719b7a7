import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dateToWords } from "#domain/date.ts";
import { archiveNameOf } from "#publish/archive.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import { dataVersions, keptFolder, versionsLost } from "#publish/versions.ts";
import { atLeastOne } from "../at-least-one.ts";

const changelog = readFileSync("CHANGELOG.md", "utf8");
const files = readdirSync(keptFolder);
const past = dataVersions(changelog).filter(({ number, isKept }) => isKept && number !== dataVersion);

test("the changelog's sections on the data are its versions, the site's own left out", () => {
  const text =
    "# Changelog\n\nWords.\n\n## Not yet published\n\n- Other.\n\n## Data 2.10.0, 3 May 2031\n\nRules.\n\n- **Added:** `table`.\n\nOn the site:\n\n- A page.\n\n## Data 1.9.0, 1 May 2031\n\nFirst.\n";
  expect(dataVersions(text)).toEqual([
    {
      number: "2.10.0",
      day: "3 May 2031",
      changes: expect.stringMatching(/^<p>Rules.<\/p>\s*<ul>\s*<li><strong>Added:<\/strong> <code>table<\/code>/),
      isKept: true,
    },
    { number: "1.9.0", day: "1 May 2031", changes: expect.stringContaining("First."), isKept: false },
  ]);
});

test("the present version is the changelog's newest, of the same day", () => {
  expect(dataVersions(changelog)[0]).toMatchObject({ number: dataVersion, day: dateToWords(dataDate) });
});

test("no version is raised before the one before it is kept", () => {
  const lost = versionsLost(changelog, dataVersion, files);
  expect(lost, lost.join("\n")).toEqual([]);
  expect(versionsLost(`## Data 99.0.0, 1 May 2031\n\n${changelog}`, "99.0.0", files)).toEqual([
    expect.stringMatching(
      new RegExp(`^Data ${dataVersion} would be lost: .*cp dist/data/${archiveNameOf(dataVersion)}.zip public/data/`),
    ),
  ]);
});

test.each(atLeastOne(past))("data $number as kept say what they are, each table the same in both forms", (version) => {
  const name = archiveNameOf(version.number);
  const held = unzipSync(readFileSync(join(keptFolder, `${name}.zip`)));
  const text = (file: string) => strFromU8(held[`${name}/${file}`]!);
  expect(text("README.md")).toContain(`version ${version.number} of `);
  expect(text("README.md")).toContain(version.day);
  expect(text("README.md")).toContain("CC BY 4.0");
  expect(text("LICENSE.md")).toContain("CC BY 4.0");
  const { version: described, resources } = JSON.parse(text("datapackage.json")) as {
    version: string;
    resources: { name: string }[];
  };
  expect(described).toBe(version.number);
  for (const { name: table } of atLeastOne(resources)) {
    const [head, ...rows] = parse(text(`${table}.csv`));
    const objects = JSON.parse(text(`${table}.json`)) as object[];
    expect(rows, table).toHaveLength(objects.length);
    if (objects[0]) expect(Object.keys(objects[0]), table).toEqual(head);
  }
});
