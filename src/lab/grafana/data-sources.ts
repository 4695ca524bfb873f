import {z} from 'zod';
import type {Environment} from './expand.ts';
import {loadProvisioned} from './provisioning.ts';
import {Refusal} from './refusal.ts';

/** As Grafana has it for the uids of data sources, dashboards and folders. */
export const uidSchema = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'a uid: at most 40 of A-Z a-z 0-9 _ -');

const duration = z.string().regex(/^\d+(ms|s|m|h|d)$/, 'a duration: 15s, 1m');

/** The options of the Prometheus data source that the stand-in knows. */
const optionsSchema = z.strictObject({
  httpMethod: z.enum(['GET', 'POST']).default('POST'),
  timeInterval: duration.default('15s'),
  queryTimeout: duration.optional(),
  /** In seconds. */
  timeout: z.int().positive().default(30),
  prometheusType: z.literal('Prometheus').optional(),
  prometheusVersion: z.string().optional(),
  manageAlerts: z.boolean().optional(),
  cacheLevel: z.enum(['Low', 'Medium', 'High', 'None']).optional(),
  incrementalQuerying: z.boolean().optional(),
  disableMetricsLookup: z.boolean().optional(),
  disableRecordingRules: z.boolean().optional(),
  defaultEditor: z.enum(['builder', 'code']).optional(),
  tlsSkipVerify: z.boolean().optional(),
  tlsAuthWithCACert: z.boolean().optional(),
  serverName: z.string().optional(),
});

const dataSourceSchema = z
  .strictObject({
    name: z.string().min(1),
    uid: uidSchema,
    type: z.literal('prometheus', 'the stand-in knows prometheus alone'),
    access: z.literal('proxy', 'the Prometheus plugin has no other access than proxy').default('proxy'),
    orgId: z.literal(1).default(1),
    url: z.url({protocol: /^https?$/}),
    basicAuth: z.boolean().default(false),
    basicAuthUser: z.string().optional(),
    isDefault: z.boolean().default(false),
    editable: z.boolean().default(false),
    version: z.int().positive().optional(),
    jsonData: optionsSchema.prefault({}),
    secureJsonData: z
      .strictObject({basicAuthPassword: z.string().optional(), tlsCACert: z.string().optional()})
      .default({}),
  })
  .refine((source) => !source.basicAuth || (source.basicAuthUser ?? '') !== '', 'basicAuth without basicAuthUser')
  .refine(
    (source) => source.jsonData.tlsAuthWithCACert !== true || source.secureJsonData.tlsCACert !== undefined,
    'tlsAuthWithCACert without secureJsonData.tlsCACert',
  );

const fileSchema = z.strictObject({
  apiVersion: z.literal(1),
  prune: z.boolean().optional(),
  deleteDatasources: z.array(z.strictObject({name: z.string(), orgId: z.literal(1).default(1)})).optional(),
  datasources: z.array(dataSourceSchema),
});

export type DataSource = z.infer<typeof dataSourceSchema>;

/**
 * The provisioned data sources. Grafana too does not start with a bad file or two defaults; stricter here: unknown
 * keys, a missing uid, a name or uid that stands twice.
 */
export function loadDataSources(directory: string, environment: Environment): DataSource[] {
  const files = loadProvisioned(directory, 'datasources', fileSchema, environment);
  const found: DataSource[] = [];
  for (const {file, content} of files) {
    for (const [index, source] of content.datasources.entries()) {
      const fail = (key: string, why: string): Refusal => new Refusal(`${file}: datasources[${index}].${key}: ${why}`);
      if (found.some(({uid}) => uid === source.uid)) throw fail('uid', `${source.uid} stands twice`);
      if (found.some(({name}) => name === source.name)) throw fail('name', `${source.name} stands twice`);
      if (source.isDefault && found.some(({isDefault}) => isDefault)) throw fail('isDefault', 'a second default');
      found.push(source);
    }
  }
  return found;
}
