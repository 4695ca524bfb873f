import type {Host} from '../../src/model/inventory.ts';

/** A host of an inventory; a test says what it needs to be. */
export function createHost(values: Partial<Host> = {}): Host {
  return {
    name: 'here',
    ip: '127.0.0.1',
    connection: 'local',
    address: '127.0.0.1',
    user: undefined,
    port: undefined,
    privateKeyFile: undefined,
    sshArguments: [],
    become: false,
    groups: [],
    vars: {},
    ...values,
  };
}

export const isRoot = process.getuid?.() === 0;
