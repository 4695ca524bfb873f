import {spawn} from 'node:child_process';
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {execa} from 'execa';
import {findFreePort} from '../helpers/free-port.ts';
import {downloadPackages, unpackDownloads} from '../../src/lab/debian-package.ts';

/** Debian's own registry on loopback, over TLS. */
export interface OwnRegistry {
  /** `127.0.0.1:PORT`. */
  readonly address: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Puts an OCI archive there and resolves with the image's name. */
  readonly push: (archive: string, name: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** @param folder gets the program, the certificate and the images */
export async function startRegistry(folder: string): Promise<OwnRegistry> {
  const inFolder = (name: string): string => join(folder, name);
  await mkdir(inFolder('packages'), {recursive: true});
  await downloadPackages(['docker-registry'], inFolder('packages'), AbortSignal.timeout(300_000));
  await unpackDownloads(inFolder('packages'), inFolder('unpacked'), AbortSignal.timeout(60_000));
  await execa('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=registry'],
    ...['-addext', 'subjectAltName = IP:127.0.0.1', '-keyout', inFolder('tls.key'), '-out', inFolder('tls.crt')],
  ]);
  const address = `127.0.0.1:${await findFreePort()}`;
  const http = {addr: address, tls: {certificate: inFolder('tls.crt'), key: inFolder('tls.key')}};
  const storage = {filesystem: {rootdirectory: inFolder('images')}};
  // JSON is YAML too.
  await writeFile(inFolder('config.yml'), JSON.stringify({version: '0.1', storage, http}));
  const registry = spawn(inFolder('unpacked/usr/bin/docker-registry'), ['serve', inFolder('config.yml')], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => registry.once('exit', () => resolve()));
  const environment = {SSL_CERT_FILE: inFolder('tls.crt')};
  await waitFor(`https://${address}/v2/`, inFolder('tls.crt'));
  return {
    address,
    environment,
    push: async (archive, name) => {
      const image = `${address}/${name}`;
      await execa('skopeo', ['copy', '--quiet', `oci-archive:${archive}`, `docker://${image}`], {env: environment});
      return image;
    },
    stop: async () => {
      registry.kill();
      await ended;
    },
  };
}

async function waitFor(url: string, certificate: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const {failed, stderr} = await execa('curl', ['-sSf', '--cacert', certificate, url], {reject: false});
    if (!failed) return;
    if (tries === 50) throw new Error(`the registry does not answer: ${stderr}`);
    await pause(200);
  }
}
