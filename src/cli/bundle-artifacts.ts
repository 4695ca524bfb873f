import {join} from 'node:path';
import {isChecksumList, nameOf} from '../bundle/checksums.ts';
import {fetchFile, type FetchedFile, type OpenUrl} from '../bundle/fetch-file.ts';
import {createSums, type KnownSums} from '../bundle/known-sums.ts';
import type {Wanted} from '../bundle/list-downloads.ts';
import {bundlePathOf, type Bundle} from '../model/bundle.ts';
import {fillHoles, showParts} from '../model/hole.ts';
import {findParameterValue, type ParameterSources} from '../model/parameter-value.ts';
import type {Context} from './context.ts';
import {createCliError} from './fail.ts';
import type {CheckedRunbook} from './prepare-run.ts';

/** What the files must be: those of the lock file by URL, all others by their checksum alone. */
export function createKnownSums({runbook, loaded}: CheckedRunbook, sources: ParameterSources): KnownSums {
  const {inventory, declarations} = sources;
  const byUrl = new Map<string, string>();
  const others: string[] = [];
  for (const host of inventory.hosts) {
    const find = (name: string) => findParameterValue(name, host, sources);
    for (const [name, {type}] of declarations) if (type === 'sha256') others.push(find(name)?.value ?? '');
    for (const name of runbook.manifest.artifacts) {
      const artifact = loaded.project.versions.artifacts[name];
      const sum = find(`${name}_sha256`)?.value;
      if (artifact !== undefined && sum !== undefined)
        byUrl.set(showParts(fillHoles(`${artifact.url}/${artifact.file}`, find)), sum);
    }
  }
  return createSums(byUrl, new Set(others.filter((sum) => sum !== '')));
}

/** Fetches what is wanted into `artifacts/` of a folder, and proves each file. */
export async function fetchArtifacts(
  context: Context,
  folder: string,
  wanted: readonly Wanted[],
  sums: KnownSums,
  open: OpenUrl,
  signal: AbortSignal,
): Promise<Bundle['files']> {
  const files: Bundle['files'] = [];
  // The lists first: they prove the others.
  const ordered = [...wanted].sort((a, b) => Number(isChecksumList(b.what)) - Number(isChecksumList(a.what)));
  for (const [index, want] of ordered.entries()) {
    const path = bundlePathOf(want.what);
    const said = context.say('bundle-fetching', {number: index + 1, of: ordered.length, name: nameOf(want.what)});
    if (!context.quiet) context.warn(`${said}\n`);
    const fetched = await fetchOne(want, join(folder, 'artifacts', path), open, signal);
    await sums.add(want.what, join(folder, 'artifacts', path));
    refuseUnproved(want, fetched, sums);
    files.push({path, url: want.what, ...fetched});
  }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function refuseUnproved(want: Wanted, {sha256: sum}: FetchedFile, sums: KnownSums): void {
  const url = want.what;
  const judged = sums.judge(url, sum);
  if (judged.status === 'unknown')
    throw createCliError('bundle-no-sum', {url, place: placeOf(want)}, 'bundle-no-sum-hint', 1);
  if (judged.status === 'differs')
    throw createCliError('bundle-sum', {url, sum, expected: judged.expected}, 'bundle-sum-hint', 1);
}

async function fetchOne(want: Wanted, file: string, open: OpenUrl, signal: AbortSignal): Promise<FetchedFile> {
  try {
    return await fetchFile(want.what, file, open, signal);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (signal.aborted || isDiskError(code)) throw error;
    const cause = (error as Error).cause as Error | undefined;
    const detail = cause?.message ?? (error as Error).message;
    throw createCliError('bundle-fetch', {url: want.what, detail, place: placeOf(want)}, 'bundle-fetch-hint', 3);
  }
}

/** As problems name a place. */
export function placeOf({file, line}: Wanted): string {
  return `${file}:${String(line)}`;
}

/** What a disk says that is full or closed to us. */
export function isDiskError(code: string | undefined): boolean {
  return ['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'ENOTDIR', 'EPERM'].includes(code ?? '');
}
