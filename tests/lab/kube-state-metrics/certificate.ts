import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {execa} from 'execa';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate for 127.0.0.1 that is its own authority. */
export async function createCertificate(directory: string): Promise<Certificate> {
  const [key, cert] = [path.join(directory, 'tls.key'), path.join(directory, 'tls.crt')];
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
  const subject = ['-subj', '/CN=kubernetes', '-addext', 'subjectAltName=IP:127.0.0.1'];
  await execa('openssl', ['req', '-x509', ...ec, '-out', cert, '-days', '2', ...subject]);
  return {key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8')};
}
