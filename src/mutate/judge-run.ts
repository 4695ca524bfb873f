import type {Event} from '../model/event.ts';
import type {Outcome} from '../model/outcome.ts';
import type {Verdict} from './verdict.ts';

/** What a run of the command line came to. */
export interface RunEnd {
  readonly command: 'exec' | 'verify';
  readonly exitCode: number | undefined;
  readonly events: readonly Event[];
  /** What it said besides. */
  readonly said: string;
}

/** A verdict, or what stands in its way: all has passed so far, or the run says nothing of the mutant. */
export type Judged = Verdict | {readonly status: 'passed'} | {readonly status: 'void'; readonly why: string};

/**
 * What a run says of a mutant.
 * @param steps all steps of the runbook, in order
 */
export function judgeRun({command, exitCode, events, said}: RunEnd, mutated: string, steps: readonly string[]): Judged {
  if (exitCode === 0) return {status: 'passed'};
  const started = events.some(({type}) => type === 'run-started');
  if (!started && (exitCode === 1 || exitCode === 2)) {
    return {status: 'noticed', by: 'lint', step: '', host: '', detail: lastLine(said)};
  }
  const failed = events.find((event) => event.type === 'host-finished' && isBad(event.outcome));
  if (failed?.type !== 'host-finished')
    return {status: 'void', why: `exit ${exitCode ?? 'unknown'}: ${lastLine(said)}`};
  const {step, host, outcome} = failed;
  const detail = describe(outcome);
  if (command === 'verify') return {status: 'noticed', by: 'verify', step, host, detail};
  if (steps.indexOf(step) < steps.indexOf(mutated)) return {status: 'void', why: `${step} on ${host}: ${detail}`};
  const own = 'failure' in outcome && outcome.failure.kind === 'check' ? 'check' : 'step';
  return {status: 'noticed', by: step === mutated ? own : 'later', step, host, detail};
}

function isBad({status}: Outcome): boolean {
  return status === 'failed' || status === 'timed-out' || status === 'unreachable';
}

function describe(outcome: Outcome): string {
  if ('detail' in outcome) return outcome.detail;
  if (!('failure' in outcome)) return outcome.status;
  const {kind, line, reason, output} = outcome.failure;
  return `${kind} at line ${line}, ${reason}: ${lastLine(output)}`;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim().slice(0, 200) ?? '';
}
