import { expect, test } from "vitest";
import { addMonths, dateToWords, isBefore, isPartialDate, monthToWords, periodToWords, yearOf } from "#domain/date.ts";

test.each(["2011-05-06", "2022-11", "2016", "2024-02-29", "2000-02-29"])("%s is a date of the calendar", (text) => {
  expect(isPartialDate(text)).toBe(true);
});

test.each([
  "2018-02-30",
  "2023-02-29",
  "2018-13",
  "2018-13-01",
  "2018-00-10",
  "2018-5-18",
  "18 May 2018",
  "2018-05-18T10:00",
  "18",
  "",
])("%j is not", (text) => {
  expect(isPartialDate(text)).toBe(false);
});

test.each([
  ["2011-05-06", "6 May 2011"],
  ["2022-11", "November 2022"],
  ["2016", "2016"],
])("%s is written %j", (date, words) => {
  expect(dateToWords(date)).toBe(words);
});

test.each([
  ["2018-04-24", "Apr 2018"],
  ["2022-11", "Nov 2022"],
  ["2016", "2016"],
])("as short as a chart needs it, %s is written %j", (date, words) => {
  expect(monthToWords(date)).toBe(words);
});

test.each([
  ["2018-04-24", "2018-04-24", "24 April 2018"],
  ["2011-03-07", "2011-03-18", "7 to 18 March 2011"],
  ["2011-02-28", "2011-03-02", "28 February to 2 March 2011"],
  ["2019-12-30", "2020-01-03", "30 December 2019 to 3 January 2020"],
  ["2022-10", "2022-10", "October 2022"],
  ["2019-12", "2020-01", "December 2019 to January 2020"],
  ["2013-01", "2013-02", "January to February 2013"],
])("fieldwork from %s to %s is written %j", (start, end, words) => {
  expect(periodToWords(start, end)).toBe(words);
});

test.each([
  ["2014-03-04", "2014-03-05", true],
  ["2013-12", "2014-03-05", true],
  ["2013", "2014-03", true],
  ["2014-03-05", "2014-03-05", false],
  ["2014-03-06", "2014-03-05", false],
  ["2014", "2014-03-05", false],
  ["2014-03-05", "2014", false],
  ["2014-03", "2014-03-05", false],
])("%s is before %s: %j, as far as both are known", (date, other, expected) => {
  expect(isBefore(date, other)).toBe(expected);
});

test("the year is known of every date", () => {
  expect(["2011-05-06", "2022-11", "2016"].map(yearOf)).toEqual([2011, 2022, 2016]);
});

test.each([
  ["2011-05-06", 0, "2011-05-06"],
  ["2011-05-06", 3, "2011-08-06"],
  ["2011-05-06", 6, "2011-11-06"],
  ["2011-10-15", 3, "2012-01-15"],
  ["2011-11-30", 3, "2012-02-29"],
  ["2010-11-30", 3, "2011-02-28"],
  ["2011-05-31", 6, "2011-11-30"],
])("a term set on %s for %i months ends on %s", (date, months, due) => {
  expect(addMonths(date, months)).toBe(due);
});

test("a term cannot be counted from a month", () => {
  expect(() => addMonths("2022-11", 3)).toThrow(new RangeError("not a full date: 2022-11"));
});
