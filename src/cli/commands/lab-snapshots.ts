import {listSnapshots, removeSnapshots, restoreSnapshot, takeSnapshot, type Snapshot} from '../../lab/snapshots.ts';
import type {Context} from '../context.ts';
import {createLabOptions} from '../lab-access.ts';
import type {Options} from '../program.ts';
import {withSignals} from '../signals.ts';
import {renderTable} from '../table.ts';
import {formatTime} from '../time.ts';

export function runLabSnapshot(context: Context, [snapshot = '']: readonly string[]): Promise<number> {
  return withSignals(context, async ({signal}) => {
    await takeSnapshot({...createLabOptions(context, signal), snapshot});
    if (!context.quiet) context.print(`${context.say('lab-snapshot-taken', {snapshot})}\n`);
    return 0;
  });
}

export function runLabRestore(context: Context, [snapshot = '']: readonly string[]): Promise<number> {
  return withSignals(context, async ({signal}) => {
    await restoreSnapshot({...createLabOptions(context, signal), snapshot});
    if (!context.quiet) context.print(`${context.say('lab-ready')}\n`);
    return 0;
  });
}

/** Their names alone with -q. */
export function runLabSnapshots(context: Context, _words: readonly string[], options: Options): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const place = createLabOptions(context, signal);
    const removed = options['remove'];
    if (Array.isArray(removed)) await removeSnapshots(place, removed.map(String));
    show(await listSnapshots(place), context, options);
    return 0;
  });
}

function show(snapshots: readonly Snapshot[], {print, warn, say, quiet}: Context, options: Options): void {
  if (options['format'] === 'jsonl')
    print(lines(snapshots, (each) => JSON.stringify({type: 'snapshot', format: 1, ...each})));
  else if (quiet) print(lines(snapshots, ({name}) => name));
  else if (snapshots.length === 0) warn(`${say('lab-no-snapshots')}\n`);
  else {
    const rows = snapshots.map(({name, at}) => [name, formatTime(new Date(at))]);
    print(renderTable([[say('column-snapshot'), say('column-when')], ...rows]));
  }
}

function lines(snapshots: readonly Snapshot[], render: (snapshot: Snapshot) => string): string {
  return snapshots.map((snapshot) => `${render(snapshot)}\n`).join('');
}
