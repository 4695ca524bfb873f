import {listHosts} from './reader-scope.ts';
import type {ReaderData, ReaderHost, ReaderValues} from './reader-data.ts';

/** The reader's hosts and parameters as an inventory that `runbook -i` takes. */
export function renderInventory(data: ReaderData, values: ReaderValues): string {
  const hosts = listHosts(data, values);
  const lines = [
    `# ${data.texts.inventoryHead}`,
    'all:',
    '  vars:',
    '    ansible_user: root',
    ...renderPairs(values.parameters, 4),
    '  children:',
    ...data.roles.flatMap(({name}) => [
      `    ${name}:`,
      '      hosts:',
      ...hosts.filter(({groups}) => groups.includes(name)).flatMap(renderHost),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function renderHost({name, ip, vars}: ReaderHost): string[] {
  return [`        ${quote(name)}:`, ...renderPairs({ansible_host: ip, ip, ...vars}, 10)];
}

function renderPairs(pairs: Readonly<Record<string, string>>, indent: number): string[] {
  return Object.entries(pairs).map(([name, value]) => `${' '.repeat(indent)}${name}: ${quote(value)}`);
}

/** A string of JSON is one of YAML: no version becomes a number. */
function quote(value: string): string {
  return JSON.stringify(value);
}
