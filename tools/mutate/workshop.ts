import {execa} from 'execa';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseDocument} from 'yaml';
import type {Event} from '../../src/model/event.ts';
import type {RunEnd} from '../../src/mutate/judge-run.ts';

const atRoot = new URL('../../bench/at-root.ts', import.meta.url).pathname;

/** A copy of the pages to damage, and the command line over it. */
export interface Workshop extends AsyncDisposable {
  /** Puts pages in the place of those of the same path. */
  readonly write: (pages: ReadonlyMap<string, string>) => Promise<void>;
  /** Runs `runbook COMMAND RUNBOOK` on the lab's hosts, or `plan` without them; another runbook where one is named. */
  readonly run: (command: 'plan' | 'exec' | 'verify', words: readonly string[], other?: string) => Promise<RunEnd>;
}

export interface WorkshopOptions {
  readonly root: string;
  readonly runbook: string;
  readonly inventory: string;
  readonly signal: AbortSignal;
}

/** Journals go into the copy too: those of mutants are nobody's history. */
export async function openWorkshop({root, runbook, inventory, signal}: WorkshopOptions): Promise<Workshop> {
  const copy = await mkdtemp(join(tmpdir(), 'runbook-mutate-'));
  for (const folder of ['content', 'runbooks']) await cp(join(root, folder), join(copy, folder), {recursive: true});
  await forgetRequired(join(copy, 'runbooks', `${runbook}.yaml`));
  return {
    write: async (pages) => {
      await Promise.all([...pages].map(([file, text]) => writeFile(join(copy, file), text)));
    },
    run: async (command, words, other = runbook) => {
      signal.throwIfAborted();
      const yes = command === 'exec' ? ['--yes'] : [];
      const place = ['-i', inventory, '-t', 'lab', '--format', 'jsonl', '--lang', 'en'];
      const child = execa(process.execPath, [atRoot, copy, command, other, ...place, ...yes, ...words], {
        reject: false,
        stdin: 'ignore',
        // A mutant may print a program's bytes: only what is kept is held.
        buffer: {stdout: false},
        env: {XDG_STATE_HOME: join(copy, 'state')},
      });
      // It ends by itself, and leaves nothing running on a host.
      const cancel = (): void => void child.kill('SIGINT');
      signal.addEventListener('abort', cancel);
      const events: Event[] = [];
      for await (const line of child.iterable({from: 'stdout', preserveNewlines: false}))
        events.push(...parseEvent(line));
      const {exitCode, stderr} = await child;
      signal.removeEventListener('abort', cancel);
      signal.throwIfAborted();
      return {command: command === 'verify' ? 'verify' : 'exec', exitCode, events, said: stderr};
    },
    [Symbol.asyncDispose]: () => rm(copy, {recursive: true, force: true}),
  };
}

/** What the runbook requires is seen to once a mutant, before it: not by each command. */
async function forgetRequired(manifest: string): Promise<void> {
  const document = parseDocument(await readFile(manifest, 'utf8'));
  document.delete('requires');
  await writeFile(manifest, String(document));
}

/** None for what a host printed, a line of a plan, or one that was cut off. */
function parseEvent(line: string): Event[] {
  if (!line.startsWith('{"type":"') || line.startsWith('{"type":"output"')) return [];
  try {
    return [JSON.parse(line) as Event];
  } catch {
    return [];
  }
}
