import path from 'node:path';
import {loadDashboardProviders, type DashboardProvider} from './dashboard-providers.ts';
import {loadDashboards, type Dashboard, type Folder} from './dashboards.ts';
import {loadDataSources, type DataSource} from './data-sources.ts';
import {checkProvisioning} from './provisioning.ts';
import {Refusal} from './refusal.ts';
import {loadSettings, type SettingsSource} from './settings.ts';
import type {Settings} from './settings-schema.ts';

/** Everything that the server answers from: read once, at the start. */
export interface Instance {
  readonly home: string;
  readonly settings: Settings;
  readonly sources: readonly DataSource[];
  readonly providers: readonly DashboardProvider[];
  readonly dashboards: readonly Dashboard[];
}

/** Reads settings and provisioning; refuses what is wrong in any of it. */
export function loadInstance(source: SettingsSource): Instance {
  const settings = loadSettings(source);
  const directory = settings.paths.provisioning;
  checkProvisioning(directory);
  const sources = loadDataSources(directory, source.environment);
  const providers = loadDashboardProviders(directory, source.environment);
  const dashboards = loadDashboards(providers, sources);
  checkHomeDashboard(settings, dashboards);
  return {home: source.home, settings, sources, providers, dashboards};
}

/** Grafana notices only when somebody opens the start page. */
function checkHomeDashboard(
  {dashboards: {default_home_dashboard_path: file}}: Settings,
  known: readonly Dashboard[],
): void {
  if (file === '' || known.some((each) => path.join(each.provider.options.path, each.source) === file)) return;
  throw new Refusal(`dashboards.default_home_dashboard_path: ${file} is no provisioned dashboard`);
}

/** The folders that hold dashboards, each once. */
export function listFolders({dashboards}: Instance): Folder[] {
  const folders = dashboards.flatMap(({folder}) => (folder === undefined ? [] : [folder]));
  return [...new Map(folders.map((folder) => [folder.uid, folder])).values()];
}
