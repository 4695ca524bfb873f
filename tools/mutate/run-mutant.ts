import {RunbookError} from '../../src/model/error.ts';
import {applyMutant} from '../../src/mutate/apply-mutant.ts';
import {capWaits} from '../../src/mutate/cap-waits.ts';
import {digestVerdict} from '../../src/mutate/digest-steps.ts';
import {judgeRun, type Judged} from '../../src/mutate/judge-run.ts';
import type {Result} from '../../src/mutate/known-results.ts';
import type {Mutant} from '../../src/mutate/mutant.ts';
import type {Verdict} from '../../src/mutate/verdict.ts';
import type {LabPoints} from './lab-points.ts';
import type {Subject} from './load-subject.ts';
import type {Workshop} from './workshop.ts';

export interface MutantRun {
  readonly subject: Subject;
  readonly workshop: Workshop;
  readonly points: LabPoints;
  /** What each step took, undamaged. */
  readonly seconds: ReadonlyMap<string, number>;
}

/** Runs a mutant to its verdict: lint, exec from the nearest snapshot, then verify. */
export async function runMutant(run: MutantRun, mutant: Mutant): Promise<Result> {
  const began = performance.now();
  const verdict = await judge(run, mutant);
  return {
    format: 1,
    id: mutant.id,
    at: new Date().toISOString(),
    seconds: (performance.now() - began) / 1000,
    verdict,
    digest: digestVerdict(run.subject.digests, verdict, mutant.step),
  };
}

async function judge(run: MutantRun, mutant: Mutant): Promise<Verdict> {
  const first = await tryOnce(run, mutant).catch(judgeUndamaged);
  if (first.status === 'noticed' || first.status === 'unnoticed') return first;
  // What fails before the damage is the lab's fault: once more, from the snapshot.
  const second = await tryOnce(run, mutant).catch(judgeUndamaged);
  if (second.status === 'noticed' || second.status === 'unnoticed') return second;
  const why = second.status === 'void' ? second.why : '';
  throw new RunbookError({
    code: 'mutant-void',
    exit: 3,
    message: {
      zh: `实验环境两次在损坏之前失败（${mutant.id}）：${why}`,
      en: `The lab failed twice ahead of the damage (${mutant.id}): ${why}`,
    },
  });
}

/** What the undamaged pages started did not come up again on the restored hosts. */
function judgeUndamaged(error: unknown): Judged {
  if (error instanceof RunbookError && error.code === 'undamaged-failed') return {status: 'void', why: error.message};
  throw error;
}

async function tryOnce(run: MutantRun, mutant: Mutant): Promise<Judged> {
  const {subject, workshop, points} = run;
  const {steps} = subject;
  const damaged = damagePages(run, mutant);
  await workshop.write(damaged);
  const [plan, from] = await Promise.all([workshop.run('plan', ['--only', mutant.step]), points.restore(mutant.step)]);
  const lint = judgeRun(plan, mutant.step, steps);
  if (lint.status !== 'passed') return lint;
  await points.wait(from);
  await workshop.write(damaged);
  const exec = judgeRun(await workshop.run('exec', ['--from', from]), mutant.step, steps);
  if (exec.status !== 'passed') return exec;
  const verify = judgeRun(await workshop.run('verify', []), mutant.step, steps);
  return verify.status === 'passed' ? {status: 'unnoticed'} : verify;
}

/** The damaged page among the others, whose waits end sooner from the damaged step on. */
function damagePages({subject, seconds}: MutantRun, mutant: Mutant): ReadonlyMap<string, string> {
  const {runbook, pages, steps} = subject;
  const rest = runbook.steps.slice(steps.indexOf(mutant.step));
  return new Map(
    [...pages].map(([file, text]) => {
      const capped = capWaits(
        text,
        rest.filter((step) => step.file === file),
        seconds,
      );
      return [file, file === mutant.file ? applyMutant(capped, mutant) : capped];
    }),
  );
}
