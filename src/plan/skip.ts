/** What is known of a step on a host before it may be skipped. */
export interface SkipFacts {
  /** The step's key by the plan. */
  readonly key: string;
  /** The key that the host's record holds as passed. */
  readonly passedKey: string | undefined;
  /** The step has run or file blocks; one of checks only always runs. */
  readonly acts: boolean;
  /** Its files stand there as the plan has them and its checks pass; undefined before they were probed. */
  readonly probe: 'ok' | 'file' | 'check' | undefined;
  readonly force: boolean;
}

export type RunReason = 'never-ran' | 'key' | 'file' | 'check' | 'checks-only' | 'forced';

/**
 * The one skip rule, for exec and resume: a step is skipped on a host if and only if the record holds its key as
 * passed, its files match there and its checks pass.
 * @returns why it runs, `probe` where the host must be asked first, or `skip`
 */
export function judgeSkip({key, passedKey, acts, probe, force}: SkipFacts): RunReason | 'probe' | 'skip' {
  if (force) return 'forced';
  if (!acts) return 'checks-only';
  if (passedKey === undefined) return 'never-ran';
  if (passedKey !== key) return 'key';
  if (probe === undefined) return 'probe';
  return probe === 'ok' ? 'skip' : probe;
}
