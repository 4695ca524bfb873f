import {amountSamples} from './amount-samples.ts';
import {gauge, type Family, type Sample} from './family.ts';
import type {ResourceList} from './kubernetes-object.ts';
import type {Container, ContainerStatus, Pod} from './pod.ts';

/** What metrics say of the containers of a pod. */
export const containerFamilies: readonly Family<Pod>[] = [
  gauge('kube_pod_container_resource_limits', 'What the container may use at most.', (pod) =>
    resourceSamples(pod, ({resources}) => resources?.limits),
  ),
  gauge('kube_pod_container_resource_requests', 'What the container asks for.', (pod) =>
    resourceSamples(pod, ({resources}) => resources?.requests),
  ),
  gauge('kube_pod_container_status_ready', 'Whether the container is ready.', (pod) =>
    statusSamples(pod, ({ready}) => Number(ready)),
  ),
  {
    ...gauge('kube_pod_container_status_restarts_total', 'How often the container was started anew.', (pod: Pod) =>
      statusSamples(pod, ({restartCount}) => restartCount),
    ),
    type: 'counter',
  },
  gauge('kube_pod_container_status_waiting_reason', 'What the container waits for.', waitingSamples),
];

function resourceSamples({spec}: Pod, read: (container: Container) => ResourceList | undefined): Sample[] {
  return spec.containers.flatMap((container) =>
    amountSamples(read(container) ?? {}, {container: container.name, node: spec.nodeName ?? ''}),
  );
}

function statusSamples({status}: Pod, read: (status: ContainerStatus) => number): Sample[] {
  return (status.containerStatuses ?? []).map((each) => ({labels: {container: each.name}, value: read(each)}));
}

function waitingSamples({status}: Pod): Sample[] {
  return (status.containerStatuses ?? []).flatMap(({name, state}) =>
    state?.waiting === undefined ? [] : [{labels: {container: name, reason: state.waiting.reason ?? ''}, value: 1}],
  );
}
