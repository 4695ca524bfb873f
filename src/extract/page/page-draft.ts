import type {Language} from '../../model/language.ts';
import type {Page} from '../../model/page.ts';
import type {Source} from '../source.ts';

/** A page under extraction. */
export interface PageDraft extends Source {
  readonly language: Language;
  /** The names that its import statements bring. */
  readonly imported: Set<string>;
  readonly proseHoles: Page['proseHoles'][number][];
}
