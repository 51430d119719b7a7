import type { Authority } from "#domain/authority.ts";
import type { Report } from "#domain/report.ts";

/** Where the inspectorate keeps its reports and letters. */
export const inspectoratesReports = "https://reports.ofsted.gov.uk/";

/** The inspectorate's page of a council, by its reference number there; undefined where that is not known. */
export function providerUrl({ ofstedUrn }: Authority): string | undefined {
  return ofstedUrn && `${inspectoratesReports}provider/44/${ofstedUrn}`;
}

/** Where the inspectorate keeps the files of its documents, which are PDF, by a number and without an ending. */
const inspectoratesFiles = "https://files.ofsted.gov.uk/";

/** A document's own address, where it is known to be that of a PDF. */
export function pdfUrl({ source: { url } }: Pick<Report, "source">): string | undefined {
  return url && (url.startsWith(inspectoratesFiles) || new URL(url).pathname.endsWith(".pdf")) ? url : undefined;
}

/**
 * For a citation: a document's own address, or else the numbers under which the inspectorate keeps those on its councils.
 *
 * @returns "https://files.…", "reference number 2637539 at reports.ofsted.gov.uk"; undefined where neither is known
 */
export function whereToFind({ source, authorities, provenance }: Report): string | undefined {
  if (source.url || provenance === "secondary") return source.url;
  const numbers = authorities.flatMap(({ ofstedUrn }) => ofstedUrn ?? []);
  return numbers.length
    ? `reference number ${numbers.join(" and ")} at ${new URL(inspectoratesReports).host}`
    : undefined;
}
