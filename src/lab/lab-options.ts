import type {Text} from '../model/language.ts';

/** One thing the lab now does: step n of N, on one host or for all. */
export interface LabProgress {
  readonly type: 'lab-progress';
  readonly step: number;
  readonly of: number;
  readonly text: Text;
  /** The lab host it is about, where it is about one. */
  readonly host?: string;
}

export type ReportLab = (event: LabProgress) => void;

export interface LabOptions {
  /** Network namespace, cgroups, machine names and the state folder carry it, so that two labs can run side by side. Default `lab`. */
  readonly name?: string | undefined;
  /** Holds what is slow to make and shared by all labs: base image, packages, mirror. */
  readonly cacheDirectory: string;
  /** Holds what belongs to the running lab: host roots, keys, process records, inventory. */
  readonly stateDirectory: string;
  readonly signal: AbortSignal;
  readonly report: ReportLab;
}

export interface UpLabOptions extends LabOptions {
  /** The Node binary that runs the mirror's server: `process.execPath`. */
  readonly nodePath: string;
  /** Added to `all.vars` of the inventory; they win over the lab's own. */
  readonly vars?: Readonly<Record<string, string>> | undefined;
}
