import {z} from 'zod';

/*
 * The part of Grafana's dashboard JSON that our dashboards use, its classic model. A key that is not here is refused:
 * Grafana itself ignores what it does not know, so a misspelt key would be a setting silently lost.
 * https://grafana.com/docs/grafana/latest/visualizations/dashboards/build-dashboards/view-dashboard-json-model/
 */

const text = z.string().min(1);
const number = z.number();

/** The one data source, which is provisioned with this uid. */
const datasource = z.strictObject({type: z.literal('prometheus'), uid: z.literal('prometheus')});

/** Columns of 24, rows of 30 px. */
const gridPos = z
  .strictObject({x: z.int().min(0), y: z.int().min(0), w: z.int().min(1).max(24), h: z.int().min(1)})
  .refine(({x, w}) => x + w <= 24, 'reaches over the 24th column');

/** Units of https://github.com/grafana/grafana/blob/main/packages/grafana-data/src/valueFormats/categories.ts */
export const units = ['short', 'percentunit', 'bytes', 'Bps', 's', 'reqps'] as const;

/** https://grafana.com/docs/grafana/latest/panels-visualizations/configure-thresholds/ */
const thresholds = z.strictObject({
  mode: z.literal('absolute'),
  steps: z
    .array(z.strictObject({color: z.enum(['green', 'yellow', 'red']), value: number.nullable()}))
    .min(1)
    .refine((steps) => steps.every(isAboveTheLast), 'the first has the value null, each other one a greater value'),
});

function isAboveTheLast({value}: {value: number | null}, index: number, steps: {value: number | null}[]): boolean {
  if (index === 0) return value === null;
  return value !== null && value > (steps[index - 1]?.value ?? -Infinity);
}

/** https://grafana.com/docs/grafana/latest/panels-visualizations/configure-value-mappings/ */
const valueMapping = z.strictObject({
  type: z.literal('value'),
  options: z.record(z.string(), z.strictObject({text})),
});

/** https://grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options/ */
const defaults = z.strictObject({
  unit: z.enum(units),
  decimals: z.int().min(0).optional(),
  min: number.optional(),
  max: number.optional(),
  thresholds: thresholds.optional(),
  mappings: z.array(valueMapping).optional(),
  custom: z.strictObject({thresholdsStyle: z.strictObject({mode: z.literal('dashed')})}).optional(),
});

/** https://grafana.com/docs/grafana/latest/datasources/prometheus/query-editor/ */
const rangeTarget = z.strictObject({refId: z.string().regex(/^[A-Z]$/), expr: text, legendFormat: text.optional()});

/** A table asks for one moment and shows a row a series. */
const instantTarget = z.strictObject({
  refId: z.string().regex(/^[A-Z]$/),
  expr: text,
  instant: z.literal(true),
  format: z.literal('table'),
});

const panel = {
  id: z.int().min(1),
  title: text,
  description: text,
  datasource,
  gridPos,
  fieldConfig: z.strictObject({overrides: z.tuple([]), defaults}),
};

const reduceOptions = z.strictObject({calcs: z.tuple([z.literal('lastNotNull')])});

/** https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/ */
export const panelSchema = z.discriminatedUnion('type', [
  z.strictObject({type: z.literal('timeseries'), ...panel, targets: z.array(rangeTarget).min(1)}),
  z.strictObject({
    type: z.literal('stat'),
    ...panel,
    targets: z.array(rangeTarget).length(1),
    options: z.strictObject({graphMode: z.literal('area'), reduceOptions}),
  }),
  z.strictObject({
    type: z.literal('bargauge'),
    ...panel,
    targets: z.array(rangeTarget).length(1),
    options: z.strictObject({displayMode: z.literal('basic'), orientation: z.literal('horizontal'), reduceOptions}),
  }),
  z.strictObject({
    type: z.literal('table'),
    ...panel,
    targets: z.array(instantTarget).min(1),
    /** Columns of the queries side by side; those that say nothing left out, the others named. */
    transformations: z.tuple([
      z.strictObject({id: z.literal('merge'), options: z.strictObject({})}),
      z.strictObject({
        id: z.literal('organize'),
        options: z.strictObject({
          excludeByName: z.record(z.string(), z.literal(true)),
          renameByName: z.record(z.string(), text),
        }),
      }),
    ]),
  }),
]);

export type Panel = z.infer<typeof panelSchema>;

/** A panel of one type. */
export type PanelOf<Type extends Panel['type']> = Extract<Panel, {type: Type}>;

/** What a panel's numbers mean and how they are shown. */
export type FieldDefaults = z.infer<typeof defaults>;

/** https://grafana.com/docs/grafana/latest/visualizations/dashboards/variables/ */
const variable = z.strictObject({
  name: z.string().regex(/^[a-z]+$/),
  label: text,
  type: z.literal('query'),
  datasource,
  query: text,
  /** 2: whenever the time range changes. */
  refresh: z.literal(2),
  /** 1: alphabetical. */
  sort: z.literal(1),
  includeAll: z.literal(true),
  allValue: z.literal('.*'),
  multi: z.literal(true),
  current: z.strictObject({text: z.tuple([z.literal('All')]), value: z.tuple([z.literal('$__all')])}),
});

export const dashboardSchema = z
  .strictObject({
    /** What links and the API name it by. */
    uid: z.string().regex(/^runbook-[a-z]+$/),
    title: text,
    tags: z.tuple([z.literal('runbook')]),
    timezone: z.literal('browser'),
    schemaVersion: z.literal(39),
    editable: z.literal(false),
    /** 1: the crosshair is shared by all panels. */
    graphTooltip: z.literal(1),
    refresh: z.literal('30s'),
    time: z.strictObject({from: z.literal('now-1h'), to: z.literal('now')}),
    templating: z.strictObject({list: z.array(variable)}),
    panels: z.array(panelSchema).min(1),
  })
  .refine(({panels}) => isDistinct(panels.map(({id}) => id)), 'two panels have the same id')
  .refine(({panels}) => isDistinct(panels.map(({title}) => title)), 'two panels have the same title')
  .refine(({panels}) => panels.every(hasDistinctRefIds), 'two queries of a panel have the same refId')
  .refine(({panels}) => !panels.some(isCovered), 'two panels lie on top of each other');

export type Dashboard = z.infer<typeof dashboardSchema>;

function isDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

function hasDistinctRefIds({targets}: Panel): boolean {
  return isDistinct(targets.map(({refId}) => refId));
}

function isCovered({gridPos: a}: Panel, index: number, panels: readonly Panel[]): boolean {
  return panels
    .slice(0, index)
    .some(({gridPos: b}) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h);
}
