import type {Event} from '../model/event.ts';
import type {Host} from '../model/inventory.ts';
import type {Failure, Outcome} from '../model/outcome.ts';
import type {Place} from '../model/plan.ts';
import {createKeptOutput} from './kept-output.ts';
import {createMask} from './mask.ts';
import {changedFile, refusedFile} from './own-scripts.ts';
import type {HostRecord} from './host-record.ts';
import type {HostScript, ScriptResult} from './job.ts';
import type {Session} from './session.ts';

/** A host during a run: its session and what its record says. */
export interface RunHost {
  readonly host: Host;
  readonly session: Session;
  record: HostRecord;
  /** The record ends in half a line that must be closed before the next. */
  torn: boolean;
}

export type BlockKind = Failure['kind'];

/** A script and what it stands for on the page. */
export interface PlacedScript extends HostScript {
  readonly blockKind: BlockKind;
  readonly place: Place;
  /** Its output must be shown nowhere. */
  readonly hidden: boolean;
  /** Takes the output as it is, unmasked and whole. */
  readonly onText?: (text: string) => void;
}

export interface ScriptRun {
  readonly script: PlacedScript;
  readonly result: ScriptResult;
  /** Masked, first and last 64 KiB. */
  readonly output: string;
}

export interface RunTools {
  readonly emit: (event: Event) => void;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Values that must be shown nowhere. */
  readonly listSecrets: () => readonly string[];
}

/** Runs scripts of a step on a host up to the first that fails, and says so in events. */
export async function runScripts(
  on: RunHost,
  step: string,
  scripts: readonly PlacedScript[],
  tools: RunTools,
): Promise<readonly ScriptRun[]> {
  const runs: ScriptRun[] = [];
  const host = on.host.name;
  const at = (): string => tools.now().toISOString();
  let mask = createMask([]);
  let kept = createKeptOutput();
  let decoder = new TextDecoder();
  const show = (text: string, hidden: boolean): void => {
    if (text === '' || hidden) return;
    kept.push(text);
    tools.emit({type: 'output', step, host, text});
  };
  await on.session.run(scripts, {
    signal: tools.signal,
    onBegin: (index) => {
      const script = scripts[index];
      mask = createMask(tools.listSecrets());
      kept = createKeptOutput();
      decoder = new TextDecoder();
      if (script === undefined || script.blockKind === 'record') return;
      tools.emit({type: 'block-started', at: at(), step, host, kind: script.blockKind, ...script.place});
    },
    onOutput: (index, bytes) => {
      const text = decoder.decode(bytes, {stream: true});
      scripts[index]?.onText?.(text);
      show(mask.push(text), scripts[index]?.hidden ?? true);
    },
    onEnd: (index, result) => {
      const script = scripts[index];
      if (script === undefined) return;
      show(mask.push(decoder.decode()) + mask.end(), script.hidden);
      const output = kept.read();
      runs.push({script, result, output});
      if (script.blockKind === 'record') return;
      const {seconds, exitCode} = result;
      const kind = script.blockKind;
      tools.emit({type: 'block-finished', at: at(), step, host, kind, ...script.place, seconds, exitCode, output});
    },
  });
  return runs;
}

/** True where a script did all that it should. */
export function hasPassed({script, result}: ScriptRun): boolean {
  const own = script.kind === 'own';
  return result.status === 'exited' && result.exitCode === 0 && (own || (result.reachedEnd && !result.leftRunning));
}

/** What became of the step, by the last script that ran; it did not pass, or others should have followed it. */
export function judgeRun(last: ScriptRun | undefined, on: RunHost, seconds: number, signal: AbortSignal): Outcome {
  const lost: Outcome = {status: 'unreachable', detail: on.session.readLoss()};
  if (last === undefined || hasPassed(last)) return signal.aborted ? {status: 'cancelled'} : lost;
  if (last.result.status === 'lost') return lost;
  if (last.result.status === 'cancelled') return {status: 'cancelled'};
  const failure = createFailure(last);
  return {status: last.result.status === 'timed-out' ? 'timed-out' : 'failed', seconds, failure};
}

export function createFailure({script, result, output}: ScriptRun): Failure {
  return {
    kind: script.blockKind,
    ...script.place,
    reason: nameReason(script, result),
    exitCode: result.exitCode,
    ...(result.line > 0 && script.kind !== 'own' ? {failingLine: script.place.line + result.line} : {}),
    output,
  };
}

function nameReason({kind}: HostScript, {exitCode, reachedEnd, leftRunning}: ScriptResult): Failure['reason'] {
  if (kind === 'own' && exitCode === refusedFile) return 'refused-file';
  if (kind === 'own' && exitCode === changedFile) return 'changed-file';
  if (exitCode !== 0) return 'exit-code';
  if (!reachedEnd) return 'ended-early';
  return leftRunning ? 'left-running' : 'exit-code';
}
