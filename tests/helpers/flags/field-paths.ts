import {isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type ParsedNode} from 'yaml';
import type {Fields} from './flag-table.ts';

/** A key of a configuration file with those above it; lists add nothing to it. */
export interface FieldPath {
  readonly path: readonly string[];
  /** The line of the block, counted from 0. */
  readonly line: number;
}

export interface YamlDocument {
  /** Undefined where the program knows the file by its path alone. */
  readonly type: {readonly apiVersion: string; readonly kind: string} | undefined;
  readonly line: number;
  readonly paths: readonly FieldPath[];
}

/** The documents of a YAML file. @throws where it is no YAML */
export function readYaml(text: string): readonly YamlDocument[] {
  const lines = new LineCounter();
  return parseAllDocuments(text, {lineCounter: lines}).map((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const paths = listPaths(document.contents, [], lines);
    return {type: readType(document.contents), line: paths[0]?.line ?? 0, paths};
  });
}

function readType(contents: ParsedNode | null): YamlDocument['type'] {
  if (!isMap(contents)) return undefined;
  const [apiVersion, kind] = [contents.get('apiVersion'), contents.get('kind')];
  return typeof apiVersion === 'string' && typeof kind === 'string' ? {apiVersion, kind} : undefined;
}

function listPaths(node: ParsedNode | null, above: readonly string[], lines: LineCounter): FieldPath[] {
  if (isSeq(node)) return node.items.flatMap((item) => listPaths(item, above, lines));
  if (!isMap(node)) return [];
  return node.items.flatMap(({key, value}) => {
    const path = [...above, isScalar(key) ? String(key.value) : ''];
    return [{path, line: lines.linePos(key.range[0]).line - 1}, ...listPaths(value, path, lines)];
  });
}

/** The keys of a TOML file of tables and one-line values. @throws for a line that it cannot read */
export function readToml(text: string): readonly FieldPath[] {
  let table: readonly string[] = [];
  return text.split('\n').flatMap((content, line): FieldPath[] => {
    if (/^\s*(#|$)/.test(content)) return [];
    const [, header, key] = /^\s*(?:\[([^[\]]+)\]\s*(?:#.*)?|([\w-]+)\s*=.*)$/.exec(content) ?? [];
    if (header !== undefined) table = splitKey(header);
    if (header === undefined && key === undefined) throw new Error(`neither a table nor a setting: ${content}`);
    return [{path: key === undefined ? table : [...table, key], line}];
  });
}

function splitKey(key: string): string[] {
  return [...key.matchAll(/"([^"]*)"|'([^']*)'|([\w-]+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

export function hasField(fields: Fields, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true;
  return fields.some((field) => {
    if (typeof field === 'string') return rest.length === 0 && (field === name || field === '*');
    const below = field[name] ?? field['*'];
    return below !== undefined && hasField(below, rest);
  });
}
