import type {Language} from '../../model/language.ts';
import type {Recording} from '../../model/recorded-series.ts';

/** What drawing a panel needs beside the panel and its series. */
export interface Scope {
  readonly recording: Pick<Recording, 'from' | 'to' | 'stepSeconds'>;
  readonly language: Language;
}
