import {damage, firewall, notEnabled, replaceCertificate, restartWith, stopped, type Break} from './break.ts';

const cfg = '/opt/monitoring/cfg';
const ssl = '/opt/monitoring/ssl';
const bin = '/opt/monitoring/bin';
const kubectl = 'kubectl --kubeconfig /opt/kubernetes/cfg/admin.kubeconfig';

function mayLogIn(step: string, host: Break['host'], user: string): Break {
  return {
    step,
    host,
    what: `${user} may log in`,
    script: `sed -i '/^${user}:/s#/usr/sbin/nologin#/bin/bash#' /etc/passwd`,
    mend: `sed -i '/^${user}:/s#/bin/bash#/usr/sbin/nologin#' /etc/passwd`,
  };
}

/** Of every step of monitoring at least one thing, in the order of the pages. */
export const monitoringBreaks: readonly Break[] = [
  {step: 'monitoring-directories', host: 'node01', what: 'all may write', script: `chmod 0777 ${cfg}`},
  mayLogIn('node-exporter-user', 'node02', 'node_exporter'),
  mayLogIn('monitoring-users', 'master', 'prometheus'),
  mayLogIn('monitoring-users', 'master', 'alertmanager'),
  {
    step: 'prometheus-cert',
    host: 'master',
    what: 'it is of nobody',
    script: replaceCertificate(`${ssl}/prometheus.crt`),
    mend: 'true',
    again: ['prometheus-cert', 'prometheus-access', 'prometheus-start', 'prometheus-rules'],
  },
  {
    step: 'exporter-keys',
    host: 'node01',
    what: 'others may read it',
    script: `chmod 0644 ${ssl}/node-exporter.key`,
    mend: `chmod 0600 ${ssl}/node-exporter.key`,
  },
  {
    step: 'exporter-certs',
    host: 'master',
    what: 'a host has none',
    script: `cp -a ${ssl}/exporters/certificates.pem ${ssl}/exporters/away && sed -i '/^# node02$/,/^-----END/d' ${ssl}/exporters/certificates.pem`,
    mend: `mv ${ssl}/exporters/away ${ssl}/exporters/certificates.pem`,
  },
  {
    step: 'exporter-certs-installed',
    host: 'node02',
    what: 'it is of nobody',
    script: replaceCertificate(`${ssl}/node-exporter.crt`),
  },
  {step: 'node-exporter-binary', host: 'node01', what: 'a damaged program', script: damage(`${bin}/node_exporter`)},
  firewall('firewall-exporters', 'node02'),
  stopped('node-exporter-start', 'node01', 'node_exporter'),
  notEnabled('node-exporter-start', 'node02', 'node_exporter'),
  {
    step: 'node-exporter-start',
    host: 'master',
    what: 'it listens everywhere',
    script: restartWith('node_exporter', `${cfg}/node-exporter`, '172.16.0.67:9100', ':9100'),
  },
  {
    step: 'node-exporter-start',
    host: 'node01',
    what: 'no certificate is asked for',
    script: restartWith('node_exporter', `${cfg}/node-exporter.yaml`, 'RequireAndVerifyClientCert', 'NoClientCert'),
  },
  {
    step: 'node-exporter-metrics',
    host: 'node02',
    what: 'one host is silent',
    script: 'systemctl stop node_exporter',
    mend: 'systemctl start node_exporter',
  },
  {step: 'prometheus-binaries', host: 'master', what: 'a damaged program', script: damage(`${bin}/promtool`)},
  {
    step: 'prometheus-access',
    host: 'master',
    what: 'the binding is gone',
    script: `${kubectl} delete clusterrolebinding prometheus`,
  },
  {
    step: 'prometheus-access',
    host: 'master',
    what: 'it may do everything',
    script: `${kubectl} create clusterrolebinding runbook-test --clusterrole=cluster-admin --user=prometheus`,
    mend: `${kubectl} delete clusterrolebinding runbook-test`,
  },
  stopped('prometheus-start', 'master', 'prometheus'),
  notEnabled('prometheus-start', 'master', 'prometheus'),
  {
    step: 'prometheus-start',
    host: 'master',
    what: 'it listens everywhere',
    script: restartWith('prometheus', `${cfg}/prometheus`, '127.0.0.1:9090', '0.0.0.0:9090'),
  },
  {
    step: 'prometheus-start',
    host: 'master',
    what: 'a job is gone',
    script: `${restartWith('prometheus', `${cfg}/prometheus.yaml`, '/metrics/cadvisor', '/metrics/nothing')} && sleep 20`,
  },
  {
    step: 'prometheus-rules',
    host: 'master',
    what: 'an alert that never fires',
    script: `sed -i 's/up{job="kubelet"} == 0/up{job="kubelet"} == 2/' ${cfg}/rules/alerts.yaml && systemctl reload prometheus`,
  },
  {
    step: 'prometheus-rules',
    host: 'master',
    what: 'rules that are not loaded',
    script: `mv ${cfg}/rules/alerts.yaml /tmp && systemctl reload prometheus && sleep 2 && mv /tmp/alerts.yaml ${cfg}/rules`,
    mend: 'systemctl reload prometheus',
  },
  {step: 'alertmanager-binaries', host: 'master', what: 'a damaged program', script: damage(`${bin}/amtool`)},
  {
    step: 'alert-journal',
    host: 'master',
    what: 'it answers and writes nothing',
    script: `sed -i 's/  logger .*/  true/' ${bin}/alert-journal`,
  },
  {
    step: 'alert-journal',
    host: 'master',
    what: 'nobody listens',
    script: 'systemctl stop alert-journal.socket',
  },
  stopped('alertmanager-start', 'master', 'alertmanager'),
  notEnabled('alertmanager-start', 'master', 'alertmanager'),
  {
    step: 'alertmanager-start',
    host: 'master',
    what: 'alerts go nowhere',
    script: `${restartWith('alertmanager', `${cfg}/alertmanager.yaml`, ':9095', ':9096')}`,
  },
  {
    step: 'kube-state-metrics-image',
    host: 'node01',
    what: 'the image is gone',
    script:
      'ctr --namespace k8s.io images ls -q | grep kube-state-metrics | xargs ctr --namespace k8s.io images rm --sync',
  },
  {
    step: 'kube-state-metrics-start',
    host: 'master',
    what: 'no pod is left',
    script: `${kubectl} scale deployment kube-state-metrics -n kube-system --replicas=0
until [[ -z $(${kubectl} get pods -n kube-system -l app.kubernetes.io/name=kube-state-metrics -o name) ]]; do sleep 1; done`,
  },
  {
    step: 'kube-state-metrics-start',
    host: 'master',
    what: 'Prometheus may not read it',
    script: `${kubectl} delete rolebinding read-kube-state-metrics -n kube-system`,
  },
  ...['cluster', 'node', 'etcd', 'apiserver'].map((name): Break => ({
    step: `dashboard-${name}`,
    host: 'master',
    what: 'half a file',
    script: `truncate -s 2000 ${cfg}/dashboards/${name}.json`,
  })),
  {
    step: 'grafana-archive',
    host: 'master',
    what: 'another program',
    script: 'echo "#" >>/opt/monitoring/grafana/bin/grafana',
  },
  mayLogIn('grafana-user', 'master', 'grafana'),
  {
    step: 'grafana-cert',
    host: 'master',
    what: 'it is of nobody',
    script: replaceCertificate(`${ssl}/grafana.crt`),
    again: ['grafana-cert', 'grafana-start'],
  },
  {
    step: 'grafana-password',
    host: 'master',
    what: 'a line too many',
    script: `echo >>${cfg}/grafana-password`,
    mend: `sed -i '/^$/d' ${cfg}/grafana-password`,
  },
  {
    step: 'grafana-password',
    host: 'master',
    what: 'others may read it',
    script: `chmod 0644 ${cfg}/grafana-password`,
  },
  firewall('firewall-grafana', 'master'),
  stopped('grafana-start', 'master', 'grafana'),
  notEnabled('grafana-start', 'master', 'grafana'),
  {
    step: 'grafana-start',
    host: 'master',
    what: 'the data source leads nowhere',
    script: restartWith('grafana', `${cfg}/grafana/datasources/prometheus.yaml`, ':9090', ':9091'),
  },
  {
    step: 'grafana-start',
    host: 'master',
    what: 'another password',
    script: `openssl rand -hex 16 >${cfg}/grafana-password`,
    again: ['grafana-start'],
  },
  {
    step: 'monitoring-in-cluster',
    host: 'master',
    what: 'a field that nobody knows',
    script: `sed -i 's/containerPort: 9090/containerPort: 9090, hostPorts: 1/' ${cfg}/in-cluster.yaml`,
  },
  {
    step: 'monitoring-in-cluster',
    host: 'master',
    what: 'the namespace is gone',
    script: `${kubectl} delete namespace monitoring`,
  },
];
