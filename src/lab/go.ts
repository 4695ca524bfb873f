import {mkdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {runAlone} from './run-alone.ts';

/** A Go of our own, with a workspace and a cache of its own, before the time of modules. */
export interface Go {
  /** The workspace (GOPATH). */
  readonly path: string;
  /** Runs `go ARGS` in a folder. */
  readonly run: (args: readonly string[], cwd: string) => Promise<void>;
  /** Runs a program that reads Go sources, in the same environment. */
  readonly runTool: (command: readonly string[], cwd: string) => Promise<void>;
}

export interface GoOptions {
  /** GOROOT. */
  readonly root: string;
  /** Holds workspace, cache and temporary files. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/** Nothing of the user's Go settings is heeded, nothing is downloaded, no C compiler is needed. */
export function createGo({root, scratch, signal}: GoOptions): Go {
  const workspace = path.join(scratch, 'go');
  const temporary = path.join(scratch, 'tmp');
  const env = {
    GOROOT: root,
    GOPATH: workspace,
    GOCACHE: path.join(scratch, 'cache'),
    GOTMPDIR: temporary,
    GO111MODULE: 'off',
    GOENV: 'off',
    GOFLAGS: '',
    CGO_ENABLED: '0',
  };
  const runTool = async (command: readonly string[], cwd: string): Promise<void> => {
    // What a killed Go left there.
    await rm(temporary, {recursive: true, force: true});
    await mkdir(temporary, {recursive: true});
    await runAlone(command, {signal, env, cwd});
  };
  return {
    path: workspace,
    run: (args, cwd) => runTool([path.join(root, 'bin/go'), ...args], cwd),
    runTool,
  };
}
