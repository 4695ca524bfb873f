import type {Language} from '../../model/language.ts';
import {applyToPodTexts as texts} from './apply-to-pod-texts.ts';
import type {BoxPlan} from './grid.ts';
import {pageLink} from './page-link.ts';
import {code, note, title} from './text-block.ts';

type Name =
  | 'apply'
  | 'api'
  | 'store'
  | 'deployment'
  | 'replicaSet'
  | 'scheduler'
  | 'kubelet'
  | 'sandbox'
  | 'address'
  | 'image'
  | 'start'
  | 'status';

/** The twelve steps in a language, numbered in the order in which they happen. */
export function createSteps(
  language: Language,
): Readonly<Record<Name, Pick<BoxPlan, 'tier' | 'texts' | 'href' | 'badge'>>> {
  const say = (name: keyof typeof texts) => texts[name][language];
  const link = (target: string) => ({href: pageLink(target, language)});
  return {
    apply: {
      badge: 1,
      tier: 'user',
      texts: [title('kubectl apply'), note(say('applyNote'))],
      ...link('concepts/overview'),
    },
    api: {
      badge: 2,
      tier: 'control',
      texts: [title(say('apiServer')), note(say('gates'))],
      ...link('binary-install/kube-apiserver'),
    },
    store: {
      badge: 3,
      tier: 'store',
      texts: [title(say('store')), note(say('storeNote'))],
      ...link('binary-install/etcd'),
    },
    deployment: {
      badge: 4,
      tier: 'control',
      texts: [title(say('deployment')), note(say('deploymentNote'))],
      ...link('binary-install/kube-controller-manager'),
    },
    replicaSet: {
      badge: 5,
      tier: 'control',
      texts: [title(say('replicaSet')), note(say('replicaSetNote'))],
      ...link('binary-install/kube-controller-manager'),
    },
    scheduler: {
      badge: 6,
      tier: 'control',
      texts: [title(say('scheduler')), note(say('filter')), note(say('score')), note(say('bind'))],
      ...link('binary-install/kube-scheduler'),
    },
    kubelet: {
      badge: 7,
      tier: 'node',
      texts: [title(say('kubelet')), note(say('kubeletNote'))],
      ...link('binary-install/kubelet'),
    },
    sandbox: {
      badge: 8,
      tier: 'workload',
      texts: [title(say('sandbox')), code('RunPodSandbox'), note(say('sandboxNote'))],
      ...link('binary-install/containerd'),
    },
    address: {
      badge: 9,
      tier: 'network',
      texts: [title(say('address')), code('CNI ADD'), note(say('addressNote'))],
      ...link('binary-install/cni'),
    },
    image: {
      badge: 10,
      tier: 'workload',
      texts: [title(say('image')), code('PullImage'), note(say('imageNote'))],
      ...link('binary-install/containerd'),
    },
    start: {
      badge: 11,
      tier: 'workload',
      texts: [title(say('start')), code('StartContainer'), note(say('startNote'))],
      ...link('concepts/pod'),
    },
    status: {
      badge: 12,
      tier: 'node',
      texts: [title(say('status')), note(say('statusNote'))],
      ...link('binary-install/kubelet'),
    },
  };
}
