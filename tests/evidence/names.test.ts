import { expect, test } from "vitest";
import { namesIn } from "#evidence/names.ts";

test.each([
  ["Plans were late.", []],
  ["Managers at Corby General Hospital met.", ["Corby", "General", "Hospital"]],
  ["CAMHS was slow. MASH too. LSCBs met.", ["CAMHS", "MASH", "LSCBs"]],
  ["Leaders knew. Staff did not: Morale fell.", []],
  ["Was it so? Yes! Northampton's teams did.", []],
  [`They spoke of "Going for Gold" in Kettering`, ["Gold", "Kettering"]],
  ["Inspectors and I met O’Neill and Jean-Luc", ["O’Neill", "Jean-Luc"]],
  ["Of the 16-year-olds in A&E, COVID-19 kept most", ["A&E", "COVID-19"]],
  ["The Élan team", ["Élan"]],
  ["", []],
])("the names of %j", (text, names) => {
  expect(namesIn(text)).toEqual(names);
});
