import {createReleaseArtifact} from './prometheus-release.ts';

/** Alertmanager and amtool as the project's GitHub releases have them. */
export const alertmanager = createReleaseArtifact({
  name: 'alertmanager',
  project: 'alertmanager',
  debianPackage: 'prometheus-alertmanager',
  programs: {alertmanager: 'prometheus-alertmanager', amtool: 'amtool'},
  needs: ['default.tmpl', 'email.tmpl'].map((file) => `/usr/share/prometheus/alertmanager/${file}`),
});
