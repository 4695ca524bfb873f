import type {Plugin} from 'vite';
import {fileURLToPath} from 'node:url';
import {loadReference} from './load-reference.ts';

const name = 'virtual:runbook/reference';
const resolved = `\0${name}`;

/** Gives the reference pages what their tables show, and loads it again when a page or a manifest is edited. */
export function referenceModule(): Plugin {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  return {
    name: 'runbook-reference',
    resolveId: (id) => (id === name ? resolved : undefined),
    async load(id) {
      if (id !== resolved) return undefined;
      const {reference, files} = await loadReference(root);
      for (const file of files) this.addWatchFile(file);
      return `export const reference = ${JSON.stringify(reference)};`;
    },
  };
}
