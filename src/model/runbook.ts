import type {Manifest, Versions} from './manifest.ts';
import type {Page, SourcePage} from './page.ts';
import type {Step} from './step.ts';

/** Everything that the project's files say, extracted and joined. */
export interface Project {
  readonly runbooks: readonly Runbook[];
  readonly versions: Versions;
  /** Every page of both languages, those outside any runbook as well. */
  readonly pages: readonly Page[];
}

export interface Runbook {
  /** The manifest's file name without its ending. */
  readonly id: string;
  readonly manifest: Manifest;
  /** The manifest's pages, in its order. */
  readonly pages: readonly SourcePage[];
  /** All steps of its pages, in order. */
  readonly steps: readonly Step[];
}
