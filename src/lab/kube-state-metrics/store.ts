import type {KubernetesObject} from './kubernetes-object.ts';

/** The objects below one path of the API, as far as is known. */
export interface Store {
  readonly list: () => readonly KubernetesObject[];
  readonly replace: (objects: readonly KubernetesObject[]) => void;
  readonly put: (object: KubernetesObject) => void;
  readonly remove: (object: KubernetesObject) => void;
}

export function createStore(): Store {
  const objects = new Map<string, KubernetesObject>();
  const put = (object: KubernetesObject): void => void objects.set(createKey(object), object);
  return {
    list: () => [...objects.values()],
    replace: (all) => {
      objects.clear();
      all.forEach(put);
    },
    put,
    remove: (object) => void objects.delete(createKey(object)),
  };
}

function createKey({metadata: {namespace = '', name}}: KubernetesObject): string {
  return `${namespace}/${name}`;
}
