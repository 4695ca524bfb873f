import {execa} from 'execa';
import {describe, expect, it} from 'vitest';
import {captureBlock, checkBlock, createStep, fileBlock, runBlock, undoBlock} from '../helpers/blocks.ts';
import {exportOf} from '../helpers/by-hand.ts';
import {createHost} from '../helpers/hosts.ts';
import {parameter, planSteps} from '../helpers/plan-input.ts';

const hosts = [
  createHost({name: 'master', ip: '10.0.0.1', groups: ['master']}),
  createHost({name: 'node01', ip: '10.0.0.2', groups: ['node']}),
  createHost({name: 'node02', ip: '10.0.0.3', groups: ['node']}),
];
const master = {on: {role: 'master', first: false}};
const node = {on: {role: 'node', first: false}};

const steps = [
  createStep('host-names', [undoBlock('hostname old'), fileBlock('/etc/hostname', '{{host.name}}'), runBlock('true')]),
  createStep('keys', [runBlock('true'), captureBlock('requests', 'text', 'cat /srv/request')], node),
  createStep('sign', [fileBlock('/srv/requests', '{{requests}}'), checkBlock('test -s /srv/requests')], master),
  createStep('secret', [fileBlock('/srv/secret', '{{password}}', {mode: '0600'}), undoBlock('true')], {
    ...node,
    serial: true,
  }),
];
const plan = planSteps(steps, {
  hosts,
  parameters: {password: parameter('secret')},
  conflicts: ['other'],
  requires: ['base'],
  acknowledge: {word: 'insecure', why: {zh: '没有认证。', en: 'It has no authentication.'}},
  path: ['/opt/bin'],
});
const textOf = (path: string, more: Parameters<typeof exportOf>[1] = {}): string =>
  exportOf(plan, more).files.find((file) => file.path === path)?.text ?? '';

describe('an export', () => {
  it('has a script for each step and host, in order, and undo scripts in reverse', () => {
    expect(exportOf(plan).files.map(({path, executable}) => `${executable ? '*' : ' '}${path}`)).toEqual([
      ' README.md',
      '*001-host-names-master.sh',
      '*001-host-names-node01.sh',
      '*001-host-names-node02.sh',
      '*002-keys-node01.sh',
      '*002-keys-node02.sh',
      '*003-sign-master.sh',
      '*004-secret-node01.sh',
      '*004-secret-node02.sh',
      '*undo/001-secret-node01.sh',
      '*undo/001-secret-node02.sh',
      '*undo/002-sign-master.sh',
      '*undo/003-host-names-master.sh',
      '*undo/003-host-names-node01.sh',
      '*undo/003-host-names-node02.sh',
    ]);
  });

  it('says of each script what it needs, gives, and what takes it back', () => {
    expect(exportOf(plan).scripts.slice(3, 7)).toEqual([
      {
        number: 2,
        step: 'keys',
        host: 'node01',
        file: '002-keys-node01.sh',
        undo: undefined,
        needs: [],
        gives: ['requests'],
      },
      {
        number: 2,
        step: 'keys',
        host: 'node02',
        file: '002-keys-node02.sh',
        undo: undefined,
        needs: [],
        gives: ['requests'],
      },
      {
        number: 3,
        step: 'sign',
        host: 'master',
        file: '003-sign-master.sh',
        undo: 'undo/002-sign-master.sh',
        needs: ['requests'],
        gives: [],
      },
      {
        number: 4,
        step: 'secret',
        host: 'node01',
        file: '004-secret-node01.sh',
        undo: 'undo/001-secret-node01.sh',
        needs: ['password'],
        gives: [],
      },
    ]);
  });

  it('of a part keeps the numbers of the whole', () => {
    const part = exportOf(plan, {steps: plan.steps.slice(2)});
    expect(part.files.map(({path}) => path).slice(1)).toEqual([
      '003-sign-master.sh',
      '004-secret-node01.sh',
      '004-secret-node02.sh',
      'undo/001-secret-node01.sh',
      'undo/001-secret-node02.sh',
      'undo/002-sign-master.sh',
    ]);
    expect(textOf('003-sign-master.sh', {steps: plan.steps.slice(2)})).toContain(
      '#   needs  requests: captured by the step keys on node01, node02 (content/docs/page.mdx:30, not all among these scripts)\n',
    );
  });

  it('is bash that parses', async () => {
    for (const language of ['zh', 'en'] as const)
      for (const {path, text} of exportOf(plan, {language}).files)
        if (path.endsWith('.sh')) expect((await execa('bash', ['-n'], {input: text})).stderr).toBe('');
  });

  it('is the same every time', () => {
    expect(exportOf(plan)).toEqual(exportOf(plan));
  });
});

describe('a script', () => {
  const own = (text: string): string => text.split(/^#{80}$/m)[0] ?? '';

  it('says first what it does', () => {
    expect(own(textOf('003-sign-master.sh'))).toMatchInlineSnapshot(`
      "#!/usr/bin/env bash
      # test, step 3 of 4: Step sign (sign)
      #
      #   host   master  10.0.0.1
      #   page   content/docs/page.mdx:10
      #   needs  requests: given by 002-keys-node01.sh, 002-keys-node02.sh
      #   then   004-secret-node01.sh on node01
      #   undo   undo/002-sign-master.sh
      #
      # Run it as root on master: bash 003-sign-master.sh
      # It may be run again, and stops at the first block that fails. What it does comes first, how it does it below.

      if [ -n "\${BASH_VERSION:-}" ]; then set +o posix; else echo 'Run it with bash' >&2; exit 2; fi
      (
      runbook=test id=sign script=003-sign-master.sh
      host=master address=10.0.0.1
      page=content/docs/page.mdx place=:10
      path=/opt/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      kept=/var/lib/runbook-by-hand/sign
      next='004-secret-node01.sh on node01'

      # Between <<'BASH' and BASH stands a block of the page, :N is its line there, and then comes the time that it may take.
      step() {

      need requests text lines 'given by 002-keys-node01.sh, 002-keys-node02.sh' node01 node02

      keep /srv/requests

      file :20 /srv/requests 0644 root:root '{{requests}}' <<'FILE'
      {{requests}}
      FILE

      check :30 10s once <<'BASH'
      test -s /srv/requests
      BASH

      }

      "
    `);
  });

  it('says so in Chinese', () => {
    expect(own(textOf('002-keys-node01.sh', {language: 'zh'}))).toMatchInlineSnapshot(`
      "#!/usr/bin/env bash
      # test，第 2 步，共 4 步：Step keys（keys）
      #
      #   主机  node01  10.0.0.2
      #   页面  content/docs/page.mdx:10
      #   给出  requests
      #   然后  002-keys-node02.sh（node02）
      #
      # 在 node01 上以 root 运行：bash 002-keys-node01.sh
      # 可以重复运行；停在第一个失败的代码块。先是做什么，后面是怎样做。

      if [ -n "\${BASH_VERSION:-}" ]; then set +o posix; else echo '请用 bash 运行' >&2; exit 2; fi
      (
      runbook=test id=keys script=002-keys-node01.sh
      host=node01 address=10.0.0.2
      page=content/docs/page.mdx place=:10
      path=/opt/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      kept=/var/lib/runbook-by-hand/keys
      next='002-keys-node02.sh（node02）'

      # <<'BASH' 与 BASH 之间是页面上的一个代码块，:N 是它在页面上的行，随后是它最多可用的时间。
      step() {

      keep

      run :20 20s <<'BASH'
      true
      BASH

      capture :30 10s requests text requests.node01 <<'BASH'
      cat /srv/request
      BASH

      }

      "
    `);
  });

  it('takes back in reverse', () => {
    expect(own(textOf('undo/003-host-names-node02.sh'))).toMatchInlineSnapshot(`
      "#!/usr/bin/env bash
      # test, taking back step 1 of 4: Step host-names (host-names)
      #
      #   host   node02  10.0.0.3
      #   page   content/docs/page.mdx:10
      #   then   nothing, this is the last one
      #
      # Run it as root on node02: bash undo/003-host-names-node02.sh
      # It may be run again. What it does comes first, how it does it below.

      if [ -n "\${BASH_VERSION:-}" ]; then set +o posix; else echo 'Run it with bash' >&2; exit 2; fi
      (
      runbook=test id=host-names script=undo/003-host-names-node02.sh
      host=node02 address=10.0.0.3
      page=content/docs/page.mdx place=:10
      path=/opt/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
      kept=/var/lib/runbook-by-hand/host-names
      next=

      # Between <<'BASH' and BASH stands a block of the page, :N is its line there, and then comes the time that it may take.
      step() {

      restore :30 /etc/hostname

      undo :20 20s <<'BASH'
      hostname old
      BASH

      }

      "
    `);
  });
});

describe('the README', () => {
  it('is a guide to all of it', () => {
    expect(textOf('README.md')).toMatchInlineSnapshot(`
      "# A test, by hand

      Written by \`runbook export test\` (target \`default\`): one script for each step and host, which does there exactly what \`runbook exec\` would do: files, run blocks, checks. Each script stands alone and needs only bash.

      > **Acknowledge first (insecure):** It has no authentication.

      The hosts must have these runbooks applied first: \`base\`.

      Not for hosts on which one of these runbooks is applied: \`other\`.

      ## Hosts

      | host | address |
      | --- | --- |
      | master | 10.0.0.1 |
      | node01 | 10.0.0.2 |
      | node02 | 10.0.0.3 |

      ## How to go about it

      - Copy the whole folder to every host, as in \`scp -r test-scripts root@master:\`, and run the scripts there as root (\`sudo bash SCRIPT\`). A script may also be pasted as a whole into a bash of root on the host.
      - Go by number. Where a number has several hosts, all of them must pass before the next number; they may run at the same time, but for those marked “one at a time”.
      - A script that passed ends with ✓ and exit code 0, one that failed with ✗, page and line, and 1. Exit code 2: nothing was done, a value is missing, it is the wrong host or not root.

      ## The order

      | no. | step | scripts | values |
      | --- | --- | --- | --- |
      | 1 | Step host-names (\`host-names\`) | [001-host-names-master.sh](001-host-names-master.sh)<br>[001-host-names-node01.sh](001-host-names-node01.sh)<br>[001-host-names-node02.sh](001-host-names-node02.sh) |  |
      | 2 | Step keys (\`keys\`) | [002-keys-node01.sh](002-keys-node01.sh)<br>[002-keys-node02.sh](002-keys-node02.sh) | gives \`requests\` |
      | 3 | Step sign (\`sign\`) | [003-sign-master.sh](003-sign-master.sh) | needs \`requests\` |
      | 4 | Step secret (\`secret\`) (one at a time) | [004-secret-node01.sh](004-secret-node01.sh)<br>[004-secret-node02.sh](004-secret-node02.sh) | needs \`password\` |

      ## Values

      Some scripts give a value that later ones need. It is kept in \`values/NAME\` beside the script (\`values/NAME.HOST\` where several hosts give one each) and printed; a secret is not printed. Copy it to \`values/\` beside the scripts of the host that needs it, or set \`RUNBOOK_VALUE_NAME\` (in capitals); else the script asks on the terminal.

      | value | type | from | needed by |
      | --- | --- | --- | --- |
      | \`requests\` | text | given by 002-keys-node01.sh, 002-keys-node02.sh; one each of node01, node02, joined in this order | 003-sign-master.sh |
      | \`password\` | secret | The password of all | 004-secret-node01.sh<br>004-secret-node02.sh |

      ## When a script fails

      Mend the cause, run the same script again, and go on with the next. What passed need not be done again, and does no harm if it is. Ctrl-C ends the block that runs and leaves no process behind.

      ## Undo

      Run the scripts in \`undo/\` by number; they begin with the last step. Files come back as they were before the first run: the scripts keep that on the host, in \`/var/lib/runbook-by-hand/STEP/\`. A file that was changed since stops the script, unless it is given \`--force\`. A step that never ran is left alone. What \`runbook exec\` applied is undone by \`runbook undo test\`.

      | step | scripts |
      | --- | --- |
      | Step secret (\`secret\`) | [undo/001-secret-node01.sh](undo/001-secret-node01.sh)<br>[undo/001-secret-node02.sh](undo/001-secret-node02.sh) |
      | Step sign (\`sign\`) | [undo/002-sign-master.sh](undo/002-sign-master.sh) |
      | Step host-names (\`host-names\`) | [undo/003-host-names-master.sh](undo/003-host-names-master.sh)<br>[undo/003-host-names-node01.sh](undo/003-host-names-node01.sh)<br>[undo/003-host-names-node02.sh](undo/003-host-names-node02.sh) |
      "
    `);
  });

  it('is in Chinese for Chinese operators', () => {
    const text = textOf('README.md', {language: 'zh'});
    expect(text).toContain('## 怎样执行');
    expect(textOf('003-sign-master.sh', {language: 'zh'})).toContain('需要  requests：由 002-keys-node01.sh、002-');
    expect(text.replaceAll(/`[^`]*`/g, '')).not.toMatch(/\p{Script=Han}[,;:!?]|[,;:!?]\p{Script=Han}/u);
  });
});
