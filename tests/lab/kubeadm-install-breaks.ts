import {binaryInstallBreaks} from './binary-install-breaks.ts';
import {damage, firewall, moved, notEnabled, restartWith, stopped, type Break} from './break.ts';

const kubectl = 'kubectl --kubeconfig /etc/kubernetes/admin.conf';

/** The steps of pages that both runbooks have. */
const shared = [
  'host-tools',
  'node-tools',
  'host-names',
  'hosts-file',
  'swap-off',
  'kernel-modules',
  'kernel-parameters',
  'firewall-master',
  'firewall-node',
];

/** Of every step of kubeadm-install at least one thing, in the order of the pages. */
export const kubeadmInstallBreaks: readonly Break[] = [
  ...binaryInstallBreaks.filter(({step}) => shared.includes(step)),
  moved('kubeadm-tools', 'master', '/usr/bin/socat'),
  {step: 'kubeadm-binaries', host: 'node01', what: 'a damaged program', script: damage('/usr/local/bin/kubectl')},
  {
    step: 'kubeadm-runtime-binaries',
    host: 'node02',
    what: 'a damaged plugin',
    script: damage('/opt/cni/bin/portmap'),
  },
  stopped('kubeadm-containerd', 'node01', 'containerd'),
  {
    step: 'kubeadm-containerd',
    host: 'node02',
    what: 'another cgroup driver',
    script: restartWith('containerd', '/etc/containerd/config.toml', 'SystemdCgroup = false', 'SystemdCgroup = true'),
  },
  {
    step: 'kubeadm-images',
    host: 'node01',
    what: 'an image is gone',
    script: 'ctr --namespace k8s.io images rm $(ctr --namespace k8s.io images ls -q | grep /kube-scheduler)',
  },
  {
    step: 'kubeadm-images',
    host: 'node02',
    what: 'the list lacks one',
    script: 'sed -i /kube-proxy/d /etc/kubernetes/kubeadm-images',
  },
  firewall('kubeadm-firewall', 'master'),
  {step: 'kubeadm-pod-routes', host: 'node01', what: 'the route is gone', script: 'ip route delete 10.244.2.0/24'},
  notEnabled('kubeadm-pod-routes', 'master', 'kubernetes-pod-routes'),
  {
    step: 'kubeadm-pod-masquerade',
    host: 'node02',
    what: 'the rule is gone',
    script: 'iptables -t nat -D POSTROUTING -s 10.244.2.0/24 ! -d 10.244.0.0/16 ! -o cni0 -j MASQUERADE',
  },
  {
    step: 'kubeadm-cni',
    host: 'node01',
    what: 'another subnet',
    script: "sed -i 's/10.244.1.0/10.244.9.0/' /etc/cni/net.d/10-pods.conflist",
  },
  notEnabled('kubeadm-kubelet', 'node01', 'kubelet'),
  {
    step: 'kubeadm-kubelet',
    host: 'node02',
    what: 'the drop-in leaves out flags',
    script:
      "sed -i '/^ExecStart=.usr/s/ .KUBELET_EXTRA_ARGS//' /etc/systemd/system/kubelet.service.d/10-kubeadm.conf && systemctl daemon-reload",
  },
  {
    step: 'kubeadm-encryption',
    host: 'master',
    what: 'others may read the key',
    script: 'chmod 0644 /etc/kubernetes/encryption.yaml',
  },
  {
    step: 'kubeadm-init',
    host: 'master',
    what: 'the scheduler is gone',
    script: `mv /etc/kubernetes/manifests/kube-scheduler.yaml /root
until ! ${kubectl} get pod kube-scheduler-master -n kube-system; do sleep 1; done`,
    mend: 'mv /root/kube-scheduler.yaml /etc/kubernetes/manifests',
  },
  {
    step: 'kubeadm-init',
    host: 'master',
    what: 'it was made with another configuration',
    script: 'sed -i s/10.96.0.0/10.97.0.0/ /etc/kubernetes/kubeadm.done',
    mend: 'sed -i s/10.97.0.0/10.96.0.0/ /etc/kubernetes/kubeadm.done',
  },
  {
    step: 'kubeadm-token',
    host: 'master',
    what: 'no token is left',
    script: 'kubeadm token delete $(kubeadm token list -o jsonpath={.token})',
    again: ['kubeadm-token', 'kubeadm-join'],
  },
  stopped('kubeadm-join', 'node01', 'kubelet'),
  {
    step: 'kubeadm-join',
    host: 'node02',
    what: 'everybody may ask the kubelet',
    script: `${restartWith('kubelet', '/var/lib/kubelet/config.yaml', 'enabled: false', 'enabled: true')}
sed -i 's/mode: Webhook/mode: AlwaysAllow/' /var/lib/kubelet/config.yaml
systemctl restart kubelet
until curl --silent --insecure --fail --output /dev/null https://172.16.0.68:10250/pods; do sleep 1; done`,
    mend: `sed -i '/anonymous:/,/enabled/s/enabled: true/enabled: false/; s/mode: AlwaysAllow/mode: Webhook/' /var/lib/kubelet/config.yaml
systemctl restart kubelet`,
  },
  {
    step: 'kubeadm-smoke-workload',
    host: 'master',
    what: 'pods are missing',
    script: `${kubectl} scale deployment web -n smoke-test --replicas=2 && ${kubectl} rollout status deployment web -n smoke-test && sleep 2`,
  },
  {
    step: 'kubeadm-smoke-secret',
    host: 'master',
    what: 'another secret',
    script: `${kubectl} patch secret word -n smoke-test -p '{"stringData":{"word":"other"}}'`,
    again: ['kubeadm-smoke-workload'],
    mend: `${kubectl} delete secret word -n smoke-test; ${kubectl} scale deployment web -n smoke-test --replicas=3`,
  },
  {
    step: 'kubeadm-smoke-pods',
    host: 'node01',
    what: 'the way to the other node is gone',
    script: 'ip route delete 10.244.2.0/24',
    again: ['kubeadm-pod-routes'],
  },
  {
    step: 'kubeadm-smoke-services',
    host: 'master',
    what: 'the NodePort is gone',
    script: `${kubectl} delete service web-node-port -n smoke-test`,
    again: ['kubeadm-smoke-workload'],
    mend: `${kubectl} scale deployment web -n smoke-test --replicas=3`,
  },
  {
    step: 'kubeadm-smoke-cluster-ip',
    host: 'master',
    what: 'one pod is left',
    // Once the others are gone, their rules go within seconds.
    script: `${kubectl} scale deployment web -n smoke-test --replicas=1
until [[ $(${kubectl} get pods -n smoke-test --no-headers | wc -l) == 1 ]]; do sleep 1; done
sleep 5`,
    again: ['kubeadm-smoke-workload'],
  },
  {
    step: 'kubeadm-smoke-dns',
    host: 'master',
    what: 'something has the address',
    script: `${kubectl} create service clusterip stray --clusterip=10.96.0.10 --tcp=53 -n smoke-test`,
    mend: `${kubectl} delete service stray -n smoke-test`,
  },
  {
    step: 'kubeadm-upgrade-ready',
    host: 'master',
    what: 'a manifest was edited',
    script: "echo '# by hand' >>/etc/kubernetes/manifests/kube-scheduler.yaml",
    mend: "sed -i '/# by hand/d' /etc/kubernetes/manifests/kube-scheduler.yaml",
  },
];
