import {json} from 'node:stream/consumers';
import {requestApi} from './api-request.ts';
import type {Cluster} from './cluster.ts';
import type {KubernetesObject} from './kubernetes-object.ts';

export interface ObjectList {
  /** Where a watch goes on. */
  readonly version: string;
  readonly objects: readonly KubernetesObject[];
}

/** All objects below a path of the API, as they are now. */
export async function listObjects(cluster: Cluster, path: string, signal: AbortSignal): Promise<ObjectList> {
  const answer = (await json(await requestApi(cluster, path, signal))) as {
    metadata: {resourceVersion: string};
    items: KubernetesObject[] | null;
  };
  return {version: answer.metadata.resourceVersion, objects: answer.items ?? []};
}
