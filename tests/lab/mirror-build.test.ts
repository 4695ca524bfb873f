import {access, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import type {PackagedArtifact} from '../../src/lab/artifacts/artifact.ts';
import {compilePrograms} from '../../src/lab/artifacts/kubernetes.ts';
import {artifacts} from '../../src/lab/artifacts/list.ts';
import {keepFolder} from '../../src/lab/keep-folder.ts';
import {buildMirror, type BuiltMirror} from '../../src/lab/mirror.ts';
import {mirrorVars} from '../../src/lab/mirror-vars.ts';
import {createTemporaryDirectory} from '../helpers/temporary-directory.ts';

const {signal} = new AbortController();

/** An artifact of one file; what it builds is counted. */
function createArtifact(name: string, built: string[], more: Partial<PackagedArtifact> = {}): PackagedArtifact {
  return {
    type: 'packaged',
    name,
    recipe: 1,
    packages: [],
    build: async ({output}) => {
      built.push(name);
      const file = `/releases/${name}`;
      await mkdir(path.join(output, 'releases'), {recursive: true});
      await writeFile(path.join(output, file), `the program ${name}`);
      await writeFile(path.join(output, `${file}.sha256`), 'sum');
      return {version: '1.0.0', downloads: [{name, path: file}], beside: [`${file}.sha256`]};
    },
    ...more,
  };
}

function build(cacheDirectory: string, list: readonly PackagedArtifact[]): Promise<BuiltMirror> {
  return buildMirror({cacheDirectory, nodePath: process.execPath, signal, report: () => undefined, artifacts: list});
}

test('what is there and whole is not made again; what lacks a file, or has another recipe, is', async () => {
  await using cache = await createTemporaryDirectory();
  const built: string[] = [];
  const list = [createArtifact('one', built), createArtifact('two', built)];
  const first = await build(cache.path, list);
  expect(first.artifacts.map(({name, version}) => [name, version])).toEqual([
    ['one', '1.0.0'],
    ['two', '1.0.0'],
  ]);
  expect(await build(cache.path, list)).toEqual(first);
  expect(built).toEqual(['one', 'two']);

  await rm(path.join(first.directory, 'releases/two.sha256'));
  expect(await build(cache.path, list)).toEqual(first);
  expect(built.splice(0)).toEqual(['one', 'two', 'two']);

  await build(cache.path, [createArtifact('one', built, {recipe: 2}), createArtifact('two', built)]);
  expect(built).toEqual(['one']);
});

test('a build that fails midway keeps what it finished, and leaves nothing half', async () => {
  await using cache = await createTemporaryDirectory();
  const built: string[] = [];
  const one = createArtifact('one', built);
  const broken = createArtifact('two', built, {
    build: async ({scratch}) => {
      await writeFile(path.join(scratch, 'half'), '');
      throw new Error('killed here');
    },
  });
  await expect(build(cache.path, [one, broken])).rejects.toThrow('killed here');
  const whole = await build(cache.path, [one, createArtifact('two', built)]);
  expect(built).toEqual(['one', 'two']);
  expect(whole.artifacts.map(({name}) => name)).toEqual(['one', 'two']);
  expect(await readdir(path.join(cache.path, 'mirror.unfinished'))).toEqual([]);
});

test('what was made of files of ours is made again when they change, and only then', async () => {
  await using cache = await createTemporaryDirectory();
  await using own = await createTemporaryDirectory();
  const built: string[] = [];
  const list = [createArtifact('one', built, {ownFiles: [own.path]})];
  const write = (name: string, text: string): Promise<void> => writeFile(path.join(own.path, name), text);
  await write('a', 'first');
  await build(cache.path, list);
  await build(cache.path, list);
  expect(built).toEqual(['one']);
  await write('a', 'second');
  await build(cache.path, list);
  expect(built).toHaveLength(2);
  await mkdir(path.join(own.path, 'deep'));
  await write('deep/b', '');
  await build(cache.path, list);
  expect(built).toHaveLength(3);
});

test('what was made of another artifact finds its files, and is made again when they change, and only then', async () => {
  await using cache = await createTemporaryDirectory();
  const built: string[] = [];
  const found: string[] = [];
  const two = createArtifact('two', built, {
    artifacts: ['one'],
    build: async (material) => {
      found.push(await readFile(material.published.get('one') ?? '', 'utf8'));
      return createArtifact('two', built).build(material);
    },
  });
  await build(cache.path, [createArtifact('one', built), two]);
  await build(cache.path, [createArtifact('one', built), two]);
  expect(built.splice(0)).toEqual(['one', 'two']);
  const changed: PackagedArtifact['build'] = async ({output}) => {
    await writeFile(path.join(output, 'one'), 'another program');
    return {version: '1.0.0', downloads: [{name: 'one', path: '/one'}], beside: []};
  };
  await build(cache.path, [createArtifact('one', built, {recipe: 2, build: changed}), two]);
  expect(built).toEqual(['two']);
  expect(found).toEqual(['the program one', 'another program']);
});

test('what this checkout does not know stays in the mirror, and is not offered', async () => {
  await using cache = await createTemporaryDirectory();
  const built: string[] = [];
  const both = [createArtifact('one', built), createArtifact('two', built)];
  await build(cache.path, both);
  const {vars} = await build(cache.path, both.slice(0, 1));
  expect(Object.keys(vars)).toEqual(['one', 'one_sha256']);
  await build(cache.path, both);
  expect(built).toEqual(['one', 'two']);
});

test('the files of an older version leave the mirror', async () => {
  await using cache = await createTemporaryDirectory();
  const {directory} = await build(cache.path, [createArtifact('one', [])]);
  const newer: PackagedArtifact['build'] = async ({output}) => {
    await writeFile(path.join(output, 'one-2'), 'the program');
    return {version: '2.0.0', downloads: [{name: 'one', path: '/one-2'}], beside: []};
  };
  await build(cache.path, [createArtifact('one', [], {recipe: 2, build: newer})]);
  expect(await readdir(path.join(directory, 'releases'))).toEqual([]);
});

test('the checksum is that of the bytes that are served', async () => {
  await using cache = await createTemporaryDirectory();
  const {vars} = await build(cache.path, [createArtifact('one', [])]);
  expect(vars).toEqual({
    one: '1.0.0',
    one_sha256: 'aad1a204c1c35a395651e7583c02188b658d9a02387449f94fcf24ef087e9718',
  });
});

test('variables: the version once, a checksum a download, and what the artifact adds', () => {
  const path = '/bin/kube-proxy';
  const sha256 = 'a'.repeat(64);
  const entry = {
    name: 'kubernetes',
    version: '1.20.2',
    recipe: 1,
    packages: [],
    files: [
      {path, size: 1, sha256},
      {path: `${path}.sha256`, size: 1, sha256: 'b'.repeat(64)},
    ],
    downloads: [{name: 'kube_proxy', path}],
    vars: {pause_image: 'runbook.lab/pause:1'},
  };
  expect(mirrorVars([entry])).toEqual({
    kubernetes: '1.20.2',
    kube_proxy_sha256: sha256,
    pause_image: 'runbook.lab/pause:1',
  });
});

test('every artifact of the lab has a name of its own that can be a variable', () => {
  const names = artifacts.map(({name}) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
});

test('a folder is made once, and a half made one again', async () => {
  await using directory = await createTemporaryDirectory();
  const folder = path.join(directory.path, 'deep/folder');
  const half = keepFolder(folder, async (unfinished) => {
    await writeFile(path.join(unfinished, 'rest'), '');
    throw new Error('killed here');
  });
  await expect(half).rejects.toThrow('killed here');
  await expect(access(folder)).rejects.toThrow(/ENOENT/);
  expect(await keepFolder(folder, (unfinished) => writeFile(path.join(unfinished, 'whole'), ''))).toBe(folder);
  expect(await readdir(folder)).toEqual(['whole']);
  await keepFolder(folder, () => Promise.reject(new Error('made again')));
});

test('a killed compilation goes on with the program that it was at', async () => {
  await using directory = await createTemporaryDirectory();
  const compiled: string[] = [];
  const compile = (breakAt: string): Promise<void> => {
    const run = async (args: readonly string[]): Promise<void> => {
      const file = args[args.indexOf('-o') + 1] ?? '';
      await writeFile(file, 'half');
      const program = args.at(-1) ?? '';
      if (program === breakAt) throw new Error('killed here');
      await writeFile(file, `whole ${program}`);
      compiled.push(program);
    };
    const go = {path: '', run, runTool: () => Promise.resolve()};
    return compilePrograms(go, '/', '1.20.2', {scratch: directory.path, report: () => undefined});
  };
  await expect(compile('./cmd/kube-scheduler')).rejects.toThrow('killed here');
  expect(compiled.splice(0)).toEqual(['./cmd/kube-apiserver', './cmd/kube-controller-manager']);
  await compile('');
  expect(compiled[0]).toBe('./cmd/kube-scheduler');
  expect(compiled).toHaveLength(5);
  expect(await readFile(path.join(directory.path, 'kube-scheduler'), 'utf8')).toBe('whole ./cmd/kube-scheduler');
});
