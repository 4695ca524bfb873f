import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {parse} from 'yaml';
import {findRunbook, loadProject, type LoadedProject} from '../../src/cli/load-project.ts';
import {equivalentsSchema, listStrays} from '../../src/mutate/equivalents.ts';
import {listMutants} from '../../src/mutate/list-mutants.ts';

const root = new URL('../..', import.meta.url).pathname;
const folder = join(root, 'runbooks/mutants');
const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
let loaded: LoadedProject;

beforeAll(async () => {
  loaded = await loadProject(root);
});

test.each(files)('%s names mutants that are there, and gives the reason in both languages', async (file) => {
  const equivalents = equivalentsSchema.parse(parse(await readFile(join(folder, file), 'utf8')));
  const runbook = findRunbook(file.replace(/\.yaml$/, ''), loaded);
  // Every variant of every block: which are sent depends on the lab at hand.
  const blocks = runbook.steps.flatMap((step) => step.blocks.map(({position}) => `${step.file}:${position.line}`));
  const mutants = listMutants({runbook, pages: loaded.files, planned: new Set(blocks)});
  expect(listStrays(equivalents, mutants)).toEqual([]);
});
