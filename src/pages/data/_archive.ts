import { oncePer } from "#domain/once-per.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { archiveOf } from "#publish/archive.ts";
import changelog from "../../../CHANGELOG.md?raw";
import licence from "../../../LICENSE-CONTENT.md?raw";

/** All of the data as one zip, which one page gives and another tells the size of: packed once for a record. */
export const packedArchive = oncePer((record: InspectionRecord) => archiveOf(record, { changelog, licence }));
