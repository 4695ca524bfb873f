import {z} from 'zod';

/** One series of a query's answer. */
const recordedSeriesSchema = z.strictObject({
  refId: z.string(),
  /** Its name in the panel; empty where the query gives none. */
  legend: z.string(),
  labels: z.record(z.string(), z.string()),
  /** One a step, four significant digits; null where Prometheus had none, or no number. */
  values: z.array(z.number().nullable()),
});

export type RecordedSeries = z.infer<typeof recordedSeriesSchema>;

const recording = z.strictObject({
  format: z.literal(1),
  /** The target of the run: `lab`. */
  target: z.string().min(1),
  /** What was a stand-in there: `Grafana`. */
  simulated: z.array(z.string().min(1)),
  /** What was running, by name, as its own metrics say: `Kubernetes` → `1.20.2`. */
  versions: z.record(z.string(), z.string()),
  /** Times of the first and the last value, UTC, ISO 8601. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  stepSeconds: z.int().min(1),
  /** By the uid of the dashboard, then by the id of the panel. */
  dashboards: z.record(z.string(), z.strictObject({panels: z.record(z.string(), z.array(recordedSeriesSchema))})),
});

export type Recording = z.infer<typeof recording>;

/**
 * `runbooks/measured/monitoring-series.json`: what the queries of the dashboards returned in a run of the lab. Written
 * by `tools/record-dashboards.ts`; the pictures of the dashboards are drawn from it.
 */
export const recordingSchema = recording.refine(hasAllSteps, 'each series has one value a step');

/** How many values a series has. */
export function countSteps({from, to, stepSeconds}: Pick<Recording, 'from' | 'to' | 'stepSeconds'>): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 1000 / stepSeconds) + 1;
}

function hasAllSteps(candidate: Recording): boolean {
  const steps = countSteps(candidate);
  return Object.values(candidate.dashboards)
    .flatMap(({panels}) => Object.values(panels).flat())
    .every(({values}) => values.length === steps);
}
