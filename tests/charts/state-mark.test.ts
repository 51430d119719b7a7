import { readFileSync } from "node:fs";
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  filterGrayscale,
} from "culori";
import { s } from "hastscript";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { toMarkup } from "#charts/drawing.ts";
import { stateMark } from "#charts/marks/state-mark.ts";
import { layouts, matrixFamilies } from "#charts/recurrence-matrix/geometry.ts";
import type { Cell } from "#charts/recurrence-matrix/geometry.ts";
import { pictureStyle } from "#images/picture.ts";
import { readRecord } from "#record/read.ts";
import { atLeastOne } from "../at-least-one.ts";

const cells = matrixFamilies(readRecord(process.cwd())).flatMap(({ rows }) => rows.flatMap((row) => row.cells));
const held = cells.filter(({ event, state, isHollow }) => event.isCounted && !isHollow && state !== "not-examined");

function drawn({ state, isHollow, weight }: Cell, size: number) {
  return toMarkup(stateMark({ state, x: 0, y: 0, size, isHollow, weight }));
}

/** How each mark in use is drawn, and how often. */
function formsOf(some: readonly Cell[], size: number): Map<string, number> {
  const forms = Map.groupBy(
    some.filter(({ state }) => state !== "unknown"),
    (cell) => drawn(cell, size),
  );
  return new Map([...forms].map(([form, members]) => [form, members.length]));
}

test("the marks of documents held take at least twelve forms, and no form is most of them", () => {
  const forms = formsOf(held, layouts.wide.mark);
  expect(forms.size).toBeGreaterThanOrEqual(12);
  const marks = [...forms.values()].reduce((sum, count) => sum + count, 0);
  expect(marks).toBeGreaterThan(100);
  expect(Math.max(...forms.values())).toBeLessThan(marks / 3);
});

test("seventeen strengths beside four concerns are not drawn as four concerns beside one strength", () => {
  const of = (theme: string, event: string) =>
    held.find((cell) => cell.theme.code === theme && cell.event.id.startsWith(event))!;
  const praised = of("early-help", "2011-03");
  const weak = of("exploitation-missing", "2022-10");
  expect([praised, weak].map(({ words }) => words.replace(/:.*/, ""))).toEqual([
    expect.stringMatching(/^mostly strength/),
    expect.stringMatching(/^mostly concern/),
  ]);
  expect(drawn(praised, 15)).not.toBe(drawn(weak, 15));
});

/** Colours by which a mark is painted in the picture that is looked at here: each part has one of its own. */
const parts = ["paper", "concern", "strength", "ink", "line-strong"] as const;
const stand = ["#ffffff", "#ff0000", "#0000ff", "#000000", "#00ff00"] as const;
const standIn = parts.map((part, index) => `--${part}: ${stand[index]!};`).join(" ");
const tokens = readFileSync("src/styles/tokens.css", "utf8");
const style = pictureStyle(`${tokens}\n:root { ${standIn} }`, readFileSync("src/charts/marks/marks.css", "utf8"));

/** Which part each point of a mark belongs to, at four points a pixel. */
async function pointsOf(form: string): Promise<number[]> {
  const side = 24;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-side / 2} ${-side / 2} ${side} ${side}" width="${side * 2}" height="${side * 2}" shape-rendering="crispEdges">${toMarkup(s("style", style))}<rect x="-12" y="-12" width="24" height="24" fill="#fff"/>${form}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return Array.from({ length: info.width * info.height }, (_, point) => {
    const at = point * info.channels;
    const colour = [data[at]!, data[at + 1]!, data[at + 2]!];
    const distances = stand.map((hex) =>
      [1, 3, 5].reduce(
        (sum, from, index) => sum + Math.abs(parseInt(hex.slice(from, from + 2), 16) - colour[index]!),
        0,
      ),
    );
    return distances.indexOf(Math.min(...distances));
  });
}

const sights = {
  "normal sight": (colour: string) => colour,
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
  grey: filterGrayscale(1),
};
const schemes = ["light", "dark"] as const;

describe.each(atLeastOne(Object.keys(layouts) as (keyof typeof layouts)[]))(
  "in the %s form of the matrix",
  (layout) => {
    const forms = [
      ...formsOf(
        cells.filter(({ event }) => event.isCounted),
        layouts[layout].mark,
      ).keys(),
    ];
    const points = Promise.all(forms.map(pointsOf));

    test.each(atLeastOne(Object.keys(sights).flatMap((sight) => schemes.map((scheme) => ({ sight, scheme })))))(
      "any two marks are told apart with $sight in the $scheme scheme",
      async ({ sight, scheme }) => {
        const see = sights[sight as keyof typeof sights];
        const seen = parts.map((part) => {
          const [, light, dark] = new RegExp(`--${part}:\\s*light-dark\\((#\\w+),\\s*(#\\w+)\\)`).exec(tokens)!;
          return see(scheme === "light" ? light! : dark!);
        });
        const difference = differenceCiede2000();
        const clear = seen.map((one) => seen.map((other) => difference(one, other) > 20));
        const drawings = await points;
        const alike = drawings.flatMap((one, index) =>
          drawings.slice(index + 1).flatMap((other, further) => {
            const apart = one.filter((part, point) => clear[part]![other[point]!]).length / 4;
            return apart < 5 ? [`${forms[index]!} | ${forms[index + 1 + further]!}: ${apart}`] : [];
          }),
        );
        expect(alike).toEqual([]);
      },
    );
  },
);
