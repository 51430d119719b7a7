import { Cite } from "@citation-js/core";
import "@citation-js/plugin-cff";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { archiveFiles, archiveName, archiveOf } from "#publish/archive.ts";
import { citationFile } from "#publish/citation-file.ts";
import { tables } from "#publish/tables.ts";
import { dataDate, dataVersion } from "#publish/version.ts";
import { fullTitle, settings } from "#settings.ts";
import { fullRecord } from "../fixtures/full-record.ts";

const record = fullRecord();
const papers = { licence: "CC BY 4.0\n", changelog: "First.\n" };

test("one file holds every table twice, their description, and what a reader must know of them", () => {
  const files = unzipSync(archiveOf(record, papers));
  expect(Object.keys(files)).toEqual(
    [
      "CHANGELOG.md",
      "CITATION.cff",
      "LICENSE.md",
      "README.md",
      "datapackage.json",
      ...tables.flatMap(({ name }) => [`${name}.csv`, `${name}.json`]),
    ]
      .toSorted()
      .map((name) => `${archiveName}/${name}`),
  );
  for (const [name, text] of Object.entries(archiveFiles(record, papers)))
    expect(strFromU8(files[`${archiveName}/${name}`]!), name).toBe(text);
});

test("its bytes depend on no clock and no time zone", () => {
  const zone = process.env["TZ"];
  const here = archiveOf(record, papers);
  try {
    process.env["TZ"] = "Pacific/Auckland";
    expect(archiveOf(record, papers)).toEqual(here);
  } finally {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  }
});

test("the citation file at the root of the project is that of the settings and the version", async () => {
  await expect(citationFile(settings)).toMatchFileSnapshot("../../CITATION.cff");
});

test("an independent reader cites by it: title, version, day and publisher", () => {
  const text = citationFile({ ...settings, publisher: "Rutland Research" }, "https://example.org/data/");
  const [year, month, day] = dataDate.split("-").map(Number);
  expect(new Cite(text).data).toMatchObject([
    {
      type: "dataset",
      title: fullTitle,
      version: dataVersion,
      URL: "https://example.org/data/",
      author: [{ literal: "Rutland Research" }],
      issued: { "date-parts": [[year, month, day]] },
    },
  ]);
});

test("while nobody is named, the record stands for its author", () => {
  expect(citationFile({ ...settings, publisher: "" })).toContain(`- name: ${settings.title}\n`);
  expect(citationFile({ ...settings, repository: "" })).not.toContain("repository-code");
});
