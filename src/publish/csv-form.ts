/** By which a spreadsheet knows UTF-8. */
export const byteOrderMark = "\uFEFF";

/**
 * How every CSV file is written, in the build and in the browser: RFC 4180 with LF line ends, and an apostrophe before
 * what a spreadsheet would run as a formula.
 */
export const csvForm = { record_delimiter: "unix", escape_formulas: true, quoted_match: /\r/ } as const;

/** The same for a spreadsheet, which reads dashes and letters as UTF-8 only where a byte order mark tells it so. */
export const spreadsheetForm = { ...csvForm, bom: true } as const;
