import type { ChartInfo } from "#charts/chart.ts";
import { gradedEvents, stripInfo } from "#charts/judgement-strip/geometry.ts";
import { matrixFamilies, matrixInfo, matrixRow } from "#charts/recurrence-matrix/geometry.ts";
import { themeRowInfo } from "#charts/theme-row/geometry.ts";
import { namedOutcomes, threadInfo, threadsInfo } from "#charts/thread-lines/geometry.ts";
import { timelineInfo } from "#charts/timeline/geometry.ts";
import type { InspectionRecord } from "#domain/record.ts";
import { judgementsUrl, themesUrl } from "#urls.ts";

/** Every chart of the site: each can be embedded and taken away. A new one is one line here and one in the embed page. */
export function chartsOf(record: InspectionRecord): ChartInfo[] {
  const outcomes = namedOutcomes(record);
  return [
    matrixInfo(record, matrixFamilies(record), themesUrl),
    stripInfo(gradedEvents(record.events), judgementsUrl),
    timelineInfo(record),
    threadsInfo(outcomes),
    ...record.themes.map((theme) => themeRowInfo(matrixRow(theme, record))),
    ...outcomes.map(({ thread, outcome }) => threadInfo(thread, outcome)),
  ];
}
