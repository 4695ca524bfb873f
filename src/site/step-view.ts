import type {Text} from '../model/language.ts';
import type {Block, Condition, HostSelector} from '../model/step.ts';
import type {OutputView, StandingView} from './standings/standing-view.ts';

/** A step as the site shows it, filled for its first host. */
export interface StepView {
  /** The Chinese page that its blocks stand on, relative to the project's root. */
  readonly file: string;
  readonly on: HostSelector;
  /** The role's name, or undefined for `all`. */
  readonly roleTitle: Text | undefined;
  /** The hosts it runs on, in inventory order. The blocks show the values of the first. */
  readonly hosts: readonly string[];
  /** The values that are not the same on every host; none where every host gets the same text. */
  readonly differences: readonly Difference[];
  readonly serial: boolean;
  /** What the evidence of each target says of it. */
  readonly standings: readonly StandingView[];
  readonly blocks: readonly BlockView[];
}

/** A hole whose value differs from host to host. */
export interface Difference {
  readonly name: string;
  /** In the order of the step's hosts. */
  readonly values: readonly string[];
}

export interface BlockView {
  readonly kind: Block['kind'];
  readonly language: string;
  /** The text as shown: values filled in, captures and secrets as `{{name}}`. */
  readonly code: string;
  /** Where values stand in `code`, in order. */
  readonly holes: readonly FilledHole[];
  /** The line of its fence on the Chinese page. */
  readonly line: number;
  /** Blocks of one number take each other's place: `when` variants. Numbers rise in page order. */
  readonly group: number;
  /** Set on a variant: a block that is sent only where its condition is met. */
  readonly when: ConditionView | undefined;
  /** Path, owner and mode of a file block. */
  readonly file: {readonly path: string; readonly owner: string; readonly mode: string} | undefined;
  /** The name that a capture gives to later steps, and what kind of value it is. */
  readonly capture: {readonly name: string; readonly type: string} | undefined;
  /** Seconds in which a check must pass; 0 is one attempt. */
  readonly withinSeconds: number;
  /** What it printed when it ran as it stands here; undefined where it is in no run. */
  readonly outputs: readonly OutputView[] | undefined;
}

/** A value in a filled text. */
export interface FilledHole {
  readonly name: string;
  /** UTF-16 offsets of the value. */
  readonly start: number;
  readonly end: number;
  /** A `text` value, which fills whole lines. */
  readonly ownsLines: boolean;
}

export interface ConditionView extends Condition {
  /** `Kubernetes 版本低于 1.24`, `os is debian`. */
  readonly text: Text;
  /** True where the values that the page shows meet it. */
  readonly isDefault: boolean;
}
