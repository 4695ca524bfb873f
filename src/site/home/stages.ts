import type {Text} from '../../model/language.ts';

export interface Stage {
  readonly title: Text;
  /** What stands at its end. */
  readonly result: Text;
  readonly slugs: readonly string[];
}

/** The way through the pages. */
export const stages: readonly Stage[] = [
  {
    title: {zh: '准备', en: 'Prepare'},
    result: {zh: '主机互相认识，程序已下载并核对', en: 'Hosts that know each other, programs downloaded and verified'},
    slugs: ['prepare/hosts', 'prepare/system', 'prepare/artifacts'],
  },
  {
    title: {zh: '证书', en: 'Certificates'},
    result: {zh: '三个 CA，每个组件一份身份', en: 'Three CAs, and an identity for every component'},
    slugs: ['pki/ca', 'pki/etcd', 'pki/certificates', 'pki/kubeconfigs', 'pki/encryption'],
  },
  {
    title: {zh: '控制平面', en: 'Control plane'},
    result: {zh: '集群有了 API', en: 'The cluster has an API'},
    slugs: [
      'binary-install/etcd',
      'binary-install/kube-apiserver',
      'binary-install/kube-controller-manager',
      'binary-install/kube-scheduler',
      'binary-install/rbac',
    ],
  },
  {
    title: {zh: '工作节点', en: 'Worker nodes'},
    result: {zh: '两个节点就绪，Pod 能互相访问', en: 'Two nodes are ready, Pods reach each other'},
    slugs: ['binary-install/containerd', 'binary-install/cni', 'binary-install/kubelet', 'binary-install/kube-proxy'],
  },
  {
    title: {zh: '证明', en: 'Proof'},
    result: {zh: '像用户一样使用集群', en: 'The cluster is used as a user would'},
    slugs: ['binary-install/smoke-test'],
  },
  {
    title: {zh: '拆除', en: 'Take down'},
    result: {zh: '主机恢复原样', en: 'The hosts are as they were'},
    slugs: ['teardown'],
  },
];

export const stagedSlugs: readonly string[] = stages.flatMap(({slugs}) => slugs);
