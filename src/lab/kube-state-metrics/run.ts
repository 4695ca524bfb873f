import type {AddressInfo} from 'node:net';
import {requestApi} from './api-request.ts';
import {findCluster, type Cluster, type ClusterOptions} from './cluster.ts';
import {createCounters} from './counters.ts';
import {followResource, renderMetrics} from './metrics.ts';
import type {Options} from './options.ts';
import {metricsAnswer, probeAnswer, serve, type Answer} from './serve.ts';
import {renderTelemetry, version} from './telemetry.ts';

export interface RunOptions extends Options, Pick<ClusterOptions, 'environment' | 'serviceAccount'> {
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Follows the cluster and serves its metrics until the signal ends it. Throws where it cannot start. */
export async function run(options: RunOptions): Promise<void> {
  const {port, telemetryPort, resources, namespaces, allowlist, log, signal} = options;
  const cluster = findCluster(options);
  await cluster.readCredentials();
  log(`simulated: the lab's stand-in for kube-state-metrics, ${version}`);
  if (options.apiserver !== undefined) log('--apiserver: the real program would not send the token of the pod there');
  const counters = createCounters();
  const follow = {cluster, counters, log, signal};
  const followed = resources.map((resource) => followResource(resource, namespaces, follow));
  const servers = await Promise.all([
    serve(port, {
      '/metrics': () => metricsAnswer(renderMetrics(followed, allowlist)),
      '/healthz': () => probeAnswer(true),
      '/livez': () => probeCluster(cluster, signal),
    }),
    serve(telemetryPort, {
      '/metrics': () => metricsAnswer(renderTelemetry(counters)),
      '/readyz': () => probeAnswer(true),
    }),
  ]);
  const [metricsPort, ownPort] = servers.map((server) => (server.address() as AddressInfo).port);
  const names = resources.map(({name}) => name).join(',');
  log(`serving metrics on port ${metricsPort}, its own on port ${ownPort}, of ${names} at ${cluster.url}`);
  signal.addEventListener('abort', () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  });
}

/** Whether the API server says that it lives. */
async function probeCluster(cluster: Cluster, signal: AbortSignal): Promise<Answer> {
  try {
    (await requestApi(cluster, '/livez', signal)).resume();
    return probeAnswer(true);
  } catch {
    return probeAnswer(false);
  }
}
