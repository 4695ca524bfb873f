import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {execa} from 'execa';
import {expect, test} from 'vitest';
import {createTemporaryDirectory} from '../helpers/temporary-directory.ts';

const script = resolve(import.meta.dirname, '../../.github/report-reality.sh');

/** A gh that writes down how it was called and what the body said, and knows of one open issue or of none. */
const gh = `#!/bin/sh
echo "$*" >>"$CALLS"
case "$1 $2" in
  'issue list') printf '%s' "$OPEN" ;;
  'issue create' | 'issue comment') cp "$(eval echo "\\$$#")" "$CALLS.body" ;;
esac
`;

async function report(open: string, logs: Readonly<Record<string, string>>): Promise<{calls: string[]; body: string}> {
  await using directory = await createTemporaryDirectory();
  const {path} = directory;
  for (const folder of ['bin', 'logs']) await mkdir(join(path, folder));
  await writeFile(join(path, 'bin/gh'), gh, {mode: 0o755});
  for (const [name, text] of Object.entries(logs)) await writeFile(join(path, 'logs', name), text);
  const calls = join(path, 'calls');
  const env = {
    PATH: `${join(path, 'bin')}:${process.env['PATH'] ?? ''}`,
    CALLS: calls,
    OPEN: open,
    RUN_URL: 'https://forge.test/runs/7',
  };
  await execa(script, [join(path, 'logs')], {env, stdin: 'ignore'});
  const words = (await readFile(calls, 'utf8')).trim().split('\n');
  return {calls: words.filter((line) => line.startsWith('issue')), body: await readFile(`${calls}.body`, 'utf8')};
}

test('where none is open, an issue is opened with the end of each log', async () => {
  const long = Array.from({length: 100}, (_, index) => `line ${index + 1}\n`).join('');
  const {calls, body} = await report('', {'artifacts.log': long, 'steps.log': '```\n✗ master: exit code 22\n'});
  expect(calls[1]).toMatch(/^issue create --label reality --title The weekly run fails --body-file /);
  expect(body).toContain('https://forge.test/runs/7');
  expect(body).toContain('The end of `artifacts.log`:\n\n    line 41\n');
  expect(body).toContain('    line 100\n');
  expect(body).not.toContain('line 40\n');
  expect(body).toContain('The end of `steps.log`:\n\n    ```\n    ✗ master: exit code 22\n');
});

test('where one is open, it gets a comment', async () => {
  const {calls} = await report('12\n', {'steps.log': 'what failed\n'});
  expect(calls[1]).toMatch(/^issue comment 12 --body-file /);
  expect(calls).toHaveLength(2);
});

test('a failure without a log is reported as well', async () => {
  const {body} = await report('', {});
  expect(body).toContain('There is no log');
});

test('no body is longer than GitHub takes', async () => {
  const {body} = await report('', {'a.log': '汉'.repeat(200_000), 'b.log': 'x\n'.repeat(100_000)});
  expect(body.length).toBeLessThan(65_536);
  expect(body).not.toContain('\ufffd');
});
