import { expect, test } from "vitest";
import { textLines } from "#evidence/lines.ts";

const textsOf = (text: string) => textLines(text).map((line) => line.text);

test("blank lines and rules set the next line apart, and are no lines themselves", () => {
  expect(textLines("One\ntwo\n\nthree\n---\nfour\n***\n___\nfive").map(({ text, isApart }) => [text, isApart])).toEqual(
    [
      ["One", true],
      ["two", false],
      ["three", true],
      ["four", true],
      ["five", true],
    ],
  );
});

test("a form feed begins a page, wherever it stands in its line", () => {
  const pageStarts = (text: string) =>
    textLines(text)
      .filter(({ isPageStart }) => isPageStart)
      .map((line) => line.text);
  expect(pageStarts("one\n\f\ntwo\nthree")).toEqual(["one", "two"]);
  expect(pageStarts("one\n\ftwo\nthree")).toEqual(["one", "two"]);
});

test("a heading is marked as one, or is bold from end to end", () => {
  const headings = ["# Findings", "###### Findings", "**Findings**", "**Grade 3** **(adequate)**"];
  const others = ["Findings", "**Published:** 6 May", "#Findings", "Plans were **late**"];
  expect(textLines([...headings, ...others].join("\n")).map(({ isHeading }) => isHeading)).toEqual([
    ...headings.map(() => true),
    ...others.map(() => false),
  ]);
});

test.each([
  ["## **Being healthy**", "Being healthy"],
  ["<b>Services</b>\tGood<br/>", "Services\tGood"],
  ["see [www.example.org](http://www.example.org/x)", "see www.example.org"],
  ["an *inspection* of **two** teams", "an inspection of two teams"],
  ["5 * 3 * 2", "5 * 3 * 2"],
  ["\\* not a bullet \\_", "* not a bullet _"],
  ["two   spaces\u00a0here", "two spaces here"],
])("markup is resolved and the words stay: %j", (written, text) => {
  expect(textsOf(written)).toEqual([text]);
});

test("line ends of other systems are read alike", () => {
  expect(textLines("one\r\n\r\ntwo\rthree")).toEqual(textLines("one\n\ntwo\nthree"));
});
