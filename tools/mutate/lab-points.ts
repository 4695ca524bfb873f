import {RunbookError} from '../../src/model/error.ts';
import type {UpLabOptions} from '../../src/lab/lab-options.ts';
import {resetLab} from '../../src/lab/lab.ts';
import {listSnapshots, removeSnapshots, restoreSnapshot, takeSnapshot} from '../../src/lab/snapshots.ts';
import {choosePoints, findPoint} from '../../src/mutate/choose-points.ts';
import type {RunEnd} from '../../src/mutate/judge-run.ts';
import type {Subject} from './load-subject.ts';
import type {Store} from './store.ts';
import type {Workshop} from './workshop.ts';

/** A mutant starts from a snapshot that no more than so many seconds of steps lie behind. */
const bound = 5;

export interface LabPoints {
  /** Takes the hosts to where the steps before `step` are applied, or most of them. Resolves with the first step to run. */
  readonly restore: (step: string) => Promise<string>;
  /** Waits until all that was started before that first step answers; undamaged pages stand in the workshop then. */
  readonly wait: (from: string) => Promise<void>;
}

export interface PointsInput {
  readonly subject: Subject;
  readonly store: Store;
  readonly workshop: Workshop;
  readonly lab: UpLabOptions;
  /** Seconds of steps by the record of an earlier run: only to choose by. */
  readonly measured: ReadonlyMap<string, number>;
  readonly say: (text: string) => void;
}

/**
 * Snapshots of the undamaged runbook under way, made where they are missing: what was sent to the hosts before them
 * names them. Proves on the way that the runbook passes when it goes on from each of them.
 */
export async function preparePoints(input: PointsInput): Promise<LabPoints> {
  const {subject, store, lab, measured} = input;
  const points = choosePoints(subject.steps, measured, bound);
  const names = new Map(points.map((point) => [point, nameSnapshot(subject, point)]));
  await removeStale(input, new Set(names.values()));
  let hostsAt: string | undefined;
  const restore = (point: string): Promise<void> => restoreSnapshot({...lab, snapshot: names.get(point) ?? ''});
  for (const [index, point] of points.entries()) {
    const snapshot = names.get(point) ?? '';
    const known = new Set((await listSnapshots(lab)).map(({name}) => name));
    if (!known.has(snapshot)) {
      input.say(`keeping the hosts as they are before ${point} (${index + 1} of ${points.length})`);
      if (index === 0) await prepareBase(input);
      else if (hostsAt !== point) throw new Error(`the hosts are not at ${point}`);
      await takeSnapshot({...lab, snapshot});
      await waitForServices(input, point);
      hostsAt = point;
    }
    const steps = listSegment(subject.steps, points, index);
    const next = points[index + 1];
    const timed = await store.seconds();
    const nextKept = next === undefined || known.has(names.get(next) ?? '');
    if (nextKept && steps.every((step) => timed.has(step))) continue;
    input.say(`running ${steps.length} steps from ${point} on, undamaged`);
    if (hostsAt !== point) {
      await restore(point);
      await waitForServices(input, point);
    }
    await store.keepSeconds(readSeconds(requirePassed(await input.workshop.run('exec', ['--only', ...steps]))));
    if (next === undefined) requirePassed(await input.workshop.run('verify', []));
    hostsAt = next;
  }
  return {
    restore: async (step) => {
      const point = findPoint(step, subject.steps, points);
      await restore(point);
      return point;
    },
    wait: (from) => waitForServices(input, from),
  };
}

/** Bare hosts, and on them what the runbook requires. */
async function prepareBase({subject, lab, workshop, say}: PointsInput): Promise<void> {
  await resetLab(lab);
  for (const {id} of subject.requires) {
    say(`running ${id}, which ${subject.runbook.id} requires`);
    requirePassed(await workshop.run('exec', [], id));
  }
}

function nameSnapshot({runbook, steps, digests, base}: Subject, point: string): string {
  const index = steps.indexOf(point);
  const before = index === 0 ? base || 'bare' : (digests.get(steps[index - 1] ?? '')?.acts ?? '');
  return `mutate-${runbook.id}-${index}-${before.slice(0, 12)}`;
}

/** Those of pages that were edited since. */
async function removeStale({subject, lab}: PointsInput, wanted: ReadonlySet<string>): Promise<void> {
  const all = await listSnapshots(lab);
  const stale = all
    .map(({name}) => name)
    .filter((name) => name.startsWith(`mutate-${subject.runbook.id}-`) && !wanted.has(name));
  if (stale.length > 0) await removeSnapshots(lab, stale);
}

function listSegment(steps: readonly string[], points: readonly string[], index: number): readonly string[] {
  const next = points[index + 1];
  return steps.slice(steps.indexOf(points[index] ?? ''), next === undefined ? undefined : steps.indexOf(next));
}

/** The hosts have just booted: what steps before the point started, and their checks are given time for, comes up. */
async function waitForServices({subject, workshop}: PointsInput, point: string): Promise<void> {
  await workshop.write(subject.pages);
  const before = subject.runbook.steps.slice(0, subject.steps.indexOf(point));
  for (const {id, steps} of [...subject.requires, {id: subject.runbook.id, steps: before}]) {
    const waited = steps.filter(({blocks}) =>
      blocks.some((block) => block.kind === 'check' && block.withinSeconds > 0),
    );
    if (waited.length === 0) continue;
    requirePassed(await workshop.run('verify', ['--only', ...waited.map((step) => step.id)], id));
  }
}

function readSeconds({events}: RunEnd): ReadonlyMap<string, number> {
  const seconds = new Map<string, number>();
  for (const event of events) {
    if (event.type !== 'host-finished' || event.outcome.status !== 'passed') continue;
    seconds.set(event.step, Math.max(seconds.get(event.step) ?? 0, event.outcome.seconds));
  }
  return seconds;
}

function requirePassed(end: RunEnd): RunEnd {
  if (end.exitCode === 0) return end;
  const failed = end.events.flatMap((event) =>
    event.type === 'host-finished' && 'failure' in event.outcome
      ? [`${event.step} on ${event.host}: ${event.outcome.failure.output}`]
      : [],
  );
  const why = [...failed, end.said].join('\n').trim();
  throw new RunbookError({
    code: 'undamaged-failed',
    exit: 3,
    message: {
      zh: `未损坏的运行手册没有通过：\n${why}`,
      en: `The undamaged runbook does not pass:\n${why}`,
    },
  });
}
