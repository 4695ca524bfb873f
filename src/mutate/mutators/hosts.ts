import {replaceEach, type Change} from '../change.ts';

/** A role of the runbook. */
export interface Role {
  readonly name: string;
  readonly hosts: 'one' | 'many';
}

const onPattern = /(?<=\son=")[^"]*/g;

/** Sends a step to other hosts than it names: those of another role, or the first of several alone. */
export function swapHosts(tag: string, roles: readonly Role[]): Change[] {
  const toOthers = replaceEach(tag, onPattern, (on) => roles.find(({name}) => name !== on.split(':')[0])?.name);
  const toFirst = replaceEach(tag, onPattern, (on) =>
    roles.some(({name, hosts}) => name === on && hosts === 'many') ? `${on}:first` : undefined,
  );
  return [...toOthers, ...toFirst];
}
