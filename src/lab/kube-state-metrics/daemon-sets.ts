import {numberGauge, type Family, type Labels} from './family.ts';
import type {KubernetesObject} from './kubernetes-object.ts';

export interface DaemonSet extends KubernetesObject {
  readonly status: {
    readonly currentNumberScheduled?: number | undefined;
    readonly desiredNumberScheduled?: number | undefined;
    readonly numberAvailable?: number | undefined;
    readonly numberReady?: number | undefined;
  };
}

export const daemonSetFamilies: readonly Family<DaemonSet>[] = [
  numberGauge(
    'kube_daemonset_status_current_number_scheduled',
    'How many of the nodes that should run the pod do.',
    ({status}) => status.currentNumberScheduled ?? 0,
  ),
  numberGauge(
    'kube_daemonset_status_desired_number_scheduled',
    'How many nodes should run the pod.',
    ({status}) => status.desiredNumberScheduled ?? 0,
  ),
  numberGauge(
    'kube_daemonset_status_number_available',
    'On how many nodes the pod has been ready for long enough.',
    ({status}) => status.numberAvailable ?? 0,
  ),
  numberGauge(
    'kube_daemonset_status_number_ready',
    'On how many nodes the pod is ready.',
    ({status}) => status.numberReady ?? 0,
  ),
];

export function identifyDaemonSet({metadata: {namespace = '', name}}: DaemonSet): Labels {
  return {namespace, daemonset: name};
}
