import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { readRecord } from "#record/read.ts";
import { searchWords, searchedStatements } from "#search/postings.ts";
import { rank, unitsOf } from "#search/rank.ts";
const r = readRecord(process.cwd()); const w = searchWords(r); const st = searchedStatements(r);
type Q = { q: string; kind: string; aside?: boolean; relevant: Record<string, number> };
const qs = parse(readFileSync("tests/search/queries.yaml", "utf8")) as Q[];
import { namesIn, namesOf } from "#search/names.ts";
import { mendedWord } from "#search/mend.ts";
import { wordsOf, stemOf } from "#search/words.ts";
import { yearOf } from "#domain/date.ts";
import { authoritiesOf } from "#domain/statement.ts";
const names = namesOf(r); const known = new Map<string, number>(); for (const s of st) for (const x of new Set(wordsOf(s.summary + " " + (r.questions.get(s.id) ?? []).join(" ")))) known.set(x, (known.get(x) ?? 0) + 1);
for (const k of w.phrases.keys()) for (const x of k.split(" ")) if (!known.has(x)) known.set(x, 0);
const answer = (q: string) => {
  let text = q; const found = namesIn(q, names).filter(({ name }) => name.isApplied); const ws = wordsOf(q);
  const drop = new Set(found.flatMap(({ at, length }) => Array.from({ length }, (_, i) => at + i)));
  if (found.length) text = ws.filter((_, i) => !drop.has(i)).join(" ");
  const ok = (n: number) => { const s = st[n]!; return Object.entries(Object.groupBy(found, ({ name }) => name.facet)).every(([facet, list]) => list!.some(({ name }) => facet === "authority" ? authoritiesOf(s).some((a) => a.id === name.value) || (s.report.event.authorities.some((a) => a.id === name.value)) : facet === "year" ? [s.report.date, s.report.event.date].some((d) => String(yearOf(d)) === name.value) : facet === "kind" ? s.report.event.kind === name.value : s.report.framework.id === name.value)); };
  let u = unitsOf(text, w.phrases); const bad = u.filter((x) => !x.asked.some(({ token }) => w.postings.has(token)));
  for (const b of bad) { const m = mendedWord(b.word, known); if (m) text = text.toLowerCase().replace(b.word, m); }
  if (bad.length) u = unitsOf(text, w.phrases);
  const all = rank(u, (t) => w.postings.get(t), w.records.length, ok);
  if (u.length === 0) return st.map((_, n) => n).filter(ok).map((number) => ({ number }));
  return all;
};
const gain = (g: number) => 2 ** g - 1;
const ev = (q: Q) => { const res = answer(q.q).map((x) => w.records[x.number]!); const dcg = (l: number[]) => l.slice(0, 5).reduce((s, g, i) => s + gain(g) / Math.log2(i + 2), 0); const ideal = dcg(Object.values(q.relevant).toSorted((a, b) => b - a)); const rel = Object.entries(q.relevant).filter(([, g]) => g >= 2).map(([i]) => i); const top = res.slice(0, 10); return { n: dcg(res.map((i) => q.relevant[i] ?? 0)) / ideal, r: rel.filter((i) => top.includes(i)).length / Math.min(10, rel.length), none: res.length === 0, res }; };
const rep = (name: string, list: Q[]) => { const e = list.map(ev); const m = (f: (x: ReturnType<typeof ev>) => number) => (e.reduce((s, x) => s + f(x), 0) / e.length).toFixed(3); console.log(name.padEnd(18), list.length, "nDCG@5", m((x) => x.n), "recall@10", m((x) => x.r), "none", e.filter((x) => x.none).length); };
const tune = qs.filter((q) => !q.aside);
rep("tuning", tune); rep("tuning cross", tune.filter((q) => q.kind === "cross"));
if (process.argv[2] === "aside") { const a = qs.filter((q) => q.aside); rep("aside", a); rep("aside cross", a.filter((q) => q.kind === "cross")); }
if (process.argv[2] === "fail") for (const q of tune.toSorted((a, b) => ev(a).n - ev(b).n).slice(0, +(process.argv[3] ?? 25))) { const e = ev(q); console.log("\n##", e.n.toFixed(2), q.kind, q.q); for (const i of e.res.slice(0, 4)) console.log("   got", q.relevant[i] ?? 0, st[w.records.indexOf(i)]!.summary.slice(0, 100)); for (const [i, g] of Object.entries(q.relevant).filter(([, g]) => g === 3).slice(0, 3)) console.log("   want", g, "at", e.res.indexOf(i) + 1, st[w.records.indexOf(i)]!.summary.slice(0, 100), "|", r.questions.get(i)?.join(" | ")); }
export { qs, ev };
