import type {Artifact} from './artifact.ts';
import {etcd} from './etcd.ts';

/** Everything that the mirror holds. */
export const artifacts: readonly Artifact[] = [etcd];
