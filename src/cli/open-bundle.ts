import {mkdtemp, rm, stat} from 'node:fs/promises';
import type {Server} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {execa} from 'execa';
import {hashFile} from '../lab/hash-file.ts';
import {serveMirror} from '../lab/mirror-server.ts';
import {bundlePort} from '../model/bundle.ts';
import type {Host} from '../model/inventory.ts';
import type {OpenSession} from '../run/executor.ts';
import {openLocalSession} from '../run/local.ts';
import {openSshSession} from '../run/ssh.ts';
import {requireBundle, type LoadedBundle} from './bundle-parameters.ts';
import {createCliError} from './fail.ts';

export interface UnpackedBundle extends LoadedBundle {
  /** Removes what was unpacked. */
  readonly close: () => Promise<void>;
}

/** A folder as it is; of an archive what a run needs is unpacked. */
export async function unpackBundle(path: string, signal: AbortSignal): Promise<UnpackedBundle> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw createCliError('file-missing', {file: path});
  if (found.isDirectory()) {
    return {...(await requireBundle(path)), close: () => Promise.resolve()};
  }
  const folder = await mkdtemp(join(tmpdir(), 'runbook-bundle-'));
  const close = (): Promise<void> => rm(folder, {recursive: true, force: true});
  try {
    const words = ['--extract', '--file', path, '--directory', folder, '--strip-components=1', '--wildcards'];
    const {failed, stderr} = await execa('tar', [...words, '*/bundle.json', '*/artifacts'], {
      reject: false,
      stdin: 'ignore',
      cancelSignal: signal,
    });
    if (failed) throw createCliError('bundle-damaged', {file: path, detail: stderr.trim()}, 'bundle-again', 3);
    return {...(await requireBundle(folder)), close};
  } catch (error) {
    await close();
    throw error;
  }
}

export interface ServedBundle {
  /** Opens hosts to which the artifacts are forwarded. */
  readonly openSession: OpenSession;
  readonly close: () => Promise<void>;
}

/** Gives the artifacts, each checked before, to the hosts: they find them on their own loopback. */
export async function serveBundle(loaded: LoadedBundle, hosts: readonly Host[]): Promise<ServedBundle> {
  await checkBundle(loaded);
  // Only a host that is this machine itself needs the very port.
  const hasLocal = hosts.some(({connection}) => connection === 'local');
  const server = await serve(join(loaded.folder, 'artifacts'), hasLocal ? bundlePort : 0);
  const address = server.address();
  const to = typeof address === 'object' && address !== null ? address.port : bundlePort;
  return {
    openSession: (host, options) =>
      host.connection === 'local'
        ? openLocalSession(host, options)
        : openSshSession(host, {...options, forward: {port: bundlePort, to}}),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Every artifact is there, byte for byte. */
async function checkBundle({folder, bundle}: LoadedBundle): Promise<void> {
  for (const {path, sha256} of bundle.files) {
    const file = join(folder, 'artifacts', path);
    const sum = await hashFile(file).catch(() => undefined);
    if (sum === undefined) throw createCliError('bundle-lacks', {file}, 'bundle-again', 3);
    if (sum !== sha256) throw createCliError('bundle-differs', {file, expected: sha256, sum}, 'bundle-again', 3);
  }
}

async function serve(directory: string, port: number): Promise<Server> {
  try {
    return await serveMirror({directory, address: '127.0.0.1', port});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw createCliError('bundle-port', {port}, 'bundle-port-hint', 3);
  }
}
