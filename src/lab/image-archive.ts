import {createHash} from 'node:crypto';
import {createTar, type TarEntry} from './tar.ts';

export interface Image {
  /** With registry and tag: `runbook.lab/busybox:1.35.0`. */
  readonly reference: string;
  /** What its one layer holds. */
  readonly files: readonly TarEntry[];
  /** The image configuration's own keys: Cmd, Entrypoint, Env, StopSignal. */
  readonly config: Readonly<Record<string, unknown>>;
}

const mediaTypes = {
  config: 'application/vnd.oci.image.config.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
};

/** Images as a tar of the OCI layout, which `ctr images import` takes: the same images make the same bytes. */
export function createImageArchive(...images: readonly Image[]): Buffer {
  const packed = images.map(packImage);
  const index = {schemaVersion: 2, mediaType: mediaTypes.index, manifests: packed.map(({entry}) => entry)};
  // Images that share a blob have it once.
  const blobs = new Map(packed.flatMap((each) => each.blobs.map((blob) => [blob.hash, blob.content] as const)));
  return createTar([
    createFile('oci-layout', JSON.stringify({imageLayoutVersion: '1.0.0'})),
    createFile('index.json', JSON.stringify(index)),
    {type: 'folder', path: 'blobs', mode: 0o755},
    {type: 'folder', path: 'blobs/sha256', mode: 0o755},
    ...[...blobs].map(([hash, content]) => createFile(`blobs/sha256/${hash}`, content)),
  ]);
}

/** An image's blobs, and what the layout's index says of it. */
function packImage({reference, files, config}: Image): {readonly entry: object; readonly blobs: readonly Blob[]} {
  const layer = createBlob(mediaTypes.layer, createTar(files));
  const settings = createBlob(mediaTypes.config, {
    architecture: 'amd64',
    os: 'linux',
    config,
    rootfs: {type: 'layers', diff_ids: [layer.descriptor.digest]},
  });
  const manifest = createBlob(mediaTypes.manifest, {
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    config: settings.descriptor,
    layers: [layer.descriptor],
  });
  // The first name is containerd's own, the second the layout's.
  const annotations = {
    'io.containerd.image.name': reference,
    'org.opencontainers.image.ref.name': reference.slice(reference.lastIndexOf(':') + 1),
  };
  return {entry: {...manifest.descriptor, annotations}, blobs: [layer, settings, manifest]};
}

interface Blob {
  readonly hash: string;
  readonly content: Buffer;
  readonly descriptor: {readonly mediaType: string; readonly digest: string; readonly size: number};
}

function createBlob(mediaType: string, value: Buffer | object): Blob {
  const content = Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value));
  const hash = createHash('sha256').update(content).digest('hex');
  return {hash, content, descriptor: {mediaType, digest: `sha256:${hash}`, size: content.length}};
}

function createFile(path: string, content: Buffer | string): TarEntry {
  return {type: 'file', path, mode: 0o644, content};
}
