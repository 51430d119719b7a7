import { expect, test } from "vitest";
import { aboutStatement, errorReportUrl } from "#publish/report-error.ts";

const id = "2018-05-18-visit-county";
const nobody = { contact: "", repository: "" };
const mail = { contact: "record@example.org", repository: "https://github.com/a/record" };

test("nobody is named to whom an error could be reported while nobody is set", () => {
  expect(errorReportUrl(nobody, id)).toBeUndefined();
  expect(errorReportUrl({ ...nobody, repository: "https://example.org/record" }, id)).toBeUndefined();
});

test.each([
  ["an e-mail", mail, `mailto:record@example.org?subject=Error%20in%20${id}`],
  [
    "an issue at GitHub",
    { contact: "https://example.org/contact", repository: "https://github.com/a/record/" },
    `https://github.com/a/record/issues/new?title=Error%20in%20${id}`,
  ],
  [
    "an issue at GitLab",
    { ...nobody, repository: "https://gitlab.com/a/record" },
    `https://gitlab.com/a/record/-/issues/new?issue%5Btitle%5D=Error%20in%20${id}`,
  ],
])("%s is begun with the identifier of what is wrong", (_, settings, url) => {
  expect(errorReportUrl(settings, id)).toBe(url);
});

test("a contact's page is named as it is", () => {
  expect(errorReportUrl({ ...nobody, contact: "https://example.org/contact" }, id)).toBe("https://example.org/contact");
});

test.each(["#f07", "#cite-f07"])("the finding at %s is named in its place", (hash) => {
  const url = errorReportUrl(mail, id)!;
  expect(decodeURIComponent(aboutStatement(url, id, hash))).toContain(`Error in ${id}#f07`);
  expect(aboutStatement(url, id, "#scope")).toBe(url);
});
