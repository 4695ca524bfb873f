import {expect, test} from 'vitest';
import {createPage, mutantsOf} from './page.ts';

const etcd = createPage(`\`\`\`sh file=/etc/etcd.conf mode=0600 owner=etcd:etcd
# the store
OPTS="--client-cert-auth=true \\
  --listen=https://127.0.0.1:2379"
\`\`\`

\`\`\`bash
chmod 0700 /var/lib/etcd
\`\`\`

\`\`\`bash when="os=rocky"
dnf install etcd
\`\`\`

\`\`\`bash check
etcdctl --endpoints=https://127.0.0.1:2379 endpoint health
\`\`\`

\`\`\`bash undo
rm -rf /var/lib/etcd
\`\`\``);

test('every line that hosts are sent is damaged one thing at a time; checks, undo and comments are not', () => {
  const shown = mutantsOf(etcd, [19]).map(({mutator, id, line, after}) => `${mutator} ${id} | ${line}: ${after ?? ''}`);
  expect(shown).toMatchInlineSnapshot(`
    [
      "host it: on: master → node | 5: <Step id="it" on="node">",
      "path it: /etc/etcd.conf: /etc/etcd.conf → /etc/etcd-x.conf | 9: \`\`\`sh file=/etc/etcd-x.conf mode=0600 owner=etcd:etcd",
      "mode it: /etc/etcd.conf: 0600 → 0644 | 9: \`\`\`sh file=/etc/etcd.conf mode=0644 owner=etcd:etcd",
      "owner it: /etc/etcd.conf: etcd:etcd → root:root | 9: \`\`\`sh file=/etc/etcd.conf mode=0600 owner=root:root",
      "flag it: /etc/etcd.conf: drop --client-cert-auth=true | 11: OPTS=" \\",
      "value it: /etc/etcd.conf: --client-cert-auth=true → false | 11: OPTS="--client-cert-auth=false \\",
      "flag it: /etc/etcd.conf: drop --listen=https://127.0.0.1:2379 | 12:   "",
      "port it: /etc/etcd.conf: 2379 → 2380 | 12:   --listen=https://127.0.0.1:2380"",
      "address it: /etc/etcd.conf: 127.0.0.1 → 0.0.0.0 | 12:   --listen=https://0.0.0.0:2379"",
      "address it: /etc/etcd.conf: https → http | 12:   --listen=http://127.0.0.1:2379"",
      "path it: run: /var/lib/etcd → /var/lib/etcd-x | 16: chmod 0700 /var/lib/etcd-x",
      "mode it: run: 0700 → 0755 | 16: chmod 0755 /var/lib/etcd",
      "line it: run: drop chmod 0700 /var/lib/etcd | 16: :",
    ]
  `);
});

test('a variant that the plan does not send is left alone', () => {
  const lines = (leftOut: readonly number[]) => mutantsOf(etcd, leftOut).map(({line}) => line);
  expect(lines([])).toContain(20);
  expect(lines([19])).not.toContain(20);
});

test('the same damage twice in a step has two names', () => {
  const ids = mutantsOf(createPage('```bash\ncp -a a b\ncp -a c d\n```')).map(({id}) => id);
  expect(ids).toContain('it: run: drop -a');
  expect(ids).toContain('it: run: drop -a (2)');
});
