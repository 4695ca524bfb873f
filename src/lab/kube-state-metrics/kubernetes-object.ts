/** What every object of the Kubernetes API has, as far as metrics are made of it. */
export interface KubernetesObject {
  readonly metadata: Metadata;
}

export interface Metadata {
  readonly name: string;
  /** None where the resource is the cluster's. */
  readonly namespace?: string | undefined;
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
  readonly generation?: number | undefined;
  /** RFC 3339, to the second. */
  readonly creationTimestamp?: string | undefined;
  readonly ownerReferences?: readonly OwnerReference[] | undefined;
}

export interface OwnerReference {
  readonly kind: string;
  readonly name: string;
  readonly controller?: boolean | undefined;
}

export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string | undefined;
}

/** Amounts by resource name: `{cpu: "100m", memory: "128Mi"}`. */
export type ResourceList = Readonly<Record<string, string>>;
