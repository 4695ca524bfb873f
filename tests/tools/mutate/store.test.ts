import {appendFile, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Result} from '../../../src/mutate/known-results.ts';
import type {Mutant} from '../../../src/mutate/mutant.ts';
import {openStore} from '../../../tools/mutate/store.ts';
import {createTemporaryDirectory} from '../../helpers/temporary-directory.ts';

const result: Result = {
  format: 1,
  id: 'a: run: drop true',
  at: '2026-01-31T00:00:00.000Z',
  seconds: 1,
  verdict: {status: 'unnoticed'},
  digest: '1',
};

const digests = (acts: Readonly<Record<string, string>>) =>
  new Map(Object.entries(acts).map(([step, each]) => [step, {acts: each, checks: ''}]));

const places = (folder: string): {root: string; state: string} => ({root: folder, state: folder});

test('results are appended, and a killed run costs at most the line that it was writing', async () => {
  await using folder = await createTemporaryDirectory();
  const store = openStore(places(folder.path), 'demo', new Map());
  expect(await store.results()).toEqual([]);
  await store.append(result);
  await appendFile(store.file, '\n{"format":1,"id":"to');
  expect(await store.results()).toEqual([result]);
  await store.append(result);
  expect(await store.results()).toEqual([result, result]);
});

test('tidied, the last result of each mutant that is still there stands, in their order', async () => {
  await using folder = await createTemporaryDirectory();
  const store = openStore(places(folder.path), 'demo', new Map());
  const mutant = (id: string) => ({id}) as Mutant;
  await store.append({...result, id: 'b'});
  await store.append({...result, id: 'gone'});
  await store.append({...result, id: 'a'});
  await store.append({...result, id: 'b', seconds: 2});
  await store.tidy([mutant('a'), mutant('b'), mutant('never run')]);
  expect(await store.results()).toEqual([
    {...result, id: 'a'},
    {...result, id: 'b', seconds: 2},
  ]);
  await store.append({...result, id: 'c'});
  expect(await store.results()).toHaveLength(3);
});

test('seconds hold while all up to the step is as it was', async () => {
  await using folder = await createTemporaryDirectory();
  const before = openStore(places(folder.path), 'demo', digests({a: '1', b: '2'}));
  await before.keepSeconds(new Map([['a', 1.5]]));
  await before.keepSeconds(new Map([['b', 3]]));
  expect(await before.seconds()).toEqual(new Map(Object.entries({a: 1.5, b: 3})));
  const edited = openStore(places(folder.path), 'demo', digests({a: '1', b: '9'}));
  expect(await edited.seconds()).toEqual(new Map([['a', 1.5]]));
  expect((await stat(join(folder.path, 'mutants'))).isDirectory()).toBe(true);
  expect(JSON.parse(await readFile(join(folder.path, 'mutants/demo.seconds.json'), 'utf8'))).toHaveProperty('b');
});
