import type {HoleScope} from '../../model/hole-value.ts';
import type {ReaderData, ReaderHost, ReaderValues} from './reader-data.ts';

/** What fills the holes of a page for a reader. Parameters stand where the downloaded inventory has them: under every host. */
export function createReaderScope(data: ReaderData, values: ReaderValues): HoleScope {
  return {
    declarations: new Map(
      Object.entries(data.declarations).map(([name, each]) => [
        name,
        {...each, title: {zh: each.title, en: each.title}},
      ]),
    ),
    roles: data.runbook === '' ? [] : data.roles.map(({name}) => name),
    captures: new Map(Object.entries(data.captures)),
    inventory: {file: '', hosts: listHosts(data, values).map((host) => createHost(host, values))},
    target: undefined,
    given: {},
    missing: 'show',
  };
}

/** The reader's hosts, or those of the example. */
export function listHosts({hosts}: ReaderData, values: ReaderValues): readonly ReaderHost[] {
  return values.hosts ?? hosts;
}

function createHost(
  {name, ip, groups, vars}: ReaderHost,
  {parameters}: ReaderValues,
): HoleScope['inventory']['hosts'][0] {
  return {
    name,
    ip,
    groups,
    vars: {...parameters, ...vars},
    connection: 'ssh',
    address: ip,
    user: undefined,
    port: undefined,
    privateKeyFile: undefined,
    sshArguments: [],
    become: false,
  };
}
