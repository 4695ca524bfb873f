import type {Status} from '../model/outcome.ts';

/** 130 cancelled, before 3 a host unreachable or not ready, before 1 a step failed. */
export function judgeExit(counts: ReadonlyMap<Status, number>, notReady: boolean, signal: AbortSignal): number {
  if (signal.aborted || counts.has('cancelled')) return 130;
  if (notReady || counts.has('unreachable')) return 3;
  return counts.has('failed') || counts.has('timed-out') ? 1 : 0;
}
