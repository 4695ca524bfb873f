import {downLab, resetLab, upLab} from '../../lab/lab.ts';
import type {UpLabOptions} from '../../lab/lab-options.ts';
import {readLabStatus, type LabStatus} from '../../lab/lab-status.ts';
import {buildMirror} from '../../lab/mirror.ts';
import {createStyle} from '../../report/style.ts';
import type {Context} from '../context.ts';
import {findDirectories} from '../directories.ts';
import {createLabReport} from '../lab-report.ts';
import type {Options} from '../program.ts';
import {withSignals} from '../signals.ts';
import {renderTable} from '../table.ts';

export function runLabUp(context: Context): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const {inventory} = await upLab(createOptions(context, signal));
    return sayReady(inventory, context);
  });
}

export function runLabReset(context: Context): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const {inventory} = await resetLab(createOptions(context, signal));
    return sayReady(inventory, context);
  });
}

export function runLabDown(context: Context): Promise<number> {
  return withSignals(context, async ({signal}) => {
    await downLab(createOptions(context, signal));
    if (!context.quiet) context.print(`${context.say('lab-is-down')}\n`);
    return 0;
  });
}

/** Exit 3 where the lab is not wholly up, so that scripts can ask. */
export function runLabStatus(context: Context, _words: readonly string[], options: Options): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const status = await readLabStatus({stateDirectory: findDirectories(context.process.env).state, signal});
    if (options['format'] === 'jsonl') context.print(`${JSON.stringify({type: 'lab', format: 1, ...status})}\n`);
    else if (!context.quiet) context.print(renderStatus(status, context));
    return status.network && status.mirror && status.hosts.every((host) => host.status === 'ready') ? 0 : 3;
  });
}

export function runMirrorBuild(context: Context): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const built = await buildMirror(createOptions(context, signal));
    if (context.quiet) return 0;
    context.print(`${context.say('mirror-ready', {directory: built.directory})}\n`);
    context.print(
      renderTable(
        built.artifacts.map(({name, version, path, sha256}) => [name, version, path, sha256]),
        '  ',
      ),
    );
    return 0;
  });
}

function createOptions(context: Context, signal: AbortSignal): UpLabOptions {
  const {cache, state} = findDirectories(context.process.env);
  const report = createLabReport(context);
  return {cacheDirectory: cache, stateDirectory: state, signal, report, nodePath: context.process.execPath};
}

function sayReady(inventory: string, {quiet, print, say}: Context): number {
  if (!quiet) print(`${say('lab-ready')}\n  -i ${inventory}\n  runbook lab ssh master\n`);
  return 0;
}

function renderStatus(status: LabStatus, {color, say}: Context): string {
  const style = createStyle(color.out);
  const mark = (ok: boolean): string => (ok ? style.green('✓') : style.red('✗'));
  const rows = [
    ...status.hosts.map((host) => [mark(host.status === 'ready'), host.name, host.ip, say(`lab-host-${host.status}`)]),
    [mark(status.network), say('lab-network'), '', say(status.network ? 'up' : 'down')],
    [mark(status.mirror), say('lab-mirror'), '', say(status.mirror ? 'up' : 'down')],
    ...(status.inventory === undefined ? [] : [[mark(true), say('lab-inventory'), '', status.inventory]]),
  ];
  return renderTable(rows);
}
