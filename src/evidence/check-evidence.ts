import type {Evidence} from '../model/evidence.ts';
import {createProblem, type Problem} from '../model/problem.ts';
import type {Runbook} from '../model/runbook.ts';
import type {Step} from '../model/step.ts';
import {checkSamples} from './check-samples.ts';
import {listSent} from './digest-step.ts';
import {judgeStep, type Standing, type StandingContext} from './judge-step.ts';

const start = {line: 1, column: 1};

/** Where the pages of today and the evidence of a run say different things. */
export function checkEvidence(evidence: Evidence, file: string, runbook: Runbook, context: StandingContext): Problem[] {
  const {target} = evidence;
  const proven = evidence.steps.map(({step}) => step);
  const listed = runbook.steps.map(({id}) => id);
  const gone = proven.filter((id) => !listed.includes(id));
  const standings = runbook.steps.map((step) => ({step, standing: judgeStep(step, evidence, context)}));
  const problems = [
    ...gone.map((step) => createProblem('evidence-unknown-step', file, start, {step, runbook: runbook.id})),
    ...standings.flatMap(({step, standing}) => describeStanding(step, standing, target)),
    ...runbook.steps.flatMap((step) => checkSimulated(step, evidence, context)),
    ...standings.flatMap(({step, standing}) =>
      standing.is === 'verified' || standing.is === 'simulated' ? checkSamples(step, evidence) : [],
    ),
  ];
  const known = proven.filter((id) => listed.includes(id));
  const expected = listed.filter((id) => known.includes(id));
  const moved = known.find((id, index) => id !== expected[index]);
  if (moved === undefined) return problems;
  const step = runbook.steps.find(({id}) => id === moved);
  return [
    ...problems,
    createProblem('evidence-order', step?.file ?? file, step?.position ?? start, {step: moved, target}),
  ];
}

function describeStanding(step: Step, standing: Standing, target: string): Problem[] {
  if (standing.is === 'not-verified') {
    return [createProblem('evidence-no-step', step.file, step.position, {step: step.id, target})];
  }
  if (standing.is !== 'stale') return [];
  const {because} = standing;
  switch (because.changed) {
    case 'tag':
      return [createProblem('evidence-stale-tag', step.file, step.position, {step: step.id, target})];
    case 'block': {
      const position = listSent(step)[because.block]?.position ?? step.position;
      return [createProblem('evidence-stale-block', step.file, position, {step: step.id, target})];
    }
    case 'value': {
      const {name, was, now} = because;
      const values = {step: step.id, target, name, was: was ?? '-', now: now ?? '-'};
      return [createProblem('evidence-stale-value', step.file, step.position, values)];
    }
  }
}

/** What a target cannot show truly must be said in the evidence, in the target's words, and nothing else. */
function checkSimulated(step: Step, evidence: Evidence, {target}: StandingContext): Problem[] {
  const proven = evidence.steps.find((each) => each.step === step.id);
  if (proven === undefined) return [];
  const declared = target?.simulated.find((each) => each.step === step.id);
  const same = declared?.zh === proven.simulated?.zh && declared?.en === proven.simulated?.en;
  const values = {step: step.id, target: evidence.target};
  return same ? [] : [createProblem('evidence-simulated', step.file, step.position, values)];
}
