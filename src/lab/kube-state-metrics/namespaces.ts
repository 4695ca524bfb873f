import {createdSamples} from './created-samples.ts';
import {gauge, type Family, type Labels} from './family.ts';
import type {KubernetesObject} from './kubernetes-object.ts';

export interface Namespace extends KubernetesObject {
  readonly status: {readonly phase?: string | undefined};
}

export const namespaceFamilies: readonly Family<Namespace>[] = [
  gauge('kube_namespace_created', 'When the namespace was created, in Unix seconds.', ({metadata}) =>
    createdSamples(metadata),
  ),
  gauge('kube_namespace_status_phase', 'The phase that the namespace is in.', ({status}) =>
    ['Active', 'Terminating'].map((phase) => ({labels: {phase}, value: Number(phase === status.phase)})),
  ),
];

export function identifyNamespace({metadata}: Namespace): Labels {
  return {namespace: metadata.name};
}
