import type {Event, RunOptions} from '../model/event.ts';
import type {Outcome} from '../model/outcome.ts';
import {cleanText} from './plain-text.ts';

/** A run as far as its events tell; what every report is drawn from. */
export interface RunView {
  readonly run: string;
  readonly options: RunOptions | undefined;
  readonly startedAt: number;
  readonly steps: readonly StepView[];
  readonly hosts: readonly HostView[];
  /** The step at work of a runbook that this one requires, whose checks run first. */
  readonly required:
    {readonly runbook: string; readonly heading: string; readonly number: number; readonly of: number} | undefined;
  /** The step at work. */
  readonly current: StepView | undefined;
  readonly finish: {readonly seconds: number; readonly exitCode: number} | undefined;
}

export interface StepView {
  readonly id: string;
  readonly heading: string;
  /** From 1. */
  readonly number: number;
  readonly hosts: readonly string[];
  /** Milliseconds; undefined until it starts. */
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  /** By host, in the order in which they came. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

export type BlockKind = Extract<Event, {type: 'block-started'}>['kind'];

export interface HostView {
  readonly name: string;
  readonly state: 'connecting' | 'connected' | 'unreachable' | 'locked';
  /** Why it is unreachable, or who holds it. */
  readonly detail: string;
  /** The block at work there. */
  readonly kind: BlockKind | undefined;
  /** The last line it printed, and what came after the last newline. */
  readonly lastLine: string;
  readonly partial: string;
}

export const emptyRunView: RunView = {
  run: '',
  options: undefined,
  startedAt: 0,
  steps: [],
  hosts: [],
  required: undefined,
  current: undefined,
  finish: undefined,
};

/** The view after one more event. */
export function updateRunView(view: RunView, event: Event): RunView {
  switch (event.type) {
    case 'run-started':
      return startRun(event);
    case 'host-connected':
      return updateHost(view, event.host, (host) => ({...host, state: 'connected'}));
    case 'host-unreachable':
      return updateHost(view, event.host, (host) => ({
        ...host,
        state: 'unreachable',
        detail: event.detail,
        kind: undefined,
      }));
    case 'host-locked':
      return updateHost(view, event.host, (host) => ({
        ...host,
        state: 'locked',
        detail: event.holder,
        kind: undefined,
      }));
    case 'step-started':
      return startStep(view, event);
    case 'block-started':
      return updateHost(view, event.host, (host) => ({...host, kind: event.kind, lastLine: '', partial: ''}));
    case 'output':
      return updateHost(view, event.host, (host) => addOutput(host, event.text));
    case 'block-finished':
      return updateHost(view, event.host, (host) => ({...host, kind: undefined}));
    case 'host-finished':
      return updateStep(view, event.step, (step) => ({
        ...step,
        outcomes: new Map([...step.outcomes, [event.host, event.outcome]]),
      }));
    case 'step-finished':
      return updateStep(view, event.step, (step) => ({...step, finishedAt: Date.parse(event.at)}));
    case 'run-finished':
      return {...view, current: undefined, finish: {seconds: event.seconds, exitCode: event.exitCode}};
    case 'required-started':
      return {...view, required: {runbook: event.runbook, heading: '', number: 0, of: event.of}};
    case 'required-step': {
      const {runbook, heading, number, of} = event;
      return {...view, required: {runbook, heading, number, of}};
    }
    case 'required-finished':
      return {...view, required: undefined};
    case 'notice':
    case 'refused':
      return view;
  }
}

/** The host takes no part in the run. */
export function isLost({state}: HostView): boolean {
  return state === 'unreachable' || state === 'locked';
}

/** Seconds that a step took over all its hosts. */
export function stepSeconds(step: StepView): number {
  if (step.startedAt === undefined || step.finishedAt === undefined) return 0;
  return Math.max(0, (step.finishedAt - step.startedAt) / 1000);
}

function startRun(event: Extract<Event, {type: 'run-started'}>): RunView {
  const steps = event.steps.map((step, index) => ({
    ...step,
    number: index + 1,
    startedAt: undefined,
    finishedAt: undefined,
    outcomes: new Map(),
  }));
  const hosts = event.hosts.map((name) => createHost(name));
  return {...emptyRunView, run: event.run, options: event.options, startedAt: Date.parse(event.at), steps, hosts};
}

function createHost(name: string): HostView {
  return {name, state: 'connecting', detail: '', kind: undefined, lastLine: '', partial: ''};
}

function startStep(view: RunView, event: Extract<Event, {type: 'step-started'}>): RunView {
  const hosts = view.hosts.map((host) => ({...host, kind: undefined, lastLine: '', partial: ''}));
  const {heading, number} = event;
  const next = updateStep({...view, hosts}, event.step, (step) => ({
    ...step,
    heading,
    number,
    startedAt: Date.parse(event.at),
  }));
  return {...next, current: next.steps.find(({id}) => id === event.step)};
}

function updateStep(view: RunView, id: string, update: (step: StepView) => StepView): RunView {
  const steps = view.steps.map((step) => (step.id === id ? update(step) : step));
  return {...view, steps, current: steps.find((step) => step.id === view.current?.id)};
}

function updateHost(view: RunView, name: string, update: (host: HostView) => HostView): RunView {
  return {...view, hosts: view.hosts.map((host) => (host.name === name ? update(host) : host))};
}

/** Only the last line is shown, so only so much is kept: a block may print without end. */
const partialLimit = 4096;

function addOutput(host: HostView, text: string): HostView {
  const lines = (host.partial + text.slice(-partialLimit)).split('\n');
  const partial = (lines.pop() ?? '').slice(-partialLimit);
  const shown = [...lines.slice(-20), partial].map((line) => cleanText(line).trim()).findLast((line) => line !== '');
  return {...host, partial, lastLine: shown ?? host.lastLine};
}
