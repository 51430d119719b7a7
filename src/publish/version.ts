/** Of the published data. Changes as the tables do: a new column raises the second number, a removed or renamed one the first. */
export const dataVersion = "3.0.0";

/** The day on which the published tables last changed, in a row or a column. */
export const dataDate = "2026-11-30";
