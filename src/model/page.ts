import type {Language} from './language.ts';
import type {Position, Step} from './step.ts';

/** What an English page says of a step: its id, heading and prose; its blocks stand on the Chinese page. */
export interface StepMention {
  readonly id: string;
  readonly heading: string;
  readonly position: Position;
}

interface PageBase {
  /** The path below `content/docs` (English: below `en/`) without `.mdx`; the same in both languages. */
  readonly slug: string;
  /** Relative to the project's root. */
  readonly file: string;
  readonly title: string;
  readonly language: Language;
  /** The inline code of the prose that has holes, with its place. */
  readonly proseHoles: readonly {readonly name: string; readonly position: Position}[];
}

/** A Chinese page: the source of its steps. */
export interface SourcePage extends PageBase {
  readonly language: 'zh';
  readonly steps: readonly Step[];
}

export interface TranslatedPage extends PageBase {
  readonly language: 'en';
  readonly steps: readonly StepMention[];
}

export type Page = SourcePage | TranslatedPage;
