import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {mustRun} from '../command.ts';
import {createImageArchive, type Image} from '../image-archive.ts';
import type {TarEntry} from '../tar.ts';
import type {Artifact, ArtifactMaterial} from './artifact.ts';
import {createFile, createFolder, readLibraries} from './image-files.ts';
import {placeFile} from './publish.ts';
import {pauseConfig, pauseProgram} from './pause-archive.ts';

const repository = 'runbook.lab';

/** What kubeadm's kube-proxy finds in its image beside itself: the host's own kind of iptables, and conntrack. */
const proxyPackages = [
  'iptables',
  'conntrack',
  'netbase',
  'libmnl0',
  'libnetfilter-conntrack3',
  'libnfnetlink0',
  'libnftnl11',
  'libxtables12',
];

/**
 * The images of `kubeadm config images list`, under its names and tags, in one archive: of the programs that the mirror
 * has anyway, Debian's etcd and iptables. CoreDNS is in no reachable registry and not among them.
 */
export const kubeadmArchive: Artifact = {
  type: 'packaged',
  name: 'kubeadm_archive',
  recipe: 2,
  packages: ['busybox-static', 'etcd-client', 'etcd-server', 'libc6', ...proxyPackages],
  artifacts: ['kubernetes'],
  build: async (material) => {
    const {published, output, signal} = material;
    const kubeadm = findPublished(published, 'kubeadm');
    const version = (await mustRun(kubeadm, ['version', '-o', 'short'], {signal})).trim();
    const list = ['config', 'images', 'list', '--kubernetes-version', version, '--image-repository', repository];
    const references = (await mustRun(kubeadm, list, {signal})).split('\n').filter((line) => line !== '');
    const images: Image[] = [];
    for (const reference of references) {
      const content = await readContent(parseImageName(reference), material);
      if (content !== undefined) images.push({reference, ...content});
    }
    const file = '/images/kubeadm.tar';
    await writeFile(await placeFile(output, file), createImageArchive(...images));
    return {
      version: version.replace(/^v/, ''),
      downloads: [{name: 'kubeadm_archive', path: file}],
      beside: [],
      vars: {image_repository: repository},
    };
  },
};

/** `etcd` of `runbook.lab/etcd:3.4.13-0`. */
export function parseImageName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1, reference.lastIndexOf(':'));
}

/** What an image holds; undefined for one that the lab has not. */
async function readContent(name: string, material: ArtifactMaterial): Promise<Omit<Image, 'reference'> | undefined> {
  const {unpacked, published} = material;
  switch (name) {
    case 'kube-apiserver':
    case 'kube-controller-manager':
    case 'kube-scheduler':
      return {config, files: [...(await readBase(unpacked)), await readProgram(findPublished(published, name), name)]};
    case 'kube-proxy': {
      const program = await readProgram(findPublished(published, name), name);
      return {config, files: [...(await readBase(unpacked)), program, ...(await readProxyFiles(unpacked))]};
    }
    case 'etcd': {
      const programs = [name, 'etcdctl'].map((each) => readProgram(path.join(unpacked, 'usr/bin', each), each));
      const libraries = await readLibraries(unpacked, ['libc.so.6']);
      return {config, files: [...(await readBase(unpacked)), ...(await Promise.all(programs)), ...libraries]};
    }
    case 'pause':
      return {config: pauseConfig, files: [...(await readBase(unpacked)), pauseProgram]};
    default:
      return undefined;
  }
}

const config = {Env: ['PATH=/usr/local/bin:/usr/sbin:/bin'], WorkingDir: '/'};

/** Folders, and a shell for who looks inside. */
async function readBase(unpacked: string): Promise<TarEntry[]> {
  const folders = [
    'bin',
    'etc',
    'lib',
    'lib/x86_64-linux-gnu',
    'lib64',
    'usr',
    'usr/local',
    'usr/local/bin',
    'usr/sbin',
  ];
  return [
    ...[...folders, 'var', 'var/lib', 'var/run'].map(createFolder),
    {type: 'folder', path: 'tmp', mode: 0o1777},
    await readProgram(path.join(unpacked, 'bin/busybox'), 'busybox', 'bin'),
    ...['cat', 'ls', 'sh', 'sleep'].map((applet): TarEntry => ({
      type: 'link',
      path: `bin/${applet}`,
      target: 'busybox',
    })),
    createFile('etc/passwd', 'root:x:0:0:root:/:/bin/sh\n'),
    createFile('etc/group', 'root:x:0:\n'),
    createFile('etc/nsswitch.conf', 'hosts: files dns\n'),
  ];
}

async function readProxyFiles(unpacked: string): Promise<TarEntry[]> {
  const variants = ['iptables', 'ip6tables'].flatMap((name) => [name, `${name}-restore`, `${name}-save`]);
  const extensions = 'usr/lib/x86_64-linux-gnu/xtables';
  const names = (await readdir(path.join(unpacked, extensions))).sort();
  const libraries = ['libc.so.6', 'libm.so.6', 'libmnl.so.0', 'libnetfilter_conntrack.so.3', 'libnfnetlink.so.0'];
  return [
    await readProgram(path.join(unpacked, 'usr/sbin/xtables-nft-multi'), 'xtables-nft-multi', 'usr/sbin'),
    await readProgram(path.join(unpacked, 'usr/sbin/conntrack'), 'conntrack', 'usr/sbin'),
    ...variants.map((name): TarEntry => ({type: 'link', path: `usr/sbin/${name}`, target: 'xtables-nft-multi'})),
    createFile('etc/protocols', await readFile(path.join(unpacked, 'etc/protocols'))),
    createFile('etc/services', await readFile(path.join(unpacked, 'etc/services'))),
    ...['usr/lib', 'usr/lib/x86_64-linux-gnu', extensions].map(createFolder),
    ...(await Promise.all(
      names.map(async (name) =>
        createFile(`${extensions}/${name}`, await readFile(path.join(unpacked, extensions, name))),
      ),
    )),
    ...(await readLibraries(unpacked, [...libraries, 'libnftnl.so.11', 'libxtables.so.12'])),
  ];
}

async function readProgram(file: string, name: string, folder = 'usr/local/bin'): Promise<TarEntry> {
  return createFile(`${folder}/${name}`, await readFile(file), 0o755);
}

function findPublished(published: ReadonlyMap<string, string>, program: string): string {
  const file = published.get(program.replaceAll('-', '_'));
  if (file === undefined) throw new Error(`kubernetes has published no ${program}`);
  return file;
}
