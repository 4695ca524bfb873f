import {listSent} from '../../evidence/digest-step.ts';
import {judgeStep, type StaleReason, type Standing, type StandingContext} from '../../evidence/judge-step.ts';
import type {Evidence} from '../../model/evidence.ts';
import type {Text} from '../../model/language.ts';
import type {Step} from '../../model/step.ts';

/** What the evidence of one target says of a step. */
export interface StandingView {
  readonly target: string;
  readonly targetTitle: Text;
  readonly is: Standing['is'];
  /** The day of the run, `2026-11-25`; undefined where the step was not in it. */
  readonly day: string | undefined;
  /** What the step took, all its hosts together. */
  readonly seconds: number | undefined;
  /** Values that the page shows otherwise than the run had them. */
  readonly differing: readonly DifferingValue[];
  /** What was simulated. */
  readonly simulated: Text | undefined;
  /** What was changed since. */
  readonly stale: StaleView | undefined;
}

export interface DifferingValue {
  readonly name: string;
  readonly title: Text;
  /** A version stands on the line itself, other values behind it. */
  readonly isVersion: boolean;
  readonly shown: string | undefined;
  readonly ran: string | undefined;
}

export type StaleView =
  | {readonly changed: 'tag'}
  | {readonly changed: 'block'}
  | {readonly changed: 'value'; readonly name: string; readonly was: string; readonly now: string};

/** What a block printed in the run of a target. */
export interface OutputView {
  readonly targetTitle: Text;
  /** The hosts that printed just this. */
  readonly hosts: readonly string[];
  readonly text: string;
}

/** A target's evidence of a runbook, and what it is judged by. */
export interface TargetEvidence {
  readonly evidence: Evidence;
  readonly title: Text;
  readonly context: StandingContext;
}

/**
 * What each target's evidence says of a step; none where its runbook has no evidence.
 * @param steps all steps of its runbook: a version that differs in a step that this one uses differs here as well
 */
export function createStandings(
  step: Step,
  targets: readonly TargetEvidence[],
  steps: readonly Step[],
): StandingView[] {
  const used = listUsed(step, steps);
  return targets.map(({evidence, title, context}) => {
    const standing = judgeStep(step, evidence, context);
    const known = standing.is !== 'not-verified';
    const proven = evidence.steps.find((each) => each.step === step.id);
    return {
      target: evidence.target,
      targetTitle: title,
      is: standing.is,
      day: known ? evidence.head.at.slice(0, 10) : undefined,
      seconds: known ? evidence.head.steps[step.id] : undefined,
      differing: listDiffering(
        proven?.values ?? [],
        evidence.steps.filter((each) => used.has(each.step)).flatMap(({values}) => values),
        evidence,
        context,
      ),
      simulated: proven?.simulated,
      stale: standing.is === 'stale' ? viewReason(standing.because) : undefined,
    };
  });
}

/** The steps that a step uses, and those that these use. */
function listUsed(step: Step, steps: readonly Step[]): ReadonlySet<string> {
  const used = new Set(step.uses);
  // A set gives what is added while it is walked.
  for (const id of used) for (const each of steps.find((other) => other.id === id)?.uses ?? []) used.add(each);
  return used;
}

function listDiffering(
  own: readonly string[],
  inherited: readonly string[],
  evidence: Evidence,
  context: StandingContext,
): DifferingValue[] {
  const versions = inherited.filter((name) => context.declarations.get(name)?.type === 'version');
  return [...new Set([...own, ...versions])].flatMap((name) => findDiffering(name, evidence, context));
}

function findDiffering(name: string, {values}: Evidence, {declarations}: StandingContext): DifferingValue[] {
  const value = values[name];
  const declaration = declarations.get(name);
  if (value === undefined || declaration === undefined || value.shown === value.ran) return [];
  const {title, type} = declaration;
  return [{name, title, isVersion: type === 'version', shown: value.shown ?? undefined, ran: value.ran ?? undefined}];
}

function viewReason(because: StaleReason): StaleView {
  if (because.changed !== 'value') return {changed: because.changed};
  return {changed: 'value', name: because.name, was: because.was ?? '-', now: because.now ?? '-'};
}

/**
 * What each block of a step printed, by the line of its fence; undefined for a block that no target's run had. Blocks of
 * a step that was changed since have none: what they print now nobody has seen.
 */
export function listBlockOutputs(
  step: Step,
  targets: readonly TargetEvidence[],
): ReadonlyMap<number, readonly OutputView[] | undefined> {
  const current = targets.filter(({evidence, context}) => {
    const {is} = judgeStep(step, evidence, context);
    return is === 'verified' || is === 'simulated';
  });
  return new Map(
    listSent(step).map(({position: {line}}, block) => {
      const outputs = current.map((target) => listOutputs(step.id, block, target));
      return [line, outputs.every((each) => each === undefined) ? undefined : outputs.flatMap((each) => each ?? [])];
    }),
  );
}

/** Undefined where no host of the target ran the block. */
function listOutputs(id: string, block: number, {evidence, title}: TargetEvidence): OutputView[] | undefined {
  const hosts = evidence.steps.find(({step}) => step === id)?.hosts ?? [];
  const ran = hosts.flatMap(({host, ran: blocks}) => {
    const found = blocks.find((each) => each.block === block);
    return found === undefined ? [] : [{host, text: found.output ?? ''}];
  });
  if (ran.length === 0) return undefined;
  const same = Map.groupBy(ran, ({text}) => text);
  return [...same].flatMap(([text, group]) =>
    text === '' ? [] : [{targetTitle: title, hosts: group.map(({host}) => host), text}],
  );
}
