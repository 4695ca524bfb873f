import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';
import {loadDashboards} from './load-dashboards.ts';

const name = 'virtual:runbook/dashboards';
const resolved = `\0${name}`;

/** Gives the pages the dashboards that they write and what was recorded for them. */
export function dashboardsModule(): Plugin {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  return {
    name: 'runbook-dashboards',
    resolveId: (id) => (id === name ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      const {dashboards, recording, files} = await loadDashboards(root);
      for (const file of files) this.addWatchFile(file);
      const values = Object.entries({dashboards, recording});
      return values.map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};\n`).join('');
    },
  };
}
