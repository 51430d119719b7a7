import { expect, test } from "vitest";
import * as z from "zod";
import { folders } from "#record/read.ts";
import { FindingEntry, RecommendationEntry, ReportedEntry, TwinsEntry } from "#schema/elements.ts";
import { EvidenceEntry } from "#schema/evidence.ts";
import { atLeastOne } from "../at-least-one.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** As Astro writes it for an author's editor. */
function schemaFor(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
}

/** Every property below a schema, by its path: "judgements.grade". */
function propertiesOf(schema: JsonSchema, path = ""): [path: string, property: JsonSchema][] {
  const { properties = {}, items, additionalProperties } = schema;
  const own = Object.entries(properties).flatMap(([name, property]): [string, JsonSchema][] =>
    typeof property === "boolean" ? [] : [[`${path}${name}`, property], ...propertiesOf(property, `${path}${name}.`)],
  );
  const below = [items, additionalProperties].flat().filter((inner) => typeof inner === "object");
  return [...own, ...below.flatMap((inner) => propertiesOf(inner, path))];
}

const schemas = Object.entries({
  ...folders,
  evidence: EvidenceEntry,
  Finding: FindingEntry,
  Recommendation: RecommendationEntry,
  Reported: ReportedEntry,
  Twins: TwinsEntry,
}).map(([name, schema]): [string, z.ZodType] => [name, schema]);

test.each(atLeastOne(schemas))("an editor can say of every field of %s what it is for", (_, schema) => {
  const written = schemaFor(schema);
  // Where a file's fields bear any name, each of them is described alike.
  const { additionalProperties: any } = written;
  const properties = [
    ...propertiesOf(written),
    ...(typeof any === "object" ? [["*", any] satisfies [string, JsonSchema]] : []),
  ];
  expect(properties).not.toEqual([]);
  expect(
    properties.filter(([, { description }]) => !/^[A-Za-z]\S* .+\.$/.test(description ?? "")).map(([path]) => path),
  ).toEqual([]);
});

const worded = schemas.flatMap(([name, schema]) =>
  propertiesOf(schemaFor(schema)).flatMap(([path, property]) =>
    "enumDescriptions" in property ? [[`${name} ${path}`, property] as const] : [],
  ),
);

test.each(atLeastOne(worded))("what an editor shows beside each code of %s is as long as the list", (_, property) => {
  expect(property["enumDescriptions"]).toHaveLength(property.enum!.length);
});

const reports = new Map(propertiesOf(schemaFor(folders.reports)));

test("fields inside lists and groups of fields are among them", () => {
  expect([...reports.keys()]).toEqual(
    expect.arrayContaining(["event", "fieldwork.start", "judgements.at", "source.sha256"]),
  );
});

test("an editor shows what each code means", () => {
  expect(reports.get("kind")).toMatchObject({
    enum: expect.arrayContaining(["focused-visit"]) as unknown,
    enumDescriptions: expect.arrayContaining(["Focused visit letter"]) as unknown,
  });
});

test.each(["event", "published", "fieldwork.start", "judgements.at", "source.sha256"])(
  "an editor knows how %s is written, and says so in our words",
  (path) => {
    expect(reports.get(path)).toMatchObject({
      pattern: expect.any(String) as unknown,
      patternErrorMessage: expect.stringMatching(/\.$/) as unknown,
    });
  },
);

test.each(atLeastOne([...reports].filter(([, { examples, pattern }]) => examples && pattern)))(
  "the examples of %s are written as they should be",
  (_, { examples, pattern }) => {
    expect(examples).not.toHaveLength(0);
    for (const example of examples as string[]) expect(example).toMatch(new RegExp(pattern!, "u"));
  },
);
