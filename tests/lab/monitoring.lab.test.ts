import {mkdtemp, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, it, vi} from 'vitest';
import {listQueries} from '../../src/model/dashboard-queries.ts';
import {loadDashboards} from '../../src/site/dashboards/load-dashboards.ts';
import {copyPages, listOutcomes, onHost, root, runRunbook, startRunbook} from './command-line.ts';
import {expectSameState, readClusterObjects, readStateUnderCluster} from './host-state.ts';
import {monitoringBreaks} from './monitoring-breaks.ts';
import {reboot} from './reboot.ts';
import {seed, testBreaks} from './sharp-checks.ts';

const hosts = ['master', 'node01', 'node02'];
const exec = ['exec', 'monitoring', '--lab', '--yes'];
const undo = ['undo', 'monitoring', '--lab', '--yes'];
const data = ['/var/lib/prometheus', '/var/lib/alertmanager', '/var/lib/grafana'];

/** Monitoring on the cluster that binary-install leaves, in order: each case goes on from the one before. */
describe('monitoring on the lab', () => {
  const before = new Map<string, string>();
  let evidence = '';

  beforeAll(async () => {
    const cluster = await startRunbook(['exec', 'binary-install', '--lab', '--yes']);
    expect(cluster.exitCode, cluster.all).toBe(0);
    const clean = await startRunbook(undo);
    expect(clean.exitCode, clean.all).toBe(0);
    await onHost('master', `rm -rf ${data.join(' ')}`);
    for (const host of hosts) before.set(host, await readStateUnderCluster(host));
    before.set('the API server', await readClusterObjects('master'));
    evidence = await mkdtemp(join(tmpdir(), 'runbook-evidence-'));
  });

  it('passes', async () => {
    const {exitCode, events, all} = await runRunbook([...exec, '--evidence-in', evidence]);
    expect(exitCode, tail(all)).toBe(0);
    expect(new Set(Object.values(listOutcomes(events)))).toEqual(new Set(['passed']));
  });

  it('proves what the evidence says, no more and no less', async () => {
    const {exitCode, all} = await startRunbook(['evidence', 'check', '--against', evidence]);
    expect(exitCode, all).toBe(0);
  });

  it('scrapes every target of every job', async () => {
    const up = await query('up');
    expect(up.filter(({value}) => value !== 1)).toEqual([]);
    const jobs = up.map(({labels}) => `${labels['job'] ?? ''} ${labels['instance'] ?? ''}`).sort();
    expect(jobs).toEqual(
      [
        ...['alertmanager', 'apiserver', 'etcd', 'kube-controller-manager', 'kube-scheduler', 'prometheus'].map(
          (job) => `${job} master`,
        ),
        ...['cadvisor', 'kubelet'].flatMap((job) => [`${job} node01`, `${job} node02`]),
        ...hosts.map((host) => `node ${host}`),
        'kube-state-metrics kube-state-metrics',
      ].sort(),
    );
  });

  it('has data of the last five minutes in every panel, as Grafana asks for it', async () => {
    const {dashboards} = await loadDashboards(root);
    const empty: string[] = [];
    for (const {uid, panel, refId, expr} of dashboards.flatMap(listQueries)) {
      if ((await askGrafana(expr)) === 0) empty.push(`${uid}: ${panel} ${refId}: ${expr}`);
    }
    expect(dashboards).toHaveLength(4);
    expect(empty).toEqual([]);
  });

  it('skips every step that acts the second time', async () => {
    const {exitCode, events, all} = await runRunbook(exec);
    expect(exitCode, tail(all)).toBe(0);
    const ran = Object.entries(listOutcomes(events)).filter(([, status]) => status !== 'skipped');
    expect(ran.map(([name]) => name)).toEqual(['node-exporter-metrics master']);
  });

  it('tells of a kubelet that is stopped, and of its return', async () => {
    const began = await onHost('master', 'date +%s');
    const told = (): Promise<string> =>
      onHost('master', `journalctl --identifier alert-journal --since @${began.trim()} --output cat`);
    const alerts = (): Promise<string> =>
      onHost('master', '/opt/monitoring/bin/amtool --alertmanager.url=http://127.0.0.1:9093 alert query KubeletDown');
    await onHost('node01', 'systemctl stop kubelet');
    try {
      await vi.waitFor(async () => expect(await alerts()).toContain('node01'), {timeout: 180_000, interval: 2_000});
      await vi.waitFor(async () => expect(await told()).toMatch(/"status":"firing".*KubeletDown.*node01/), {
        timeout: 60_000,
        interval: 2_000,
      });
    } finally {
      await onHost('node01', 'systemctl start kubelet');
    }
    await vi.waitFor(async () => expect(await alerts()).not.toContain('node01'), {timeout: 180_000, interval: 2_000});
    await vi.waitFor(async () => expect(await told()).toMatch(/"status":"resolved".*KubeletDown.*node01/), {
      timeout: 120_000,
      interval: 2_000,
    });
  }, 600_000);

  it.each([
    ['rules', 'up{job="kubelet"} == 0', 'up{job="kubelet"} == 2', ['prometheus-rules'], 'prometheus'],
    ['prometheus', 'scheme: https', 'schema: https', ['prometheus-start'], 'prometheus'],
    ['alertmanager', 'receiver: journal', 'receiver: nobody', ['alertmanager-start'], 'alertmanager'],
    ['grafana', 'access: proxy', 'acces: proxy', ['grafana-start'], 'grafana'],
    ['dashboards', '"schemaVersion":', '"schemaVersions":', ['dashboard-cluster', 'grafana-start'], 'grafana'],
  ])('stops at a bad page %s (%s → %s) before a restart', async (page, from, to, steps, service) => {
    const pages = await copyPages();
    const file = join(pages, `content/docs/monitoring/${page}.mdx`);
    const text = await readFile(file, 'utf8');
    expect(text).toContain(from);
    await writeFile(file, text.replace(from, to));
    const main = `systemctl show --property=MainPID --value ${service}`;
    const process = await onHost('master', main);
    const only = [...exec, '--only', ...steps];
    const bad = await runRunbook(only, pages);
    expect(bad.exitCode, tail(bad.all)).toBe(1);
    expect(listOutcomes(bad.events)).toMatchObject({[`${steps.at(-1) ?? ''} master`]: 'failed'});
    expect(await onHost('master', main)).toBe(process);
    expect(await query('ALERTS{alertname="Watchdog"}')).toHaveLength(1);
    const good = await runRunbook(only);
    expect(good.exitCode, tail(good.all)).toBe(0);
  });

  it.each([
    ['is empty', ': >grafana-password'],
    ['cannot be read by grafana', 'chown root grafana-password'],
  ])('stops at a password file that %s before a restart', async (_, damage) => {
    const main = 'systemctl show --property=MainPID --value grafana';
    const process = await onHost('master', main);
    await onHost('master', `cd /opt/monitoring/cfg && cp -p grafana-password /root/grafana-password && ${damage}`);
    try {
      const bad = await runRunbook([...exec, '--force', '--only', 'grafana-start']);
      expect(bad.exitCode, tail(bad.all)).toBe(1);
      expect(listOutcomes(bad.events)).toEqual({'grafana-start master': 'failed'});
      expect(await onHost('master', main)).toBe(process);
    } finally {
      await onHost('master', 'mv /root/grafana-password /opt/monitoring/cfg/grafana-password');
    }
    const good = await runRunbook([...exec, '--force', '--only', 'grafana-start']);
    expect(good.exitCode, tail(good.all)).toBe(0);
  });

  it('is all up after a reboot of the control plane', async () => {
    await reboot('master');
    const cluster = await runRunbook(['verify', 'binary-install', '--lab']);
    expect(cluster.exitCode, tail(cluster.all)).toBe(0);
    const {exitCode, all} = await runRunbook(['verify', 'monitoring', '--lab']);
    expect(exitCode, tail(all)).toBe(0);
  });

  describe(`its checks (BREAKS=${seed})`, () => {
    testBreaks('monitoring', monitoringBreaks);
  });

  it('undo keeps the data, and exec goes on with it', async () => {
    const first = await query('count_over_time(up{job="prometheus"}[1h])');
    const gone = await runRunbook(undo);
    expect(gone.exitCode, tail(gone.all)).toBe(0);
    expect(await onHost('master', 'ls -d /var/lib/prometheus/wal')).toContain('wal');
    const again = await runRunbook(exec);
    expect(again.exitCode, tail(again.all)).toBe(0);
    const second = await query('count_over_time(up{job="prometheus"}[1h])');
    expect(second[0]?.value).toBeGreaterThan((first[0]?.value ?? Infinity) - 10);
  });

  it('undo leaves what binary-install left, data included where it is asked for', async () => {
    await onHost('master', data.map((folder) => `touch ${folder}/delete-on-undo`).join('\n'));
    const {exitCode, all} = await runRunbook(undo);
    expect(exitCode, tail(all)).toBe(0);
    for (const host of hosts) expectSameState(await readStateUnderCluster(host), before.get(host), host);
    expectSameState(await readClusterObjects('master'), before.get('the API server'), 'the API server');
  });
});

/** How many points a query has, asked as a panel of Grafana does. */
async function askGrafana(expr: string): Promise<number> {
  const query = {
    refId: 'A',
    datasource: {uid: 'prometheus'},
    expr,
    range: true,
    intervalMs: 15_000,
    maxDataPoints: 100,
  };
  const body = JSON.stringify({queries: [query], from: 'now-5m', to: 'now'});
  const answer = await onHost(
    'master',
    `curl -s --cacert /opt/kubernetes/ssl/ca.crt -u "admin:$(cat /opt/monitoring/cfg/grafana-password)" \
      -H 'Content-Type: application/json' --data-binary @- https://172.16.0.67:3000/api/ds/query <<'QUERY'\n${body}\nQUERY`,
  );
  const {results} = JSON.parse(answer) as {results: {A: {frames?: {data: {values: unknown[][]}}[]}}};
  return (results.A.frames ?? []).reduce((sum, {data: {values}}) => sum + (values[0]?.length ?? 0), 0);
}

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** An instant query of the live Prometheus. */
async function query(expression: string): Promise<Sample[]> {
  const url = 'http://127.0.0.1:9090/api/v1/query';
  const answer = await onHost('master', `curl -sfG ${url} --data-urlencode 'query=${expression}'`);
  const {data: found} = JSON.parse(answer) as {
    data: {result: {metric: Record<string, string>; value: [number, string]}[]};
  };
  return found.result.map(({metric, value}) => ({labels: metric, value: Number(value[1])}));
}

/** What went wrong, out of a run's many lines. */
function tail(all: string): string {
  const lines = all.split('\n').filter((line) => !/not-run|block-|"output"|step-|lab-progress/.test(line));
  return lines.slice(-8).join('\n');
}
