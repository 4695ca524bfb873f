/** What mutators damage. */
export const mutatorNames = [
  'flag',
  'value',
  'path',
  'port',
  'address',
  'mode',
  'owner',
  'item',
  'checksum',
  'line',
  'host',
] as const;

export type MutatorName = (typeof mutatorNames)[number];

/** A page with one thing damaged. */
export interface Mutant {
  /** `STEP: WHERE: WHAT`; names it in the list of equivalents and among the known results. */
  readonly id: string;
  readonly step: string;
  readonly mutator: MutatorName;
  /** The Chinese page, relative to the project's root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The line as it stands on the page. */
  readonly before: string;
  /** What stands there in its place; undefined where the line goes. */
  readonly after: string | undefined;
}
