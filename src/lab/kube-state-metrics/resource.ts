import {daemonSetFamilies, identifyDaemonSet} from './daemon-sets.ts';
import {deploymentFamilies, identifyDeployment} from './deployments.ts';
import type {Family, Labels, Sample} from './family.ts';
import type {KubernetesObject} from './kubernetes-object.ts';
import {identifyNamespace, namespaceFamilies} from './namespaces.ts';
import {identifyNode, nodeFamilies} from './nodes.ts';
import {identifyPod, podFamilies} from './pods.ts';
import {identifyReplicaSet, replicaSetFamilies} from './replica-sets.ts';
import {identifyService, serviceFamilies} from './services.ts';

/** Something that metrics are made of. */
export interface Resource {
  /** In `--resources` and in the API's paths. */
  readonly name: string;
  /** The start of its path: `/api/v1`. */
  readonly group: string;
  readonly namespaced: boolean;
  /** As the program's own metrics name it. */
  readonly type: string;
  readonly families: readonly Family<KubernetesObject>[];
}

/** All that the stand-in knows, in the order in which metrics are written. */
export const resources: readonly Resource[] = [
  createResource('daemonsets', '/apis/apps/v1', true, '*v1.DaemonSet', identifyDaemonSet, daemonSetFamilies),
  createResource('deployments', '/apis/apps/v1', true, '*v1.Deployment', identifyDeployment, deploymentFamilies),
  createResource('namespaces', '/api/v1', false, '*v1.Namespace', identifyNamespace, namespaceFamilies),
  createResource('nodes', '/api/v1', false, '*v1.Node', identifyNode, nodeFamilies),
  createResource('pods', '/api/v1', true, '*v1.Pod', identifyPod, podFamilies),
  createResource('replicasets', '/apis/apps/v1', true, '*v1.ReplicaSet', identifyReplicaSet, replicaSetFamilies),
  createResource('services', '/api/v1', true, '*v1.Service', identifyService, serviceFamilies),
];

function createResource<T extends KubernetesObject>(
  name: string,
  group: string,
  namespaced: boolean,
  type: string,
  identify: (object: T) => Labels,
  families: readonly Family<T>[],
): Resource {
  const named = ({sample, ...family}: Family<T>): Family<KubernetesObject> => ({
    ...family,
    // The API server sends under a resource's path what its schema says, so that the type holds.
    sample: (object) => sample(object as T).map((each) => addLabels(identify(object as T), each)),
  });
  return {name, group, namespaced, type, families: families.map(named)};
}

function addLabels(labels: Labels, {labels: more, value}: Sample): Sample {
  return {labels: {...labels, ...more}, value};
}
