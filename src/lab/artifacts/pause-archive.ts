import type {Artifact} from './artifact.ts';
import type {TarEntry} from '../tar.ts';
import {buildBusyboxImage, busyboxPackage} from './busybox-image.ts';

/** Process 1 of a pod: ends at once when told to; `wait` also reaps what other processes of the pod leave behind. */
const script = `#!/bin/sh
trap 'exit 0' TERM INT
while :; do
  sleep 2147483647 &
  wait "$!"
done
`;

export const pauseProgram: TarEntry = {type: 'file', path: 'pause', mode: 0o755, content: script};

export const pauseConfig = {Env: ['PATH=/bin'], Entrypoint: ['/pause']};

/** The image of pod sandboxes, in place of registry.k8s.io/pause. */
export const pauseArchive: Artifact = {
  type: 'packaged',
  name: 'pause_archive',
  recipe: 1,
  packages: [busyboxPackage],
  build: (material) => buildBusyboxImage({name: 'pause', config: pauseConfig, files: [pauseProgram]}, material),
};
