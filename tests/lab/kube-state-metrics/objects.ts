const metadata = {uid: 'uid-1', resourceVersion: '7', creationTimestamp: '2024-05-06T07:08:09Z'};

/** Objects as an API server sends them, by the path of their resource. */
export const objects: ReadonlyMap<string, readonly object[]> = new Map([
  [
    '/api/v1/nodes',
    [
      {
        metadata: {...metadata, name: 'node1'},
        spec: {podCIDR: '10.244.1.0/24', unschedulable: true},
        status: {
          addresses: [
            {type: 'InternalIP', address: '172.16.0.12'},
            {type: 'Hostname', address: 'node1'},
          ],
          capacity: {cpu: '2', memory: '4026532Ki', pods: '110', 'ephemeral-storage': '10Gi', 'hugepages-2Mi': '0'},
          allocatable: {cpu: '1900m', memory: '3924132Ki', 'example.org/gpu': '1', unknown: '5'},
          conditions: [
            {type: 'Ready', status: 'True', reason: 'KubeletReady'},
            {type: 'DiskPressure', status: 'Unknown'},
          ],
          nodeInfo: {
            kernelVersion: '6.1.0',
            osImage: 'Debian GNU/Linux 12 (bookworm)',
            containerRuntimeVersion: 'containerd://1.6.20',
            kubeletVersion: 'v1.20.2',
            kubeProxyVersion: 'v1.20.2',
            systemUUID: 'system-1',
          },
        },
      },
    ],
  ],
  [
    '/api/v1/pods',
    [
      {
        metadata: {
          ...metadata,
          name: 'web-1',
          namespace: 'shop',
          ownerReferences: [{apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', controller: true}],
        },
        spec: {
          nodeName: 'node1',
          priorityClassName: 'high',
          containers: [
            {name: 'app', resources: {requests: {cpu: '100m', memory: '64Mi'}, limits: {memory: '128Mi'}}},
            {name: 'side', resources: {}},
          ],
        },
        status: {
          phase: 'Running',
          hostIP: '172.16.0.12',
          podIP: '10.244.1.5',
          conditions: [
            {type: 'Initialized', status: 'True'},
            {type: 'Ready', status: 'False'},
          ],
          containerStatuses: [
            {name: 'app', ready: true, restartCount: 3, state: {running: {}}},
            {name: 'side', ready: false, restartCount: 0, state: {waiting: {reason: 'ImagePullBackOff'}}},
          ],
        },
      },
      {
        metadata: {...metadata, uid: 'uid-2', name: 'bare', namespace: 'shop'},
        spec: {hostNetwork: true, containers: [{name: 'main'}]},
        status: {phase: 'Pending'},
      },
    ],
  ],
  [
    '/apis/apps/v1/deployments',
    [
      {
        metadata: {...metadata, name: 'web', namespace: 'shop', generation: 4},
        spec: {replicas: 7},
        status: {
          observedGeneration: 3,
          replicas: 6,
          readyReplicas: 2,
          availableReplicas: 1,
          unavailableReplicas: 5,
          updatedReplicas: 4,
          conditions: [
            {type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable'},
            {type: 'Progressing', status: 'True', reason: 'Invented'},
          ],
        },
      },
    ],
  ],
  [
    '/apis/apps/v1/replicasets',
    [
      {
        metadata: {
          ...metadata,
          name: 'web-5d',
          namespace: 'shop',
          ownerReferences: [{kind: 'Deployment', name: 'web'}],
        },
        spec: {replicas: 3},
        status: {replicas: 3, readyReplicas: 2},
      },
      {metadata: {...metadata, name: 'bare', namespace: 'shop'}, spec: {replicas: 0}, status: {replicas: 0}},
    ],
  ],
  [
    '/apis/apps/v1/daemonsets',
    [
      {
        metadata: {...metadata, name: 'agent', namespace: 'monitoring'},
        spec: {},
        status: {currentNumberScheduled: 2, desiredNumberScheduled: 3, numberReady: 1, numberMisscheduled: 0},
      },
    ],
  ],
  [
    '/api/v1/services',
    [
      {
        metadata: {...metadata, name: 'web', namespace: 'shop'},
        spec: {type: 'NodePort', clusterIP: '10.0.0.7', externalTrafficPolicy: 'Cluster'},
        status: {loadBalancer: {}},
      },
    ],
  ],
  ['/api/v1/namespaces', [{metadata: {...metadata, name: 'shop'}, spec: {}, status: {phase: 'Active'}}]],
]);
