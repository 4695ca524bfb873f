import {cp, mkdir, mkdtemp, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {listDownloads, type Wanted} from '../../bundle/list-downloads.ts';
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
import {createBundleOpener} from '../bundle-source.ts';
import {createCliError} from '../fail.ts';
import {readHostOptions} from '../host-options.ts';
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
    const plan = await planRunbook(checked, file, hosts.target, []);
    const output = resolve(typeof options['output'] === 'string' ? options['output'] : `${id}-bundle.tar.gz`);
    await refuseExisting(output, options['force'] === true);
    const downloads = await listDownloads(plan, signal);
    refuseUnknown(id, downloads.urls, downloads.images, downloads.unknown);
    const {inventory} = await loadInventory(file, process.cwd());
    const sources: ParameterSources = {
      declarations: listDeclarations(checked.runbook.manifest, checked.loaded.project.versions),
      target: findTarget(hosts.target, checked.loaded.files),
      inventory,
      given: checked.given.parameters,
    };
    const [host] = inventory.hosts;
    const parameters = host === undefined ? {} : settleParameters(sources, host, checked.runbook.steps, downloads.urls);
    const work = await makeWorkFolder(output);
    try {
      const folder = join(work, `${id}-bundle`);
      const open = createBundleOpener(context, hosts);
      const files = await fetchArtifacts(
        context,
        folder,
        downloads.urls,
        createKnownSums(checked, sources),
        open,
        signal,
      );
      await writeRest(context, folder, checked, {format: 1, runbook: id, target: plan.target, parameters, files});
      if (!context.quiet) context.warn(`${context.say('bundle-packing')}\n`);
      await writeArchive(folder, output, signal);
      report(context, options, id, output, files);
      return 0;
    } catch (error) {
      if (signal.aborted) return 130;
      throw describe(error, output);
    } finally {
      await rm(work, {recursive: true, force: true});
    }
  });
}

async function refuseExisting(file: string, force: boolean): Promise<void> {
  if (force || (await stat(file).catch(() => undefined)) === undefined) return;
  throw createCliError('bundle-exists', {file}, 'bundle-exists-hint');
}

function refuseUnknown(
  runbook: string,
  urls: readonly Wanted[],
  images: readonly Wanted[],
  unknown: readonly Wanted[],
): void {
  const [strange] = unknown;
  if (strange !== undefined)
    throw createCliError('bundle-unknown', {place: placeOf(strange), what: strange.what}, undefined, 1);
  const [image] = images;
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
