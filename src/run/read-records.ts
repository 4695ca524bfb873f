import type {Event} from '../model/event.ts';
import type {Host} from '../model/inventory.ts';
import {systemPath} from '../model/plan.ts';
import type {OpenSession} from './executor.ts';
import type {HostRecord} from './host-record.ts';
import {createHosts} from './open-hosts.ts';

export interface RecordsContext {
  readonly hosts: readonly Host[];
  readonly openSession: OpenSession;
  readonly interactive: boolean;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/** What the hosts' records hold, by host; a host that cannot be reached gives the reason. Takes no lock. */
export async function readRecords(context: RecordsContext): Promise<ReadonlyMap<string, HostRecord | string>> {
  const reasons = new Map<string, string>();
  const emit = (event: Event): void => {
    if (event.type === 'host-unreachable') reasons.set(event.host, event.detail);
  };
  const opened = createHosts({...context, path: systemPath, holder: '', emit});
  try {
    const reached = await Promise.all(context.hosts.map((host) => opened.reach(host)));
    return new Map(
      context.hosts.map((host, index) => [host.name, reached[index]?.record ?? reasons.get(host.name) ?? '']),
    );
  } finally {
    await opened.closeAll();
  }
}
