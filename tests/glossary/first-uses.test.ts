import { expect, test } from "vitest";
import { explainFirstUses } from "#glossary/first-uses.ts";

const terms = [
  {
    id: "lado",
    term: "Local authority designated officer",
    same: ["LADO"],
    definition: '<p>Looks into "allegations" &amp; more.</p>',
  },
  { id: "care-leavers", term: "Care leavers", same: [], definition: "<p>Formerly in care.</p>" },
  { id: "care", term: "Care", same: [], definition: "<p>Of the council.</p>" },
  { id: "lot", term: "Local operational team", same: ["LOT"], definition: "<p>A team.</p>" },
  { id: "edt", term: "Out-of-hours service", same: ["emergency duty team", "EDT"], definition: "<p>By night.</p>" },
  { id: "dcs", term: "Director of children's services", same: ["DCS"], definition: "<p>Leads.</p>" },
];
const page = (body: string) =>
  `<!doctype html><html><head><title>LADO</title></head><body><nav>LADO</nav><main>${body}</main></body></html>`;
/** The main part of an explained page, with links to the glossary as [text:id]. */
const explained = (body: string) =>
  /<main>(.*)<\/main>/s
    .exec(explainFirstUses(page(body), terms))![1]!
    .replace(/<a class="term" href="\/glossary\/#([\w-]+)" title="[^"]*">(.*?)<\/a>/g, "[$2:$1]");
const lado = '<abbr title="Local authority designated officer">LADO</abbr>';

test("a word of the glossary leads to its explanation where it first stands, by whatever name", () => {
  expect(explained("<p>Workers met care leavers.</p><p>Care leavers were in care.</p>")).toBe(
    "<p>Workers met [care leavers:care-leavers].</p><p>Care leavers were in [care:care].</p>",
  );
  expect(explained("<p>The director of children&#39;s services</p>")).toBe(
    "<p>The [director of children&#39;s services:dcs]</p>",
  );
});

test("of names that begin with the same word the longest that stands there counts", () => {
  expect(explained("<p>Care leavers’ care; careful care.</p>")).toBe(
    "<p>[Care leavers:care-leavers]’ [care:care]; careful care.</p>",
  );
  expect(explained("<p>A local authority designated office, and a Local Operational Team.</p>")).toBe(
    "<p>A local authority designated office, and a [Local Operational Team:lot].</p>",
  );
});

test("a name that begins within another is not told beside it", () => {
  expect(explained("<p>The emergency duty team DCS, and care-leavers in care</p>")).toBe(
    `<p>The [emergency duty team:edt] [<abbr title="Director of children's services">DCS</abbr>:dcs], ` +
      "and care-leavers in [care:care]</p>",
  );
});

test("a short form is spelled out once, and leads to its explanation", () => {
  expect(explained("<p>The LADO and the LADO</p>")).toBe(`<p>The [${lado}:lado] and the LADO</p>`);
  expect(explainFirstUses(page("<p>LADO</p>"), terms)).toContain(
    'title="Looks into &quot;allegations&quot; &amp; more."',
  );
});

test("a short form is spelled out by the name it is made of", () => {
  expect(explained("<p>The EDT answered.</p>")).toContain('<abbr title="emergency duty team">EDT</abbr>');
});

test("where no link can stand a short form is only spelled out, and the first place that can hold a link has it", () => {
  expect(explained("<h1>The LADO</h1><p>The LADO</p>")).toBe(`<h1>The ${lado}</h1><p>The [LADO:lado]</p>`);
  expect(explained('<ul><li><a href="/x/">LADO and care leavers</a></li></ul>')).toBe(
    `<ul><li><a href="/x/">${lado} and care leavers</a></li></ul>`,
  );
});

test("outside sentences only short forms are explained", () => {
  expect(explained('<p class="meta">Care leavers and the LADO</p>')).toBe(
    `<p class="meta">Care leavers and the [${lado}:lado]</p>`,
  );
});

test("a short form that stands beside what it is short for is explained already", () => {
  expect(explained("<h2>The local authority designated officer (LADO)</h2>")).toBe(
    "<h2>The local authority designated officer (LADO)</h2>",
  );
  expect(explained("<h2>EDT, the emergency duty team</h2>")).toBe("<h2>EDT, the emergency duty team</h2>");
});

test("parts of other words, and words that a short form is spelled like, are left alone", () => {
  const text = "<p>Careful aftercare; daycare-leavers; a lot</p>";
  expect(explained(text)).toBe(text);
});

test("what is drawn, copied or chosen from is left alone, and so is all outside the main part", () => {
  const text =
    "<svg><text>LADO</text></svg><code>LADO</code><select><option>LADO</option></select><script>LADO</script>";
  expect(explained(text)).toBe(text);
  expect(explainFirstUses(page(""), terms)).toBe(page(""));
  expect(explainFirstUses("<p>LADO</p>", terms)).toBe("<p>LADO</p>");
});

test("the ordinary short forms are spelled out too, and lead to their own list", () => {
  expect(explained("<p>As CSV, for the NHS</p>")).toBe(
    '<p>As [<abbr title="comma-separated values">CSV</abbr>:short-csv], for the [<abbr title="National Health Service">NHS</abbr>:short-nhs]</p>',
  );
});
