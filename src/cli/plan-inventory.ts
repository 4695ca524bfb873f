import {join} from 'node:path';
import type {Context} from './context.ts';
import type {HostOptions} from './host-options.ts';
import {requireLab} from './lab-access.ts';

const exampleInventory = 'runbooks/inventory.example.yaml';

/** The inventory of a command that connects to no host: the example where none was named. */
export function chooseInventory(hosts: HostOptions, context: Context): Promise<string> {
  if (hosts.lab) return requireLab(context, new AbortController().signal);
  return Promise.resolve(hosts.inventory ?? join(context.root, exampleInventory));
}

/** Says where the hosts come from when nobody named them. */
export function warnOfExample(hosts: HostOptions, context: Context): void {
  if (hosts.inventory !== undefined || hosts.lab || context.quiet) return;
  context.warn(`${context.say('example-inventory', {file: exampleInventory})}\n\n`);
}
