import {expect, test} from 'vitest';
import {createEnvironment, demoInventory, runDemo} from './command-line.ts';

const env = createEnvironment();

function parse(stdout: string): Record<string, unknown>[] {
  return stdout.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('show', async () => {
  expect((await runDemo(['show', 'demo'], env)).stdout).toMatchInlineSnapshot(`
    "demo  Demo
    Tries things on this machine.

    Roles
      machine  one host  this machine

    Pages and steps
      demo  Demo
        demo-file    Write a file    machine
        demo-print   Print           machine
        demo-secret  Write a secret  machine
        demo-last    The last        machine

    Parameters
      greeting  hello     hostname  greeting
      token     required  secret    token
      nap       0         int       seconds
      fails     false     bool      fails"
  `);
});

test('show in Chinese, and as jsonl', async () => {
  expect((await runDemo(['show', 'demo', '--lang', 'zh'], env)).stdout).toMatch(/demo-last +最后 +machine/);
  const lines = parse((await runDemo(['show', 'demo', '--format', 'jsonl'], env)).stdout);
  expect(lines.map(({type}) => type)).toEqual([
    'runbook',
    'page',
    ...Array.from({length: 4}, () => 'step'),
    ...Array.from({length: 4}, () => 'parameter'),
  ]);
});

test('plan shows what would be sent; a secret by its name', async () => {
  const {stdout, stderr} = await runDemo(
    ['plan', 'demo', '-p', 'greeting=hi', '--only', 'demo-file', 'demo-secret'],
    env,
  );
  expect(stderr).toContain('with the example inventory runbooks/inventory.example.yaml');
  expect(stdout).toMatchInlineSnapshot(`
    "1/4 Write a file (demo-file)
      on: machine  content/docs/demo.mdx:5
      here
        file /run/runbook-demo/file 0644 root:root :9
          hi
        check, once :13
          grep hi /run/runbook-demo/file

    3/4 Write a secret (demo-secret)
      on: machine  content/docs/demo.mdx:38
      here
        file /run/runbook-demo/secret 0600 root:root :42
          {{token}}
        check, once :46
          test -s /run/runbook-demo/secret
    "
  `);
});

test('plan as jsonl, with a target and an inventory of one’s own', async () => {
  const {stdout, stderr} = await runDemo(
    ['plan', 'demo', '-t', 'other', '-i', demoInventory, '--from', 'demo-print', '--format', 'jsonl'],
    env,
  );
  const [head, ...steps] = parse(stdout);
  expect(stderr).toBe('');
  expect(head).toMatchObject({type: 'plan', format: 1, runbook: 'demo', target: 'other', secrets: ['token']});
  expect(steps.map(({id}) => id)).toEqual(['demo-print', 'demo-secret', 'demo-last']);
  expect(steps[0]).toMatchObject({
    hosts: [{host: 'here', actions: [{text: 'echo printed-bonjour\ntouch /run/runbook-demo/printed'}]}],
  });
});

test('doctor', async () => {
  const {stdout} = await runDemo(['doctor', '--format', 'jsonl'], env);
  const findings = parse(stdout);
  expect(findings.map(({name}) => name)).toEqual([
    'node',
    'ssh',
    'bash',
    'pages',
    'state',
    'cache',
    'namespaces',
    'packages',
    'space',
    'root',
  ]);
  for (const {ok, mend} of findings) expect(ok === true ? mend : mend !== '').toBe(ok === true ? '' : true);
});

test('doctor: what every run needs is missing', async () => {
  const {exitCode, stdout} = await runDemo(['doctor'], {...env, PATH: '/nowhere'});
  expect(exitCode).toBe(3);
  expect(stdout).toContain('✗ OpenSSH client');
  expect(stdout).toContain('mend: apt-get install -y openssh-client');
});
