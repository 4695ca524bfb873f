import type {StarlightUserConfig} from '@astrojs/starlight/types';

/** Every page, in the order in which it is best read. Labels stand in Chinese, the root language. */
export const sidebar: NonNullable<StarlightUserConfig['sidebar']> = [
  {slug: 'index', label: '首页', translations: {en: 'Home'}},
  'guide/start',
  {
    label: '概念',
    translations: {en: 'Concepts'},
    items: [
      'concepts/overview',
      'concepts/architecture',
      'concepts/control-plane',
      'concepts/node',
      'concepts/pod',
      'concepts/service',
      'concepts/networking',
      'concepts/corrections',
    ],
  },
  {
    label: '准备',
    translations: {en: 'Prepare'},
    items: ['prepare/hosts', 'prepare/system', 'prepare/artifacts'],
  },
  {
    label: '证书',
    translations: {en: 'Certificates'},
    items: ['pki/ca', 'pki/etcd', 'pki/certificates', 'pki/kubeconfigs', 'pki/encryption'],
  },
  {
    label: '二进制安装',
    translations: {en: 'Binary install'},
    items: [
      {
        label: '控制平面',
        translations: {en: 'Control plane'},
        items: [
          'binary-install/etcd',
          'binary-install/kube-apiserver',
          'binary-install/kube-controller-manager',
          'binary-install/kube-scheduler',
          'binary-install/rbac',
        ],
      },
      {
        label: '工作节点',
        translations: {en: 'Worker nodes'},
        items: [
          'binary-install/containerd',
          'binary-install/cni',
          'binary-install/kubelet',
          'binary-install/kube-proxy',
        ],
      },
      'binary-install/smoke-test',
    ],
  },
  {
    label: 'kubeadm',
    items: [
      'kubeadm/packages',
      'kubeadm/runtime',
      'kubeadm/images',
      'kubeadm/network',
      'kubeadm/init',
      'kubeadm/join',
      'kubeadm/smoke-test',
      'kubeadm/upgrade',
      'kubeadm/reset',
    ],
  },
  {
    label: '监控',
    translations: {en: 'Monitoring'},
    items: [
      'monitoring/directories',
      'monitoring/certificates',
      'monitoring/node-exporter',
      'monitoring/prometheus',
      'monitoring/alertmanager',
      'monitoring/rules',
      'monitoring/kube-state-metrics',
      'monitoring/dashboards',
      'monitoring/grafana',
      'monitoring/in-cluster',
    ],
  },
  {
    label: '运维',
    translations: {en: 'Operate'},
    items: ['operate/etcd-backup', 'operate/etcd-restore', 'operate/encryption-rotate', 'operate/troubleshooting'],
  },
  'teardown',
  {
    label: '中国与离线',
    translations: {en: 'China & offline'},
    items: ['offline/mirrors', 'offline/probe', 'offline/bundle'],
  },
  {
    label: '原始笔记 1.8.13',
    translations: {en: 'Original 1.8.13'},
    collapsed: true,
    items: [
      'original/overview',
      'original/hosts',
      'original/etcd',
      'original/binaries',
      'original/control-plane',
      'original/nodes',
      'original/kubeadm',
      'original/monitoring',
    ],
  },
  'status',
  {
    label: '参考',
    translations: {en: 'Reference'},
    items: [
      'reference/versions',
      'reference/ports',
      'reference/files',
      'reference/parameters',
      'reference/steps',
      'reference/removed-flags',
      'reference/glossary',
    ],
  },
];
