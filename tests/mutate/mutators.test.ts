import {expect, test} from 'vitest';
import type {MutatorName} from '../../src/mutate/mutant.ts';
import {changesOf, createPage, mutantsOf} from './page.ts';

const bash = (...lines: readonly string[]): string => ['```bash', ...lines, '```'].join('\n');
const file = (language: string, ...lines: readonly string[]): string =>
  [`\`\`\`${language} file=/etc/it`, ...lines, '```'].join('\n');

test.each<[MutatorName, string, (string | undefined)[]]>([
  [
    'flag',
    bash('curl --fail --retry 3 --output "$file" x'),
    ['curl --retry 3 --output "$file" x', 'curl --fail --output "$file" x', 'curl --fail --retry 3 "$file" x'],
  ],
  [
    'flag',
    bash('install -d -m 0755 -o etcd /var/lib/etcd'),
    ['install -m 0755 -o etcd /var/lib/etcd', 'install -d -o etcd /var/lib/etcd', 'install -d -m 0755 /var/lib/etcd'],
  ],
  ['flag', bash('openssl req -new -days 365'), ['openssl req -days 365', 'openssl req -new']],
  ['flag', bash('rm - -- a-b'), []],
  ['flag', file('sh', 'OPTS="--name=a \\', '  --v=2"'), ['OPTS=" \\', '  "']],
  ['flag', file('yaml', '- --v=2'), []],
  ['value', file('ini', 'NoNewPrivileges=true'), ['NoNewPrivileges=false']],
  ['value', file('ini', 'extendedKeyUsage = serverAuth'), ['extendedKeyUsage = clientAuth']],
  ['value', file('ini', 'RestartSec=5s'), ['RestartSec=50s']],
  ['value', file('yaml', 'metadata:', '  name: smoke'), ['  name: smokex']],
  ['value', file('yaml', 'port: 80', 'url: {{url}}'), []],
  ['value', file('toml', 'systemd = true', 'root = "/var"'), ['systemd = false']],
  ['value', file('json', '{', '  "type": "bridge",', '  "hops": 0', '}'), ['  "type": "bridgex",', '  "hops": 1']],
  [
    'value',
    bash('etcd --client-cert-auth=true --v=2'),
    ['etcd --client-cert-auth=false --v=2', 'etcd --client-cert-auth=true --v=20'],
  ],
  [
    'path',
    bash('cat /etc/ssl/ca.crt /dev/null/x https://a.b/c/d /tmp'),
    ['cat /etc/ssl/ca-x.crt /dev/null/x https://a.b/c/d /tmp'],
  ],
  ['path', bash('cd /opt/kubernetes/ssl'), ['cd /opt/kubernetes/ssl-x']],
  [
    'port',
    file('sh', 'A="https://127.0.0.1:2379,http://{{host.ip}}:80"'),
    ['A="https://127.0.0.1:2380,http://{{host.ip}}:80"', 'A="https://127.0.0.1:2379,http://{{host.ip}}:81"'],
  ],
  ['port', file('yaml', 'healthzPort: 10248', 'time: 10:15:20'), ['healthzPort: 10249']],
  ['port', file('sh', 'A="--secure-port=6443"'), ['A="--secure-port=6444"']],
  ['address', file('yaml', 'bind: 127.0.0.1', 'url: https://a'), ['bind: 0.0.0.0', 'url: http://a']],
  [
    'mode',
    bash('chmod 0600 a', 'chmod 0755 b', 'install -m 0700 c d', 'sleep 0600.5'),
    ['chmod 0644 a', 'chmod 0700 b', 'install -m 0755 c d'],
  ],
  ['owner', bash('chown etcd:etcd a', 'chown -R root:root b'), ['chown root:root a', 'chown -R nobody:nogroup b']],
  [
    'item',
    file('ini', 'subjectAltName = IP:{{host.ip}}, DNS:a, DNS:b'),
    [
      'subjectAltName = DNS:a, DNS:b',
      'subjectAltName = IP:{{host.ip}}, DNS:b',
      'subjectAltName = IP:{{host.ip}}, DNS:a',
    ],
  ],
  ['item', bash('mv {a,b} c'), ['mv {b} c', 'mv {a} c']],
  ['item', bash('for name in a b; do', '  touch $name', 'done'), ['for name in b; do', 'for name in a; do']],
  [
    'item',
    file('sh', 'A="--authorization-mode=Node,RBAC"'),
    ['A="--authorization-mode=RBAC"', 'A="--authorization-mode=Node"'],
  ],
  ['checksum', bash(`echo ${'0a1'.repeat(21)}f`, 'echo deadbeef'), [`echo 1${'0a1'.repeat(21).slice(1)}f`]],
  ['line', bash('if true; then', '  touch a', 'fi', "cat <<'END'", 'text', 'END'), ['  :', undefined]],
  ['line', bash('tar -x \\', '  -f a', "echo 'one", "two'"), []],
  ['line', file('ini', '[Unit]', 'Description=it', '# why', 'User=etcd'), [undefined, undefined]],
  ['line', file('json', '{', '  "a": 1,', '  "b": {', '    "c": 2', '  }', '}'), [undefined, undefined]],
])('%s: %s', (mutator, fences, expected) => {
  expect(changesOf(fences, mutator)).toEqual(expected);
});

test('the mode, owner and path of a file', () => {
  const fence = '```ini file=/etc/it/a.ini mode=0600 owner=etcd:etcd';
  const after = mutantsOf(createPage(`${fence}\na=1\n\`\`\``)).flatMap(({line, after: text}) =>
    line === 9 ? [text] : [],
  );
  expect(after).toEqual([
    fence.replace('a.ini', 'a-x.ini'),
    fence.replace('0600', '0644'),
    fence.replace('etcd:etcd', 'root:root'),
  ]);
});

test.each([
  ['on="master"', ['on="node"']],
  ['on="node" uses="a"', ['on="master" uses="a"', 'on="node:first" uses="a"']],
  ['on="node:first"', ['on="master"']],
  ['on="all"', ['on="master"']],
])('hosts: %s', (attributes, expected) => {
  const mutants = mutantsOf(createPage('```bash check\ntrue\n```', `<Step id="it" ${attributes}>`));
  expect(mutants.map(({after}) => after)).toEqual(expected.map((each) => `<Step id="it" ${each}>`));
});
