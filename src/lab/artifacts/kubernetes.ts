import {link, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {exists} from '../exists.ts';
import {createGo, type Go} from '../go.ts';
import {hashFile} from '../hash-file.ts';
import {keepFolder} from '../keep-folder.ts';
import {parseUpstreamVersion} from '../upstream-version.ts';
import {mustRun} from '../command.ts';
import type {Artifact, CompiledMaterial} from './artifact.ts';
import {generateOpenapi} from './kubernetes-openapi.ts';
import {placeFile} from './publish.ts';

const programs = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'kubeadm',
  'kubectl',
] as const;

const goPackages = {
  compiler: 'golang-1.19-go',
  library: 'golang-1.19-src',
  reflect2: 'golang-github-modern-go-reflect2-dev',
};

/** The programs of Kubernetes as dl.k8s.io has them, compiled from Debian's own source package. */
export const kubernetes: Artifact = {
  type: 'compiled',
  name: 'kubernetes',
  recipe: 1,
  source: 'kubernetes',
  tools: Object.values(goPackages),
  build: async (material) => {
    const version = parseUpstreamVersion(material.versions.get('kubernetes') ?? '');
    const go = createGo({
      root: path.join(material.unpacked, 'usr/lib/go-1.19'),
      scratch: material.scratch,
      signal: material.signal,
    });
    const tree = await prepareTree(go, material);
    await compilePrograms(go, tree, version, material);
    return publish(version, material);
  },
};

async function prepareTree(go: Go, {unpacked, unpackSource, report, signal}: CompiledMaterial): Promise<string> {
  const tree = await keepFolder(path.join(go.path, 'src/k8s.io/kubernetes'), async (directory) => {
    report({zh: '解压源代码', en: 'unpacking the source'});
    await unpackSource(directory);
    // With the release's own copy (1.0.1) and a Go from 1.18 on, kubectl panics.
    const reflect2 = 'github.com/modern-go/reflect2';
    await rm(path.join(directory, 'vendor', reflect2), {recursive: true});
    const packaged = path.join(unpacked, 'usr/share/gocode/src', reflect2);
    await mustRun('cp', ['-a', packaged, path.join(directory, 'vendor', reflect2)], {signal});
  });
  report({zh: '生成 OpenAPI 定义', en: 'generating the OpenAPI definitions'});
  await generateOpenapi(go, tree, signal);
  return tree;
}

/** A program that an earlier, killed build finished stays; Go's own cache holds what it had compiled of the next. */
export async function compilePrograms(
  go: Go,
  tree: string,
  version: string,
  {scratch, report}: Pick<CompiledMaterial, 'scratch' | 'report'>,
): Promise<void> {
  for (const [index, program] of programs.entries()) {
    const file = path.join(scratch, program);
    if (await exists(file)) continue;
    const count = `${index + 1}/${programs.length}`;
    report({zh: `编译 ${program}（${count}）`, en: `compiling ${program} (${count})`});
    const flags = ['-trimpath', '-ldflags', linkerFlags(version)];
    await go.run(['build', ...flags, '-o', `${file}.new`, `./cmd/${program}`], tree);
    await rename(`${file}.new`, file);
  }
}

/** What the publisher's build stamps into the programs; without it they say v0.0.0 and refuse each other. */
export function linkerFlags(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  const values = {gitVersion: `v${version}`, gitMajor: major, gitMinor: minor, gitTreeState: 'clean'};
  const stamps = ['component-base/version', 'client-go/pkg/version'].flatMap((name) =>
    Object.entries(values).map(([key, value]) => `-X k8s.io/kubernetes/vendor/k8s.io/${name}.${key}=${value}`),
  );
  return ['-s', '-w', ...stamps].join(' ');
}

async function publish(
  version: string,
  {scratch, output, signal}: CompiledMaterial,
): Promise<Awaited<ReturnType<Artifact['build']>>> {
  const release = `/release/v${version}/bin/linux/amd64`;
  const downloads = programs.map((program) => ({
    name: program.replaceAll('-', '_'),
    path: `${release}/${program}`,
  }));
  for (const {path: file} of downloads) {
    const place = await placeFile(output, file);
    // A second name, not a move: until the mirror's manifest names it, a kill must not cost the program.
    await link(path.join(scratch, path.basename(file)), place);
    await writeFile(`${place}.sha256`, await hashFile(place));
  }
  const said = await mustRun(path.join(output, release, 'kubelet'), ['--version'], {signal});
  if (said !== `Kubernetes v${version}`) throw new Error(`kubelet --version said: ${said}`);
  return {version, downloads, beside: downloads.map((file) => `${file.path}.sha256`)};
}
