import {fillLate, joinFilled, type Part} from '../model/hole.ts';
import {createKey} from '../model/key.ts';
import type {HostPlan, Plan, StepPlan} from '../model/plan.ts';
import type {RunHost, RunTools} from './host-runner.ts';
import {createUnreachable, joinValues, readCapture, type CaptureSource, type LateFailure} from './read-capture.ts';

/** Values that are known only while running: secrets from the start, captured ones as they are read. */
export interface LateValues {
  /** Reads what the step needs on this host and is not known yet; a failure says which read went wrong. */
  readonly read: (step: StepPlan, on: HostPlan) => Promise<LateFailure | undefined>;
  readonly fill: (parts: readonly Part[]) => string;
  /** The step's key on a host; everything that it and the steps it uses need must have been read. */
  readonly key: (step: StepPlan, on: HostPlan) => string;
  readonly listSecrets: () => readonly string[];
  /** Something acted: what was captured before may no longer hold, and is read again when a step needs it. */
  readonly forget: () => void;
}

export interface LateOptions {
  readonly plan: Plan;
  readonly secrets: ReadonlyMap<string, string>;
  /** A host to read on: it need not take part in the run otherwise. */
  readonly reach: (host: string) => Promise<RunHost | undefined>;
  readonly tools: Omit<RunTools, 'listSecrets'>;
}

export function createLateValues({plan, secrets, reach, tools}: LateOptions): LateValues {
  const sources = listSources(plan);
  const steps = new Map(plan.steps.map((step) => [step.id, step]));
  const captured = new Map<string, string>();
  const hidden = new Set(secrets.values());
  const readings = new Map<string, Promise<LateFailure | undefined>>();
  const listSecrets = (): readonly string[] => [...hidden];

  async function readOnHosts(name: string): Promise<LateFailure | undefined> {
    const on = sources.get(name) ?? [];
    const values: string[] = [];
    for (const reading of await Promise.all(on.map(readOn))) {
      if (!('value' in reading)) return reading;
      values.push(reading.value);
    }
    const joined = joinValues(on, values);
    if (!('value' in joined)) return joined;
    if (on.length > 0) captured.set(name, joined.value);
    return undefined;
  }

  async function readOn(source: CaptureSource): Promise<{readonly value: string} | LateFailure> {
    const {capture, host} = source;
    const on = await reach(host);
    if (on === undefined) return createUnreachable(host);
    const failed = await readAll(namesOf([capture.parts]));
    if (failed !== undefined) return failed;
    const reading = await readCapture(source, on, fill(capture.parts), {...tools, listSecrets});
    if ('value' in reading && capture.type === 'secret') hidden.add(reading.value);
    return reading;
  }

  function readOnce(name: string): Promise<LateFailure | undefined> {
    const reading = readings.get(name) ?? readOnHosts(name);
    readings.set(name, reading);
    return reading;
  }

  async function readAll(names: readonly string[]): Promise<LateFailure | undefined> {
    for (const name of names) {
      const failed = await readOnce(name);
      if (failed !== undefined) return failed;
    }
    return undefined;
  }

  function fill(parts: readonly Part[]): string {
    return joinFilled(fillLate(parts, new Map([...secrets, ...captured])));
  }

  /** A used step counts on the same host where it runs there, else on all of its hosts. */
  function key(step: StepPlan, on: HostPlan): string {
    const keysOfUses = step.uses.flatMap((id) => {
      const used = steps.get(id);
      return used === undefined ? [] : usedHosts(used, on.host).map((host) => key(used, host));
    });
    return createKey(step.id, on, captured, keysOfUses);
  }

  function listNames(step: StepPlan, on: HostPlan): string[] {
    const own = namesOf([...on.actions, ...on.checks].map(({parts}) => parts));
    const undo = namesOf(on.undo.flatMap((action) => (action.kind === 'undo' ? [action.script.parts] : [])));
    const ofUses = step.uses.flatMap((id) => {
      const used = steps.get(id);
      return used === undefined ? [] : usedHosts(used, on.host).flatMap((host) => listNames(used, host));
    });
    return [...new Set([...own, ...undo, ...ofUses])];
  }

  function forget(): void {
    readings.clear();
    captured.clear();
  }

  return {read: (step, on) => readAll(listNames(step, on)), fill, key, listSecrets, forget};
}

function usedHosts(step: StepPlan, host: string): readonly HostPlan[] {
  const same = step.hosts.filter((each) => each.host === host);
  return same.length > 0 ? same : step.hosts;
}

function namesOf(texts: readonly (readonly Part[])[]): string[] {
  return texts.flat().flatMap((part) => (typeof part === 'string' ? [] : [part.late]));
}

/** Where each name is captured: on the hosts of its step, in inventory order. */
function listSources(plan: Plan): ReadonlyMap<string, readonly CaptureSource[]> {
  const sources = plan.steps.flatMap((step) =>
    step.hosts.flatMap(({host, captures}) => captures.map((capture) => ({step, host, capture}))),
  );
  return Map.groupBy(sources, ({capture}) => capture.name);
}
