import {readFile} from 'node:fs/promises';
import {isIPv6} from 'node:net';
import path from 'node:path';

/** The API server and how to speak to it. */
export interface Cluster {
  /** Without a path. */
  readonly url: string;
  /** An answer that does not go on for so long is given up, in milliseconds. */
  readonly silence: number;
  readonly readCredentials: () => Promise<Credentials>;
}

export interface Credentials {
  readonly token: string;
  /** PEM. */
  readonly ca: string;
}

export interface ClusterOptions {
  readonly apiserver: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that the kubelet mounts into the pod. */
  readonly serviceAccount: string;
}

/** The cluster that the pod runs in. */
export function findCluster({apiserver, environment, serviceAccount}: ClusterOptions): Cluster {
  return {
    url: apiserver ?? findServer(environment),
    // In a watch bookmarks come every minute.
    silence: 150_000,
    // Read for each request: the kubelet puts a new token there long before the old one ends.
    readCredentials: async () => ({
      token: (await readFile(path.join(serviceAccount, 'token'), 'utf8')).trim(),
      ca: await readFile(path.join(serviceAccount, 'ca.crt'), 'utf8'),
    }),
  };
}

function findServer({
  KUBERNETES_SERVICE_HOST: host,
  KUBERNETES_SERVICE_PORT: port,
}: ClusterOptions['environment']): string {
  if (!host || !port)
    throw new Error('not in a pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined');
  return `https://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}
