import type {ValueType} from './value.ts';

/** A place in a file: line and column from 1, columns in UTF-16 units, frontmatter counted. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `when="kubernetes<1.24"`: a declared name, one operator, a literal. */
export interface Condition {
  readonly name: string;
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=';
  readonly literal: string;
}

interface BlockBase {
  /** The fence's text without its final newline, as the author wrote it. */
  readonly code: string;
  /** The fence's language: `bash`, `ini`, … */
  readonly language: string;
  /** Where the fence opens; the code starts on the next line. */
  readonly position: Position;
  /** A fence marked `raw` has no holes. */
  readonly raw: boolean;
  readonly when: Condition | undefined;
}

/** A plain `bash` fence: acts on the host. */
export interface RunBlock extends BlockBase {
  readonly kind: 'run';
  readonly timeoutSeconds: number;
}

/** `file=PATH`: the whole content of a file. */
export interface FileBlock extends BlockBase {
  readonly kind: 'file';
  readonly path: string;
  /** Four octal digits; undefined is 0644, or 0600 where a secret stands in the file. */
  readonly mode: string | undefined;
  /** `user:group`, names or numbers. */
  readonly owner: string;
}

/** `check`: proves what the step set up, tried again until `withinSeconds` have passed. */
export interface CheckBlock extends BlockBase {
  readonly kind: 'check';
  /** Seconds in which it must pass; 0 is one attempt. */
  readonly withinSeconds: number;
  /** Seconds that one attempt may take. */
  readonly timeoutSeconds: number;
}

/** `undo`: takes back what the run blocks did. */
export interface UndoBlock extends BlockBase {
  readonly kind: 'undo';
  readonly timeoutSeconds: number;
}

/** `capture=NAME:TYPE`: a repeatable read whose output fills `{{NAME}}` in later steps. */
export interface CaptureBlock extends BlockBase {
  readonly kind: 'capture';
  readonly name: string;
  readonly type: ValueType;
  readonly timeoutSeconds: number;
}

/** For readers only: sample output, or a command that is shown and never run. */
export interface ReaderBlock extends BlockBase {
  readonly kind: 'output' | 'show';
}

export type Block = RunBlock | FileBlock | CheckBlock | UndoBlock | CaptureBlock | ReaderBlock;

/** The hosts of a step: every host, those of a role, or the first of a role. */
export interface HostSelector {
  /** A role of the manifest, or `all`. */
  readonly role: string;
  readonly first: boolean;
}

export interface Step {
  /** Unique over the site; `[a-z][a-z0-9-]*`. */
  readonly id: string;
  readonly heading: string;
  /** The Chinese page, relative to the project's root. */
  readonly file: string;
  readonly position: Position;
  readonly on: HostSelector;
  /** One host at a time; the first failing host stops it. */
  readonly serial: boolean;
  /** Steps whose keys are mixed into this one's. */
  readonly uses: readonly string[];
  readonly blocks: readonly Block[];
}

/** Seconds, as DESIGN sets them where an author says nothing. */
export const defaultSeconds = {run: 300, checkAttempt: 30, betweenAttempts: 1} as const;

/** A capture's output may have at most so many bytes. */
export const captureBytes = 1024 * 1024;

/** Of a block's output the first and the last so many bytes are kept. */
export const keptBytes = 64 * 1024;
