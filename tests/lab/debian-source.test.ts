import {mkdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {execa} from 'execa';
import {expect, test} from 'vitest';
import {parseOpenapiPackages} from '../../src/lab/artifacts/kubernetes-openapi.ts';
import {linkerFlags} from '../../src/lab/artifacts/kubernetes.ts';
import {parseContainerdVersion} from '../../src/lab/artifacts/containerd.ts';
import {parseRuncVersion} from '../../src/lab/artifacts/runc.ts';
import {parseSeries, readSourceVersion, unpackSource} from '../../src/lab/debian-source.ts';
import {parseUpstreamVersion} from '../../src/lab/upstream-version.ts';
import {createTemporaryDirectory} from '../helpers/temporary-directory.ts';

test.each([
  ['1.20.5+really1.20.2-1.1+deb12u1', '1.20.2'],
  ['1:1.35.0-4+deb12u1+b1', '1.35.0'],
  ['1.6.20~ds1-1+deb12u3', '1.6.20'],
  ['1.1.1+ds1-3+b5', '1.1.1'],
  ['3.4.23', '3.4.23'],
])('Debian %s is the publisher’s %s', (debian, upstream) => expect(parseUpstreamVersion(debian)).toBe(upstream));

test.each(['', '1.20', 'v1.20.2', '1.20.2x', '1.20.2 (dirty)'])('%j is no version', (text) => {
  expect(() => parseUpstreamVersion(text)).toThrow(/not a version/);
});

test('containerd and runc say their versions with what Debian adds', () => {
  const containerd = 'containerd github.com/containerd/containerd 1.6.20~ds1 1.6.20~ds1-1+deb12u3';
  expect(parseContainerdVersion(containerd)).toBe('1.6.20');
  expect(parseRuncVersion('runc version 1.1.5+ds1\ncommit: 1.1.5+ds1-1+deb12u1\nspec: 1.0.2-dev')).toBe('1.1.5');
  expect(() => parseRuncVersion('no such program')).toThrow(/no such program/);
});

test('patches are applied in the order of their series, without its comments', () => {
  expect(parseSeries('# for us\none.patch\n\nfix/two.patch # upstream has it\nCVE#3.patch\n')).toEqual([
    'one.patch',
    'fix/two.patch',
    'CVE#3.patch',
  ]);
});

/** A source package of one file, and a patch that changes `from` in it to `to`. */
async function writeSource(directory: string, from: string, to: string): Promise<void> {
  const patch = `--- a/hello\n+++ b/hello\n@@ -1 +1 @@\n-${from}\n+${to}\n`;
  const files = {
    'tool-1.0/hello': 'hello\n',
    'debian/patches/series': 'one.patch\n',
    'debian/patches/one.patch': patch,
    'downloads/tool_1.0-1.dsc': 'Format: 3.0 (quilt)\nSource: tool\nVersion: 1:1.0-1\nFiles: …\n',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.join(directory, path.dirname(name)), {recursive: true});
    await writeFile(path.join(directory, name), text);
  }
  await execa('tar', ['-czf', 'downloads/tool_1.0.orig.tar.gz', 'tool-1.0'], {cwd: directory});
  await execa('tar', ['-cJf', 'downloads/tool_1.0-1.debian.tar.xz', 'debian'], {cwd: directory});
  await mkdir(path.join(directory, 'tree'));
}

test('a source package is unpacked with its patches', async () => {
  await using directory = await createTemporaryDirectory();
  await writeSource(directory.path, 'hello', 'patched');
  const downloads = path.join(directory.path, 'downloads');
  expect(await readSourceVersion(downloads)).toBe('1:1.0-1');
  await unpackSource(downloads, path.join(directory.path, 'tree'), new AbortController().signal);
  expect(await readFile(path.join(directory.path, 'tree/hello'), 'utf8')).toBe('patched\n');
});

test('a patch that does not fit is a failure', async () => {
  await using directory = await createTemporaryDirectory();
  await writeSource(directory.path, 'something else', 'patched');
  const downloads = path.join(directory.path, 'downloads');
  const work = unpackSource(downloads, path.join(directory.path, 'tree'), new AbortController().signal);
  await expect(work).rejects.toMatchObject({code: 'lab-command-failed'});
});

test("the API server's packages are named as they import each other, each once", () => {
  const files = [
    'pkg/apis/abac/v0/doc.go',
    'staging/src/k8s.io/api/core/v1/doc.go',
    'staging/src/k8s.io/api/core/v1/other.go',
    'staging/src/k8s.io/code-generator/examples/doc.go',
    'staging/src/k8s.io/sample-apiserver/pkg/doc.go',
    'cmd/cloud/doc.go',
    '',
  ];
  expect(parseOpenapiPackages(files.join('\n'))).toEqual([
    'k8s.io/kubernetes/cmd/cloud',
    'k8s.io/kubernetes/pkg/apis/abac/v0',
    'k8s.io/kubernetes/vendor/k8s.io/api/core/v1',
  ]);
});

test('programs are stamped with the version, for servers and clients', () => {
  expect(linkerFlags('1.20.2').replaceAll(' -X ', '\n-X ')).toMatchInlineSnapshot(`
    "-s -w
    -X k8s.io/kubernetes/vendor/k8s.io/component-base/version.gitVersion=v1.20.2
    -X k8s.io/kubernetes/vendor/k8s.io/component-base/version.gitMajor=1
    -X k8s.io/kubernetes/vendor/k8s.io/component-base/version.gitMinor=20
    -X k8s.io/kubernetes/vendor/k8s.io/component-base/version.gitTreeState=clean
    -X k8s.io/kubernetes/vendor/k8s.io/client-go/pkg/version.gitVersion=v1.20.2
    -X k8s.io/kubernetes/vendor/k8s.io/client-go/pkg/version.gitMajor=1
    -X k8s.io/kubernetes/vendor/k8s.io/client-go/pkg/version.gitMinor=20
    -X k8s.io/kubernetes/vendor/k8s.io/client-go/pkg/version.gitTreeState=clean"
  `);
});
