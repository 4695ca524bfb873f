import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {parseDocument} from 'yaml';
import type {z} from 'zod';
import {expandStrings, type Environment} from './expand.ts';
import {describeError, Refusal, refuseIssues} from './refusal.ts';

const read = ['datasources', 'dashboards'] as const;

/** Folders that Grafana reads and the stand-in does not. */
const unread = ['plugins', 'alerting', 'access-control', 'notifiers'];

export interface ProvisionedFile<T> {
  readonly file: string;
  readonly content: T;
}

/** Refuses a provisioning folder that Grafana would read in part only: what it does not know is a slip. */
export function checkProvisioning(directory: string): void {
  for (const name of list(directory)) {
    const folder = path.join(directory, name);
    if ((read as readonly string[]).includes(name)) continue;
    if (!unread.includes(name)) throw new Refusal(`${folder}: Grafana has no such provisioning folder`);
    if (list(folder).length > 0) throw new Refusal(`${folder}: the stand-in cannot provision ${name}`);
  }
}

/** The provisioning files of one kind, each read strictly. No folder is no files. */
export function loadProvisioned<T extends z.ZodType>(
  directory: string,
  kind: (typeof read)[number],
  schema: T,
  environment: Environment,
): ProvisionedFile<z.infer<T>>[] {
  if (!list(directory).includes(kind)) return [];
  const folder = path.join(directory, kind);
  return list(folder).map((name) => {
    const file = path.join(folder, name);
    if (!/\.ya?ml$/.test(name)) throw new Refusal(`${file}: Grafana reads .yaml and .yml alone`);
    const parsed = schema.safeParse(readYaml(file, environment));
    if (!parsed.success) throw refuseIssues(file, parsed.error);
    return {file, content: parsed.data};
  });
}

function readYaml(file: string, environment: Environment): unknown {
  try {
    const document = parseDocument(readFileSync(file, 'utf8'), {uniqueKeys: true});
    const [problem] = [...document.errors, ...document.warnings];
    if (problem !== undefined) throw problem;
    return expandStrings(document.toJS(), environment);
  } catch (error) {
    throw new Refusal(`${file}: ${describeError(error)}`);
  }
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    throw new Refusal(`${directory}: ${describeError(error)}`);
  }
}
