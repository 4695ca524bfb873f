import type {Declaration} from '../../model/declarations.ts';
import type {ValueType} from '../../model/value.ts';
import type {PanelTexts} from './panel-texts.ts';

/** What the reader's browser gets to fill a page with the reader's own values, in one language. */
export interface ReaderData {
  /** The runbook's id; empty for pages of no runbook. */
  readonly runbook: string;
  /** Parameters by name, those that a reader may set and those that are worked out. */
  readonly declarations: Readonly<Record<string, ReaderDeclaration>>;
  readonly roles: readonly ReaderRole[];
  /** Captured names and their types. */
  readonly captures: Readonly<Record<string, ValueType>>;
  /** PATH of every script. */
  readonly path: string;
  /** The hosts of the example inventory. */
  readonly hosts: readonly ReaderHost[];
  readonly texts: PanelTexts;
}

/** A declaration with its title in the page's language. */
export type ReaderDeclaration = Omit<Declaration, 'title'> & {readonly title: string};

export interface ReaderRole {
  readonly name: string;
  readonly title: string;
  /** True where the reader may add hosts. */
  readonly many: boolean;
}

export interface ReaderHost {
  readonly name: string;
  readonly ip: string;
  readonly groups: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
}

/** What a reader has typed. Kept in the browser, in a link that is shared, and in the downloaded inventory. */
export interface ReaderValues {
  readonly format: 1;
  /** Undefined where the example hosts are kept. */
  readonly hosts?: readonly ReaderHost[];
  readonly parameters: Readonly<Record<string, string>>;
}

export const noValues: ReaderValues = {format: 1, parameters: {}};
