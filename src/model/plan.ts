import type {Part} from './hole.ts';
import type {Host} from './inventory.ts';
import type {Acknowledge} from './manifest.ts';
import type {ValueType} from './value.ts';

/** Where a block stands: the page and the line of its fence. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A script for one host: what it runs, late values still open. */
export interface Script extends Place {
  readonly parts: readonly Part[];
  readonly timeoutSeconds: number;
}

export interface RunAction extends Script {
  readonly kind: 'run';
}

export interface FileAction extends Place {
  readonly kind: 'file';
  readonly path: string;
  /** Four octal digits. */
  readonly mode: string;
  /** `user:group`. */
  readonly owner: string;
  /** The whole content without its final newline; nothing where the file has no line. */
  readonly parts: readonly Part[];
}

export type Action = RunAction | FileAction;

export interface CheckAction extends Script {
  /** Seconds in which it must pass; 0 is one attempt. */
  readonly withinSeconds: number;
}

/** Undo scripts and files in page order; undo replays them backwards. */
export type UndoAction =
  {readonly kind: 'undo'; readonly script: Script} | {readonly kind: 'file'; readonly path: string};

export interface CaptureAction extends Script {
  readonly name: string;
  readonly type: ValueType;
}

/** What a step does on one host. */
export interface HostPlan {
  readonly host: string;
  readonly actions: readonly Action[];
  readonly checks: readonly CheckAction[];
  readonly undo: readonly UndoAction[];
  readonly captures: readonly CaptureAction[];
}

export interface StepPlan extends Place {
  readonly id: string;
  readonly heading: string;
  /** `master`, `node:first`, `all`. */
  readonly on: string;
  readonly serial: boolean;
  readonly uses: readonly string[];
  readonly hosts: readonly HostPlan[];
}

/** What runs where. Pure and printable; secrets and captured values stand in it by name. */
export interface Plan {
  readonly format: 1;
  readonly runbook: string;
  readonly target: string;
  readonly hosts: readonly Host[];
  /** PATH of every script. */
  readonly path: string;
  readonly conflicts: readonly string[];
  readonly requires: readonly string[];
  readonly acknowledge: Acknowledge | undefined;
  readonly steps: readonly StepPlan[];
  /** Names of the secret parameters that its files need. */
  readonly secrets: readonly string[];
}

/** PATH of every script, after the folders that a manifest adds. */
export const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
