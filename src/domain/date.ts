/** An ISO date as far as it is known: "2011-05-06", "2022-11" or "2016". Text, so that no time zone can move it. */
export type PartialDate = string;

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export const partialDatePattern = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** Whether the text is a date of the calendar, cut to the month or the year where only that is known. */
export function isPartialDate(text: string): boolean {
  if (!partialDatePattern.test(text)) return false;
  const [year, month = "01", day = "01"] = text.split("-");
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/** "2011-05-06" as "6 May 2011", "2022-11" as "November 2022". */
export function dateToWords(date: PartialDate): string {
  const [year, month, day] = date.split("-");
  return [day && String(Number(day)), month && months[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** "2018-04-24" as "Apr 2018". */
export function monthToWords(date: PartialDate): string {
  const [year, month] = date.split("-");
  return [months[Number(month) - 1]?.slice(0, 3), year].filter(Boolean).join(" ");
}

/** "7 to 18 March 2011", "24 April 2018", "28 February to 2 March 2011". */
export function periodToWords(start: PartialDate, end: PartialDate): string {
  if (start === end) return dateToWords(start);
  const [startYear, startMonth, startDay] = start.split("-");
  const [endYear, endMonth] = end.split("-");
  const from =
    startYear !== endYear
      ? dateToWords(start)
      : !startDay
        ? (months[Number(startMonth) - 1] ?? startYear)
        : startMonth !== endMonth
          ? `${Number(startDay)} ${months[Number(startMonth) - 1]}`
          : String(Number(startDay));
  return `${from} to ${dateToWords(end)}`;
}

/** Whether a day lies before another, as far as both are known: "2014" is not before "2014-03-05". */
export function isBefore(date: PartialDate, other: PartialDate): boolean {
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) < other.slice(0, length);
}

export function yearOf(date: PartialDate): number {
  return Number(date.slice(0, 4));
}

/**
 * The same day of the month some months later; the last day where that month is shorter.
 *
 * @throws RangeError when the day is not known
 */
export function addMonths(date: PartialDate, count: number): PartialDate {
  const [year, month, day] = date.split("-").map(Number);
  if (!year || !month || !day) throw new RangeError(`not a full date: ${date}`);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(day, last))).toISOString().slice(0, 10);
}
