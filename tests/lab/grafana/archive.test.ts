import {mkdir, readdir, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {execa} from 'execa';
import {expect, test} from 'vitest';
import {grafana, layOut, parseForeignLibraries} from '../../../src/lab/artifacts/grafana.ts';
import {version} from '../../../src/lab/grafana/version.ts';
import {fitsType} from '../../../src/model/value.ts';
import {createTemporaryDirectory} from '../../helpers/temporary-directory.ts';

test('the version can stand on a page, and is no release', () => {
  expect(fitsType('version', version)).toBe(true);
  expect(version).toMatch(/-simulated$/);
});

test('the unpacked archive runs by itself, from anywhere and through a link', async () => {
  await using directory = await createTemporaryDirectory();
  const unpacked = path.join(directory.path, 'unpacked');
  await copyHostLibraries(path.join(unpacked, 'usr/lib/x86_64-linux-gnu'));
  const top = path.join(directory.path, 'grafana');
  const {signal} = new AbortController();
  await layOut(top, {unpacked, nodePath: process.execPath, signal});
  expect((await readdir(top)).sort()).toEqual(['VERSION', 'bin', 'conf', 'lib', 'public', 'stand-in']);
  expect((await readdir(path.join(top, 'bin'))).sort()).toEqual(['grafana', 'node']);

  await symlink(path.join(top, 'bin/grafana'), path.join(directory.path, 'link'));
  const {stdout} = await execa(path.join(directory.path, 'link'), ['--version'], {cwd: '/', extendEnv: false, env: {}});
  expect(stdout).toBe(`grafana version ${version}`);
  // Reads the ini that came along, and every library of it.
  const missing = ['server', '--homepath', top, '--config', '/nowhere.ini'];
  const {stderr} = await execa(path.join(directory.path, 'link'), missing, {reject: false});
  expect(stderr).toBe("Error: ✗ /nowhere.ini: ENOENT: no such file or directory, open '/nowhere.ini'");
});

/** In place of the Debian packages that the mirror is made from. */
async function copyHostLibraries(folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  const {stdout} = await execa('ldconfig', ['-p'], {env: {PATH: '/sbin:/usr/sbin:/usr/bin'}});
  for (const name of ['libatomic.so.1', 'libgcc_s.so.1', 'libstdc++.so.6']) {
    const place = new RegExp(`^\\s*${name.replaceAll('+', '\\+')} \\(libc6,x86-64\\) => (\\S+)$`, 'm').exec(
      stdout,
    )?.[1];
    if (place === undefined) await writeFile(path.join(folder, name), '');
    else await symlink(place, path.join(folder, name));
  }
}

test('a change of the stand-in makes the archive anew', () => {
  const files = grafana.type === 'packaged' ? grafana.ownFiles : [];
  expect(files?.map((file) => path.relative('.', file))).toContain('src/lab/grafana');
});

test('libraries that neither come along nor belong to the C library are named', () => {
  const ldd = `\tlinux-vdso.so.1 (0x0)
\tlibatomic.so.1 => /top/lib/libatomic.so.1 (0x0)
\tlibstdc++.so.6 => /usr/lib/libstdc++.so.6 (0x0)
\tlibnode.so.115 => not found
\tlibm.so.6 => /lib/libm.so.6 (0x0)
\t/lib64/ld-linux-x86-64.so.2 (0x0)`;
  expect(parseForeignLibraries(ldd, '/top/lib')).toEqual(['libstdc++.so.6', 'libnode.so.115']);
});
