import type {RunOptions} from '../model/event.ts';
import type {HostOptions, SelectionOptions} from './host-options.ts';
import type {Format} from './output.ts';

/** What the user asked for, from the command line or, with `resume`, from a journal. */
export interface RunRequest {
  readonly command: RunOptions['command'];
  readonly runbook: string;
  readonly hosts: HostOptions;
  readonly selection: SelectionOptions;
  readonly force: boolean;
  readonly dryRun: boolean;
  /** Of `verify`: each check has one attempt. */
  readonly once: boolean;
  /** The folder for the evidence of a complete run; undefined where none is asked for. */
  readonly evidence: string | undefined;
  readonly yes: boolean;
  /** The word that the runbook asks for, as the user gave it. */
  readonly acknowledge: string | undefined;
  readonly format: Format;
}
