import {isMap, isNode, isPair, parseDocument, type Document} from 'yaml';
import type {Position} from '../../model/step.ts';
import {positionAt, report, type Source} from '../source.ts';

export interface YamlFile {
  readonly source: Source;
  readonly document: Document.Parsed;
  /** The offset of each line. The library's own counter misses lines where it stumbles. */
  readonly lines: readonly number[];
}

/**
 * A YAML file whose scalars are all strings as they are written: `1.20` keeps its zero, `yes` is no boolean.
 * Undefined and problems where it cannot be parsed.
 */
export function parseYaml(source: Source): YamlFile | undefined {
  const document = compose(source);
  if (document === undefined) return undefined;
  for (const error of document.errors) {
    const at = positionAt(source.text, Math.min(error.pos[0], source.text.length));
    report(source, 'yaml-syntax', at, {detail: shortenMessage(error.message)});
  }
  if (document.errors.length > 0) return undefined;
  const lines = [0, ...source.text.matchAll(/\n/g).map(({index}) => index + 1)];
  return {source, document, lines};
}

function compose(source: Source): Document.Parsed | undefined {
  try {
    return parseDocument(source.text, {schema: 'failsafe', logLevel: 'error'});
  } catch (error) {
    // The library recurses: lists in lists by the thousand overflow the stack.
    report(source, 'yaml-syntax', {line: 1, column: 1}, {detail: String(error)});
    return undefined;
  }
}

/** The document as plain values, or undefined where its aliases cannot be resolved. */
export function readValues(file: YamlFile): unknown {
  try {
    return file.document.toJS();
  } catch (error) {
    const detail = shortenMessage(error instanceof Error ? error.message : String(error));
    report(file.source, 'yaml-syntax', {line: 1, column: 1}, {detail});
    return undefined;
  }
}

/** Where the value at `path` stands; of the nearest that does, where it is missing. */
export function findPosition(file: YamlFile, path: readonly PropertyKey[], onKey = false): Position {
  for (let length = path.length; length > 0; length--) {
    const offset = findOffset(file, path.slice(0, length), onKey && length === path.length);
    if (offset !== undefined) return positionOf(file, offset);
  }
  return {line: 1, column: 1};
}

export function positionOf({lines}: YamlFile, offset: number): Position {
  const line = lines.findLastIndex((start) => start <= offset);
  return {line: line + 1, column: offset - (lines[line] ?? 0) + 1};
}

function findOffset({document}: YamlFile, path: readonly PropertyKey[], onKey: boolean): number | undefined {
  const [key] = path.slice(-1);
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(key)) : undefined;
  if (isPair(pair) && (onKey || !isNode(pair.value) || isMap(pair.value))) {
    return isNode(pair.key) ? pair.key.range?.[0] : undefined;
  }
  const node: unknown = pair === undefined ? document.getIn(path, true) : pair.value;
  return isNode(node) ? node.range?.[0] : undefined;
}

/** The first sentence, without the library's drawing of the place. */
function shortenMessage(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
}
