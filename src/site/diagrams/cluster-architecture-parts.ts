import type {Language} from '../../model/language.ts';
import {clusterArchitectureTexts as texts} from './cluster-architecture-texts.ts';
import type {BoxPlan} from './grid.ts';
import {pageLink} from './page-link.ts';
import {code, note, title} from './text-block.ts';

/** What a box is, wherever it stands. */
export type Part = Pick<BoxPlan, 'tier' | 'texts' | 'href'>;

type Name =
  | 'users'
  | 'apiServer'
  | 'scheduler'
  | 'controllerManager'
  | 'etcd'
  | 'kubelet'
  | 'kubeProxy'
  | 'containerd'
  | 'runc'
  | 'rules'
  | 'pods';

/** The parts of the cluster, in a language. */
export function createParts(language: Language): Readonly<Record<Name, Part>> {
  const say = (name: keyof typeof texts) => texts[name][language];
  const link = (target: string) => ({href: pageLink(target, language)});
  return {
    users: {tier: 'user', texts: [title(say('users'))], ...link('pki/kubeconfigs')},
    apiServer: {
      tier: 'control',
      texts: [title(say('apiServer')), code('kube-apiserver'), code(':6443'), note(say('apiServerNote'))],
      ...link('binary-install/kube-apiserver'),
    },
    scheduler: {
      tier: 'control',
      texts: [title(say('scheduler')), code('kube-scheduler'), code(':10259')],
      ...link('binary-install/kube-scheduler'),
    },
    controllerManager: {
      tier: 'control',
      texts: [title(say('controllerManager')), code('kube-controller-manager'), code(':10257')],
      ...link('binary-install/kube-controller-manager'),
    },
    etcd: {
      tier: 'store',
      texts: [title('etcd'), note(say('etcdNote')), code(say('clients')), code(say('peers'))],
      ...link('binary-install/etcd'),
    },
    kubelet: {
      tier: 'node',
      texts: [title('kubelet'), note(say('agent')), code(':10250')],
      ...link('binary-install/kubelet'),
    },
    kubeProxy: {
      tier: 'node',
      texts: [title('kube-proxy'), note(say('healthPort')), code(':10256')],
      ...link('binary-install/kube-proxy'),
    },
    containerd: {
      tier: 'node',
      texts: [title('containerd'), note(say('runtime'))],
      ...link('binary-install/containerd'),
    },
    runc: {
      tier: 'node',
      texts: [title('runc'), note(say('startsContainers'))],
      ...link('binary-install/containerd'),
    },
    rules: {tier: 'network', texts: [title(say('rules')), note(say('rulesNote'))], ...link('concepts/service')},
    pods: {tier: 'workload', texts: [title(say('pods')), note(say('podsNote'))], ...link('concepts/pod')},
  };
}
