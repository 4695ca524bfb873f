import {z} from 'zod';
import {uidSchema} from './data-sources.ts';
import type {Environment} from './expand.ts';
import {loadProvisioned} from './provisioning.ts';
import {Refusal} from './refusal.ts';

const providerSchema = z
  .strictObject({
    name: z.string().min(1),
    orgId: z.literal(1).default(1),
    type: z.literal('file').default('file'),
    folder: z.string().default(''),
    folderUid: uidSchema.optional(),
    disableDeletion: z.boolean().default(false),
    editable: z.boolean().optional(),
    updateIntervalSeconds: z.int().positive().default(10),
    allowUiUpdates: z.boolean().default(false),
    options: z.strictObject({
      path: z.string().startsWith('/', 'an absolute path'),
      foldersFromFilesStructure: z.boolean().default(false),
    }),
  })
  .refine(
    ({folder, folderUid, options}) => !options.foldersFromFilesStructure || (folder === '' && folderUid === undefined),
    'folder and folderUid must be empty with foldersFromFilesStructure',
  );

const fileSchema = z.strictObject({apiVersion: z.literal(1), providers: z.array(providerSchema)});

export type DashboardProvider = z.infer<typeof providerSchema>;

/** The provisioned providers of dashboards, by strict rules. */
export function loadDashboardProviders(directory: string, environment: Environment): DashboardProvider[] {
  const files = loadProvisioned(directory, 'dashboards', fileSchema, environment);
  const found: DashboardProvider[] = [];
  for (const {file, content} of files) {
    for (const [index, provider] of content.providers.entries()) {
      const fail = (key: string, why: string): Refusal => new Refusal(`${file}: providers[${index}].${key}: ${why}`);
      if (found.some(({name}) => name === provider.name)) throw fail('name', `${provider.name} stands twice`);
      const {folderUid} = provider;
      if (folderUid !== undefined && found.some((other) => other.folderUid === folderUid)) {
        throw fail('folderUid', `${folderUid} stands twice`);
      }
      found.push(provider);
    }
  }
  return found;
}
