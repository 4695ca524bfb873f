import {z} from 'zod';
import {uidSchema} from './data-sources.ts';

/** What a panel may be. Those that show no series come first. */
export const silentPanels = ['row', 'text'] as const;
const panelTypes = [
  ...silentPanels,
  'timeseries',
  'stat',
  'gauge',
  'bargauge',
  'table',
  'heatmap',
  'barchart',
  'logs',
  'piechart',
  'state-timeline',
] as const;

const anything = z.record(z.string(), z.unknown());
const bool = z.boolean().optional();
const text = z.string().optional();
const count = z.int().optional();

const dataSourceReference = z.strictObject({type: z.string().min(1), uid: z.string().min(1)});

const gridSchema = z
  .strictObject({
    x: z.int().min(0),
    y: z.int().min(0),
    w: z.int().min(1),
    h: z.int().min(1),
    static: z.literal(false).optional(),
  })
  .refine(({x, w}) => x + w <= 24, 'x + w is more than the 24 columns');

const targetSchema = z.strictObject({
  refId: z.string().min(1),
  expr: z.string().regex(/\S/, 'an empty expression'),
  datasource: dataSourceReference.optional(),
  legendFormat: text,
  instant: bool,
  range: bool,
  exemplar: bool,
  hide: bool,
  format: z.enum(['time_series', 'table', 'heatmap']).optional(),
  interval: text,
  intervalFactor: z.int().positive().optional(),
  editorMode: z.enum(['code', 'builder']).optional(),
});

/** A panel; its own options depend on its type and are not looked at. */
const panelShape = {
  id: z.int().positive(),
  type: z.enum(panelTypes),
  title: text,
  description: text,
  gridPos: gridSchema,
  datasource: dataSourceReference.optional(),
  targets: z.array(targetSchema).optional(),
  fieldConfig: z.strictObject({defaults: anything, overrides: z.array(anything)}).optional(),
  options: anything.optional(),
  transformations: z.array(z.strictObject({id: z.string().min(1), options: anything, disabled: bool})).optional(),
  transparent: bool,
  links: z.array(anything).optional(),
  repeat: text,
  repeatDirection: z.enum(['h', 'v']).optional(),
  maxPerRow: count,
  interval: text,
  maxDataPoints: count,
  timeFrom: text,
  timeShift: text,
  hideTimeOverride: bool,
  cacheTimeout: text,
  pluginVersion: text,
};

const panelSchema = z.strictObject({
  ...panelShape,
  collapsed: bool,
  /** The panels of a row that is collapsed. */
  panels: z.array(z.strictObject(panelShape)).optional(),
});

const variableSchema = z.strictObject({
  name: z.string().regex(/^\w+$/),
  type: z.enum(['query', 'datasource', 'custom', 'interval', 'constant', 'textbox']),
  label: text,
  description: text,
  datasource: dataSourceReference.optional(),
  query: z.union([z.string(), z.strictObject({query: z.string(), refId: text, qryType: count})]).optional(),
  definition: text,
  refresh: z.union([z.literal(0), z.literal(1), z.literal(2), z.boolean()]).optional(),
  regex: text,
  sort: count,
  multi: bool,
  includeAll: bool,
  allValue: z.string().nullish(),
  allowCustomValue: bool,
  current: anything.optional(),
  options: z.array(anything).optional(),
  hide: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
  skipUrlSync: bool,
  auto: bool,
  auto_count: count,
  auto_min: text,
});

/** A dashboard as its JSON file has it. Grafana takes any JSON with a title; here an unknown key is refused. */
export const dashboardSchema = z.strictObject({
  id: z.null().optional(),
  uid: uidSchema,
  title: z.string().min(1),
  description: text,
  tags: z.array(z.string()).default([]),
  style: z.enum(['dark', 'light']).optional(),
  timezone: text,
  weekStart: text,
  fiscalYearStartMonth: count,
  editable: bool,
  graphTooltip: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
  liveNow: bool,
  preload: bool,
  time: z.strictObject({from: z.string().min(1), to: z.string().min(1)}).optional(),
  timepicker: anything.optional(),
  refresh: z.union([z.string(), z.literal(false)]).optional(),
  schemaVersion: z.int().positive(),
  version: count,
  links: z.array(anything).optional(),
  annotations: z.strictObject({list: z.array(anything)}).optional(),
  templating: z.strictObject({list: z.array(variableSchema)}).optional(),
  panels: z.array(panelSchema).min(1),
});

export type DashboardModel = z.infer<typeof dashboardSchema>;
export type Panel = Omit<z.infer<typeof panelSchema>, 'panels' | 'collapsed'>;
export type Variable = z.infer<typeof variableSchema>;
export type DataSourceReference = z.infer<typeof dataSourceReference>;
