import { describe, expect, test } from "vitest";
import { textLines } from "#evidence/lines.ts";
import { pdfLines } from "#evidence/pdf-lines.ts";
import { splitDocument } from "#evidence/split.ts";
import { pdfOf, textBlock } from "../fixtures/sample-pdf.ts";
import type { PlacedText } from "../fixtures/sample-pdf.ts";

const letterhead = [
  "31 March 2016",
  "",
  "Ada Example",
  "Director of Children\u2019s Services",
  "Midshire County Council",
  "1 Example Street",
  "Midtown",
  "MT1 2AB",
];
const greeting = "Dear Ms Example Focused visit to Midshire children\u2019s services";
const address = `${letterhead.filter(Boolean).join(" ")} ${greeting}`;

const opening = [
  "Dear Ms Example",
  "",
  "Focused visit to Midshire children\u2019s services",
  "",
  "This letter sums up what inspectors saw in Midshire.",
  "",
  "Findings",
  "",
  "Leaders know their teams.",
  "",
];
const cutParagraph = [
  "Since the last visit to the county, help for those who leave care has",
  "grown in each of its three districts, and in all of them it has much",
];
const continued = [
  "improved. Workers keep in touch.",
  "",
  "Plans are written with the young people.",
  "",
  "Yours sincerely",
];
const whole =
  "Since the last visit to the county, help for those who leave care has grown in each of its three districts, " +
  "and in all of them it has much improved. Workers keep in touch.";
const findings = ["Leaders know their teams.", whole, "Plans are written with the young people."];

const at = (x: number, runs: readonly PlacedText[]) => runs.map((run) => ({ ...run, x }));
const fromTheTop = (runs: readonly PlacedText[]) => runs.toSorted((a, b) => b.y - a.y || (a.x ?? 72) - (b.x ?? 72));
const splitPdf = async (...pages: readonly (readonly PlacedText[])[]) =>
  splitDocument(await pdfLines(await pdfOf(pages)));
const splitText = (text: string) => splitDocument(textLines(text));

function read({ form, passages }: ReturnType<typeof splitDocument>) {
  expect(form).toBe("letter");
  return {
    address: passages[0]!.text,
    findings: passages.flatMap(({ locator, text }) => (locator.startsWith("findings para") ? [text] : [])),
  };
}

describe("a letterhead is the address, and not a part of the paragraph that the page breaks", () => {
  const page = textBlock([...opening, ...cutParagraph], 560);
  const next = textBlock(continued);

  test("above the salutation, drawn after the running text", async () => {
    expect(read(await splitPdf([...page, ...textBlock(letterhead, 760)], next))).toEqual({ address, findings });
  });

  test("above the salutation, drawn in the middle of a paragraph", async () => {
    const drawn = [...page.slice(0, -1), ...textBlock(letterhead, 760), ...page.slice(-1)];
    expect(read(await splitPdf(drawn, next))).toEqual({ address, findings });
  });

  test("above the salutation to the right, drawn after the running text", async () => {
    expect(read(await splitPdf([...page, ...at(390, textBlock(letterhead, 760))], next))).toEqual({
      address,
      findings,
    });
  });

  test("in the gap under the publisher's own address, drawn after the running text", async () => {
    const publisher = textBlock(["Office for Example"], 800);
    expect(read(await splitPdf([...publisher, ...page, ...textBlock(letterhead, 760)], next))).toEqual({
      address: `Office for Example ${address}`,
      findings,
    });
  });

  test("above the salutation, with a page number drawn first and small print in two columns over it", async () => {
    const number = { text: "1", x: 500, y: 30 };
    const smallPrint = [
      ...at(72, textBlock(["Example Gate", "Example Road"], 820)),
      ...at(180, textBlock(["T 0300 000 0000", "www.example.org"], 820)),
    ].map((run) => ({ ...run, size: 9 }));
    expect(
      read(
        await splitPdf(
          [number, ...page, ...smallPrint, ...textBlock(letterhead, 760)],
          [{ ...number, text: "2" }, ...next],
        ),
      ),
    ).toEqual({ address, findings });
  });

  const narrowOpening = [
    "Dear Ms Example",
    "",
    "Focused visit to Midshire children\u2019s services",
    "",
    "This letter sums up what inspectors",
    "saw in Midshire.",
    "",
    "Findings",
    "",
    "Leaders know their teams.",
    "",
  ];
  const narrowCut = [
    "Since the last visit to the county, help for",
    "those who leave care has grown in each of",
    "its three districts, and in all of them it has",
    "much",
  ];
  const narrow = textBlock([...narrowOpening, ...narrowCut], 740);

  test.each([
    ["to the right of the running text, drawn after it", [...narrow, ...at(400, textBlock(letterhead, 640))]],
    [
      "to the right of the running text, drawn line by line with it",
      fromTheTop([...narrow, ...at(400, textBlock(letterhead, 650))]),
    ],
    [
      "to the right of the running text, a little lower than its lines",
      fromTheTop([...narrow, ...at(400, textBlock(letterhead, 644))]),
    ],
    ["to the left of the running text, drawn after it", [...at(280, narrow), ...at(72, textBlock(letterhead, 640))]],
    [
      "to the left of the running text, drawn line by line with it",
      fromTheTop([...at(280, narrow), ...at(72, textBlock(letterhead, 650))]),
    ],
  ])("%s", async (_, first) => {
    const document = read(await splitPdf(first, next));
    expect(document.findings).toEqual(findings);
    expect(document.address).toContain(letterhead.filter(Boolean).join(" "));
  });

  test("in the middle of a paragraph that ends a sentence before it and goes on", async () => {
    const first = [
      ...narrowOpening,
      "Help for those who leave care has grown.",
      "It has grown in each district, and is known.",
    ];
    const [above, below] = [
      textBlock(first, 740),
      textBlock(["Young people know whom to ask.", "They say so."], 740 - 15 * first.length),
    ];
    const aside = at(400, textBlock(letterhead, 640));
    const document = read(await splitPdf([...above, ...aside, ...below], textBlock(["Yours sincerely"])));
    expect(document.findings).toEqual([
      "Leaders know their teams.",
      "Help for those who leave care has grown. It has grown in each district, and is known. " +
        "Young people know whom to ask. They say so.",
    ]);
  });

  test("at the foot of the page, below the running text", async () => {
    expect(
      read(await splitPdf([...textBlock([...opening, ...cutParagraph]), ...textBlock(letterhead, 300)], next)),
    ).toEqual({ address, findings });
  });

  test("at the foot of the page, below a sentence that ends there", async () => {
    const first = [...textBlock([...opening, "Caseloads fell."]), ...textBlock(letterhead, 300)];
    expect(
      read(await splitPdf(first, textBlock(["Plans are written with the young people.", "", "Yours sincerely"]))),
    ).toEqual({
      address,
      findings: ["Leaders know their teams.", "Caseloads fell.", "Plans are written with the young people."],
    });
  });

  test.each([
    ["with blank lines about it", ["", ...letterhead, ""]],
    ["without blank lines", letterhead.filter(Boolean)],
    ["name first, and the date at its end", ["", ...letterhead.slice(2), "", letterhead[0]!, ""]],
    ["without a date", ["", ...letterhead.slice(2), ""]],
    ["without a postcode", ["", ...letterhead.slice(0, -1), ""]],
  ])("in a text, before the next page, %s", (_, inserted) => {
    const text = [...opening, ...cutParagraph, ...inserted, `\f${continued[0]}`, ...continued.slice(1)].join("\n");
    const words = inserted.filter(Boolean).join(" ");
    expect(read(splitText(text))).toEqual({
      address: `${words} Dear Ms Example Focused visit to Midshire children\u2019s services`,
      findings,
    });
  });
});

describe("what is no letterhead stays where it is", () => {
  test("a heading in the middle of the page, over running text", async () => {
    const first = [
      ...textBlock([...opening, "Leaders meet every week with those who work for them,", "and say so."]),
      { text: "Young people in work", x: 240, y: 500 },
      ...textBlock(["They like it."], 474),
    ];
    expect(read(await splitPdf(first, textBlock(["Yours sincerely"]))).findings).toEqual([
      "Leaders know their teams.",
      "Leaders meet every week with those who work for them, and say so.",
      "Young people in work They like it.",
    ]);
  });

  test("the end of a line that raised letters break", async () => {
    const paragraph = [
      { text: "They came on the 1", y: 400 },
      { text: "st", x: 174, y: 406, size: 7 },
      { text: "May of that year", x: 183, y: 400 },
    ];
    const { findings: found } = read(
      await splitPdf([...textBlock(opening), ...paragraph], textBlock(["Yours sincerely"])),
    );
    expect(found.at(-1)).toBe("They came on the 1 May of that year");
  });

  test("a date inside a sentence of short lines, and a place on a later page", () => {
    const text = [
      ...opening,
      "Inspectors came on",
      "2 February 2016",
      "and were made welcome.",
      "",
      "\fThey went to",
      "Midtown",
      "MT1 2AB",
      "",
      "and came back.",
      "",
      "Yours sincerely",
    ].join("\n");
    expect(read(splitText(text)).findings.slice(1)).toEqual([
      "Inspectors came on 2 February 2016 and were made welcome.",
      "They went to Midtown MT1 2AB and came back.",
    ]);
  });
});
