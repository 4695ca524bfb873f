import type {Artifact} from './artifact.ts';
import {busyboxArchive} from './busybox-archive.ts';
import {cniPlugins} from './cni-plugins.ts';
import {containerd} from './containerd.ts';
import {etcd} from './etcd.ts';
import {grafana} from './grafana.ts';
import {kubernetes} from './kubernetes.ts';
import {pauseArchive} from './pause-archive.ts';
import {runc} from './runc.ts';

/** Everything that the mirror holds. */
export const artifacts: readonly Artifact[] = [
  etcd,
  containerd,
  runc,
  cniPlugins,
  busyboxArchive,
  pauseArchive,
  grafana,
  kubernetes,
];
