import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Host} from '../../src/model/inventory.ts';
import type {OpenSession} from '../../src/run/executor.ts';
import {bootstrap, startLink} from '../../src/run/link.ts';
import type {HostScript} from '../../src/run/job.ts';
import {openSession, type Opening} from '../../src/run/session.ts';
import {createHost} from './hosts.ts';
import {createTemporaryDirectory} from './temporary-directory.ts';

export interface SentScript extends HostScript {
  readonly host: string;
}

/** Hosts that share this machine's processes, each with a /var/lib, /run and /srv of its own. */
export interface OwnHosts extends AsyncDisposable {
  readonly hosts: readonly Host[];
  readonly openSession: OpenSession;
  /** Every script that was sent since the last `sent.splice(0)`. */
  readonly sent: SentScript[];
  /** Where a host's `/srv/…`, `/run/…` or `/var/lib/…` stands on this machine. */
  readonly locate: (host: string, path: string) => string;
  readonly read: (host: string, path: string) => Promise<string | undefined>;
  readonly write: (host: string, path: string, text: string, mode?: number) => Promise<void>;
  /** The lines of a host's record. */
  readonly readRecord: (host: string) => Promise<readonly Record<string, unknown>[]>;
  /** From now on the host cannot be reached. */
  readonly unplug: (host: string) => void;
}

export const recordFile = '/var/lib/runbook/record.jsonl';

const enter = `
mount --bind "$1/lib" /var/lib
mount --bind "$1/run" /run
mount --bind "$1/srv" /srv
shift
exec "$@"`;

/** The first host is the role `master`, the others are `node`. */
export async function createOwnHosts(...names: readonly string[]): Promise<OwnHosts> {
  const directory = await createTemporaryDirectory();
  const sent: SentScript[] = [];
  const unplugged = new Set<string>();
  for (const name of names)
    for (const folder of ['lib', 'run', 'srv']) await mkdir(`${directory.path}/${name}/${folder}`, {recursive: true});
  const locate = (host: string, path: string): string =>
    `${directory.path}/${host}${path.startsWith('/var/') ? path.slice('/var'.length) : path}`;
  const read = (host: string, path: string) => readFile(locate(host, path), 'utf8').catch(() => undefined);
  return {
    hosts: names.map((name, index) =>
      createHost({name, ip: `10.0.0.${index + 1}`, groups: [index === 0 ? 'master' : 'node']}),
    ),
    sent,
    locate,
    read,
    write: async (host, path, text, mode = 0o644) => {
      await mkdir(dirname(locate(host, path)), {recursive: true});
      await writeFile(locate(host, path), text, {mode});
    },
    readRecord: async (host) =>
      ((await read(host, recordFile)) ?? '')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    unplug: (host) => void unplugged.add(host),
    openSession: async ({name}, options) => {
      if (unplugged.has(name)) return {status: 'unreachable', detail: 'unplugged'};
      const words = ['--mount', '--propagation', 'private', 'sh', '-euc', enter, 'sh', `${directory.path}/${name}`];
      const link = startLink('unshare', [...words, ...bootstrap], {detached: true});
      return watch(await openSession(link, options), (script) => sent.push({...script, host: name}));
    },
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

function watch(opening: Opening, onScript: (script: HostScript) => void): Opening {
  if (opening.status !== 'open') return opening;
  const {session} = opening;
  return {
    status: 'open',
    session: {
      ...session,
      run: (scripts, hooks) =>
        session.run(scripts, {
          ...hooks,
          onBegin: (index) => {
            const script = scripts[index];
            if (script !== undefined) onScript(script);
            hooks.onBegin?.(index);
          },
        }),
    },
  };
}
