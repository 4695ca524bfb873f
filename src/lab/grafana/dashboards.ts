import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {createHash} from 'node:crypto';
import type {DashboardProvider} from './dashboard-providers.ts';
import {checkDashboard} from './dashboard-check.ts';
import {dashboardSchema, type DashboardModel} from './dashboard-schema.ts';
import type {DataSource} from './data-sources.ts';
import {describeError, Refusal, refuseIssues} from './refusal.ts';

export interface Folder {
  readonly uid: string;
  readonly title: string;
}

export interface Dashboard {
  readonly model: DashboardModel;
  /** The file, relative to the provider's folder. */
  readonly source: string;
  /** None in the root of all folders. */
  readonly folder: Folder | undefined;
  readonly provider: DashboardProvider;
}

/**
 * Every dashboard of the providers, at the start and never again. Stricter than Grafana, which logs a dashboard that
 * it cannot read and goes on: here the program does not start.
 */
export function loadDashboards(providers: readonly DashboardProvider[], sources: readonly DataSource[]): Dashboard[] {
  const found: Dashboard[] = [];
  for (const provider of providers) {
    for (const source of listFiles(provider)) {
      const file = path.join(provider.options.path, source);
      const model = readDashboard(file, sources);
      if (found.some((other) => other.model.uid === model.uid)) {
        throw new Refusal(`${file}: uid: ${model.uid} stands twice`);
      }
      found.push({model, source, provider, folder: findFolder(provider, source)});
    }
  }
  return found;
}

function listFiles({name, options}: DashboardProvider): string[] {
  let files: string[];
  try {
    files = readdirSync(options.path, {recursive: true, encoding: 'utf8'});
  } catch (error) {
    throw new Refusal(`provider ${name}: options.path: ${describeError(error)}`);
  }
  const dashboards = files.filter((file) => file.endsWith('.json')).sort();
  if (dashboards.length === 0) throw new Refusal(`provider ${name}: options.path: no dashboard in ${options.path}`);
  return dashboards;
}

function readDashboard(file: string, sources: readonly DataSource[]): DashboardModel {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Refusal(`${file}: ${describeError(error)}`);
  }
  const parsed = dashboardSchema.safeParse(json);
  if (!parsed.success) throw refuseIssues(file, parsed.error);
  const problems = checkDashboard(parsed.data, sources);
  if (problems.length > 0) throw new Refusal(problems.map((problem) => `${file}: ${problem}`).join('\n'));
  return parsed.data;
}

function findFolder({folder, folderUid, options}: DashboardProvider, source: string): Folder | undefined {
  const directory = path.dirname(source);
  const title = options.foldersFromFilesStructure ? (directory === '.' ? '' : path.basename(directory)) : folder;
  if (title === '') return undefined;
  // Grafana makes a random one.
  const uid = folderUid ?? createHash('sha256').update(title).digest('hex').slice(0, 14);
  return {uid, title};
}
