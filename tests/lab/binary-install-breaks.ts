import {damage, firewall, moved, notEnabled, replaceCertificate, restartWith, stopped, type Break} from './break.ts';

const cfg = '/opt/kubernetes/cfg';
const ssl = '/opt/kubernetes/ssl';
const cache = '/var/cache/kubernetes';
const kubectl = `kubectl --kubeconfig ${cfg}/admin.kubeconfig`;

function certificate(step: string, ...files: string[]): Break[] {
  return files.map((file) => ({
    step,
    host: 'master',
    what: `${file} is of nobody`,
    script: replaceCertificate(`${ssl}/${file}`),
  }));
}

function kubeconfig(component: string, host: Break['host']): Break[] {
  const file = `${cfg}/${component}.kubeconfig`;
  const step = `kubeconfig-${component}`;
  return [
    {step, host, what: 'it names another port', script: `sed -i s/:6443/:6444/ ${file}`},
    {step, host, what: 'others may read it', script: `chmod 0644 ${file}`},
  ];
}

/** Of every step of binary-install at least one thing, in the order of the pages. */
export const binaryInstallBreaks: readonly Break[] = [
  moved('host-tools', 'master', '/usr/bin/curl'),
  moved('node-tools', 'node01', '/usr/sbin/conntrack'),
  {step: 'host-names', host: 'node01', what: 'another host name', script: 'hostname elsewhere'},
  {step: 'hosts-file', host: 'node02', what: 'another address', script: "sed -i '1i 10.0.0.9 node01' /etc/hosts"},
  {
    step: 'swap-off',
    host: 'master',
    what: 'fstab has swap',
    script: "echo '/dev/runbook-swap none swap sw 0 0' >>/etc/fstab",
    mend: "sed -i '/runbook-swap/d' /etc/fstab",
  },
  {
    step: 'kernel-modules',
    host: 'node01',
    what: 'a module is not loaded at boot',
    script: "sed -i '/overlay/d' /etc/modules-load.d/kubernetes.conf",
  },
  {step: 'kernel-parameters', host: 'node01', what: 'no forwarding', script: 'sysctl -w net.ipv4.ip_forward=0'},
  firewall('firewall-master', 'master'),
  firewall('firewall-node', 'node02'),
  {step: 'kubernetes-directories', host: 'node01', what: 'all may write', script: `chmod 0777 ${cfg}`},
  {
    step: 'etcd-archive',
    host: 'master',
    what: 'a damaged archive',
    script: `for file in ${cache}/etcd-v*; do ${damage('$file')}; done`,
    mend: `rm ${cache}/etcd-v*`,
  },
  {step: 'etcd-binaries', host: 'master', what: 'another program', script: `cp /bin/true /opt/kubernetes/bin/etcdctl`},
  {
    step: 'kubernetes-server-binaries',
    host: 'master',
    what: 'a damaged program',
    script: damage('/opt/kubernetes/bin/kubectl'),
  },
  {
    step: 'kubernetes-node-binaries',
    host: 'node01',
    what: 'a damaged program',
    script: damage('/opt/kubernetes/bin/kubelet'),
  },
  {step: 'containerd-binaries', host: 'node01', what: 'a damaged program', script: damage('/opt/kubernetes/bin/ctr')},
  {step: 'runc-binary', host: 'node02', what: 'a damaged program', script: damage('/opt/kubernetes/bin/runc')},
  {step: 'cni-binaries', host: 'node02', what: 'a damaged plugin', script: damage('/opt/cni/bin/host-local')},
  {step: 'ca-cluster', host: 'master', what: 'others may read the key', script: `chmod 0644 ${ssl}/ca.key`},
  {
    step: 'ca-cluster',
    host: 'master',
    what: 'a CA certificate of another key',
    script: `cp -a ${ssl}/ca.crt ${ssl}/ca.crt.away && ${replaceCertificate(`${ssl}/ca.crt`)}`,
    mend: `mv ${ssl}/ca.crt.away ${ssl}/ca.crt`,
  },
  {
    step: 'ca-cluster-nodes',
    host: 'node02',
    what: 'the certificate of another CA',
    script: replaceCertificate(`${ssl}/ca.crt`),
  },
  {step: 'ca-etcd', host: 'master', what: 'others may read the key', script: `chmod 0644 ${ssl}/etcd/ca.key`},
  {
    step: 'ca-front-proxy',
    host: 'master',
    what: 'others may read the key',
    script: `chmod 0644 ${ssl}/front-proxy/ca.key`,
  },
  {
    step: 'etcd-user',
    host: 'master',
    what: 'it may log in',
    script: 'sed -i "/^etcd:/s#/usr/sbin/nologin#/bin/bash#" /etc/passwd',
    mend: 'sed -i "/^etcd:/s#/bin/bash#/usr/sbin/nologin#" /etc/passwd',
  },
  ...certificate('etcd-cert-server', 'etcd/server.crt'),
  ...certificate('etcd-cert-peer', 'etcd/peer.crt'),
  ...certificate('etcd-cert-client', 'etcd/client.crt'),
  {
    step: 'control-plane-user',
    host: 'master',
    what: 'it may log in',
    script: 'sed -i "/^kubernetes:/s#/usr/sbin/nologin#/bin/bash#" /etc/passwd',
    mend: 'sed -i "/^kubernetes:/s#/bin/bash#/usr/sbin/nologin#" /etc/passwd',
  },
  ...certificate('apiserver-cert', 'apiserver.crt'),
  ...certificate('apiserver-kubelet-cert', 'apiserver-kubelet-client.crt'),
  ...certificate('apiserver-etcd-cert', 'apiserver-etcd-client.crt'),
  ...certificate('front-proxy-cert', 'front-proxy/client.crt'),
  {
    step: 'service-account-keys',
    host: 'master',
    what: 'the public key of another pair',
    script: `openssl pkey -in ${ssl}/apiserver.key -pubout -out ${ssl}/sa.pub`,
  },
  ...certificate('admin-cert', 'admin.crt'),
  ...certificate('controller-manager-certs', 'controller-manager.crt', 'controller-manager-server.crt'),
  ...certificate('scheduler-certs', 'scheduler.crt', 'scheduler-server.crt'),
  {
    step: 'node-keys',
    host: 'node01',
    what: 'others may read a key',
    script: `chmod 0644 ${ssl}/kubelet.key`,
    mend: `chmod 0600 ${ssl}/kubelet.key`,
  },
  {
    step: 'node-certs',
    host: 'master',
    what: 'a node has no certificate',
    script: `cp -a ${ssl}/nodes/certificates.pem ${ssl}/nodes/away.pem && sed -i 's/^# node02 .*//' ${ssl}/nodes/certificates.pem`,
    mend: `mv ${ssl}/nodes/away.pem ${ssl}/nodes/certificates.pem`,
  },
  {
    step: 'node-certs-installed',
    host: 'node02',
    what: 'the certificate of another component',
    script: `cp ${ssl}/kube-proxy-client.crt ${ssl}/kubelet-client.crt`,
  },
  ...kubeconfig('admin', 'master'),
  ...kubeconfig('controller-manager', 'master'),
  ...kubeconfig('scheduler', 'master'),
  ...kubeconfig('kubelet', 'node01'),
  ...kubeconfig('kube-proxy', 'node02'),
  {
    step: 'encryption-config',
    host: 'master',
    what: 'plain text is written first',
    script: `cp -a ${cfg}/encryption.yaml ${cfg}/away.yaml && sed -i 's/secretbox:/aesgcm:/' ${cfg}/encryption.yaml`,
    mend: `mv ${cfg}/away.yaml ${cfg}/encryption.yaml`,
  },
  {step: 'etcd-data', host: 'master', what: 'others may read the data', script: 'chmod 0755 /var/lib/etcd'},
  stopped('etcd-start', 'master', 'etcd'),
  notEnabled('etcd-start', 'master', 'etcd'),
  {
    step: 'etcd-start',
    host: 'master',
    what: 'clients need no certificate',
    // Either of the two flags is enough for etcd to ask for one.
    script: `sed -i 's|--client-cert-auth=true|--logger=zap|; s| --trusted-ca-file=[^ ]*| --log-level=info|' ${cfg}/etcd && systemctl restart etcd`,
  },
  stopped('apiserver-start', 'master', 'kube-apiserver'),
  notEnabled('apiserver-start', 'master', 'kube-apiserver'),
  ...[
    ['anonymous requests are served', '--anonymous-auth=false', '--anonymous-auth=true'],
    ['everything is allowed', '--authorization-mode=Node,RBAC', '--authorization-mode=AlwaysAllow'],
    ['nodes are not restricted', '--enable-admission-plugins=NodeRestriction', '--v=0'],
    ['secrets are not encrypted', `--encryption-provider-config=${cfg}/encryption.yaml`, '--v=0'],
    ['nothing is audited', '--audit-log-path=/var/log/kubernetes/audit.log', '--v=0'],
    ['profiles are served', '--profiling=false', '--profiling=true'],
    ['old TLS is served', '--tls-min-version=VersionTLS12', '--tls-min-version=VersionTLS10'],
    ['another port', '--secure-port=6443', '--secure-port=6444'],
    ['the certificate of another CA counts', `--client-ca-file=${ssl}/ca.crt`, `--client-ca-file=${ssl}/etcd/ca.crt`],
  ].map(([what = '', from = '', to = '']): Break => ({
    step: 'apiserver-start',
    host: 'master',
    what,
    script: restartWith('kube-apiserver', `${cfg}/kube-apiserver`, from, to),
  })),
  stopped('controller-manager-start', 'master', 'kube-controller-manager'),
  ...[
    ['all addresses are bound', '--bind-address=127.0.0.1', '--bind-address=0.0.0.0'],
    ['a certificate that nobody signed', `--tls-cert-file=${ssl}/controller-manager-server.crt`, '--v=0'],
    ['controllers share an account', '--use-service-account-credentials=true', '--v=0'],
  ].map(([what = '', from = '', to = '']): Break => ({
    step: 'controller-manager-start',
    host: 'master',
    what,
    script: restartWith('kube-controller-manager', `${cfg}/kube-controller-manager`, from, to),
  })),
  {
    step: 'controller-manager-start',
    host: 'master',
    what: 'the port without TLS is open',
    script: restartWith('kube-controller-manager', `${cfg}/kube-controller-manager.by-version`, '--port=0', '--v=0'),
  },
  stopped('scheduler-start', 'master', 'kube-scheduler'),
  {
    step: 'scheduler-start',
    host: 'master',
    what: 'the port without TLS is open',
    script: restartWith('kube-scheduler', `${cfg}/kube-scheduler.by-version`, '--port=0', '--v=0'),
  },
  {
    step: 'kubelet-api-access',
    host: 'master',
    what: 'the binding is gone',
    script: `${kubectl} delete clusterrolebinding kube-apiserver-kubelet-client`,
  },
  stopped('containerd-start', 'node01', 'containerd'),
  notEnabled('containerd-start', 'node01', 'containerd'),
  {
    step: 'containerd-start',
    host: 'node02',
    what: 'another cgroup driver',
    script: restartWith('containerd', `${cfg}/containerd.toml`, 'SystemdCgroup = false', 'SystemdCgroup = true'),
  },
  {
    step: 'node-images',
    host: 'node01',
    what: 'an image is gone',
    script: 'ctr --namespace k8s.io images rm $(ctr --namespace k8s.io images ls -q | grep pause)',
  },
  {step: 'pod-routes', host: 'node01', what: 'the route is gone', script: 'ip route delete 10.244.2.0/24'},
  notEnabled('pod-routes', 'master', 'kubernetes-pod-routes'),
  {
    step: 'pod-masquerade',
    host: 'node02',
    what: 'the rule is gone',
    script: 'iptables -t nat -D POSTROUTING -s 10.244.2.0/24 ! -d 10.244.0.0/16 ! -o cni0 -j MASQUERADE',
  },
  {
    step: 'cni-config',
    host: 'node01',
    what: 'another subnet',
    script: "sed -i 's/10.244.1.0/10.244.9.0/' /etc/cni/net.d/10-pods.conflist",
  },
  stopped('kubelet-start', 'node01', 'kubelet'),
  notEnabled('kubelet-start', 'node01', 'kubelet'),
  ...[
    ['anonymous requests are served', 'enabled: false', 'enabled: true'],
    ['everything is allowed', 'mode: Webhook', 'mode: AlwaysAllow'],
    ['the read-only port is open', 'readOnlyPort: 0', 'readOnlyPort: 10255'],
    ['a certificate that nobody signed', 'tlsCertFile: .*', 'enableServer: true'],
    ['old TLS is served', 'tlsMinVersion: VersionTLS12', 'tlsMinVersion: VersionTLS10'],
  ].map(([what = '', from = '', to = '']): Break => ({
    step: 'kubelet-start',
    host: 'node02',
    what,
    script: restartWith('kubelet', `${cfg}/kubelet.yaml`, from, to),
  })),
  stopped('kube-proxy-start', 'node01', 'kube-proxy'),
  {
    step: 'kube-proxy-start',
    host: 'node02',
    what: 'metrics are open to all',
    script: restartWith(
      'kube-proxy',
      `${cfg}/kube-proxy.yaml`,
      'metricsBindAddress: 127.0.0.1',
      'metricsBindAddress: 0.0.0.0',
    ),
  },
  {
    step: 'kube-proxy-start',
    host: 'node02',
    what: 'another range of pods',
    script: restartWith('kube-proxy', `${cfg}/kube-proxy.yaml`, 'clusterCIDR: .*', 'clusterCIDR: 10.99.0.0/16'),
  },
  {
    step: 'smoke-workload',
    host: 'master',
    what: 'pods are missing',
    script: `${kubectl} scale deployment web -n smoke-test --replicas=2 && ${kubectl} rollout status deployment web -n smoke-test && sleep 2`,
  },
  {
    step: 'smoke-secret',
    host: 'master',
    what: 'another secret',
    script: `${kubectl} patch secret word -n smoke-test -p '{"stringData":{"word":"other"}}'`,
    again: ['smoke-workload'],
    mend: `${kubectl} delete secret word -n smoke-test; ${kubectl} scale deployment web -n smoke-test --replicas=3`,
  },
  {
    step: 'smoke-pods',
    host: 'node01',
    what: 'the way to the other node is gone',
    script: 'ip route delete 10.244.2.0/24',
    again: ['pod-routes'],
  },
  {
    step: 'smoke-services',
    host: 'master',
    what: 'the NodePort is gone',
    script: `${kubectl} delete service web-node-port -n smoke-test`,
    again: ['smoke-workload'],
    mend: `${kubectl} scale deployment web -n smoke-test --replicas=3`,
  },
  {
    step: 'smoke-cluster-ip',
    host: 'master',
    what: 'one pod is left',
    // Once the others are gone, their rules go within seconds.
    script: `${kubectl} scale deployment web -n smoke-test --replicas=1
until [[ $(${kubectl} get pods -n smoke-test --no-headers | wc -l) == 1 ]]; do sleep 1; done
sleep 5`,
    again: ['smoke-workload'],
  },
];
