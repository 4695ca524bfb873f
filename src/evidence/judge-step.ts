import type {Declaration} from '../model/declarations.ts';
import {findDefault} from '../model/declarations.ts';
import type {Evidence, StepEvidence} from '../model/evidence.ts';
import type {Target} from '../model/manifest.ts';
import type {Step} from '../model/step.ts';
import {describeTag, digestBlock, listSent} from './digest-step.ts';
import {listUsedValues} from './used-values.ts';

/** What a step's evidence is worth today. */
export type Standing =
  /** It ran on real hosts as it stands; `differing` are the values that the page shows otherwise. */
  | {readonly is: 'verified'; readonly differing: readonly string[]}
  /** It ran as it stands, with what the target cannot show truly. */
  | {readonly is: 'simulated'; readonly why: {readonly zh: string; readonly en: string}}
  | {readonly is: 'stale'; readonly because: StaleReason}
  | {readonly is: 'not-verified'};

export type StaleReason =
  /** The step's tag: other hosts, another order, other users. */
  | {readonly changed: 'tag'}
  /** The first of its blocks, by place among those that are sent, that is not the one that ran. */
  | {readonly changed: 'block'; readonly block: number}
  /** A parameter whose value on the page, or on the target, is another now. */
  | {readonly changed: 'value'; readonly name: string; readonly was: string | null; readonly now: string | null};

export interface StandingContext {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly roles: readonly string[];
  readonly target: Target | undefined;
}

/** Judges a step of today's pages by the evidence of its runbook. */
export function judgeStep(step: Step, evidence: Evidence | undefined, context: StandingContext): Standing {
  const proven = evidence?.steps.find((each) => each.step === step.id);
  if (evidence === undefined || proven === undefined) return {is: 'not-verified'};
  const because = findChange(step, proven, evidence, context);
  if (because !== undefined) return {is: 'stale', because};
  if (proven.simulated !== undefined) return {is: 'simulated', why: proven.simulated};
  return {is: 'verified', differing: proven.values.filter((name) => isShownOtherwise(name, evidence))};
}

function isShownOtherwise(name: string, {values}: Evidence): boolean {
  const value = values[name];
  return value !== undefined && value.shown !== value.ran;
}

function findChange(
  step: Step,
  proven: StepEvidence,
  evidence: Evidence,
  context: StandingContext,
): StaleReason | undefined {
  if (describeTag(step) !== proven.tag) return {changed: 'tag'};
  const digests = listSent(step).map((block) => digestBlock(block).digest);
  const block = digests.findIndex((digest, index) => digest !== proven.blocks[index]?.digest);
  if (block !== -1) return {changed: 'block', block};
  if (digests.length !== proven.blocks.length) return {changed: 'block', block: digests.length};
  return findChangedValue(step, evidence, context);
}

function findChangedValue(
  step: Step,
  {values}: Evidence,
  {declarations, roles, target}: StandingContext,
): StaleReason | undefined {
  for (const name of listUsedValues(step, declarations, roles)) {
    const value = values[name];
    // Hosts have their own, or the checksum is of the target's own file.
    if (value === undefined) continue;
    const now = findDefault(name, declarations) ?? null;
    if (now !== value.shown) return {changed: 'value', name, was: value.shown, now};
    const set = target?.parameters[name];
    if (set !== undefined && set !== value.ran) return {changed: 'value', name, was: value.ran, now: set};
  }
  return undefined;
}
