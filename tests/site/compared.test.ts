import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lastCompared, lastComparedToWords, neverCompared } from "#analysis/against-list.ts";
import { readRecord } from "#record/read.ts";
import { comparedUrl } from "#urls.ts";
import { atLeastOne } from "../at-least-one.ts";
import { dist, pageAt, textOf } from "./pages.ts";

const record = readRecord(process.cwd());
const told = lastCompared(record);

test.each(atLeastOne(["/", "/data/", "/updates/"]))(
  "%s says when the record was last compared, with what, and what that gave",
  (url) => {
    const { root } = pageAt(url);
    const said = root.querySelectorAll(".last-compared");
    expect(said).toHaveLength(1);
    const expected = told ? `${told.opening} '${told.list.title}'${told.rest}` : neverCompared;
    expect(textOf(said[0])).toContain(expected);
    const items =
      said[0]!.nextElementSibling?.tagName === "UL" ? said[0]!.nextElementSibling.querySelectorAll("li") : [];
    expect(items.length).toBe(told?.news.length ?? 0);
    // The data page is where the others lead.
    const [page, anchor] = comparedUrl.split("#");
    expect(pageAt(page!).ids.has(anchor!)).toBe(true);
    expect(said[0]!.querySelectorAll(`a[href$="#${anchor}"]`)).toHaveLength(url === page ? 0 : 1);
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
  expect(readFileSync(join(dist, "llms.txt"), "utf8")).toContain(`- ${lastComparedToWords(record)}\n`);
});
