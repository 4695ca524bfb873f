import type {Text} from '../../model/language.ts';

export interface HostPart {
  readonly name: string;
  readonly slug: string;
}

export interface HostCard {
  readonly name: string;
  readonly address: string;
  readonly podSubnet?: string;
  readonly role: Text;
  readonly parts: readonly HostPart[];
}

const controlPlane: Text = {zh: '控制平面', en: 'control plane'};
const worker: Text = {zh: '工作节点', en: 'worker node'};

const nodeParts: readonly HostPart[] = [
  {name: 'containerd', slug: 'binary-install/containerd'},
  {name: 'CNI', slug: 'binary-install/cni'},
  {name: 'kubelet', slug: 'binary-install/kubelet'},
  {name: 'kube-proxy', slug: 'binary-install/kube-proxy'},
];

/** The hosts of `runbooks/inventory.example.yaml` and what the pages install on them. */
export const hosts: readonly HostCard[] = [
  {
    name: 'master',
    address: '172.16.0.67',
    role: controlPlane,
    parts: [
      {name: 'etcd', slug: 'binary-install/etcd'},
      {name: 'kube-apiserver', slug: 'binary-install/kube-apiserver'},
      {name: 'kube-controller-manager', slug: 'binary-install/kube-controller-manager'},
      {name: 'kube-scheduler', slug: 'binary-install/kube-scheduler'},
    ],
  },
  {name: 'node01', address: '172.16.0.66', podSubnet: '10.244.1.0/24', role: worker, parts: nodeParts},
  {name: 'node02', address: '172.16.0.68', podSubnet: '10.244.2.0/24', role: worker, parts: nodeParts},
];
