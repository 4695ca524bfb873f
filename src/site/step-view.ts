import type {Text} from '../model/language.ts';
import type {Block} from '../model/step.ts';

/** A step as the site shows it, filled for one host. */
export interface StepView {
  /** The role, or `all`. */
  readonly role: string;
  /** Its name, or undefined for `all`. */
  readonly roleTitle: Text | undefined;
  /** The hosts it runs on, in inventory order. */
  readonly hosts: readonly string[];
  /** The host whose values the blocks show; undefined where they are the same on every host. */
  readonly shownFor: string | undefined;
  readonly serial: boolean;
  readonly blocks: readonly BlockView[];
}

export interface BlockView {
  readonly kind: Block['kind'];
  readonly language: string;
  /** The text as shown: values filled in, captures and secrets as `{{name}}`. */
  readonly code: string;
  /** Set on a variant: a block that is sent only where its condition is met. */
  readonly when: ConditionView | undefined;
  /** Path, owner and mode of a file block. */
  readonly file: {readonly path: string; readonly owner: string; readonly mode: string} | undefined;
  /** The name that a capture gives to later steps. */
  readonly capture: string | undefined;
}

export interface ConditionView {
  /** `Kubernetes 版本低于 1.24`, `os is debian`. */
  readonly text: Text;
  /** True where the values that the page shows meet it. */
  readonly isDefault: boolean;
}
