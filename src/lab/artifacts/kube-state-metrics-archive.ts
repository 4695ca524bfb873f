import path from 'node:path';
import {version} from '../kube-state-metrics/telemetry.ts';
import type {Artifact} from './artifact.ts';
import {buildNodeImage, nodeLibraryPackages} from './node-image.ts';

const folder = path.join(import.meta.dirname, '../kube-state-metrics');

/** The image of the stand-in for kube-state-metrics, which no reachable registry has. What it touches is `simulated`. */
export const kubeStateMetricsArchive: Artifact = {
  type: 'packaged',
  name: 'kube_state_metrics_archive',
  recipe: 1,
  packages: nodeLibraryPackages,
  ownFiles: [folder],
  build: (material) => buildNodeImage({name: 'kube-state-metrics', version, folder}, material),
};
