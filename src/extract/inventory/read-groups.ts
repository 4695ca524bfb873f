import {isAlias, isMap, isScalar, type Node, type Scalar, type YAMLMap} from 'yaml';
import type {Text} from '../../model/language.ts';
import type {Position} from '../../model/step.ts';
import {report} from '../source.ts';
import {suggest} from '../suggest.ts';
import {positionOf, type YamlFile} from '../yaml/parse-yaml.ts';
import {expandRange} from './expand-range.ts';

/** A variable as it is written, and where. */
export interface Variable {
  readonly value: string;
  readonly position: Position;
}

export type Variables = Map<string, Variable>;

export interface Group {
  readonly name: string;
  readonly position: Position;
  readonly variables: Variables;
  readonly hosts: Set<string>;
  readonly children: Set<string>;
}

export interface HostEntry {
  readonly name: string;
  readonly position: Position;
  readonly variables: Variables;
}

/** An inventory's file as it is written: nothing is inherited yet. */
export interface Groups {
  readonly groups: Map<string, Group>;
  /** In the order of the file. */
  readonly hosts: Map<string, HostEntry>;
}

const groupKeys = ['hosts', 'children', 'vars'] as const;

/** Reads groups, hosts and variables of Ansible's YAML inventory. */
export function readGroups(file: YamlFile): Groups {
  const result: Groups = {groups: new Map(), hosts: new Map()};
  const top = readMap(file, file.document.contents, '/', {zh: '组的映射', en: 'a map of groups'});
  for (const [key, value, position] of top) readGroup(file, result, key, value, position, undefined);
  const all = addGroup(result, 'all', {line: 1, column: 1});
  const inner = new Set([...result.groups.values()].flatMap(({children}) => [...children]));
  for (const name of result.groups.keys()) if (name !== 'all' && !inner.has(name)) all.children.add(name);
  return result;
}

function readGroup(
  file: YamlFile,
  result: Groups,
  name: string,
  value: Node | null,
  position: Position,
  parent: Group | undefined,
): void {
  if (!/^[A-Za-z_][\w-]*$/.test(name)) {
    report(file.source, 'inventory-name', position, {name});
    return;
  }
  const group = addGroup(result, name, position);
  parent?.children.add(name);
  for (const [key, content, at] of readMap(file, value, name, {
    zh: 'hosts、children 和 vars 的映射',
    en: 'a map of hosts, children and vars',
  })) {
    const path = `${name}.${key}`;
    if (key === 'vars') readVariables(file, group.variables, content, path);
    else if (key === 'hosts') readHosts(file, result, group, content, path);
    else if (key === 'children') {
      const children = readMap(file, content, path, {zh: '组的映射', en: 'a map of groups'});
      for (const [child, inside, place] of children) readGroup(file, result, child, inside, place, group);
    } else {
      const suggestion = suggest(key, groupKeys);
      report(file.source, 'inventory-key', at, {key: path, suggestion, allowed: groupKeys.join(', ')});
    }
  }
}

function readHosts(file: YamlFile, result: Groups, group: Group, value: Node | null, path: string): void {
  for (const [pattern, content, position] of readMap(file, value, path, {zh: '主机的映射', en: 'a map of hosts'})) {
    const names = expandRange(pattern);
    if (names === undefined) report(file.source, 'inventory-name', position, {name: pattern});
    for (const name of names ?? []) {
      const host = result.hosts.get(name) ?? {name, position, variables: new Map()};
      result.hosts.set(name, host);
      group.hosts.add(name);
      readVariables(file, host.variables, content, name);
    }
  }
}

function readVariables(file: YamlFile, variables: Variables, value: Node | null, path: string): void {
  for (const [name, written, at] of readMap(file, follow(file, value), path, {
    zh: '变量的映射',
    en: 'a map of variables',
  })) {
    const content = follow(file, written);
    const position = written?.range ? positionOf(file, written.range[0]) : at;
    const text = content === null ? '' : isScalar(content) ? readScalar(content) : undefined;
    if (text !== undefined && content?.tag === undefined && !/\{\{|\{%/.test(text))
      variables.set(name, {value: text, position});
    else {
      const expected = {zh: '一个不带标签和模板的值', en: 'one value without a tag or a template'};
      report(file.source, 'inventory-structure', position, {path: `${path}.${name}`, expected});
    }
  }
}

type Entry = readonly [key: string, value: Node | null, position: Position];

/** The entries of a map; nothing where it is empty, a problem where it is something else. */
function readMap(file: YamlFile, node: Node | null, path: string, expected: Text): Entry[] {
  if (node === null || (isScalar(node) && ['', '~', 'null'].includes(readScalar(node)))) return [];
  if (!isMap(node)) {
    const position = node.range ? positionOf(file, node.range[0]) : {line: 1, column: 1};
    report(file.source, 'inventory-structure', position, {path, expected});
    return [];
  }
  return (node as YAMLMap<Node, Node | null>).items.map(({key, value}): Entry => {
    const name = isScalar(key) ? readScalar(key) : String(key);
    return [name, value, positionOf(file, key.range?.[0] ?? 0)];
  });
}

/** All scalars are read as strings. */
function readScalar({value}: Scalar): string {
  return typeof value === 'string' ? value : '';
}

/** Aliases stand for variables alone; one for a group could contain itself. */
function follow({document}: YamlFile, node: Node | null): Node | null {
  return isAlias(node) ? ((node.resolve(document) as Node | undefined) ?? null) : node;
}

function addGroup({groups}: Groups, name: string, position: Position): Group {
  const group = groups.get(name) ?? {name, position, variables: new Map(), hosts: new Set(), children: new Set()};
  groups.set(name, group);
  return group;
}
