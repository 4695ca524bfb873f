import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {hashFolder, keyOf} from '../helpers/passed-before.ts';
import {dist, root} from './built-page.ts';

/** What every page of the site is shown with: its scripts, styles, fonts and values, and the programs of the tests. */
export async function hashSurroundings(tests: readonly string[]): Promise<string> {
  const assets = await hashFolder(dist, (file) => !/\.(html|md|txt|xml)$|^(pagefind|social)\//.test(file));
  const sources = await Promise.all(['package-lock.json', ...tests].map((file) => readFile(join(root, file), 'utf8')));
  return keyOf(assets, ...sources);
}

/** The bytes of a built page. */
export async function readBuilt(address: string): Promise<string> {
  return readFile(join(dist, address.endsWith('/') ? `${address}index.html` : address), 'utf8');
}
