import {describe, expect, test} from 'vitest';
import {createEnvironment, demoInventory, runbook, runDemo} from './command-line.ts';

const env = createEnvironment();
const place = ['-i', demoInventory];

describe('wrong usage exits 2 and says how to mend it', () => {
  test.each<readonly [readonly string[], string]>([
    [['lnt'], 'There is no command lnt\n  Did you mean: lint'],
    [['exec', 'demo', '--forse'], 'There is no option --forse\n  Did you mean: --force'],
    [['lab', 'upp'], 'There is no command upp\n  Did you mean: up'],
    [['exec'], 'The argument ID is missing'],
    [['lab', 'restore'], 'The argument SNAPSHOT is missing'],
    [['lab', 'snapshot', 'a/b'], 'The snapshot name "a/b" is not valid.\n  Expected at most 64 small letters'],
    [['list', 'more'], 'Too many arguments: more'],
    [['exec', 'demo', '-i'], 'The option -i, --inventory <FILE> needs a value'],
    [['list', '--format', 'xml'], 'xml is none of: text, jsonl'],
    [['list', '--lang', 'fr'], 'fr is none of: zh, en'],
    [['list', '-q', '-v'], 'The options -q, --quiet and -v, --verbose exclude each other'],
    [['completion', 'fish'], 'fish is none of: bash, zsh'],
    [['exec', 'demo', '--yes'], 'It is not said on which hosts\n  Give your own inventory with -i FILE'],
    [['verify', 'demo'], 'It is not said on which hosts'],
    [['undo', 'demo', '--yes'], 'It is not said on which hosts'],
    [['status', 'demo'], 'It is not said on which hosts'],
    [['exec', 'demo', '--lab', ...place], '--lab brings its own inventory and excludes -i'],
    [['exec', 'demo', '--lab', '-t', 'other'], '--lab is -t lab and excludes -t other'],
    [['exec', 'demo', ...place], 'There is no terminal to ask on; exec needs --yes'],
    [['undo', 'demo', ...place], 'There is no terminal to ask on; undo needs --yes'],
    [['exec', 'demo', ...place, '--yes', '--from', 'demo-file', '--only', 'demo-last'], '--from and --only exclude'],
    [['exec', 'dmeo', ...place], 'There is no runbook dmeo\n  Did you mean: demo'],
    [['plan', 'dmeo'], 'There is no runbook dmeo\n  Did you mean: demo'],
    [['plan', 'other'], 'There is no runbook other\n  runbook list lists them all.'],
    [['undo', 'dmeo', ...place, '--yes'], 'There is no runbook dmeo\n  Did you mean: demo'],
    [['plan', 'demo', '-t', 'othr'], 'There is no target othr\n  Did you mean: other'],
    [['plan', 'demo', '--from', 'demo-lst'], 'demo has no step demo-lst\n  Did you mean: demo-last'],
    [['plan', 'demo', '--limit', 'there'], 'has no host there\n  Its hosts: here'],
    [['plan', 'demo', '-i', 'no.yaml'], 'There is no file'],
    [['plan', 'demo', '-p', 'greeting'], '-p wants NAME=VALUE, not greeting'],
    [['plan', 'demo', '-p', 'greting=a'], 'demo has no parameter greting\n  Did you mean: greeting'],
    [['plan', 'demo', '-p', 'nap=$(reboot)'], '"$(reboot)" does not fit the type int'],
    // Before the lab comes up.
    [['exec', 'demo', '--lab', '--yes', '-p', 'nap=x'], 'error: -p nap: "x" does not fit the type int'],
    [['plan', 'demo', '-p', 'token=abc'], 'token is a secret and must not stand on a command line'],
    [['plan', 'demo', '-p', 'token=abc'], 'set RUNBOOK_SECRET_TOKEN, or write -p token=@FILE'],
    [['exec', 'demo', ...place, '--yes'], 'The secret token is missing'],
    [['resume', '--yes'], 'There is no run to go on with'],
    [['resume', 'yesterday'], 'yesterday is no run'],
    [['resume', '20260801T101500-3fa9c1'], 'There is no journal'],
    [['runs', '-n', '0'], '-n wants a number from 1, not 0'],
    [['lint', 'README.txt'], 'There is no file'],
  ])('%j', async (args, message) => {
    const {exitCode, stdout, stderr} = await runDemo(args, env);
    expect(stderr).toContain(`error: `);
    expect(stderr).toContain(message);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
  });

  test('the value of a secret is not repeated', async () => {
    const {stderr} = await runDemo(['plan', 'demo', '-p', 'token=abc-secret'], env);
    expect(stderr).not.toContain('abc-secret');
  });
});

test('without a command: the help, exit 2', async () => {
  const {exitCode, stdout, stderr} = await runbook([], env);
  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('Usage: runbook [options] [command]');
});

test.each([
  [{LC_ALL: 'zh_CN.UTF-8'}, '错误：没有命令 lnt\n  是否想用：lint'],
  [{LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8'}, '错误'],
  [{LC_ALL: '', LANG: 'zh'}, '错误'],
  [{LC_ALL: '', LANG: 'en_US.UTF-8'}, 'error'],
])('the locale %j chooses the language', async (locale, message) => {
  expect((await runbook(['lnt'], {...env, ...locale})).stderr).toContain(message);
});

test('--lang goes before the locale, wherever it stands', async () => {
  const chinese = {...env, LC_ALL: 'zh_CN.UTF-8'};
  expect((await runbook(['--lang', 'en', 'lnt'], chinese)).stderr).toContain('Did you mean: lint');
  expect((await runbook(['list', '--lang=en', '--frmat', 'text'], chinese)).stderr).toContain('Did you mean: --format');
});
