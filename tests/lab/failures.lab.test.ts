import {beforeAll, describe, expect, it} from 'vitest';
import {findRun, listOutcomes, onHost, runRunbook, startRunbook} from './command-line.ts';

interface Injected {
  readonly what: string;
  readonly host: string;
  readonly inject: string;
  readonly mend: string;
  /** Where the run must stop. */
  readonly step: string;
  /** The host that it stops on, where it is another. */
  readonly stops?: string;
  /** What the message must say of the cause. */
  readonly cause: RegExp;
}

const listen = (port: number): string =>
  `systemd-run --quiet --collect --unit=taken-${port} socat TCP-LISTEN:${port},fork,reuseaddr /dev/null`;
const free = (port: number): string => `systemctl stop taken-${port}`;

/** Faults that a real host may have, in the order in which a run meets them. */
const faults: readonly Injected[] = [
  {
    what: 'a corrupted artifact',
    host: 'node02',
    inject: 'mkdir -p /var/cache/kubernetes; echo corrupted >/var/cache/kubernetes/cni-plugins-linux-amd64-v1.1.1.tgz',
    mend: 'rm /var/cache/kubernetes/cni-plugins-linux-amd64-v1.1.1.tgz',
    step: 'cni-binaries',
    cause: /cni-plugins-linux-amd64-v1\.1\.1\.tgz: FAILED/,
  },
  {
    what: 'a file of another kind in the way',
    host: 'master',
    inject: 'mkdir -p /opt/kubernetes/cfg/scheduler.kubeconfig',
    mend: 'rmdir /opt/kubernetes/cfg/scheduler.kubeconfig',
    step: 'kubeconfig-scheduler',
    cause: /scheduler\.kubeconfig/,
  },
  {
    what: "another user's data",
    host: 'master',
    inject: 'mkdir /var/lib/etcd',
    mend: 'rmdir /var/lib/etcd',
    step: 'etcd-data',
    cause: /root[^]*etcd/,
  },
  {
    what: 'a wrong file mode',
    host: 'master',
    inject: 'chmod 0700 /opt',
    mend: 'chmod 0755 /opt',
    step: 'etcd-start',
    cause: /Permission denied/,
  },
  {
    what: "the API server's port taken",
    host: 'master',
    inject: listen(6443),
    mend: free(6443),
    step: 'apiserver-start',
    cause: /6443: bind: address already in use/,
  },
  {
    what: "the kubelet's port taken",
    host: 'node01',
    inject: listen(10_250),
    mend: free(10_250),
    step: 'kubelet-start',
    cause: /10250: bind: address already in use/,
  },
  {
    what: 'no way from one node to the pods of the other',
    host: 'node01',
    inject: 'ip route add unreachable 10.244.2.0/25; ip route add unreachable 10.244.2.128/25',
    mend: 'ip route delete unreachable 10.244.2.0/25; ip route delete unreachable 10.244.2.128/25',
    step: 'smoke-pods',
    stops: 'master',
    cause: /smoke-test\.mdx/,
  },
];

/** All faults are there before the run begins. It stops at the first; once that is mended, `resume` gets to the next. */
describe('a fault on a host', () => {
  let command = ['exec', 'binary-install', '--lab', '--yes'];

  beforeAll(async () => {
    const reset = await startRunbook(['lab', 'reset']);
    expect(reset.exitCode, reset.all).toBe(0);
    for (const {host, inject} of faults) await onHost(host, `set -e\n${inject}`);
  });

  it.each(faults.map((fault) => [fault.what, fault] as const))(
    'stops the run at its step with a message that names host and cause: %s',
    async (_what, {host, mend, step, stops = host, cause}) => {
      const {exitCode, events} = await runRunbook(command);
      command = ['resume', findRun(events), '--yes'];
      await onHost(host, `set -e\n${mend}`);
      const failed = events.flatMap((event) =>
        event.type === 'host-finished' && event.outcome.status === 'failed' ? [event] : [],
      );
      expect(exitCode).toBe(1);
      expect(failed.map((event) => `${event.step} ${event.host}`)).toEqual([`${step} ${stops}`]);
      expect(JSON.stringify(failed[0])).toMatch(cause);
    },
  );

  it('is forgotten once it is mended: resume finishes', async () => {
    const {exitCode, events, all} = await runRunbook(command);
    expect(exitCode, all.slice(-2000)).toBe(0);
    expect(Object.values(listOutcomes(events))).not.toContain('failed');
  });
});
