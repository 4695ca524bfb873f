import {cp, mkdir, mkdtemp, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {listDownloads, type Downloads} from '../../bundle/list-downloads.ts';
import {renderBundleReadme} from '../../bundle/render-readme.ts';
import {listRunnerPackages} from '../../bundle/runner-packages.ts';
import {settleParameters} from '../../bundle/settled-parameters.ts';
import {writeArchive} from '../../bundle/write-archive.ts';
import type {Bundle} from '../../model/bundle.ts';
import {listDeclarations} from '../../model/declarations.ts';
import {RunbookError} from '../../model/error.ts';
import type {ParameterSources} from '../../model/parameter-value.ts';
import {createStyle} from '../../report/style.ts';
import type {Context} from '../context.ts';
import {createKnownSums, fetchArtifacts, isDiskError, placeOf} from '../bundle-artifacts.ts';
import {archiveImages} from '../bundle-images.ts';
import {createBundleOpener} from '../bundle-source.ts';
import {createCliError} from '../fail.ts';
import {readHostOptions, type HostOptions} from '../host-options.ts';
import {findTarget, loadInventory} from '../load-hosts.ts';
import {chooseInventory} from '../plan-inventory.ts';
import {checkRunbook, planRunbook, type CheckedRunbook} from '../prepare-run.ts';
import type {Options} from '../program.ts';
import {withSignals} from '../signals.ts';

const selection = {from: undefined, only: [], limit: []};

/** What of this checkout the runner needs. */
const parts = ['bin', 'src', 'content/docs', 'runbooks', 'package.json', 'LICENSE'];
const notNeeded = /\/(src\/(site|mutate)|runbooks\/(flags|measured|mutants))$/;

/** Links lead out of the checkout: what they mean is copied. */
const copying = {recursive: true, dereference: true};

/** Writes everything that installs a runbook without a network into one archive; touches no host. */
export function runBundle(context: Context, words: readonly string[], options: Options): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const hosts = readHostOptions(options);
    const checked = await checkRunbook(words[0] ?? '', {...hosts, bundle: undefined}, selection, context);
    const {id} = checked.runbook;
    const file = await chooseInventory(hosts, context);
    const output = resolve(typeof options['output'] === 'string' ? options['output'] : `${id}-bundle.tar.gz`);
    await refuseExisting(output, options['force'] === true);
    const work = await makeWorkFolder(output);
    try {
      const folder = join(work, `${id}-bundle`);
      const bundle = await gather(context, {checked, hosts, file, folder, images: join(work, 'images')}, signal);
      await writeRest(context, folder, checked, bundle);
      if (!context.quiet) context.warn(`${context.say('bundle-packing')}\n`);
      await writeArchive(folder, output, signal);
      report(context, options, id, output, bundle.files);
      return 0;
    } catch (error) {
      if (signal.aborted) return 130;
      throw describe(error, output);
    } finally {
      await rm(work, {recursive: true, force: true});
    }
  });
}

interface Gathering {
  readonly checked: CheckedRunbook;
  readonly hosts: HostOptions;
  /** The inventory. */
  readonly file: string;
  /** What becomes the bundle. */
  readonly folder: string;
  /** For archives of images, on the way. */
  readonly images: string;
}

/** Fetches what the steps would, images first: the steps then take them from archives. */
async function gather(context: Context, gathering: Gathering, signal: AbortSignal): Promise<Bundle> {
  const {checked, hosts, file, folder} = gathering;
  const {id, manifest, steps} = checked.runbook;
  const {inventory} = await loadInventory(file, process.cwd());
  const [host] = inventory.hosts;
  if (host === undefined) throw createCliError('bundle-nothing', {runbook: id});
  const sourcesOf = (given: ParameterSources['given']): ParameterSources => ({
    declarations: listDeclarations(manifest, checked.loaded.project.versions),
    target: findTarget(hosts.target, checked.loaded.files),
    inventory,
    given,
  });
  const list = async (planned: CheckedRunbook): Promise<Downloads & {readonly target: string}> => {
    const plan = await planRunbook(planned, file, hosts.target, []);
    const downloads = await listDownloads(plan, signal);
    refuseUnknown(downloads);
    return {...downloads, target: plan.target};
  };
  const {parameters} = checked.given;
  const pulled = (await list(checked)).images;
  const images = await archiveImages(context, gathering.images, pulled, sourcesOf(parameters), host, signal);
  const given = {...checked.given, parameters: {...parameters, ...images.parameters}};
  const archived = {...checked, given};
  const downloads = await list(archived);
  refuseOpen(id, downloads);
  const sources = sourcesOf(given.parameters);
  const open = images.over(createBundleOpener(context, hosts));
  const sums = createKnownSums(archived, sources);
  const files = await fetchArtifacts(context, folder, downloads.urls, sums, open, signal);
  return {
    format: 1,
    runbook: id,
    target: downloads.target,
    parameters: settleParameters(sources, host, steps, downloads.urls),
    files: files.map(images.name),
  };
}

async function refuseExisting(file: string, force: boolean): Promise<void> {
  if (force || (await stat(file).catch(() => undefined)) === undefined) return;
  throw createCliError('bundle-exists', {file}, 'bundle-exists-hint');
}

function refuseUnknown({unknown: [strange]}: Downloads): void {
  if (strange === undefined) return;
  throw createCliError('bundle-unknown', {place: placeOf(strange), what: strange.what}, undefined, 1);
}

/** Nothing to fetch, or still an image to pull though images come from archives. */
function refuseOpen(runbook: string, {urls, images: [image]}: Downloads): void {
  if (image !== undefined)
    throw createCliError('bundle-images', {place: placeOf(image), what: image.what}, 'bundle-images-hint');
  if (urls.length === 0) throw createCliError('bundle-nothing', {runbook});
}

/** Beside the archive, so that its disk is the one that must have room. */
async function makeWorkFolder(output: string): Promise<string> {
  try {
    await mkdir(dirname(output), {recursive: true});
    return await mkdtemp(`${output}.new-`);
  } catch (error) {
    throw describe(error, output);
  }
}

async function writeRest(
  {root}: Context,
  folder: string,
  {runbook: {id, manifest}}: CheckedRunbook,
  bundle: Bundle,
): Promise<void> {
  for (const part of parts) {
    await cp(join(root, part), join(folder, part), {...copying, filter: (file) => !notNeeded.test(file)});
  }
  for (const name of await listRunnerPackages(root))
    await cp(join(root, 'node_modules', name), join(folder, 'node_modules', name), copying);
  const sums = bundle.files.map(({path, sha256}) => `${sha256}  artifacts/${path}\n`).join('');
  await writeFile(join(folder, 'bundle.json'), `${JSON.stringify(bundle, undefined, 2)}\n`);
  await writeFile(join(folder, 'SHA256SUMS'), sums);
  await writeFile(join(folder, 'README.md'), renderBundleReadme(id, manifest, bundle.target));
  await writeFile(join(folder, 'runbook'), launcher, {mode: 0o755});
}

const launcher = `#!/bin/sh
# Starts the runner of this bundle with the Node on PATH.
exec node "$(dirname "$0")/bin/runbook.mjs" "$@"
`;

function report(context: Context, options: Options, runbook: string, output: string, files: Bundle['files']): void {
  if (options['format'] === 'jsonl') {
    const head = {type: 'bundle', format: 1, runbook, file: output};
    const lines = [head, ...files.map((file) => ({type: 'artifact', ...file}))];
    context.print(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return;
  }
  if (context.quiet) return;
  const style = createStyle(context.color.out);
  const size = Math.round(files.reduce((sum, file) => sum + file.size, 0) / 1e6);
  context.print(
    [
      `${style.green('✓')} ${context.say('bundle-written', {runbook, file: style.bold(output)})}`,
      `  ${context.say('bundle-counts', {files: files.length, size})}`,
      `  ${context.say('bundle-next', {folder: `${runbook}-bundle`})}`,
      '',
    ].join('\n'),
  );
}

/** A disk that is full or closed to us is the operator's to mend, be it met by us or by `tar`. */
function describe(error: unknown, file: string): unknown {
  if (error instanceof RunbookError) return error;
  const {code, message, stderr} = error as NodeJS.ErrnoException & {stderr?: string};
  if (stderr === undefined && !isDiskError(code)) return error;
  const detail = stderr?.trim() || message;
  const full = code === 'ENOSPC' || /No space left|Disk quota/.test(detail);
  return createCliError('bundle-unwritable', {file, detail}, full ? 'bundle-space-hint' : undefined, 3);
}
