import {followObjects, type FollowOptions} from './follow-objects.ts';
import {renderFamily} from './render-family.ts';
import type {Resource} from './resource.ts';
import {createStore, type Store} from './store.ts';

/** A resource and the objects of it that are known, by namespace where only some are followed. */
export interface FollowedResource {
  readonly resource: Resource;
  readonly stores: readonly Store[];
}

export type FollowResourceOptions = Pick<FollowOptions, 'cluster' | 'counters' | 'log' | 'signal'>;

/** Follows a resource: all of it, or what of it lies in some namespaces. */
export function followResource(
  resource: Resource,
  namespaces: readonly string[],
  options: FollowResourceOptions,
): FollowedResource {
  const {name, group, type, namespaced} = resource;
  const paths =
    namespaced && namespaces.length > 0
      ? namespaces.map((namespace) => `${group}/namespaces/${namespace}/${name}`)
      : [`${group}/${name}`];
  const stores = paths.map((path) => {
    const store = createStore();
    void followObjects({...options, path, type, store});
    return store;
  });
  return {resource, stores};
}

/** The metrics of everything that is followed. A resource of which no object is known has none, not even a header. */
export function renderMetrics(followed: readonly FollowedResource[], allowlist: readonly RegExp[]): string {
  const isAllowed = (name: string): boolean => allowlist.length === 0 || allowlist.some((each) => each.test(name));
  return followed.map((each) => renderResource(each, isAllowed)).join('');
}

function renderResource({resource, stores}: FollowedResource, isAllowed: (name: string) => boolean): string {
  const objects = stores.flatMap((store) => store.list());
  if (objects.length === 0) return '';
  return resource.families
    .filter(({name}) => isAllowed(name))
    .map((family) => renderFamily(family, objects.flatMap(family.sample)))
    .join('');
}
