import {fillLate, joinFilled, type Part} from '../model/hole.ts';
import {createKey} from '../model/key.ts';
import type {Failure} from '../model/outcome.ts';
import type {CaptureAction, HostPlan, Plan, StepPlan} from '../model/plan.ts';
import {captureBytes} from '../model/step.ts';
import {fitsType, isFileType, shortestSecret} from '../model/value.ts';
import {createFailure, hasPassed, runScripts, type RunHost, type RunTools} from './host-runner.ts';

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

export interface LateFailure {
  readonly failure: Failure | undefined;
  /** The host that could not be reached to read it. */
  readonly unreachable: string | undefined;
  readonly cancelled: boolean;
}

export interface LateOptions {
  readonly plan: Plan;
  readonly secrets: ReadonlyMap<string, string>;
  /** A host to read on: it need not take part in the run otherwise. */
  readonly reach: (host: string) => Promise<RunHost | undefined>;
  readonly tools: Omit<RunTools, 'listSecrets'>;
}

interface Source {
  readonly step: StepPlan;
  readonly host: string;
  readonly capture: CaptureAction;
}

export function createLateValues({plan, secrets, reach, tools}: LateOptions): LateValues {
  const sources = listSources(plan);
  const steps = new Map(plan.steps.map((step) => [step.id, step]));
  const captured = new Map<string, string>();
  const hidden = new Set(secrets.values());
  const readings = new Map<string, Promise<LateFailure | undefined>>();
  const listSecrets = (): readonly string[] => [...hidden];

  async function readCapture(name: string): Promise<LateFailure | undefined> {
    const source = sources.get(name);
    if (source === undefined) return undefined;
    const {capture, step, host} = source;
    const on = await reach(host);
    const lost = {failure: undefined, unreachable: host, cancelled: false};
    if (on === undefined) return lost;
    const nested = await readAll(namesOf([capture.parts]));
    if (nested !== undefined) return nested;
    let value = '';
    const [run] = await runScripts(
      on,
      step.id,
      [
        {
          kind: 'capture',
          text: fill(capture.parts),
          timeoutSeconds: capture.timeoutSeconds,
          blockKind: 'capture',
          place: {file: capture.file, line: capture.line},
          hidden: capture.type === 'secret',
          onText: (text) => {
            if (value.length <= captureBytes) value += text;
          },
        },
      ],
      {...tools, listSecrets},
    );
    if (run === undefined || run.result.status === 'lost') return lost;
    if (run.result.status === 'cancelled') return {failure: undefined, unreachable: undefined, cancelled: true};
    value = trimNewlines(value);
    if (hasPassed(run) && fitsCapture(capture, value)) {
      captured.set(name, value);
      if (capture.type === 'secret') hidden.add(value);
      return undefined;
    }
    const failure = createFailure(run);
    const misfit = hasPassed(run) ? {reason: 'not-captured' as const, detail: `${name}: ${capture.type}`} : {};
    return {failure: {...failure, ...misfit}, unreachable: undefined, cancelled: false};
  }

  function readOnce(name: string): Promise<LateFailure | undefined> {
    const reading = readings.get(name) ?? readCapture(name);
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

function listSources(plan: Plan): ReadonlyMap<string, Source> {
  return new Map(
    plan.steps.flatMap((step) =>
      step.hosts.flatMap(({host, captures}) =>
        captures.map((capture) => [capture.name, {step, host, capture}] as [string, Source]),
      ),
    ),
  );
}

/** As `$(…)` does. */
function trimNewlines(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}

function fitsCapture({type}: CaptureAction, value: string): boolean {
  if (value === '' || Buffer.byteLength(value) > captureBytes) return false;
  if (type === 'secret' && value.length < shortestSecret) return false;
  // A captured enum has no list of choices, and a key or a certificate has many lines.
  return isFileType(type) ? fitsType('text', value) : fitsType(type, value);
}
