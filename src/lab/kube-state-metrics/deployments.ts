import {conditionSamples} from './condition-samples.ts';
import {gauge, numberGauge, type Family, type Labels, type Sample} from './family.ts';
import type {Condition, KubernetesObject} from './kubernetes-object.ts';

export interface Deployment extends KubernetesObject {
  readonly spec: {readonly replicas?: number | undefined};
  readonly status: {
    readonly replicas?: number | undefined;
    readonly readyReplicas?: number | undefined;
    readonly availableReplicas?: number | undefined;
    readonly unavailableReplicas?: number | undefined;
    readonly updatedReplicas?: number | undefined;
    readonly observedGeneration?: number | undefined;
    readonly conditions?: readonly Condition[] | undefined;
  };
}

export const deploymentFamilies: readonly Family<Deployment>[] = [
  // The API leaves out what is zero.
  numberGauge('kube_deployment_status_replicas', 'How many pods there are.', ({status}) => status.replicas ?? 0),
  numberGauge('kube_deployment_status_replicas_ready', 'How many are ready.', ({status}) => status.readyReplicas ?? 0),
  numberGauge(
    'kube_deployment_status_replicas_available',
    'How many have been ready for long enough.',
    ({status}) => status.availableReplicas ?? 0,
  ),
  numberGauge(
    'kube_deployment_status_replicas_unavailable',
    'How many are wanting yet.',
    ({status}) => status.unavailableReplicas ?? 0,
  ),
  numberGauge(
    'kube_deployment_status_replicas_updated',
    'How many have the newest template.',
    ({status}) => status.updatedReplicas ?? 0,
  ),
  numberGauge(
    'kube_deployment_status_observed_generation',
    'The generation that the controller has seen.',
    ({status}) => status.observedGeneration ?? 0,
  ),
  gauge('kube_deployment_status_condition', 'The conditions of the deployment.', statusConditions),
  numberGauge('kube_deployment_spec_replicas', 'How many pods are wanted.', ({spec}) => spec.replicas ?? 1),
  numberGauge(
    'kube_deployment_metadata_generation',
    'The generation of what is wanted.',
    ({metadata}) => metadata.generation ?? 0,
  ),
];

export function identifyDeployment({metadata: {namespace = '', name}}: Deployment): Labels {
  return {namespace, deployment: name};
}

/** The reasons that Kubernetes itself gives; any other would make as many series as its author likes. */
const knownReasons = [
  'ReplicaSetUpdated',
  'ReplicaSetCreateError',
  'NewReplicaSetCreated',
  'FoundNewReplicaSet',
  'NewReplicaSetAvailable',
  'ProgressDeadlineExceeded',
  'DeploymentPaused',
  'DeploymentResumed',
  'MinimumReplicasAvailable',
  'MinimumReplicasUnavailable',
  '',
];

function statusConditions({status: {conditions = []}}: Deployment): Sample[] {
  return conditions.flatMap(({type, status, reason = ''}) =>
    conditionSamples(status, 'status').map(({labels, value}) => ({
      labels: {reason: knownReasons.includes(reason) ? reason : 'unknown', condition: type, ...labels},
      value,
    })),
  );
}
