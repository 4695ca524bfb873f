import {downLab, resetLab, upLab} from '../../lab/lab.ts';
import {readLabStatus, type LabStatus} from '../../lab/lab-status.ts';
import {buildMirror} from '../../lab/mirror.ts';
import {createStyle} from '../../report/style.ts';
import type {Context} from '../context.ts';
import {createLabOptions} from '../lab-access.ts';
import type {Options} from '../program.ts';
import {withSignals} from '../signals.ts';
import {renderTable} from '../table.ts';

export function runLabUp(context: Context): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const {inventory} = await upLab(createLabOptions(context, signal));
    return sayReady(inventory, context);
  });
}

export function runLabReset(context: Context): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const {inventory} = await resetLab(createLabOptions(context, signal));
    return sayReady(inventory, context);
  });
}

export function runLabDown(context: Context): Promise<number> {
  return withSignals(context, async ({signal}) => {
    await downLab(createLabOptions(context, signal));
    if (!context.quiet) context.print(`${context.say('lab-is-down')}\n`);
    return 0;
  });
}

/** Exit 3 where the lab is not wholly up, so that scripts can ask. */
export function runLabStatus(context: Context, _words: readonly string[], options: Options): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const status = await readLabStatus(createLabOptions(context, signal));
    if (options['format'] === 'jsonl') context.print(`${JSON.stringify({type: 'lab', format: 1, ...status})}\n`);
    else if (!context.quiet) context.print(renderStatus(status, context));
    return status.network && status.mirror && status.hosts.every((host) => host.status === 'ready') ? 0 : 3;
  });
}

export function runMirrorBuild(context: Context): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const built = await buildMirror(createLabOptions(context, signal));
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
