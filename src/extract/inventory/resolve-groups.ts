import {report, type Source} from '../source.ts';
import type {Groups, HostEntry, Variables} from './read-groups.ts';

/** A host with the groups that it is in, and its variables as Ansible resolves them. */
export interface ResolvedHost {
  readonly entry: HostEntry;
  /** Outermost first; without `all` and `ungrouped`. */
  readonly groups: readonly string[];
  readonly variables: Variables;
}

const noVariables: Variables = new Map();

/** `all` < parent group < child group < host; of groups at one depth the last by name wins. */
export function resolveGroups(source: Source, {groups, hosts}: Groups): ResolvedHost[] {
  const depths = new Map<string, number>();
  const parents = new Map<string, string[]>();
  for (const {name, children} of groups.values()) {
    for (const child of children) parents.set(child, [...(parents.get(child) ?? []), name]);
  }
  const measure = (name: string, below: readonly string[]): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    if (below.includes(name)) {
      report(source, 'inventory-cycle', groups.get(name)?.position ?? {line: 1, column: 1}, {name});
      depths.set(name, 0);
      return 0;
    }
    const depth = Math.max(-1, ...(parents.get(name) ?? []).map((parent) => measure(parent, [...below, name]))) + 1;
    depths.set(name, depth);
    return depth;
  };
  for (const name of groups.keys()) measure(name, []);

  const listAncestors = (names: readonly string[]): Set<string> => {
    const found = new Set<string>(names);
    for (const name of found) for (const parent of parents.get(name) ?? []) found.add(parent);
    return found;
  };
  return [...hosts.values()].map((entry) => {
    const direct = [...groups.values()].filter((group) => group.hosts.has(entry.name)).map(({name}) => name);
    const grouped = direct.some((name) => name !== 'all' && name !== 'ungrouped');
    const names = [...listAncestors([...direct, 'all', ...(grouped ? [] : ['ungrouped'])])]
      .filter((name) => groups.has(name) && (name !== 'ungrouped' || !grouped))
      .toSorted((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0) || (a < b ? -1 : 1));
    const layers = [...names.map((name) => groups.get(name)?.variables ?? noVariables), entry.variables];
    const variables: Variables = new Map(layers.flatMap((layer) => [...layer]));
    return {entry, groups: names.filter((name) => name !== 'all' && name !== 'ungrouped'), variables};
  });
}
