import {listQueries, type DashboardQuery} from '../../../src/model/dashboard-queries.ts';
import type {Dashboard} from '../../../src/model/dashboard.ts';
import {createRecording, type RangeAnswer, type RecordingHead} from '../../../src/model/record-series.ts';
import {countSteps, type Recording} from '../../../src/model/recorded-series.ts';

const head: RecordingHead = {
  target: 'lab',
  simulated: ['Grafana'],
  versions: {Kubernetes: '1.20.2', Prometheus: '2.42.0', etcd: '3.4.23'},
  from: '2026-11-25T14:00:00.000Z',
  to: '2026-11-25T15:00:00.000Z',
  stepSeconds: 45,
};

/** Made-up answers to all queries: enough to draw every panel. The same ones every time; never shown on the site. */
export function createSampleRecording(dashboards: readonly Dashboard[]): Recording {
  const queries = dashboards.flatMap(listQueries);
  return createRecording(
    head,
    queries.map((query, index) => ({query, answer: inventAnswer(query, index)})),
  );
}

const labelValues: Readonly<Record<string, readonly string[]>> = {
  instance: ['master', 'node01', 'node02'],
  namespace: ['default', 'kube-system', 'monitoring'],
  job: ['alertmanager', 'apiserver', 'cadvisor', 'etcd', 'grafana', 'kube-controller-manager', 'kube-scheduler'],
  verb: ['GET', 'LIST', 'PATCH', 'POST', 'PUT', 'WATCH'],
  code: ['0', '200', '201', '404', '409'],
  grpc_method: ['Compact', 'LeaseGrant', 'Range', 'Txn'],
  deployment: ['coredns', 'web'],
  release: ['6.12.57-amd64'],
};

function inventAnswer({expr, legend}: DashboardQuery, seed: number): RangeAnswer {
  const names = [...(legend ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
  const grouped = /^\w+ by \(([^)]*)\)/.exec(expr)?.[1]?.split(', ') ?? [];
  const one = /job="(etcd|apiserver)"/.test(expr) && names.includes('instance');
  const metrics = one
    ? [{instance: 'master'}]
    : legend?.includes('{{job}} ')
      ? clients
      : combine(legend === undefined ? grouped : names);
  const result = metrics.map((metric, index) => ({metric, values: inventValues(expr, seed * 31 + index)}));
  return {status: 'success', data: {resultType: 'matrix', result}};
}

const clients = [
  {job: 'apiserver', instance: 'master'},
  {job: 'kube-controller-manager', instance: 'master'},
  {job: 'kube-scheduler', instance: 'master'},
  {job: 'kubelet', instance: 'node01'},
  {job: 'kubelet', instance: 'node02'},
];

/** Every combination of the labels' values. */
function combine([name, ...others]: readonly string[]): Record<string, string>[] {
  if (name === undefined) return [{}];
  return (labelValues[name] ?? ['x']).flatMap((value) => combine(others).map((rest) => ({[name]: value, ...rest})));
}

function inventValues(expr: string, seed: number): [number, string][] {
  const start = Date.parse(head.from) / 1000;
  const {base, noise} = chooseShape(expr);
  return Array.from({length: countSteps(head)}, (_, step) => {
    const wave = Math.sin((step + seed * 7) / 9) + Math.sin((step * seed + 3) / 2.3) / 2;
    return [
      start + step * head.stepSeconds,
      String(Math.max(0, base * (noise === 0 ? 1 : 1 + (seed % 5) / 3) + noise * wave)),
    ];
  });
}

function chooseShape(expr: string): {readonly base: number; readonly noise: number} {
  if (/or vector\(0\)|increase\(/.test(expr)) return {base: 0, noise: 0};
  if (/avg by \(job\)|has_leader|_replicas/.test(expr)) return {base: 1, noise: 0};
  if (expr.includes('boot_time')) return {base: 7200, noise: 0};
  if (/keys_total|running_pods|inflight/.test(expr)) return {base: 9, noise: 0.4};
  if (expr.includes('wal_fsync')) return {base: 0.006, noise: 0.004};
  if (/_duration_seconds|node_time/.test(expr)) return {base: 0.012, noise: 0.006};
  if (/1 - |quota/.test(expr)) return {base: 0.21, noise: 0.04};
  if (/_bytes/.test(expr)) return {base: 24e6, noise: 3e6};
  return {base: 0.6, noise: 0.25};
}
