import {chmod, mkdir, mkdtemp, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {execa} from 'execa';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {createArchive} from '../../src/lab/archive.ts';
import {parseEtcdVersion} from '../../src/lab/artifacts/etcd.ts';
import {parseCandidates} from '../../src/lab/debian-package.ts';
import {hashFile} from '../../src/lab/hash-file.ts';
import {
  isWhole,
  loadMirrorManifest,
  parseMirrorManifest,
  writeMirrorManifest,
  type MirrorEntry,
} from '../../src/lab/mirror-manifest.ts';

let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'runbook-mirror-'));
});
afterEach(() => rm(directory, {recursive: true, force: true}));

async function writeProgram(parent: string, names: readonly string[], time: number, mode: number): Promise<void> {
  const folder = path.join(parent, 'tool-v1');
  await mkdir(folder, {recursive: true});
  for (const name of names) {
    await writeFile(path.join(folder, name), `program ${name}`);
    await chmod(path.join(folder, name), mode);
    await utimes(path.join(folder, name), time, time);
  }
}

test('an archive has the same bytes whenever, in whatever order and with whatever umask its files were written', async () => {
  const [one, two] = [path.join(directory, 'one'), path.join(directory, 'two')];
  await writeProgram(one, ['a', 'b'], 1_000_000, 0o755);
  await writeProgram(two, ['b', 'a'], 2_000_000, 0o700);
  for (const parent of [one, two]) await createArchive({parent, folder: 'tool-v1', file: `${parent}.tar.gz`});
  expect(await hashFile(`${one}.tar.gz`)).toBe(await hashFile(`${two}.tar.gz`));

  const {stdout} = await execa('tar', ['--utc', '-tvf', `${one}.tar.gz`]);
  expect(stdout).toMatchInlineSnapshot(`
    "drwxr-xr-x 0/0               0 1970-01-01 00:00 tool-v1/
    -rwxr-xr-x 0/0               9 1970-01-01 00:00 tool-v1/a
    -rwxr-xr-x 0/0               9 1970-01-01 00:00 tool-v1/b"
  `);
});

const entry: MirrorEntry = {
  name: 'tool',
  version: '1.0.0',
  recipe: 1,
  packages: ['tool=1.0.0-1'],
  files: [{path: '/releases/tool.tar.gz', size: 5, sha256: 'a'.repeat(64)}],
  downloads: [{name: 'tool', path: '/releases/tool.tar.gz'}],
  vars: {},
};

test('a manifest is read back as it was written', async () => {
  await writeMirrorManifest(directory, [entry]);
  expect(await loadMirrorManifest(directory)).toEqual([entry]);
});

test.each([
  ['nothing', ''],
  ['half a file', '{"format": 1, "artif'],
  ['a higher format', '{"format": 2, "artifacts": []}'],
  ['an entry that lacks its checksum', '{"format": 1, "artifacts": [{"name": "tool"}]}'],
])('a manifest of %s lists nothing', (_, text) => {
  expect(parseMirrorManifest(text)).toEqual([]);
});

test('an artifact with a missing or shorter file is not whole', async () => {
  expect(await isWhole(directory, entry)).toBe(false);
  await mkdir(path.join(directory, 'releases'));
  await writeFile(path.join(directory, 'releases/tool.tar.gz'), '1234');
  expect(await isWhole(directory, entry)).toBe(false);
  await writeFile(path.join(directory, 'releases/tool.tar.gz'), '12345');
  expect(await isWhole(directory, entry)).toBe(true);
});

test('candidates are read from apt-cache policy; a package without one has none', () => {
  const policy = `etcd-server:
  Installed: (none)
  Candidate: 3.4.23-4+b4
  Version table:
     3.4.23-4+b4 500
        500 http://deb.example.org bookworm/main amd64 Packages
etcd-client:
  Installed: (none)
  Candidate: (none)
  Version table:
`;
  expect(parseCandidates(policy)).toEqual(new Map([['etcd-server', '3.4.23-4+b4']]));
});

test('the version of etcd is what the program says', () => {
  expect(parseEtcdVersion('etcd Version: 3.4.23\nGit SHA: Not provided\n')).toBe('3.4.23');
  expect(() => parseEtcdVersion('command not found')).toThrow(/command not found/);
});
