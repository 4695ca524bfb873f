import type {Evidence, HostEvidence} from '../model/evidence.ts';
import {createProblem, type Problem} from '../model/problem.ts';
import type {Runbook} from '../model/runbook.ts';
import {listSent} from './digest-step.ts';

const start = {line: 1, column: 1};

/**
 * Where the evidence that is kept and that of a run just made say different things; `head` is never compared.
 * @param file the file that is kept, relative to the project's root
 */
export function compareEvidence(kept: Evidence, fresh: Evidence, file: string, runbook: Runbook): Problem[] {
  const names = new Set([...Object.keys(kept.values), ...Object.keys(fresh.values)]);
  const values = [...names].flatMap((name) => {
    const [was, now] = [kept.values[name], fresh.values[name]].map((value) => JSON.stringify(value ?? null));
    return was === now
      ? []
      : [createProblem('evidence-other-value', file, start, {name, was: `${was}`, now: `${now}`})];
  });
  const steps = [...new Set([...kept.steps, ...fresh.steps].map(({step}) => step))];
  const problems = [...values, ...steps.flatMap((id) => compareStep(id, kept, fresh, file, runbook))];
  if (problems.length > 0 || JSON.stringify(kept.steps) === JSON.stringify(fresh.steps)) return problems;
  return [createProblem('evidence-other-order', file, start)];
}

function compareStep(id: string, kept: Evidence, fresh: Evidence, file: string, runbook: Runbook): Problem[] {
  const step = runbook.steps.find((each) => each.id === id);
  const place = step === undefined ? ([file, start] as const) : ([step.file, step.position] as const);
  const [was, now] = [kept, fresh].map(({steps}) => steps.find((each) => each.step === id));
  if (was === undefined || now === undefined) return [createProblem('evidence-other-step', ...place, {step: id})];
  const {hosts: wasHosts, ...wasText} = was;
  const {hosts: nowHosts, ...nowText} = now;
  if (JSON.stringify(wasText) !== JSON.stringify(nowText)) {
    return [createProblem('evidence-other-step', ...place, {step: id})];
  }
  const blocks = step === undefined ? [] : listSent(step);
  return [...new Set([...wasHosts, ...nowHosts].map(({host}) => host))].flatMap((host) => {
    const [before, after] = [wasHosts, nowHosts].map((hosts) => hosts.find((each) => each.host === host));
    const block = findOther(before, after);
    if (block === undefined) return [];
    const position = blocks[block]?.position ?? place[1];
    const outputs = [before, after].map((each) => each?.ran.find((ran) => ran.block === block)?.output ?? '');
    const lines = findOtherLine(outputs[0] ?? '', outputs[1] ?? '');
    return [createProblem('evidence-other-output', place[0], position, {step: id, host, ...lines})];
  });
}

/** The first block that did not run on both, or printed something else; -1 where the hosts differ as such. */
function findOther(before: HostEvidence | undefined, after: HostEvidence | undefined): number | undefined {
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined;
  const blocks = [...(before?.ran ?? []), ...(after?.ran ?? [])].map(({block}) => block);
  const find = (host: HostEvidence | undefined, block: number): string =>
    JSON.stringify(host?.ran.find((ran) => ran.block === block) ?? null);
  return blocks.toSorted((a, b) => a - b).find((block) => find(before, block) !== find(after, block)) ?? -1;
}

function findOtherLine(before: string, after: string): {was: string; now: string} {
  const [old, current] = [before.split('\n'), after.split('\n')];
  const index = [...old, ...current].findIndex((_, each) => old[each] !== current[each]);
  return {was: old[index] ?? '', now: current[index] ?? ''};
}
