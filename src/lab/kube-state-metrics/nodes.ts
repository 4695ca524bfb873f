import {amountSamples} from './amount-samples.ts';
import {conditionSamples} from './condition-samples.ts';
import {createdSamples} from './created-samples.ts';
import {gauge, infoGauge, numberGauge, type Family, type Labels} from './family.ts';
import type {Condition, KubernetesObject, ResourceList} from './kubernetes-object.ts';

export interface Node extends KubernetesObject {
  readonly spec: {
    readonly podCIDR?: string | undefined;
    readonly providerID?: string | undefined;
    readonly unschedulable?: boolean | undefined;
  };
  readonly status: {
    readonly addresses?: readonly {readonly type: string; readonly address: string}[] | undefined;
    readonly allocatable?: ResourceList | undefined;
    readonly capacity?: ResourceList | undefined;
    readonly conditions?: readonly Condition[] | undefined;
    readonly nodeInfo: Readonly<
      Record<'kernelVersion' | 'osImage' | 'containerRuntimeVersion' | 'kubeletVersion' | 'systemUUID', string>
    >;
  };
}

export const nodeFamilies: readonly Family<Node>[] = [
  gauge('kube_node_created', 'When the node was created, in Unix seconds.', ({metadata}) => createdSamples(metadata)),
  infoGauge('kube_node_info', 'What the node says of itself.', infoLabels),
  numberGauge('kube_node_spec_unschedulable', 'Whether new pods are kept off the node.', ({spec}) =>
    Number(spec.unschedulable ?? false),
  ),
  gauge('kube_node_status_allocatable', 'What of the node pods can have.', ({status}) =>
    amountSamples(status.allocatable ?? {}),
  ),
  gauge('kube_node_status_capacity', 'What the node has in all.', ({status}) => amountSamples(status.capacity ?? {})),
  gauge('kube_node_status_condition', 'The conditions of the node.', ({status: {conditions = []}}) =>
    conditions.flatMap(({type, status}) =>
      conditionSamples(status, 'status').map(({labels, value}) => ({labels: {condition: type, ...labels}, value})),
    ),
  ),
];

export function identifyNode({metadata}: Node): Labels {
  return {node: metadata.name};
}

function infoLabels({spec, status: {nodeInfo, addresses = []}}: Node): Labels {
  return {
    kernel_version: nodeInfo.kernelVersion,
    os_image: nodeInfo.osImage,
    container_runtime_version: nodeInfo.containerRuntimeVersion,
    kubelet_version: nodeInfo.kubeletVersion,
    // Kubernetes gave up the field; the label stays, with this word.
    kubeproxy_version: 'deprecated',
    provider_id: spec.providerID ?? '',
    pod_cidr: spec.podCIDR ?? '',
    system_uuid: nodeInfo.systemUUID,
    internal_ip: addresses.findLast(({type}) => type === 'InternalIP')?.address ?? '',
  };
}
