import {createHash} from 'node:crypto';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {execa} from 'execa';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import type {AskOptions} from '../../tools/ask-publisher.ts';
import {checkDownload, type Download, type Verdict} from '../../tools/check-download.ts';
import {createTemporaryDirectory} from '../helpers/temporary-directory.ts';

const root = resolve(import.meta.dirname, '../..');
const content = Buffer.alloc(300_000, 'what the publisher gives\n');
const good = createHash('sha256').update(content).digest('hex');
const bad = '0'.repeat(64);
const quick: AskOptions = {attempts: 3, pauseMilliseconds: 1, timeoutMilliseconds: 2000};

let server: Server;
let base: string;
const asked = new Map<string, number>();

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => asked.clear());
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A publisher: `/FILE` and lists of checksums, and the ways in which such a server fails. */
function answer({url = ''}: IncomingMessage, response: ServerResponse): void {
  const count = (asked.get(url) ?? 0) + 1;
  asked.set(url, count);
  if (url === '/sums') return void response.end(`${bad}  other.tgz\n${good}  tool.tgz\n`);
  if (url === '/sums-of-another-day') return void response.end(`${bad}  tool.tgz\n`);
  if (url === '/sums-without-it') return void response.end(`${bad}  other.tgz\n${bad}  another.tgz\n`);
  if (url === '/tool.tgz') return void response.end(content);
  if (url === '/moved/tool.tgz') return void response.writeHead(302, {location: '/tool.tgz'}).end();
  if (url === '/replaced/tool.tgz') return void response.end('<html>not what you asked for</html>');
  if (url === '/busy/tool.tgz') return void response.writeHead(count < 3 ? 503 : 200).end(content);
  if (url === '/down/tool.tgz') return void response.writeHead(502).end();
  if (url === '/cut/tool.tgz') {
    response.writeHead(200, {'content-length': content.length}).write(content.subarray(0, 1000));
    return void setTimeout(() => response.destroy(), 20);
  }
  response.writeHead(404).end();
}

function download(file: string, list = '/sums', sha256: Download['sha256'] = good): Download {
  return {name: 'tool', version: '1.2.3', url: base + file, source: base + list, sha256};
}

test.each([
  ['its bytes, the lock file and the publisher agree', '/tool.tgz', good],
  ['redirects are followed', '/moved/tool.tgz', good],
  ['a server that is busy at first is asked again', '/busy/tool.tgz', good],
  ['where the lock file leaves the checksum to the publisher, the bytes are held against it', '/tool.tgz', 'published'],
] as const)('%s', async (_, file, sha256) => {
  expect(await checkDownload(download(file, '/sums', sha256), quick)).toEqual({
    status: 'matches',
    bytes: content.length,
  });
});

test.each([
  ['other bytes', () => download('/replaced/tool.tgz'), `its SHA-256 is `],
  ['other bytes, the publisher asked', () => download('/replaced/tool.tgz', '/sums', 'published'), `expected ${good}`],
  ['another checksum in the lock file', () => download('/tool.tgz', '/sums', bad), `the lock file says ${bad}, `],
  ['another checksum of the publisher', () => download('/tool.tgz', '/sums-of-another-day'), `says ${bad}`],
  ['no checksum of the publisher', () => download('/tool.tgz', '/sums-without-it'), 'has no checksum of tool.tgz'],
  ['no list of the publisher', () => download('/tool.tgz', '/gone'), '/gone answers 404'],
  ['no file', () => download('/gone/tool.tgz'), '/gone/tool.tgz answers 404'],
  [
    'no checksum of this version',
    () => ({...download('/tool.tgz'), sha256: undefined}),
    'the lock file has no checksum',
  ],
] as const)('%s: differs', async (_, create, text) => {
  const verdict = await checkDownload(create(), quick);
  expect(verdict.status).toBe('differs');
  expect(textOf(verdict)).toContain(text);
});

test.each([
  ['a server that stays down', '/down/tool.tgz', 'answers 502', 3],
  ['a connection that is cut', '/cut/tool.tgz', '/cut/tool.tgz: ', 3],
])('%s: unreachable, after all attempts', async (_, file, text, attempts) => {
  const verdict = await checkDownload(download(file), quick);
  expect(verdict.status).toBe('unreachable');
  expect(textOf(verdict)).toContain(text);
  expect(asked.get(file)).toBe(attempts);
});

test('nobody there: unreachable, with the cause', async () => {
  const verdict = await checkDownload({...download('/tool.tgz'), source: 'http://127.0.0.1:1/sums'}, quick);
  expect(verdict.status).toBe('unreachable');
  expect(textOf(verdict)).toMatch(/^http:\/\/127\.0\.0\.1:1\/sums: .*ECONNREFUSED|bad port/);
});

test.each([
  ['all match', [['/tool', good]], 0, '1 artifacts: 1 match, 0 differ, 0 unreachable'],
  [
    'one differs',
    [
      ['/tool', good],
      ['/replaced', good],
    ],
    1,
    '2 artifacts: 1 match, 1 differ, 0 unreachable',
  ],
] as const)('the command, %s', async (_, folders, exitCode, line) => {
  await using directory = await createTemporaryDirectory();
  const file = join(directory.path, 'versions.yaml');
  await writeFile(file, renderVersions(folders));
  const result = await run(['--versions', file]);
  expect(result.stdout).toContain(line);
  expect(result.exitCode).toBe(exitCode);
});

test('an option that it does not know ends it without a stack', async () => {
  const {exitCode, stderr} = await run(['--wrong']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error: Unknown option '--wrong'[^\n]*$/);
});

test('the command reads the lock file of the project, and refuses a name that it does not have', async () => {
  const {exitCode, stderr} = await run(['etcd', 'nothing']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^error: no such artifact: nothing; there are etcd, kubelet, /);
});

function textOf(verdict: Verdict): string {
  return verdict.status === 'matches' ? '' : verdict.text;
}

function run(words: readonly string[]) {
  return execa(process.execPath, [join(root, 'tools/check-downloads.ts'), ...words], {reject: false, stdin: 'ignore'});
}

/** A lock file whose artifacts stand on the loopback. */
function renderVersions(folders: readonly (readonly [string, string])[]): string {
  const artifacts = folders.map(
    ([folder, sha256], index) => `  tool${index}:
    version: '1.2.3'
    file: tool.tgz
    url: '{{publisher_url}}${folder === '/tool' ? '' : folder}'
    sha256: {'1.2.3': '${sha256}'}
    source: ${base}/sums
`,
  );
  return `parameters:
  publisher_url:
    type: url
    title: {zh: 发布方, en: Publisher}
    default: ${base}
artifacts:
${artifacts.join('')}`;
}
