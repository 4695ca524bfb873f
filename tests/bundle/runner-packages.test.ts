import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {listRunnerPackages, runnerPackages} from '../../src/bundle/runner-packages.ts';

const root = join(import.meta.dirname, '../..');

it('names every package that the runner imports', async () => {
  const entries = await readdir(join(root, 'src'), {recursive: true, withFileTypes: true});
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\/src\/(site|mutate)\//.test(file));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const imports = texts.flatMap((text) =>
    [...text.matchAll(/^(?:import (?!type ).*|\} )from '([^.'][^']*)';$/gm)].map(([, name]) => name ?? ''),
  );
  const packages = new Set(imports.filter((name) => !name.startsWith('node:')).map((name) => name.split('/')[0]));
  expect([...packages].toSorted()).toEqual(runnerPackages);
});

it('adds what those need, and leaves out types and the site', async () => {
  const names = await listRunnerPackages(root);
  expect(names).toEqual(expect.arrayContaining(['execa', 'is-stream', 'satteri']));
  expect(names.filter((name) => name.startsWith('@types/') || name === 'astro')).toEqual([]);
});
