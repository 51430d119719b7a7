import { gradesByArea } from "#analysis/grades.ts";
import { outcomeOf } from "#analysis/threads.ts";
import { placedInfo } from "#charts/chart.ts";
import type { ChartInfo } from "#charts/chart.ts";
import type { ChartDrawing } from "#charts/drawing.ts";
import { drawJudgementStrip } from "#charts/judgement-strip/drawing.ts";
import { stripInfo } from "#charts/judgement-strip/geometry.ts";
import { drawNews } from "#charts/news/drawing.ts";
import { newsInfo, newsStory } from "#charts/news/geometry.ts";
import { drawRecurrenceMatrix } from "#charts/recurrence-matrix/drawing.ts";
import { matrixFamilies, matrixInfo, matrixRow } from "#charts/recurrence-matrix/geometry.ts";
import { drawThemeRow } from "#charts/theme-row/drawing.ts";
import { themeRowInfo } from "#charts/theme-row/geometry.ts";
import { drawThread, drawThreads } from "#charts/thread-lines/drawing.ts";
import { namedOutcomes, threadInfo, threadsInfo } from "#charts/thread-lines/geometry.ts";
import { drawTimeline } from "#charts/timeline/drawing.ts";
import { timelineInfo } from "#charts/timeline/geometry.ts";
import { oncePer } from "#domain/once-per.ts";
import { isOfSeveral, placesOf, recordOf } from "#domain/place.ts";
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";
import type { Thread } from "#domain/thread.ts";
import { homePlace } from "#publish/places.ts";
import { themesUrl } from "#urls.ts";

/** A chart that can be embedded and taken away: what it says of itself, and how it is drawn. */
export interface Chart {
  readonly info: ChartInfo;
  readonly draw: () => ChartDrawing;
}

/**
 * Every chart of the site that can be taken away. Of a record of several places: those of all threads, and of the county
 * of the settings. Each other place has its own too, on its pages alone.
 */
export const chartsOf = oncePer((record: InspectionRecord): readonly Chart[] => {
  if (!isOfSeveral(record)) return [...chartsOfPlace(record), ...threadCharts(record)];
  const home = homePlace(record);
  return [
    ...(home ? chartsOfPlace(recordOf(record, home)) : []),
    ...placesOf(record).flatMap((place) => threadCharts(recordOf(record, place))),
  ].map(({ info, draw }) => ({ info: home ? placedInfo(info, home) : info, draw }));
});

/** A new chart is one line here. A chart of nothing stands on no page. */
function chartsOfPlace(record: InspectionRecord): Chart[] {
  const story = newsStory(record);
  const chartIf = (hasAny: boolean, chart: () => Chart): Chart[] => (hasAny ? [chart()] : []);
  return [
    ...chartIf(story.events.length > 0, () => ({ info: newsInfo(story), draw: () => drawNews(record) })),
    matrixChart(record),
    ...chartIf(gradesByArea(record).length > 0, () => ({
      info: stripInfo(record),
      draw: () => drawJudgementStrip(record),
    })),
    { info: timelineInfo(record), draw: () => drawTimeline(record) },
    ...chartIf(record.threads.length > 0, () => ({
      info: threadsInfo(namedOutcomes(record)),
      draw: () => drawThreads(record),
    })),
    ...record.themes.map((theme) => themeChart(theme, record)),
  ];
}

function threadCharts(record: InspectionRecord): Chart[] {
  return record.threads.map((thread) => threadChart(thread, record));
}

function matrixChart(record: InspectionRecord): Chart {
  const info = matrixInfo(record, matrixFamilies(record), themesUrl);
  return { info, draw: () => drawRecurrenceMatrix(record, themesUrl) };
}

function themeChart(theme: Theme, record: InspectionRecord): Chart {
  return { info: themeRowInfo(matrixRow(theme, record)), draw: () => drawThemeRow(theme, record) };
}

function threadChart(thread: Thread, record: InspectionRecord): Chart {
  return { info: threadInfo(thread, outcomeOf(thread.origin, record)), draw: () => drawThread(thread, record) };
}
