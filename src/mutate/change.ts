import type {Block} from '../model/step.ts';

/** What a mutator may know of the line that it damages. */
export interface LineOf {
  /** What holds the line: a block's code, the line that opens a fence, or the tag of a step. */
  readonly place: 'code' | 'fence' | 'tag';
  readonly kind: Block['kind'] | undefined;
  /** The fence's language; empty for a tag. */
  readonly language: string;
  readonly line: string;
  /** The lines around it in the same code. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The line is text that a command reads: in a here-document. */
  readonly quoted: boolean;
}

/** One way to damage a line. */
export interface Change {
  /** For people, and part of the mutant's name: `drop --client-cert-auth=true`. */
  readonly what: string;
  /** What stands there instead; undefined where the line goes. */
  readonly line: string | undefined;
}

export type Mutator = (of: LineOf) => Change[];

/** Puts `text` in the place of `length` characters at `start`. */
export function splice(line: string, start: number, length: number, text: string): string {
  return line.slice(0, start) + text + line.slice(start + length);
}

/** Takes a word out of a line, with the blank that it leaves doubled; a page may not have blanks at a line's end. */
export function dropWord(line: string, start: number, length: number): string {
  const head = line.slice(0, start);
  const tail = line.slice(start + length);
  const joined = /\s$/.test(head) || head === '' ? head + tail.replace(/^[ \t]+/, '') : head + tail;
  return joined.trimEnd();
}

/** A change of every match of `pattern`; `damage` gives the new text, or undefined to leave that one alone. */
export function replaceEach(line: string, pattern: RegExp, damage: (match: string) => string | undefined): Change[] {
  return [...line.matchAll(pattern)].flatMap((match) => {
    const [found] = match;
    const text = damage(found);
    return text === undefined
      ? []
      : [{what: `${found} → ${text}`, line: splice(line, match.index, found.length, text)}];
  });
}
