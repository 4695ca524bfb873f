import type {ValueType} from './value.ts';

/** A place `{{name}}` in a block or in prose that a value fills. */
export interface Hole {
  readonly name: string;
  /** UTF-16 offsets of the whole `{{name}}` in its text. */
  readonly start: number;
  readonly end: number;
}

/** A piece of a filled text: fixed characters, or a value that is known only while running. */
export type Part = string | LatePart;

/** A captured value or a secret: shown as `{{name}}` wherever people look. */
export interface LatePart {
  readonly late: string;
  readonly secret: boolean;
  /** A `text` value owns its line: what stands before it is repeated before every line of it. */
  readonly indent: string;
}

/** What fills a hole now, or by whom it is filled later. */
export type HoleValue =
  {readonly type: ValueType; readonly value: string} | {readonly type: ValueType; readonly late: string};

const holePattern = /\{\{([a-z][a-z0-9_.]*)\}\}/g;

/** All holes of `text`, in order. `{{.Status}}` and `{{ name }}` are none. */
export function findHoles(text: string): Hole[] {
  return [...text.matchAll(holePattern)].map((match) => ({
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** `text` with `value` in the place of one of its holes. */
export function fillHole(text: string, {start, end}: Hole, value: string): string {
  return text.slice(0, start) + value + text.slice(end);
}

/** A piece of a filled text, with the hole that it came from; undefined for what the author wrote. */
export interface Segment {
  readonly hole: string | undefined;
  readonly type: ValueType | undefined;
  readonly part: Part;
}

/** Puts values into the holes of `text`; a hole that `resolve` does not know stays as it stands. */
export function fillHoles(text: string, resolve: (name: string) => HoleValue | undefined): Part[] {
  return joinParts(fillSegments(text, resolve).map(({part}) => part));
}

/** The same, hole by hole, for those who show where values stand. */
export function fillSegments(text: string, resolve: (name: string) => HoleValue | undefined): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const {name, start, end} of findHoles(text)) {
    const found = resolve(name);
    if (found === undefined) continue;
    segments.push(createFixed(text.slice(from, start)));
    segments.push({hole: name, type: found.type, part: createPart(found, indentBefore(text, start))});
    from = end;
  }
  return [...segments, createFixed(text.slice(from))];
}

/** Fills what was left for later; a name that `values` lacks stays late. */
export function fillLate(parts: readonly Part[], values: ReadonlyMap<string, string>): Part[] {
  return joinParts(
    parts.map((part) => {
      const value = typeof part === 'string' ? undefined : values.get(part.late);
      return value === undefined || typeof part === 'string' ? part : indentLines(value, part.indent);
    }),
  );
}

/** The text as it is sent. An open place is a bug: everything late was to be known by now. */
export function joinFilled(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      throw new Error(`{{${part.late}}} has no value`);
    })
    .join('');
}

/** The text as people see it: late values stand as `{{name}}`. */
export function showParts(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : `{{${part.late}}}`)).join('');
}

function createFixed(part: string): Segment {
  return {hole: undefined, type: undefined, part};
}

function createPart(found: HoleValue, indent: string): Part {
  const own = found.type === 'text' ? indent : '';
  if ('late' in found) return {late: found.late, secret: found.type === 'secret', indent: own};
  return indentLines(found.value, own);
}

function indentLines(value: string, indent: string): string {
  return indent === '' ? value : value.split('\n').join(`\n${indent}`);
}

function indentBefore(text: string, offset: number): string {
  return /[ \t]*$/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? '';
}

function joinParts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}
