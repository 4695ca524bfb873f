import type {Plugin} from 'vite';
import {fileURLToPath} from 'node:url';
import {loadStepViews} from './load-step-views.ts';

const name = 'virtual:runbook/steps';
const resolved = `\0${name}`;

/** Gives the components every step of the site and what fills its prose, and loads them again when a page or a manifest is edited. */
export function stepsModule(): Plugin {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  return {
    name: 'runbook-steps',
    resolveId: (id) => (id === name ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      const {views, prose, pages, readers, files} = await loadStepViews(root);
      for (const file of files) this.addWatchFile(file);
      const values = Object.entries({steps: views, prose, pages, readers});
      return values.map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};\n`).join('');
    },
  };
}
