import {createHash} from 'node:crypto';
import type {StepPlan} from '../model/plan.ts';
import type {Verdict} from './verdict.ts';

export interface StepDigest {
  /** What acts on hosts from the first step to the end of this one. Not its place on a page, nor prose, nor undo. */
  readonly acts: string;
  /** Its own checks. */
  readonly checks: string;
}

export type Digests = ReadonlyMap<string, StepDigest>;

/**
 * A hash of what hosts are sent, by step, in order.
 * @param base a hash of what acted on them before, where anything did
 */
export function digestSteps(steps: readonly StepPlan[], base = ''): Digests {
  let acts = base;
  return new Map(
    steps.map((step) => {
      const hosts = step.hosts.map(({checks, ...rest}) => ({checks, rest}));
      acts = hash(acts, JSON.stringify({...step, hosts: hosts.map(({rest}) => rest)}, withoutPlace));
      const checks = hash(
        step.id,
        JSON.stringify(
          hosts.map((each) => each.checks),
          withoutPlace,
        ),
      );
      return [step.id, {acts, checks}] as const;
    }),
  );
}

/**
 * A hash of all that a verdict rests on: it holds as long as this does. Checks only read, so that damage which one of
 * them noticed is still noticed once others are sharper; that it went unnoticed rests on all of them.
 */
export function digestVerdict(digests: Digests, verdict: Verdict, mutated: string): string {
  const all = [...digests.values()];
  const last = all.at(-1)?.acts ?? '';
  if (verdict.status === 'unnoticed') return hash(last, ...all.map(({checks}) => checks));
  const {acts = '', checks = ''} =
    digests.get(verdict.by === 'later' || verdict.by === 'verify' ? verdict.step : mutated) ?? {};
  switch (verdict.by) {
    case 'lint':
    case 'step':
      return hash(acts);
    case 'check':
    case 'later':
      return hash(acts, checks);
    case 'verify':
      return hash(last, checks);
  }
}

function hash(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}

function withoutPlace(key: string, value: unknown): unknown {
  return ['file', 'line', 'heading', 'undo'].includes(key) ? undefined : value;
}
