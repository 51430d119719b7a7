import { outcomeOf } from "#analysis/threads.ts";
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
import type { InspectionRecord } from "#domain/record.ts";
import type { Theme } from "#domain/theme.ts";
import type { Thread } from "#domain/thread.ts";
import { themesUrl } from "#urls.ts";

/** A chart that can be embedded and taken away: what it says of itself, and how it is drawn. */
export interface Chart {
  readonly info: ChartInfo;
  readonly draw: () => ChartDrawing;
}

/** Every chart of the site; a new one is one line here. */
export function chartsOf(record: InspectionRecord): readonly Chart[] {
  return chartsIn(record);
}

const chartsIn = oncePer((record: InspectionRecord): readonly Chart[] => {
  const outcomes = namedOutcomes(record);
  return [
    { info: newsInfo(newsStory(record)), draw: () => drawNews(record) },
    matrixChart(record),
    { info: stripInfo(record), draw: () => drawJudgementStrip(record) },
    { info: timelineInfo(record), draw: () => drawTimeline(record) },
    { info: threadsInfo(outcomes), draw: () => drawThreads(record) },
    ...record.themes.map((theme) => themeChart(theme, record)),
    ...record.threads.map((thread) => threadChart(thread, record)),
  ];
});

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
