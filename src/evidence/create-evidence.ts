import type {Declaration} from '../model/declarations.ts';
import {findDefault} from '../model/declarations.ts';
import type {Event} from '../model/event.ts';
import type {Evidence, HostEvidence, StepEvidence} from '../model/evidence.ts';
import type {Target} from '../model/manifest.ts';
import {findParameterValue} from '../model/parameter-value.ts';
import type {HostPlan, Plan} from '../model/plan.ts';
import type {Runbook} from '../model/runbook.ts';
import type {Step} from '../model/step.ts';
import {describeTag, digestBlock, listSent} from './digest-step.ts';
import {normaliseOutput} from './normalise-output.ts';
import {listUsedValues} from './used-values.ts';

export interface EvidenceInput {
  readonly runbook: Runbook;
  readonly plan: Plan;
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly target: Target | undefined;
  /** What the user said with `-p`. */
  readonly given: Readonly<Record<string, string>>;
  /** All events of the run, in order. */
  readonly events: readonly Event[];
}

/** The evidence of a run, or why it proves too little. */
export type EvidenceResult =
  | {readonly evidence: Evidence}
  | {readonly missing: 'failed'}
  /** Steps that were skipped on a host because a run before had applied them: nothing was seen of them. */
  | {readonly missing: 'applied'; readonly steps: readonly string[]};

/** What a run proved, where it was complete: every step of the plan acted on every host and passed. */
export function createEvidence(input: EvidenceInput): EvidenceResult {
  const {runbook, plan, declarations, target, events} = input;
  const last = events.at(-1);
  if (last?.type !== 'run-finished' || last.exitCode !== 0) return {missing: 'failed'};
  const outcomes = listOutcomes(events);
  const skipped = plan.steps.filter(({id, hosts}) =>
    hosts.some(({host}) => outcomes.get(`${id} ${host}`) !== 'passed'),
  );
  if (skipped.length > 0) return {missing: 'applied', steps: skipped.map(({id}) => id)};
  const roles = Object.keys(runbook.manifest.roles);
  const outputs = listOutputs(events);
  const captured = listCaptured(plan, outputs);
  const steps = runbook.steps.map((step): StepEvidence => {
    const hosts = plan.steps.find(({id}) => id === step.id)?.hosts ?? [];
    const simulated = target?.simulated.find((each) => each.step === step.id);
    return {
      step: step.id,
      tag: describeTag(step),
      blocks: listSent(step).map(digestBlock),
      values: listUsedValues(step, declarations, roles),
      ...(simulated === undefined ? {} : {simulated: {zh: simulated.zh, en: simulated.en}}),
      hosts: hosts.map((host) => createHost(step, host, outputs, captured)),
    };
  });
  return {
    evidence: {
      format: 1,
      runbook: plan.runbook,
      target: plan.target,
      head: createHead(events, last.seconds),
      values: listValues(input),
      steps,
    },
  };
}

function listOutcomes(events: readonly Event[]): ReadonlyMap<string, string> {
  return new Map(
    events.flatMap((event) =>
      event.type === 'host-finished' ? [[`${event.step} ${event.host}`, event.outcome.status] as const] : [],
    ),
  );
}

/** What each block printed, by step, host and line; of a check's attempts the last. */
function listOutputs(events: readonly Event[]): ReadonlyMap<string, string> {
  return new Map(
    events.flatMap((event) =>
      event.type === 'block-finished' ? [[nameBlock(event.step, event.host, event.line), event.output] as const] : [],
    ),
  );
}

function nameBlock(step: string, host: string, line: number): string {
  return `${step} ${host} ${String(line)}`;
}

/** Values that are read from hosts and short enough to stand in a line, longest first. */
function listCaptured(plan: Plan, outputs: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = plan.steps.flatMap(({id, hosts}) =>
    hosts.flatMap(({host, captures}) =>
      captures.map(({name, line}) => [name, (outputs.get(nameBlock(id, host, line)) ?? '').trim()] as const),
    ),
  );
  return new Map(
    found
      .filter(([, value]) => value.length > 3 && !value.includes('\n'))
      .toSorted(([, a], [, b]) => b.length - a.length),
  );
}

function createHost(
  step: Step,
  {host, actions, checks, captures}: HostPlan,
  outputs: ReadonlyMap<string, string>,
  captured: ReadonlyMap<string, string>,
): HostEvidence {
  const lines = new Set([...actions, ...checks, ...captures].map(({line}) => line));
  const ran = listSent(step).flatMap(({kind, position: {line}}, block) => {
    if (!lines.has(line)) return [];
    // What a capture reads is a value of that host alone.
    const output =
      kind === 'capture' ? '' : normaliseOutput(outputs.get(nameBlock(step.id, host, line)) ?? '', captured);
    return [{block, ...(output === '' ? {} : {output})}];
  });
  return {host, outcome: 'passed', ran};
}

function createHead(events: readonly Event[], seconds: number): Evidence['head'] {
  const steps: Record<string, number> = {};
  let began = 0;
  for (const event of events) {
    if (event.type === 'step-started') began = Date.parse(event.at);
    if (event.type === 'step-finished') steps[event.step] = roundSeconds((Date.parse(event.at) - began) / 1000);
  }
  return {at: events[0]?.type === 'run-started' ? events[0].at : '', seconds: roundSeconds(seconds), steps};
}

/** To a tenth; nothing takes no time at all. */
function roundSeconds(seconds: number): number {
  return Math.max(0.1, Math.round(seconds * 10) / 10);
}

function listValues({plan, declarations, target, given}: EvidenceInput): Evidence['values'] {
  const values: Evidence['values'] = {};
  const sources = {declarations, target, given, inventory: {file: '', hosts: plan.hosts}};
  for (const [name, {type, checksum}] of declarations) {
    if (type === 'secret') continue;
    const found = new Set(plan.hosts.map((host) => findParameterValue(name, host, sources)?.value ?? null));
    const [ran = null, ...others] = found;
    if (others.length > 0) continue;
    if (checksum !== undefined && (ran === null || !Object.values(checksum.table).includes(ran))) continue;
    values[name] = {shown: findDefault(name, declarations) ?? null, ran};
  }
  return values;
}
