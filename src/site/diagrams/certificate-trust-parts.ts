import type {Language} from '../../model/language.ts';
import {certificateTrustTexts as texts} from './certificate-trust-texts.ts';
import {pageLink} from './page-link.ts';
import type {Tier} from './scene.ts';

/** A certificate, or the key pair, as the pages issue it. */
export interface Leaf {
  readonly name: string;
  readonly subject: {readonly style: 'code' | 'note'; readonly text: string};
  readonly usage: string;
  readonly href: string;
}

/** Leaves that are shown to the same party, and that party. */
export interface Audience {
  readonly title: string;
  readonly note?: string;
  readonly tier: Tier;
  readonly href: string;
  readonly leaves: readonly Leaf[];
}

export interface Authority {
  readonly title: string;
  readonly subject?: string;
  readonly tier: Tier;
  readonly href: string;
  readonly audiences: readonly Audience[];
}

/** Who issues what for whom, in a language: what the steps of pki/* do. */
export function createAuthorities(language: Language): Authority[] {
  const say = (name: keyof typeof texts) => texts[name][language];
  const link = (target: string) => pageLink(target, language);
  const leaf = (name: string, subject: string, usage: 'server' | 'client' | 'both', step: string): Leaf => ({
    name,
    subject: {style: 'code', text: subject},
    usage: say(usage),
    href: link(step),
  });
  return [
    {
      title: say('clusterCa'),
      subject: 'CN=kubernetes-ca',
      tier: 'control',
      href: link('pki/ca#ca-cluster'),
      audiences: [
        {
          title: say('everyClient'),
          note: say('everyClientNote'),
          tier: 'user',
          href: link('pki/kubeconfigs'),
          leaves: [leaf('apiserver', 'CN=kube-apiserver', 'server', 'pki/certificates#apiserver-cert')],
        },
        {
          title: say('apiServer'),
          note: say('knowsUsers'),
          tier: 'control',
          href: link('binary-install/kube-apiserver'),
          leaves: [
            leaf('admin', 'O=system:masters, CN=kubernetes-admin', 'client', 'pki/certificates#admin-cert'),
            leaf(
              'controller-manager',
              'CN=system:kube-controller-manager',
              'client',
              'pki/certificates#controller-manager-certs',
            ),
            leaf('scheduler', 'CN=system:kube-scheduler', 'client', 'pki/certificates#scheduler-certs'),
            leaf('kubelet-client', say('nodeSubject'), 'client', 'pki/certificates#node-certs'),
            leaf('kube-proxy-client', 'CN=system:kube-proxy', 'client', 'pki/certificates#node-certs'),
          ],
        },
        {
          title: say('apiServer'),
          note: say('callsKubelets'),
          tier: 'control',
          href: link('binary-install/kube-apiserver'),
          leaves: [leaf('kubelet-server', say('nodeSubject'), 'server', 'pki/certificates#node-certs')],
        },
        {
          title: 'kubelet',
          tier: 'node',
          href: link('binary-install/kubelet'),
          leaves: [
            leaf(
              'apiserver-kubelet-client',
              'CN=kube-apiserver-kubelet-client',
              'client',
              'pki/certificates#apiserver-kubelet-cert',
            ),
          ],
        },
        {
          title: say('localCallers'),
          note: say('localCallersNote'),
          tier: 'user',
          href: link('binary-install/kube-controller-manager'),
          leaves: [
            leaf(
              'controller-manager-server',
              'CN=kube-controller-manager',
              'server',
              'pki/certificates#controller-manager-certs',
            ),
            leaf('scheduler-server', 'CN=kube-scheduler', 'server', 'pki/certificates#scheduler-certs'),
          ],
        },
      ],
    },
    {
      title: say('etcdCa'),
      subject: 'CN=etcd-ca',
      tier: 'store',
      href: link('pki/ca#ca-etcd'),
      audiences: [
        {
          title: say('apiServer'),
          note: say('andEtcdctl'),
          tier: 'control',
          href: link('binary-install/kube-apiserver'),
          leaves: [leaf('etcd/server', 'CN=kube-etcd', 'both', 'pki/etcd#etcd-cert-server')],
        },
        {
          title: say('members'),
          tier: 'store',
          href: link('binary-install/etcd'),
          leaves: [leaf('etcd/peer', 'CN=kube-etcd-peer', 'both', 'pki/etcd#etcd-cert-peer')],
        },
        {
          title: 'etcd',
          tier: 'store',
          href: link('binary-install/etcd'),
          leaves: [
            leaf(
              'apiserver-etcd-client',
              'CN=kube-apiserver-etcd-client',
              'client',
              'pki/certificates#apiserver-etcd-cert',
            ),
            leaf('etcd/client', 'CN=kube-etcd-healthcheck-client', 'client', 'pki/etcd#etcd-cert-client'),
          ],
        },
      ],
    },
    {
      title: say('frontProxyCa'),
      subject: 'CN=front-proxy-ca',
      tier: 'network',
      href: link('pki/ca#ca-front-proxy'),
      audiences: [
        {
          title: say('extension'),
          note: say('extensionNote'),
          tier: 'user',
          href: link('binary-install/kube-apiserver'),
          leaves: [leaf('front-proxy/client', 'CN=front-proxy-client', 'client', 'pki/certificates#front-proxy-cert')],
        },
      ],
    },
    {
      title: say('accountKey'),
      tier: 'workload',
      href: link('pki/certificates#service-account-keys'),
      audiences: [
        {
          title: say('apiServer'),
          note: say('verifiesTokens'),
          tier: 'control',
          href: link('binary-install/kube-apiserver'),
          leaves: [
            {
              name: 'sa.key',
              subject: {style: 'note', text: say('accountKeySubject')},
              usage: say('notCertificate'),
              href: link('pki/certificates#service-account-keys'),
            },
          ],
        },
      ],
    },
  ];
}
