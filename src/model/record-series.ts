import {z} from 'zod';
import {fillLegend, type DashboardQuery} from './dashboard-queries.ts';
import {countSteps, type RecordedSeries, type Recording} from './recorded-series.ts';

/** https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries */
export const rangeAnswerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        /** Unix seconds and the value: `[1764072000, "0.25"]`. */
        values: z.array(z.tuple([z.number(), z.string()])),
      }),
    ),
  }),
});

export type RangeAnswer = z.infer<typeof rangeAnswerSchema>;

export type RecordingHead = Pick<Recording, 'target' | 'simulated' | 'versions' | 'from' | 'to' | 'stepSeconds'>;

/** What Prometheus answered to the queries of the dashboards, as a recording. */
export function createRecording(
  head: RecordingHead,
  answers: readonly {readonly query: DashboardQuery; readonly answer: RangeAnswer}[],
): Recording {
  const dashboards: Recording['dashboards'] = {};
  for (const {query, answer} of answers) {
    const {panels} = (dashboards[query.uid] ??= {panels: {}});
    (panels[String(query.panelId)] ??= []).push(...createSeries(head, query, answer));
  }
  return {format: 1, ...head, dashboards};
}

function createSeries(head: RecordingHead, {refId, legend}: DashboardQuery, {data}: RangeAnswer): RecordedSeries[] {
  return (
    data.result
      .map(({metric, values}) => ({
        refId,
        legend: fillLegend(legend, metric),
        labels: Object.fromEntries(Object.entries(metric).filter(([name]) => name !== '__name__')),
        values: placeValues(head, values),
      }))
      // A percentile of nothing is NaN all along.
      .filter(({values}) => values.some((value) => value !== null))
      .sort((a, b) => compare(JSON.stringify(a.labels), JSON.stringify(b.labels)))
  );
}

/** Prometheus leaves out steps without a sample; here they are null. */
function placeValues(head: RecordingHead, values: readonly (readonly [number, string])[]): (number | null)[] {
  const byTime = new Map(values.map(([seconds, value]) => [Math.round(seconds), value]));
  const start = Math.round(Date.parse(head.from) / 1000);
  return Array.from({length: countSteps(head)}, (_, index) => roundValue(byTime.get(start + index * head.stepSeconds)));
}

/** Four significant digits; what is no finite number (`NaN`, `+Inf`) is nothing to draw. */
export function roundValue(value: string | undefined): number | null {
  const number = value === undefined ? NaN : Number(value);
  return Number.isFinite(number) ? Number(number.toPrecision(4)) : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
