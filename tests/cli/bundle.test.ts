import {createHash} from 'node:crypto';
import {cp, mkdir, mkdtemp, readdir, symlink, writeFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {createEnvironment, demo, runDemo, startDemo} from './command-line.ts';

const checkout = resolve(import.meta.dirname, '../..');
const sum = createHash('sha256').update('the tool').digest('hex');

/** A project whose one page downloads from a server of this test. */
let root = '';
let server: Server;
let base = '';
let answer: 'right' | 'wrong' | 'nothing' | 'forever' = 'right';

beforeAll(async () => {
  server = createServer((_, response) => {
    if (answer === 'nothing') response.writeHead(404).end();
    else if (answer === 'forever') response.writeHead(200).write('the');
    else response.end(answer === 'right' ? 'the tool' : 'another tool');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  root = await mkdtemp(join(tmpdir(), 'runbook-bundle-root-'));
  await cp(demo, root, {recursive: true});
  for (const name of ['bin', 'src', 'node_modules', 'package.json', 'LICENSE'])
    await symlink(join(checkout, name), join(root, name));
  await writeFile(join(root, 'runbooks/fetch.yaml'), manifest);
  await writeFile(join(root, 'content/docs/fetch.mdx'), page);
  await writeFile(join(root, 'content/docs/en/fetch.mdx'), translation);
});

afterAll(() => server.closeAllConnections());
afterAll(() => void server.close());

const manifest = `title: {zh: 下载, en: Fetch}
description: {zh: 下载一个工具。, en: Fetches a tool.}
roles:
  machine: {title: {zh: 本机, en: this machine}, hosts: one}
pages: [fetch]
parameters:
  tool_url: {type: url, title: {zh: 地址, en: address}, default: https://example.org}
  tool_sum: {type: sha256, title: {zh: 校验和, en: checksum}, default: ${sum}}
  source: {type: enum, values: [url, registry], title: {zh: 来源, en: source}, default: url}
`;
const page = `---
title: 下载
---

<Step id="fetch-tool" on="machine">

### 下载

\`\`\`bash when="source=url"
curl --fail --output /run/tool {{tool_url}}/v1/tool
sha256sum --check <<<'{{tool_sum}}  /run/tool'
\`\`\`

\`\`\`bash when="source=registry"
ctr images pull docker.io/library/tool:1
\`\`\`

\`\`\`bash check
test -s /run/tool
\`\`\`

\`\`\`bash undo
rm -f /run/tool
\`\`\`

</Step>
`;
const translation = `---\ntitle: Fetch\n---\n\n<Step id="fetch-tool">\n\n### Fetch\n\n</Step>\n`;

async function start(said: typeof answer, ...words: readonly string[]) {
  answer = said;
  const folder = await mkdtemp(join(tmpdir(), 'runbook-bundle-out-'));
  const env = {...createEnvironment(), RUNBOOK_TEST_ROOT: root};
  const place = ['-o', join(folder, 'fetch.tar'), '-p', `tool_url=${base}/mirror`];
  return {folder, env, words: ['bundle', 'fetch', ...place, ...words]};
}

async function run(said: typeof answer, ...words: readonly string[]) {
  const {folder, env, words: all} = await start(said, ...words);
  const {exitCode, stdout, stderr} = await runDemo(all, env);
  return {exitCode, stdout, stderr, folder, left: await readdir(folder)};
}

describe('bundle', () => {
  test('holds artifact, checksums, pages, runner and what it settles', async () => {
    const {exitCode, stderr, folder, left} = await run('right');
    expect({exitCode, left}, stderr).toEqual({exitCode: 0, left: ['fetch.tar']});
    await execa('tar', ['--extract', '--file', 'fetch.tar'], {cwd: folder});
    const inside = join(folder, 'fetch-bundle');
    const path = `artifacts/${base.slice('http://'.length)}/mirror/v1/tool`;
    expect((await execa('sha256sum', ['--check', 'SHA256SUMS'], {cwd: inside})).stdout).toBe(`${path}: OK`);
    const {default: bundle} = (await import(join(inside, 'bundle.json'), {with: {type: 'json'}})) as {default: unknown};
    expect(bundle).toMatchObject({
      runbook: 'fetch',
      parameters: {tool_url: `http://127.0.0.1:8642/${base.slice(7)}/mirror`, tool_sum: sum, source: 'url'},
    });
    const plan = await execa('./runbook', ['plan', 'fetch'], {cwd: inside, env: {LC_ALL: 'C.UTF-8'}});
    expect(plan.stdout).toContain(
      `curl --fail --output /run/tool http://127.0.0.1:8642/${base.slice(7)}/mirror/v1/tool`,
    );
    const settled = await execa('./runbook', ['plan', 'fetch', '-p', `tool_sum=${'0'.repeat(64)}`], {
      cwd: inside,
      reject: false,
    });
    expect(settled.exitCode).toBe(2);
    expect(settled.stderr).toContain(`tool_sum=${sum}`);
  });

  test.each([
    ['wrong', 1, /has the SHA-256 \w{64}|Nothing proves .*\/v1\/tool: its checksum is not known/],
    ['nothing', 3, /\/v1\/tool cannot be downloaded: HTTP 404\n {2}content\/docs\/fetch\.mdx:\d+ downloads it/],
  ] as const)('leaves nothing behind where the server says %s', async (said, code, message) => {
    const {exitCode, stderr, left} = await run(said);
    expect(stderr).toMatch(message);
    expect({exitCode, left}).toEqual({exitCode: code, left: []});
  });

  test('leaves nothing behind where it is interrupted', async () => {
    const {folder, env, words} = await start('forever');
    const running = startDemo(words, env);
    running.stderr.on('data', (text: Buffer) => {
      if (text.toString().includes('1/1')) setTimeout(() => running.kill('SIGINT'), 300);
    });
    expect((await running).exitCode).toBe(130);
    expect(await readdir(folder)).toEqual([]);
  });

  test('refuses a file that exists, and what cannot be had offline', async () => {
    const {folder, env, words} = await start('right');
    await writeFile(join(folder, 'fetch.tar'), 'mine');
    const there = await runDemo(words, env);
    expect(there.exitCode).toBe(2);
    expect(there.stderr).toMatch(/The file .*fetch\.tar exists already\n {2}Write elsewhere with -o FILE, or replace/);
    expect((await runDemo([...words, '--force'], env)).exitCode).toBe(0);
    const pulled = await run('right', '-p', 'source=registry');
    expect(pulled.exitCode).toBe(2);
    expect(pulled.stderr).toContain(
      'pulls docker.io/library/tool:1 from a registry, and no parameter says how to take it from an archive',
    );
  });

  test.runIf(process.getuid?.() === 0)('says that a disk is full, and leaves nothing behind', async () => {
    const {folder, env, words} = await start('right');
    await mkdir(join(folder, 'disk'));
    await execa('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tiny', join(folder, 'disk')]);
    try {
      const full = await runDemo([...words, '-o', join(folder, 'disk/fetch.tar')], env);
      expect(full.stderr).toMatch(/cannot be written: .*\n {2}The bundle and what goes into it take space/);
      expect({exitCode: full.exitCode, left: await readdir(join(folder, 'disk'))}).toEqual({exitCode: 3, left: []});
    } finally {
      await execa('umount', [join(folder, 'disk')]);
    }
  });

  test('exec says what is no bundle', async () => {
    const env = {...createEnvironment(), RUNBOOK_TEST_ROOT: root};
    const place = ['exec', 'fetch', '-i', join(demo, 'inventory.yaml'), '--yes', '--bundle'];
    const none = await runDemo([...place, root], env);
    expect(none).toMatchObject({exitCode: 2, stderr: expect.stringContaining('There is no bundle in') as unknown});
    const broken = await runDemo([...place, join(demo, 'inventory.yaml')], env);
    expect(broken).toMatchObject({exitCode: 3, stderr: expect.stringContaining('cannot be unpacked') as unknown});
  });
});
