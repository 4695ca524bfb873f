import type {UpLabOptions} from '../lab/lab-options.ts';
import type {Context} from './context.ts';
import {findDirectories, findLabName} from './directories.ts';
import {createCliError} from './fail.ts';
import {createLabReport} from './lab-report.ts';

/** The lab that `RUNBOOK_LAB` names, or the one named `lab`. */
export function createLabOptions(context: Context, signal: AbortSignal): UpLabOptions {
  const {env, execPath} = context.process;
  const {cache, state} = findDirectories(env);
  const report = createLabReport(context);
  return {name: findLabName(env), cacheDirectory: cache, stateDirectory: state, signal, report, nodePath: execPath};
}

/** The inventory of a lab that is up: brings it up where it is not. */
export async function ensureLab(context: Context, signal: AbortSignal): Promise<string> {
  const ready = await findReadyLab(context, signal);
  if (ready !== undefined) return ready;
  const {upLab} = await import('../lab/lab.ts');
  const {inventory} = await upLab(createLabOptions(context, signal));
  return inventory;
}

/** The lab's inventory, for commands that do not bring it up. */
export async function requireLab(context: Context, signal: AbortSignal): Promise<string> {
  const {readLabStatus} = await import('../lab/lab-status.ts');
  const {inventory} = await readLabStatus(createLabOptions(context, signal));
  if (inventory === undefined) throw createCliError('lab-not-up', {}, 'lab-not-up-hint', 3);
  return inventory;
}

async function findReadyLab(context: Context, signal: AbortSignal): Promise<string | undefined> {
  const {readLabStatus} = await import('../lab/lab-status.ts');
  const status = await readLabStatus(createLabOptions(context, signal));
  const ready = status.network && status.mirror && status.hosts.every((host) => host.status === 'ready');
  return ready ? status.inventory : undefined;
}
