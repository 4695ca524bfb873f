import {z} from 'zod';
import type {DataSource} from './data-sources.ts';
import {createFrames, type Frame} from './frames.ts';
import {askPrometheus} from './prometheus.ts';
import {formatDuration, parseDuration, type TimeRange} from './time-range.ts';

/** One query of `POST /api/ds/query`: what Grafana's pages send for Prometheus. */
export const querySchema = z.strictObject({
  refId: z.string().min(1),
  datasource: z.strictObject({uid: z.string().min(1), type: z.literal('prometheus').optional()}),
  datasourceId: z.int().optional(),
  expr: z.string().regex(/\S/, 'an empty expression'),
  instant: z.boolean().default(false),
  range: z.boolean().default(false),
  exemplar: z.literal(false, 'the stand-in has no exemplars').optional(),
  format: z.enum(['time_series', 'table', 'heatmap']).optional(),
  legendFormat: z.string().default('__auto'),
  /** The smallest step: `30s`. */
  interval: z
    .string()
    .regex(/^(\d+(ms|s|m|h|d))?$/)
    .default(''),
  intervalFactor: z.int().positive().default(1),
  intervalMs: z.int().positive().default(1000),
  maxDataPoints: z.int().positive().default(100),
  editorMode: z.string().optional(),
  hide: z.boolean().optional(),
  requestId: z.string().optional(),
  utcOffsetSec: z.int().optional(),
});

export type Query = z.infer<typeof querySchema>;

export interface QueryResult {
  readonly status: number;
  readonly frames: readonly Frame[];
  readonly error?: string;
  readonly errorSource?: 'downstream';
}

/** Asks Prometheus what one query asks, over a range, at its end, or both. */
export async function runQuery(query: Query, source: DataSource, range: TimeRange): Promise<QueryResult> {
  const step = chooseStep(query, source, range);
  const expr = fillIntervals(query.expr, step, source, range);
  const seconds = {start: range.from / 1000, end: range.to / 1000, step: step / 1000};
  const frames: Frame[] = [];
  // As in Grafana a query that says neither is one over the range.
  for (const instant of [query.range || !query.instant ? [false] : [], query.instant ? [true] : []].flat()) {
    const answer = instant
      ? await askPrometheus(source, 'query', {query: expr, time: String(seconds.end)})
      : await askPrometheus(source, 'query_range', {
          query: expr,
          start: String(seconds.start),
          end: String(seconds.end),
          step: String(seconds.step),
        });
    if (answer.status === 'failed') return {status: 400, error: answer.message, errorSource: 'downstream', frames: []};
    const executed = `Expr: ${expr}\nStep: ${formatDuration(step)}`;
    frames.push(...createFrames(answer.result, {refId: query.refId, executed, legend: query.legendFormat}));
  }
  return {status: 200, frames};
}

/** In milliseconds: wide enough for the panel's points, the source's interval, and Prometheus' limit of 11000 points. */
export function chooseStep(
  {interval, intervalFactor, maxDataPoints}: Query,
  source: DataSource,
  range: TimeRange,
): number {
  const length = range.to - range.from;
  const least = parseDuration(interval === '' ? source.jsonData.timeInterval : interval);
  const wide = Math.max(length / maxDataPoints, least, length / 11_000) * intervalFactor;
  return Math.max(1000, Math.ceil(wide / 1000) * 1000);
}

/** Grafana's own variables, which its server fills; those of a dashboard are filled in the browser. */
export function fillIntervals(expr: string, step: number, source: DataSource, range: TimeRange): string {
  const scrape = parseDuration(source.jsonData.timeInterval);
  const length = range.to - range.from;
  const rate = Math.max(step + scrape, 4 * scrape);
  const values: Readonly<Record<string, string>> = {
    __interval: formatDuration(step),
    __interval_ms: String(step),
    __rate_interval: formatDuration(rate),
    __rate_interval_ms: String(rate),
    __range: formatDuration(Math.max(1000, Math.round(length / 1000) * 1000)),
    __range_s: String(Math.round(length / 1000)),
    __range_ms: String(length),
  };
  return expr.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
    return values[braced ?? bare ?? ''] ?? whole;
  });
}
