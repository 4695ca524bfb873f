import {execa} from 'execa';
import {mkdtemp, readFile, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {renderPageScript, type PageScript, type ScriptBlock} from '../../../src/site/values/page-script.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runbook-page-script-'));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

const {username, uid, gid} = {username: 'root', uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0};

function block(kind: ScriptBlock['kind'], code: string, more: Partial<ScriptBlock> = {}): ScriptBlock {
  return {kind, code, path: '', mode: '0644', owner: `${uid}:${gid}`, within: 0, capture: '', ...more};
}

function runPage(blocks: readonly ScriptBlock[], more: Partial<PageScript> = {}, env: Record<string, string> = {}) {
  const script = renderPageScript({
    head: ['A page'],
    steps: [{id: 'one', heading: 'One', blocks}],
    path: '/usr/bin:/bin',
    captures: [],
    missing: 'set it first',
    done: 'all done',
    ...more,
  });
  return execa('bash', ['-s'], {input: script, env, reject: false, all: true});
}

test('blocks run one after the other, each in a bash of its own', async () => {
  const blocks = [
    block('run', 'here=1; pwd; umask; echo "$HOME $USER"'),
    block('run', 'echo "${here-gone} ${OF_THE_OPERATOR-gone}"'),
  ];
  const {exitCode, stdout} = await runPage(blocks, {}, {OF_THE_OPERATOR: 'here'});
  expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: `== one\n/\n0022\n/root ${username}\ngone gone\nall done`});
});

test('a file stands as it is shown, a line that looks like an end of its text too', async () => {
  const path = join(folder, 'below/file');
  const code = 'END\n$(reboot) `x` \\ "quoted"\nEND_';
  const {exitCode, all} = await runPage([block('file', code, {path, mode: '0640'})]);
  expect({exitCode, all}).toMatchObject({exitCode: 0});
  expect(await readFile(path, 'utf8')).toBe(`${code}\n`);
  expect((await stat(path)).mode & 0o777).toBe(0o640);
});

test('what fails ends it there', async () => {
  const {exitCode, stdout} = await runPage([block('run', 'false | true\necho on'), block('run', 'echo next')]);
  expect({exitCode, stdout}).toEqual({exitCode: 1, stdout: '== one'});
});

test('a check is tried again until it passes or its time is over', async () => {
  const late = `test -e ${folder}/tried || { touch ${folder}/tried; false; }`;
  expect((await runPage([block('check', late, {within: 20})])).exitCode).toBe(0);
  expect((await runPage([block('check', 'false')])).exitCode).toBe(1);
});

test('a capture fills what stands after it, and its letters mean nothing to bash', async () => {
  const value = `a & b $(touch ${folder}/never) "c" \\`;
  const {exitCode, all} = await runPage(
    [
      block('capture', `cat <<'X'\n${value}\nX`, {capture: 'token'}),
      block('file', 'token={{token}}', {path: join(folder, 'token')}),
      block('check', `test -s ${folder}/token && ! test -e ${folder}/never`),
    ],
    {captures: ['token']},
  );
  expect({exitCode, all}).toMatchObject({exitCode: 0});
  expect(await readFile(join(folder, 'token'), 'utf8')).toBe(`token=${value}\n`);
});

test('a value that another page captures is asked for before anything runs', async () => {
  const use = [block('run', `echo '{{token}}' >${folder}/token`)];
  const without = await runPage(use, {captures: ['token']});
  expect(without.exitCode).not.toBe(0);
  expect(without.all).toContain('token: set it first');
  expect((await runPage(use, {captures: ['token']}, {token: 'abc'})).exitCode).toBe(0);
  expect(await readFile(join(folder, 'token'), 'utf8')).toBe('abc\n');
});
