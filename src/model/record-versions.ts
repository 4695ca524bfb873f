import type {RangeAnswer} from './record-series.ts';

/** Where a program says its version: a metric that is always 1, and the labels that may hold it. */
interface VersionMetric {
  readonly name: string;
  readonly expr: string;
  /** The first that is there; Kubernetes has written its own in two ways. */
  readonly labels: readonly string[];
}

export const versionMetrics: readonly VersionMetric[] = [
  {name: 'Kubernetes', expr: 'kubernetes_build_info{job="apiserver"}', labels: ['git_version', 'gitVersion']},
  {name: 'etcd', expr: 'etcd_server_version{job="etcd"}', labels: ['server_version']},
  {name: 'Prometheus', expr: 'prometheus_build_info{job="prometheus"}', labels: ['version']},
  {name: 'node_exporter', expr: 'node_exporter_build_info{job="node"}', labels: ['version']},
  {name: 'kube-state-metrics', expr: 'kube_state_metrics_build_info', labels: ['version']},
];

/**
 * Versions by the programs' names; one that does not say its own is left out.
 * @param answers one for each of `versionMetrics`, in their order
 */
export function readVersions(answers: readonly RangeAnswer[]): Record<string, string> {
  const found = versionMetrics.flatMap(({name, labels}, index) => {
    const metric = answers[index]?.data.result.at(-1)?.metric ?? {};
    const version = labels.map((label) => metric[label]).find((value) => value !== undefined && value !== '');
    return version === undefined ? [] : [[name, version.replace(/^v/, '')] as const];
  });
  return Object.fromEntries(found);
}
