import {join} from 'node:path';
import {evidenceFolder, loadEvidence} from './evidence-files.ts';

/** What each step of a runbook took in the run of its evidence: on this target, or on another where that has none. */
export async function loadExpectedTimes(
  root: string,
  runbook: string,
  target: string,
): Promise<ReadonlyMap<string, number>> {
  const {files} = await loadEvidence(root, join(root, evidenceFolder));
  const own = files.map(({evidence}) => evidence).filter((evidence) => evidence.runbook === runbook);
  const chosen = own.find((evidence) => evidence.target === target) ?? own[0];
  return new Map(Object.entries(chosen?.head.steps ?? {}));
}
