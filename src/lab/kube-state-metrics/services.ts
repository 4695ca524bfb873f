import {infoGauge, type Family, type Labels} from './family.ts';
import type {KubernetesObject} from './kubernetes-object.ts';

export interface Service extends KubernetesObject {
  readonly spec: {
    readonly type?: string | undefined;
    readonly clusterIP?: string | undefined;
    readonly externalName?: string | undefined;
    readonly loadBalancerIP?: string | undefined;
    readonly externalTrafficPolicy?: string | undefined;
  };
}

export const serviceFamilies: readonly Family<Service>[] = [
  infoGauge('kube_service_info', 'How the service is reached.', ({spec}) => ({
    cluster_ip: spec.clusterIP ?? '',
    external_name: spec.externalName ?? '',
    load_balancer_ip: spec.loadBalancerIP ?? '',
    external_traffic_policy: spec.externalTrafficPolicy ?? '',
  })),
  infoGauge('kube_service_spec_type', 'The type of the service.', ({spec}) => ({type: spec.type ?? ''})),
];

export function identifyService({metadata: {namespace = '', name, uid = ''}}: Service): Labels {
  return {namespace, service: name, uid};
}
