import type {Host} from '../model/inventory.ts';
import type {Acknowledge} from '../model/manifest.ts';
import type {StepPlan} from '../model/plan.ts';
import {createStyle} from '../report/style.ts';
import type {Context} from './context.ts';
import {createCliError} from './fail.ts';
import {ask, confirm} from './prompt.ts';
import type {RunRequest} from './run-request.ts';
import {renderTable} from './table.ts';

interface Scope {
  readonly hosts: readonly Host[];
  /** Undefined where the hosts' records say it, which nobody has read yet. */
  readonly steps: readonly StepPlan[] | undefined;
  /** The word that must be typed: it takes the place of a yes. */
  readonly word: Acknowledge | undefined;
}

/** Fails early where there is nobody to ask, before a lab is brought up for nothing. */
export function requireYes(context: Context, {command, yes, dryRun}: RunRequest): void {
  const asks = command !== 'verify' && !dryRun && !yes;
  if (asks && !context.interactive) throw createCliError('needs-yes', {command}, 'needs-yes-hint');
}

/** Says what is about to happen, where, and asks. */
export async function askToRun(
  context: Context,
  request: RunRequest,
  scope: Scope,
  signal: AbortSignal,
): Promise<boolean> {
  context.warn(renderScope(context, request, scope));
  const agreed = await (scope.word === undefined
    ? askForYes(context, request, signal)
    : askForWord(context, scope.word, signal));
  if (!agreed) context.warn(`${context.say('declined')}\n`);
  return agreed;
}

function askForYes(context: Context, {command, runbook}: RunRequest, signal: AbortSignal): Promise<boolean> {
  return confirm(context.say(command === 'undo' ? 'ask-undo' : 'ask-exec', {runbook}), context, signal);
}

async function askForWord(context: Context, {word, why}: Acknowledge, signal: AbortSignal): Promise<boolean> {
  const style = createStyle(context.color.error);
  context.warn(`${style.yellow(`! ${context.pick(why)}`)}\n`);
  return (await ask(context.say('ask-word', {word}), context, signal)) === word;
}

function renderScope(context: Context, {runbook, hosts, selection}: RunRequest, scope: Scope): string {
  const style = createStyle(context.color.error);
  const wanted = scope.hosts.filter(({name}) => selection.limit.length === 0 || selection.limit.includes(name));
  const rows = wanted.map((host) => [
    host.name,
    host.connection === 'local' ? 'local' : host.address,
    scope.steps === undefined ? '' : context.say('steps-count', {count: countSteps(scope.steps, host)}),
  ]);
  const target = context.say('on-target', {target: hosts.target ?? 'default'});
  return `${style.bold(runbook)} ${target}\n${renderTable(rows, '  ')}`;
}

function countSteps(steps: readonly StepPlan[], host: Host): number {
  return steps.filter((step) => step.hosts.some((each) => each.host === host.name)).length;
}
