import {createReadStream} from 'node:fs';
import {join} from 'node:path';
import type {ExecaError} from 'execa';
import type {OpenUrl} from '../bundle/fetch-file.ts';
import type {Wanted} from '../bundle/list-downloads.ts';
import {pullImage} from '../bundle/pull-image.ts';
import {hashFile} from '../lab/hash-file.ts';
import type {Bundle} from '../model/bundle.ts';
import type {Host} from '../model/inventory.ts';
import {findParameterValue, type ParameterSources} from '../model/parameter-value.ts';
import {placeOf} from './bundle-artifacts.ts';
import type {Context} from './context.ts';
import {createCliError} from './fail.ts';

/** Images that were pulled into archives, for steps that would pull them. */
export interface ArchivedImages {
  /** What makes the steps take the archives: `images`, `images_url` and a checksum of each. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Opens an archive by the URL that the steps then ask for. */
  readonly over: (open: OpenUrl) => OpenUrl;
  /** Says of an archive which image it was. */
  readonly name: (file: Bundle['files'][number]) => Bundle['files'][number];
}

/** Where the steps believe the archives to be; nothing answers there. */
const base = 'https://images.invalid';

/**
 * Pulls what the steps would pull. By the pages' convention `kube_state_metrics_image` is the archive
 * `kube-state-metrics.tar`, whose checksum is `kube_state_metrics_archive_sha256`.
 */
export async function archiveImages(
  context: Context,
  folder: string,
  wanted: readonly Wanted[],
  sources: ParameterSources,
  host: Host,
  signal: AbortSignal,
): Promise<ArchivedImages> {
  const parameters: Record<string, string> = {};
  const images = new Map<string, {readonly image: string; readonly file: string}>();
  for (const [index, want] of wanted.entries()) {
    const name = findStem(want, sources, host);
    const archive = `${name.replaceAll('_', '-')}.tar`;
    const file = join(folder, archive);
    const said = context.say('bundle-pulling', {number: index + 1, of: wanted.length, name: want.what});
    if (!context.quiet) context.warn(`${said}\n`);
    await pull(want, file, signal);
    images.set(`${base}/${archive}`, {image: want.what, file});
    parameters[`${name}_archive_sha256`] = await hashFile(file);
  }
  return {
    parameters: images.size === 0 ? {} : {...parameters, images: 'archive', images_url: base},
    over: (open) => (url, given) => {
      const archived = images.get(url);
      return archived === undefined ? open(url, given) : Promise.resolve(createReadStream(archived.file));
    },
    name: (file) => {
      const archived = images.get(file.url);
      return archived === undefined ? file : {...file, url: `docker://${archived.image}`};
    },
  };
}

/** `pause` where the parameter `pause_image` has the image and `pause_archive_sha256` may take a checksum. */
function findStem(want: Wanted, sources: ParameterSources, host: Host): string {
  const {declarations} = sources;
  for (const [name, {type}] of declarations) {
    const stem = name.replace(/_image$/, '');
    const isArchived = type === 'image' && declarations.has(`${stem}_archive_sha256`) && declarations.has('images_url');
    if (isArchived && findParameterValue(name, host, sources)?.value === want.what) return stem;
  }
  throw createCliError('bundle-images', {place: placeOf(want), what: want.what}, 'bundle-images-hint');
}

async function pull(want: Wanted, file: string, signal: AbortSignal): Promise<void> {
  try {
    await pullImage(want.what, file, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const {code, stderr, message} = error as ExecaError;
    if (code === 'ENOENT') throw createCliError('bundle-skopeo', {what: want.what}, 'bundle-skopeo-hint', 3);
    const detail = String(stderr ?? message).trim();
    if (/no space left|disk quota/i.test(detail)) throw error;
    throw createCliError('bundle-pull', {what: want.what, detail, place: placeOf(want)}, 'bundle-pull-hint', 3);
  }
}
