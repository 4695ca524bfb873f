import {createReleaseArtifact} from './prometheus-release.ts';

/** Prometheus and promtool as the project's GitHub releases have them. */
export const prometheus = createReleaseArtifact({
  name: 'prometheus',
  project: 'prometheus',
  debianPackage: 'prometheus',
  programs: {prometheus: 'prometheus', promtool: 'promtool'},
});
