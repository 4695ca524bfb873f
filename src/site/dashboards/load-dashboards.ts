import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {loadProjectFiles} from '../../cli/project-files.ts';
import type {Dashboard} from '../../model/dashboard.ts';
import {recordingSchema, type Recording} from '../../model/recorded-series.ts';
import {readDashboards} from './read-dashboards.ts';

/** Where the recording stands, below the project's root. */
export const recordingFile = 'runbooks/measured/monitoring-series.json';

export interface LoadedDashboards {
  readonly dashboards: readonly Dashboard[];
  /** Undefined until a run of the lab was recorded. */
  readonly recording: Recording | undefined;
  /** What they were made of, to be watched. */
  readonly files: readonly string[];
}

export async function loadDashboards(root: string): Promise<LoadedDashboards> {
  const files = await loadProjectFiles(root);
  return {
    dashboards: readDashboards(files).map(({dashboard}) => dashboard),
    recording: await loadRecording(join(root, recordingFile)),
    files: [...files.keys(), recordingFile].map((file) => join(root, file)),
  };
}

async function loadRecording(path: string): Promise<Recording | undefined> {
  return existsSync(path) ? recordingSchema.parse(JSON.parse(await readFile(path, 'utf8'))) : undefined;
}
