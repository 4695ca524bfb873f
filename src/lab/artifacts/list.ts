import {alertmanager} from './alertmanager.ts';
import type {Artifact} from './artifact.ts';
import {busyboxArchive} from './busybox-archive.ts';
import {cniPlugins} from './cni-plugins.ts';
import {containerd} from './containerd.ts';
import {etcd} from './etcd.ts';
import {grafana} from './grafana.ts';
import {kubeStateMetricsArchive} from './kube-state-metrics-archive.ts';
import {kubeadmArchive} from './kubeadm-archive.ts';
import {kubernetes} from './kubernetes.ts';
import {nodeExporter} from './node-exporter.ts';
import {pauseArchive} from './pause-archive.ts';
import {prometheus} from './prometheus.ts';
import {runc} from './runc.ts';

/** Everything that the mirror holds. */
export const artifacts: readonly Artifact[] = [
  etcd,
  containerd,
  runc,
  cniPlugins,
  busyboxArchive,
  pauseArchive,
  prometheus,
  alertmanager,
  nodeExporter,
  kubeStateMetricsArchive,
  grafana,
  kubernetes,
  kubeadmArchive,
];
