import type {Artifact} from './artifact.ts';
import {buildBusyboxImage, busyboxPackage} from './busybox-image.ts';

/** The image of test pods: sh, httpd, wget, nslookup. */
export const busyboxArchive: Artifact = {
  type: 'packaged',
  name: 'busybox_archive',
  recipe: 1,
  packages: [busyboxPackage],
  build: (material) => buildBusyboxImage({name: 'busybox', config: {Cmd: ['sh']}, files: []}, material),
};
