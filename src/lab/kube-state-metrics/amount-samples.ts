import type {Labels, Sample} from './family.ts';
import type {ResourceList} from './kubernetes-object.ts';
import {parseMilliQuantity} from './quantity.ts';

/** One sample for each amount of a list whose unit is known. */
export function amountSamples(list: ResourceList, labels: Labels = {}): Sample[] {
  return Object.entries(list)
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .flatMap(([name, amount]) => {
      const unit = findUnit(name);
      const resource = name.replaceAll(/[^a-zA-Z0-9_]/g, '_');
      return unit === undefined
        ? []
        : [{labels: {...labels, resource, unit}, value: parseMilliQuantity(amount) / 1000}];
    });
}

/** The unit of a resource; none for a native one that has no metrics. */
function findUnit(name: string): string | undefined {
  if (name === 'cpu') return 'core';
  if (name === 'pods') return 'integer';
  if (['memory', 'storage', 'ephemeral-storage'].includes(name) || /^(hugepages|attachable-volumes)-/.test(name))
    return 'byte';
  return isExtended(name) ? 'integer' : undefined;
}

/** Whether a resource is a device plugin's or the like: `example.org/gpu`. */
function isExtended(name: string): boolean {
  return name.includes('/') && !name.includes('kubernetes.io/') && !name.startsWith('requests.');
}
