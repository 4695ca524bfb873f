import {homedir} from 'node:os';
import {join} from 'node:path';

export interface Directories {
  /** What can be made again: base image, mirror, compiled code. */
  readonly cache: string;
  /** Journals, and the lab. */
  readonly state: string;
}

/** `RUNBOOK_LAB`: which lab is meant where more than one runs on a machine. Undefined is the one named `lab`. */
export function findLabName(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return environment['RUNBOOK_LAB'] || undefined;
}

/** The XDG folders; a relative path in one of the variables does not count, as the specification has it. */
export function findDirectories(environment: Readonly<Record<string, string | undefined>>): Directories {
  const home = environment['HOME'] || homedir();
  const choose = (name: string, fallback: string): string => {
    const value = environment[name];
    return join(value?.startsWith('/') === true ? value : join(home, fallback), 'runbook');
  };
  return {cache: choose('XDG_CACHE_HOME', '.cache'), state: choose('XDG_STATE_HOME', '.local/state')};
}
