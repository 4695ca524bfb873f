import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {execa} from 'execa';
import {expect, test} from 'vitest';
import {createImageArchive} from '../../src/lab/image-archive.ts';
import {createTar, type TarEntry} from '../../src/lab/tar.ts';
import {createTemporaryDirectory} from '../helpers/temporary-directory.ts';

const files: readonly TarEntry[] = [
  {type: 'folder', path: 'bin', mode: 0o755},
  {type: 'file', path: 'bin/tool', mode: 0o755, content: 'x'.repeat(513)},
  {type: 'link', path: 'bin/alias', target: 'tool'},
  {type: 'file', path: 'empty', mode: 0o640, content: ''},
  {type: 'folder', path: 'tmp', mode: 0o1777},
];

test("the system's tar reads back what was written, warning of nothing", async () => {
  await using directory = await createTemporaryDirectory();
  const file = path.join(directory.path, 'a.tar');
  await writeFile(file, createTar(files));
  const listed = await execa('tar', ['--utc', '-tvf', file]);
  expect(listed.stderr).toBe('');
  expect(listed.stdout).toMatchInlineSnapshot(`
    "drwxr-xr-x 0/0               0 1970-01-01 00:00 bin/
    -rwxr-xr-x 0/0             513 1970-01-01 00:00 bin/tool
    lrwxrwxrwx 0/0               0 1970-01-01 00:00 bin/alias -> tool
    -rw-r----- 0/0               0 1970-01-01 00:00 empty
    drwxrwxrwt 0/0               0 1970-01-01 00:00 tmp/"
  `);
  await execa('tar', ['-xf', file, '-C', directory.path]);
  expect(await readFile(path.join(directory.path, 'bin/alias'), 'utf8')).toBe('x'.repeat(513));
});

test('a path that does not fit is refused, not cut', () => {
  const entry = (length: number): TarEntry => ({type: 'file', path: 'a'.repeat(length), mode: 0o644, content: ''});
  expect(() => createTar([entry(100)])).not.toThrow();
  expect(() => createTar([entry(101)])).toThrow(/too long/);
  expect(() => createTar([{type: 'folder', path: 'a'.repeat(100), mode: 0o755}])).toThrow(/too long/);
});

const image = {reference: 'runbook.lab:5000/tool:1.0', files, config: {Cmd: ['tool']}};

test('an image archive has the same bytes every time, and other bytes for another image', () => {
  expect(createImageArchive(image).equals(createImageArchive(image))).toBe(true);
  expect(createImageArchive({...image, config: {Cmd: ['other']}}).equals(createImageArchive(image))).toBe(false);
});

test('an image archive is an OCI layout: every descriptor leads to its blob, the config to the layer', async () => {
  await using directory = await createTemporaryDirectory();
  const file = path.join(directory.path, 'image.tar');
  await writeFile(file, createImageArchive(image));
  await execa('tar', ['-xf', file, '-C', directory.path]);
  const readJson = async (name: string): Promise<never> =>
    JSON.parse(await readFile(path.join(directory.path, name), 'utf8')) as never;
  const readBlob = async ({digest, size}: Descriptor): Promise<string> => {
    const [algorithm = '', hash = ''] = digest.split(':');
    const blob = path.join(directory.path, 'blobs', algorithm, hash);
    const {stdout} = await execa('sha256sum', [blob]);
    expect(stdout.split(' ')[0]).toBe(hash);
    expect((await readFile(blob)).length).toBe(size);
    return blob;
  };

  expect(await readJson('oci-layout')).toEqual({imageLayoutVersion: '1.0.0'});
  const index: {manifests: (Descriptor & {annotations: object})[]} = await readJson('index.json');
  expect(index.manifests.map(({annotations}) => annotations)).toEqual([
    {'io.containerd.image.name': 'runbook.lab:5000/tool:1.0', 'org.opencontainers.image.ref.name': '1.0'},
  ]);
  const blob = await readBlob(index.manifests[0] as Descriptor);
  const manifest = JSON.parse(await readFile(blob, 'utf8')) as {config: Descriptor; layers: Descriptor[]};
  const config = JSON.parse(await readFile(await readBlob(manifest.config), 'utf8')) as object;
  const [layer] = manifest.layers;
  expect(config).toMatchObject({os: 'linux', config: {Cmd: ['tool']}, rootfs: {diff_ids: [layer?.digest]}});
  expect((await readFile(await readBlob(layer as Descriptor))).equals(createTar(files))).toBe(true);
});

test('an archive of several images has each by its name, and what they share once', async () => {
  await using directory = await createTemporaryDirectory();
  const file = path.join(directory.path, 'images.tar');
  const other = {...image, reference: 'runbook.lab:5000/other:2.0'};
  await writeFile(
    file,
    createImageArchive(image, other, {...other, reference: 'runbook.lab:5000/third:3.0', files: []}),
  );
  const {stdout: listed} = await execa('tar', ['-tf', file]);
  expect(listed.split('\n').filter((name) => /sha256\/./.test(name))).toHaveLength(6);
  const {stdout: index} = await execa('tar', ['-xOf', file, 'index.json']);
  const names = [...index.matchAll(/"io\.containerd\.image\.name":"([^"]+)"/g)].map(([, name]) => name);
  expect(names).toEqual(['tool:1.0', 'other:2.0', 'third:3.0'].map((name) => `runbook.lab:5000/${name}`));
});

interface Descriptor {
  readonly digest: string;
  readonly size: number;
}
