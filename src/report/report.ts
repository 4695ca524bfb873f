import type {Event} from '../model/event.ts';
import type {Language} from '../model/language.ts';

/** What every report is given. */
export interface ReportContext {
  readonly language: Language;
  readonly color: boolean;
  /** `quiet`: failures and the summary alone. `verbose`: everything that the hosts print, as it comes. */
  readonly detail: 'quiet' | 'normal' | 'verbose';
  /** The block at `line` of `file` as it was filled for `host`, without its fences. */
  readonly findBlock: (host: string, file: string, line: number) => string | undefined;
  /** Where the run's journal lies; undefined where none is kept. */
  readonly journal: string | undefined;
  /** Seconds that steps are expected to take, by id; empty where nobody knows. */
  readonly expected: ReadonlyMap<string, number>;
}

/** Takes the events in order and gives, for each, the text to write: whole lines, or nothing. */
export type Report = (event: Event) => string;
