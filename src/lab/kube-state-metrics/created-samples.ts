import type {Sample} from './family.ts';
import type {Metadata} from './kubernetes-object.ts';

/** When an object was created, in seconds since 1970. */
export function createdSamples({creationTimestamp}: Metadata): Sample[] {
  return creationTimestamp === undefined ? [] : [{labels: {}, value: Math.floor(Date.parse(creationTimestamp) / 1000)}];
}
