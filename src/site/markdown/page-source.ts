import type {Nodes} from 'mdast';
import type {Language} from '../../model/language.ts';
import type {StepView} from '../step-view.ts';

/** What an author may write on a component: `kind="certificates"`. */
export type Attributes = Readonly<Record<string, string>>;

/** The Markdown that stands for a component of our own. */
export type Components = Readonly<Record<string, (language: Language, attributes: Attributes) => string>>;

/** A page on its way to plain Markdown. */
export interface PageSource {
  /** Relative to the project's root, for messages. */
  readonly file: string;
  /** The whole file, frontmatter counted. */
  readonly text: string;
  readonly language: Language;
  readonly steps: Readonly<Record<string, StepView>>;
  readonly components: Components;
  /** Fills the holes of prose that stands in the step `step`, or outside any. */
  readonly fill: (code: string, step: string | undefined) => string;
  /** The step whose prose is being rendered. */
  readonly step?: string;
}

/** An author's mistake that only plain Markdown shows: it names its place. */
export function refuse({file}: PageSource, node: Nodes, message: string): never {
  const {line, column} = node.position?.start ?? {line: 1, column: 1};
  throw new Error(`${file}:${line}:${column}: ${message}`);
}
