import type {Sample} from './family.ts';
import type {Metadata} from './kubernetes-object.ts';

/** One sample for each owner of an object; one without a name where it has none. */
export function ownerSamples({ownerReferences = []}: Metadata): Sample[] {
  const owners = ownerReferences.map(({kind, name, controller = false}) => [kind, name, String(controller)] as const);
  return (owners.length === 0 ? [['', '', ''] as const] : owners).map(([kind, name, controls]) => ({
    labels: {owner_kind: kind, owner_name: name, owner_is_controller: controls},
    value: 1,
  }));
}
