/** Of the published data. Changes as the tables do: a new column raises the second number, a removed or renamed one the first. */
export const dataVersion = "1.1.0";
