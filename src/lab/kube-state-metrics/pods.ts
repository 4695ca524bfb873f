import {conditionSamples} from './condition-samples.ts';
import {containerFamilies} from './containers.ts';
import {createdSamples} from './created-samples.ts';
import {gauge, infoGauge, type Family, type Labels, type Sample} from './family.ts';
import {ownerSamples} from './owner-samples.ts';
import type {Pod} from './pod.ts';

export const podFamilies: readonly Family<Pod>[] = [
  ...containerFamilies,
  gauge('kube_pod_created', 'When the pod was created, in Unix seconds.', ({metadata}) => createdSamples(metadata)),
  infoGauge('kube_pod_info', 'Where the pod runs and who made it.', infoLabels),
  gauge('kube_pod_owner', 'Who owns the pod.', ({metadata}) => ownerSamples(metadata)),
  gauge('kube_pod_status_phase', 'The phase that the pod is in.', phaseSamples),
  gauge('kube_pod_status_ready', 'Whether the pod can serve requests.', ({status: {conditions = []}}) =>
    conditions.filter(({type}) => type === 'Ready').flatMap(({status}) => conditionSamples(status, 'condition')),
  ),
];

export function identifyPod({metadata: {namespace = '', name, uid = ''}}: Pod): Labels {
  return {namespace, pod: name, uid};
}

function infoLabels({metadata, spec, status}: Pod): Labels {
  const creator = metadata.ownerReferences?.find(({controller}) => controller === true);
  return {
    host_ip: status.hostIP ?? '',
    pod_ip: status.podIP ?? '',
    node: spec.nodeName ?? '',
    created_by_kind: creator?.kind ?? '',
    created_by_name: creator?.name ?? '',
    priority_class: spec.priorityClassName ?? '',
    host_network: String(spec.hostNetwork ?? false),
  };
}

function phaseSamples({status}: Pod): Sample[] {
  if (status.phase === undefined) return [];
  return ['Pending', 'Succeeded', 'Failed', 'Unknown', 'Running'].map((phase) => ({
    labels: {phase},
    value: Number(phase === status.phase),
  }));
}
