import type {IncomingMessage} from 'node:http';
import {requestApi} from './api-request.ts';
import type {Cluster} from './cluster.ts';
import type {KubernetesObject} from './kubernetes-object.ts';

export type WatchEvent =
  | {readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'; readonly object: KubernetesObject}
  | {readonly type: 'ERROR'; readonly object: {readonly code?: number; readonly message?: string}};

/** Starts a watch after a version; its events come as they happen until the API server ends it, after minutes. */
export async function watchObjects(
  cluster: Cluster,
  path: string,
  version: string,
  signal: AbortSignal,
): Promise<AsyncIterable<WatchEvent>> {
  const seconds = 300 + Math.floor(Math.random() * 300);
  const query = new URLSearchParams({
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: version,
    timeoutSeconds: String(seconds),
  });
  return readEvents(await requestApi(cluster, `${path}?${query.toString()}`, signal));
}

/** One JSON value a line. */
async function* readEvents(response: IncomingMessage): AsyncIterable<WatchEvent> {
  let rest = '';
  for await (const chunk of response.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as WatchEvent;
  }
}
