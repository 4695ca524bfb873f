import type {Condition, KubernetesObject, ResourceList} from './kubernetes-object.ts';

export interface Pod extends KubernetesObject {
  readonly spec: {
    readonly nodeName?: string | undefined;
    readonly priorityClassName?: string | undefined;
    readonly hostNetwork?: boolean | undefined;
    readonly containers: readonly Container[];
  };
  readonly status: {
    readonly phase?: string | undefined;
    readonly hostIP?: string | undefined;
    readonly podIP?: string | undefined;
    readonly conditions?: readonly Condition[] | undefined;
    readonly containerStatuses?: readonly ContainerStatus[] | undefined;
  };
}

export interface Container {
  readonly name: string;
  readonly resources?:
    {readonly requests?: ResourceList | undefined; readonly limits?: ResourceList | undefined} | undefined;
}

export interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly restartCount: number;
  readonly state?: {readonly waiting?: {readonly reason?: string | undefined} | undefined} | undefined;
}
