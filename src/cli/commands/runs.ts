import {listRuns, type RunSummary} from '../../journal/list-runs.ts';
import {formatSeconds} from '../../report/duration.ts';
import {createStyle, type Style} from '../../report/style.ts';
import type {Context} from '../context.ts';
import {findDirectories} from '../directories.ts';
import {createCliError} from '../fail.ts';
import {isAlive} from '../is-alive.ts';
import type {Options} from '../program.ts';
import {renderTable} from '../table.ts';
import {formatTime} from '../time.ts';

/** The newest runs of this machine and how they ended. */
export async function runRuns(context: Context, _words: readonly string[], options: Options): Promise<number> {
  const count = readCount(String(options['number']));
  const runs = (await listRuns(findDirectories(context.process.env).state, isAlive)).slice(0, count);
  if (options['format'] === 'jsonl') context.print(runs.map((run) => `${JSON.stringify(showRun(run))}\n`).join(''));
  else if (context.quiet) context.print(runs.map(({run}) => `${run}\n`).join(''));
  else if (runs.length === 0) context.warn(`${context.say('no-runs')}\n`);
  else context.print(renderRuns(runs, context));
  return 0;
}

function readCount(word: string): number {
  if (!/^[1-9]\d{0,5}$/.test(word)) throw createCliError('bad-number', {word}, 'usage-help');
  return Number(word);
}

function showRun({run, file, started, state}: RunSummary): object {
  const {runbook, command, target} = started?.options ?? {};
  const finished = state.type === 'finished' ? {exitCode: state.event.exitCode, seconds: state.event.seconds} : {};
  return {
    type: 'run',
    format: 1,
    run,
    file,
    runbook,
    command,
    target,
    at: started?.at,
    state: nameState(state),
    ...finished,
  };
}

function renderRuns(runs: readonly RunSummary[], context: Context): string {
  const {say} = context;
  const style = createStyle(context.color.out);
  const head = (['run', 'runbook', 'command', 'target', 'when', 'outcome', 'seconds'] as const).map((name) =>
    style.dim(say(`column-${name}`)),
  );
  const rows = runs.map(({run, started, state}) => [
    run,
    started?.options.runbook ?? '?',
    started?.options.command ?? '?',
    started?.options.target ?? '?',
    started === undefined ? '' : formatTime(new Date(started.at)),
    paintOf(nameState(state), style)(say(`run-${nameState(state)}`)),
    state.type === 'finished' ? formatSeconds(state.event.seconds) : '',
  ]);
  return renderTable([head, ...rows]);
}

type State = 'passed' | 'failed' | 'unreachable' | 'cancelled' | 'cut-off' | 'running';

function nameState(state: RunSummary['state']): State {
  if (state.type !== 'finished') return state.type;
  switch (state.event.exitCode) {
    case 0:
      return 'passed';
    case 3:
      return 'unreachable';
    case 130:
      return 'cancelled';
    default:
      return 'failed';
  }
}

function paintOf(state: State, style: Style): (text: string) => string {
  if (state === 'passed') return style.green;
  if (state === 'running') return style.cyan;
  return state === 'cancelled' || state === 'cut-off' ? style.yellow : style.red;
}
