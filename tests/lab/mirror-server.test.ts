import type {Server} from 'node:http';
import {once} from 'node:events';
import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import type {AddressInfo} from 'node:net';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {text} from 'node:stream/consumers';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {serveMirror} from '../../src/lab/mirror-server.ts';

let directory = '';
let server: Server;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'runbook-server-'));
  await mkdir(path.join(directory, 'mirror/releases'), {recursive: true});
  await writeFile(path.join(directory, 'mirror/releases/tool+1.tar.gz'), 'the bytes');
  await writeFile(path.join(directory, 'secret'), 'not for you');
  await mkdir(path.join(directory, 'mirror-other'));
  await writeFile(path.join(directory, 'mirror-other/file'), 'not for you');
  await symlink(path.join(directory, 'secret'), path.join(directory, 'mirror/link'));
  server = await serveMirror({directory: path.join(directory, 'mirror'), address: '127.0.0.1', port: 0});
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(directory, {recursive: true, force: true});
});

/** Sends the request line as it is: fetch would tidy the path. */
async function request(line: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`${line} HTTP/1.1\r\nHost: mirror\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

test('a file is sent whole, with its length', async () => {
  const answer = await request('GET /releases/tool+1.tar.gz');
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toMatch(/content-length: 9\r\n/i);
  expect(answer).toMatch(/\r\n\r\nthe bytes$/);
});

test('HEAD sends the length alone', async () => {
  const answer = await request('HEAD /releases/tool+1.tar.gz');
  expect(answer).toMatch(/content-length: 9\r\n/i);
  expect(answer).not.toContain('the bytes');
});

test.each([
  '/',
  '/releases',
  '/none',
  '/../secret',
  '/releases/../../secret',
  '/%2e%2e/secret',
  '/..%2fsecret',
  '/releases%2f..%2f..%2fsecret',
  '/../mirror-other/file',
  '/..%2fmirror-other%2ffile',
  '/link',
  '/%00',
  '/%zz',
  '//secret',
])('%s is not found', async (url) => {
  const answer = await request(`GET ${url}`);
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  expect(answer).not.toContain('not for you');
});

test('other methods are refused', async () => {
  expect(await request('DELETE /releases/tool+1.tar.gz')).toMatch(/^HTTP\/1\.1 405 /);
});
