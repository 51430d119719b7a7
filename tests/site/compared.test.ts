import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { comparisonsOf, comparisonsToWords, neverCompared } from "#analysis/against-list.ts";
import { readRecord } from "#record/read.ts";
import { comparedUrl } from "#urls.ts";
import { atLeastOne } from "../at-least-one.ts";
import { dist, pageAt, textOf } from "./pages.ts";

const record = readRecord(process.cwd());
const told = comparisonsOf(record);

test.each(atLeastOne(["/", "/data/", "/updates/"]))(
  "%s says when the record was last compared, with what, and what that gave",
  (url) => {
    const main = pageAt(url).root.querySelector("main");
    const said = main!.querySelectorAll(".last-compared");
    const expected = told.length
      ? told.map(({ opening, list, rest }) => `${opening} '${list.title}'${rest}`)
      : [neverCompared];
    expect(said.map((line, index) => textOf(line).slice(0, expected[index]!.length))).toEqual(expected);
    const items = main!.querySelectorAll(".last-compared + ul > li");
    expect(items).toHaveLength(told.flatMap(({ news }) => news).length);
    // The data page is where the others lead.
    const [page, anchor] = comparedUrl.split("#");
    expect(pageAt(page!).ids.has(anchor!)).toBe(true);
    expect(main!.querySelectorAll(`.last-compared a[href$="#${anchor}"]`)).toHaveLength(url === page ? 0 : 1);
  },
);

test("the data page tells of each list whose it is, and what our note says of it", () => {
  const text = textOf(pageAt("/data/").root.querySelector("main"));
  for (const { title, publisher, sha256 } of atLeastOne(record.compared)) {
    expect(text).toContain(title);
    expect(text).toContain(`Publisher: ${publisher ?? "not known"}.`);
    expect(text).toContain(sha256);
  }
});

test("reading machines are told the same", () => {
  expect(readFileSync(join(dist, "llms.txt"), "utf8")).toContain(`- ${comparisonsToWords(record)}\n`);
});
