import {gauge, numberGauge, type Family, type Labels} from './family.ts';
import type {KubernetesObject} from './kubernetes-object.ts';
import {ownerSamples} from './owner-samples.ts';

export interface ReplicaSet extends KubernetesObject {
  readonly spec: {readonly replicas?: number | undefined};
  readonly status: {readonly readyReplicas?: number | undefined};
}

export const replicaSetFamilies: readonly Family<ReplicaSet>[] = [
  numberGauge('kube_replicaset_status_ready_replicas', 'How many are ready.', ({status}) => status.readyReplicas ?? 0),
  gauge('kube_replicaset_spec_replicas', 'How many pods are wanted.', ({spec: {replicas}}) =>
    replicas === undefined ? [] : [{labels: {}, value: replicas}],
  ),
  gauge('kube_replicaset_owner', 'Who owns the replica set.', ({metadata}) => ownerSamples(metadata)),
];

export function identifyReplicaSet({metadata: {namespace = '', name}}: ReplicaSet): Labels {
  return {namespace, replicaset: name};
}
