import {createReleaseArtifact} from './prometheus-release.ts';

/** node_exporter as the project's GitHub releases have it. */
export const nodeExporter = createReleaseArtifact({
  name: 'node_exporter',
  project: 'node_exporter',
  debianPackage: 'prometheus-node-exporter',
  programs: {node_exporter: 'prometheus-node-exporter'},
});
