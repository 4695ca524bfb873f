import {describe, expect, test} from 'vitest';
import {extractProject} from '../../src/extract/extract-project.ts';
import {renderProblems} from './render-problems.ts';

const manifest = `title: {zh: 手册, en: Runbook}
description: {zh: 说明, en: Description}
roles:
  master: {title: {zh: 主, en: master}, hosts: one}
  node: {title: {zh: 从, en: node}, hosts: many}
pages: [one, two]
parameters:
  kernel: {type: enum, values: [own, shared], default: own, title: {zh: 内核, en: kernel}}
  motd: {type: string, default: hi, title: {zh: 问候, en: greeting}}
  token: {type: secret, title: {zh: 令牌, en: token}}
artifacts: [etcd]
`;

const versions = `parameters:
  base_url: {type: url, default: https://example.org, title: {zh: 地址, en: address}}
artifacts:
  etcd:
    version: 3.6.14
    file: etcd-{{etcd}}.tar.gz
    url: '{{base_url}}/{{etcd}}'
    sha256: {}
    source: https://example.org
`;

interface StepText {
  readonly id: string;
  readonly on?: string;
  readonly rest?: string;
  readonly blocks?: string;
}

const fence = (info: string, code: string) => `\`\`\`${info}\n${code}\n\`\`\`\n\n`;

const page = (prose: string, steps: readonly StepText[]) =>
  `---\ntitle: 页\n---\n\n${prose}\n\n${steps
    .map(
      ({id, on = 'master', rest = '', blocks = fence('bash check', 'true')}) =>
        `<Step id="${id}" on="${on}"${rest}>\n\n### ${id}\n\n${blocks}</Step>\n`,
    )
    .join('\n')}`;

const translation = (...ids: string[]) =>
  `---\ntitle: Page\n---\n\n${ids.map((id) => `<Step id="${id}">\n\n### ${id}\n\n</Step>\n`).join('\n')}`;

const sound: Readonly<Record<string, string>> = {
  'runbooks/book.yaml': manifest,
  'runbooks/versions.yaml': versions,
  'runbooks/inventory.example.yaml': 'all: {}',
  'runbooks/targets/lab.yaml':
    'title: {zh: 甲, en: a}\ndescription: {zh: 甲, en: a}\nparameters: {kernel: shared}\nsimulated: [{step: a, zh: 甲, en: a}]\n',
  'content/docs/one.mdx': page('`{{etcd}}` 与 `{{cluster_id}}`', [
    {id: 'a', on: 'node:first', blocks: fence('bash capture=cluster_id:int', 'echo 1')},
    {id: 'b', on: 'all', rest: ' uses="a"'},
  ]),
  'content/docs/en/one.mdx': translation('a', 'b'),
  'content/docs/two.mdx': page('', [
    {
      id: 'c',
      blocks:
        fence('ini file=/etc/hosts.new', '  {{hosts_lines}}\nmotd={{motd}} {{token}}') +
        fence(
          'bash check',
          'echo {{cluster_id}} {{host.ip}} {{master.name}} {{node.ip}} {{etcd}} {{etcd_sha256}} {{base_url}}',
        ),
    },
  ]),
  'content/docs/en/two.mdx': translation('c'),
};

function extract(changes: Readonly<Record<string, string | undefined>> = {}) {
  const files = Object.entries({...sound, ...changes}).filter(
    (file): file is [string, string] => file[1] !== undefined,
  );
  const {project, problems} = extractProject(new Map(files));
  return {
    project,
    problems: problems.map(({file, position: {line, column}, code}) => `${file}:${line}:${column} ${code}`),
    messages: problems.map(({message}) => message.en),
  };
}

/** The third page's step c with other blocks. */
const two = (blocks: string, more: Partial<StepText> = {}) => ({
  'content/docs/two.mdx': page('', [{id: 'c', blocks, ...more}]),
});

test('a sound project', () => {
  const {project, problems} = extract();
  expect(problems).toEqual([]);
  expect(project.runbooks.map(({id, steps}) => [id, steps.map((step) => step.id)])).toEqual([
    ['book', ['a', 'b', 'c']],
  ]);
  expect(project.pages).toHaveLength(4);
  expect(project.versions.artifacts['etcd']?.version).toBe('3.6.14');
});

test('nothing at all is a project', () => {
  expect(extractProject(new Map()).problems).toEqual([]);
});

describe('requires', () => {
  const other = (id: string, requires: string): Record<string, string> => ({
    [`runbooks/${id}.yaml`]: `${manifest}requires: [${requires}]\n`,
  });

  test('another runbook of the project', () => {
    expect(extract(other('next', 'book')).problems).toEqual([]);
  });

  test('one that is not there, or itself', () => {
    const {problems, messages} = extract({...other('next', 'boook, next'), ...other('third', 'next')});
    expect(problems).toEqual([
      'runbooks/next.yaml:12:12 requires-unknown',
      'runbooks/next.yaml:12:19 requires-unknown',
    ]);
    expect(messages[0]).toBe('There is no other runbook boook. Did you mean book?');
  });

  test('in a circle', () => {
    const {problems, messages} = extract({
      ...other('next', 'third'),
      ...other('third', 'fourth'),
      ...other('fourth', 'next'),
    });
    expect(problems).toEqual(['fourth', 'next', 'third'].map((id) => `runbooks/${id}.yaml:12:12 requires-cycle`));
    expect(messages[1]).toBe('Runbooks require each other: next → third → fourth → next.');
  });
});

describe('steps and translations', () => {
  test.each<[string, Record<string, string | undefined>, string[]]>([
    [
      'an id twice',
      {'content/docs/two.mdx': page('', [{id: 'a'}]), 'content/docs/en/two.mdx': translation('a')},
      ['content/docs/en/two.mdx:5:1 step-twice', 'content/docs/two.mdx:7:1 step-twice'],
    ],
    ['no English page', {'content/docs/en/one.mdx': undefined}, ['content/docs/one.mdx:1:1 translation-missing']],
    [
      'no Chinese page',
      {'content/docs/en/three.mdx': translation()},
      ['content/docs/en/three.mdx:1:1 translation-orphan'],
    ],
    [
      'a step less',
      {'content/docs/en/one.mdx': translation('a')},
      ['content/docs/en/one.mdx:5:1 translation-lacks-step'],
    ],
    [
      'a step more',
      {'content/docs/en/one.mdx': translation('a', 'b', 'x')},
      ['content/docs/en/one.mdx:17:1 translation-extra-step'],
    ],
    [
      'another order',
      {'content/docs/en/one.mdx': translation('b', 'a')},
      ['content/docs/en/one.mdx:5:1 translation-order'],
    ],
    [
      'steps in no runbook',
      {'content/docs/three.mdx': page('', [{id: 'x'}]), 'content/docs/en/three.mdx': translation('x')},
      ['content/docs/three.mdx:7:1 step-without-runbook'],
    ],
    ['a page that is no MDX', {'content/docs/three.md': '# x'}, ['content/docs/three.md:1:1 page-path']],
  ])('%s', (_, changes, expected) => {
    expect(extract(changes).problems).toEqual(expected);
  });
});

describe('what steps lean on', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['an unknown role', two(fence('bash check', 'true'), {on: 'mastre'}), ['7:1 role-unknown']],
    ['an unknown step', two(fence('bash check', 'true'), {rest: ' uses="aa"'}), ['7:1 uses-unknown']],
    ['the step itself', two(fence('bash check', 'true'), {rest: ' uses="c"'}), ['7:1 uses-later']],
    ['a capture on many hosts', two(fence('bash capture=x:int', '1'), {on: 'node'}), ['11:1 capture-hosts']],
    ['a capture on all hosts', two(fence('bash capture=x:int', '1'), {on: 'all'}), ['11:1 capture-hosts']],
    ['a secret on all hosts', two(fence('bash capture=x:secret', '1'), {on: 'all'}), ['11:1 capture-hosts']],
    ['a string on all hosts', two(fence('bash capture=x:string', '1'), {on: 'all'}), ['11:1 capture-hosts']],
    ['a text on many hosts', two(fence('bash capture=x:text', '1'), {on: 'node'}), []],
    ['a text on all hosts', two(fence('bash capture=x:text', '1'), {on: 'all'}), []],
    [
      'the own capture of all hosts',
      two(fence('bash capture=x:text', '1') + fence('ini file=/a', '{{x}}') + fence('bash check', 'true'), {on: 'all'}),
      ['16:1 hole-early'],
    ],
    [
      'variants of a capture',
      two(
        fence('bash capture=x:int when="etcd<3"', '1') +
          fence('bash capture=x:int when="etcd>=3"', '2') +
          fence('bash check', 'true'),
      ),
      [],
    ],
    [
      'variants of two types',
      two(fence('bash capture=x:secret when="etcd<3"', '1') + fence('bash capture=x:int when="etcd>=3"', '2')),
      ['15:1 name-twice'],
    ],
    ['a captured name that is taken', two(fence('bash capture=etcd:int', '1')), ['11:1 name-twice']],
    ['a capture that is taken', two(fence('bash capture=cluster_id:int', '1')), ['11:1 name-twice']],
    ['a captured role value', two(fence('bash capture=host.ip:ip', '1')), ['11:1 name-twice']],
    ['an undeclared hole', two(fence('bash check', 'true\n  x {{etdc}}')), ['13:5 hole-undeclared']],
    [
      'a prototype name',
      two(fence('bash check', '{{constructor}} {{to_string}}')),
      ['12:1 hole-undeclared', '12:17 hole-undeclared'],
    ],
    [
      'a field that hosts have not',
      two(fence('bash check', '{{host.port}} {{worker.ip}}')),
      ['12:1 hole-undeclared', '12:15 hole-undeclared'],
    ],
    ['the own capture', two(fence('bash capture=x:int', '1') + fence('bash check', '{{x}}')), ['16:1 hole-early']],
    ['a string in a script', two(fence('bash check', '{{motd}}')), ['12:1 hole-type']],
    ['a secret in a script', two(fence('bash check', '{{token}}')), ['12:1 hole-type']],
    ['lines in a script', two(fence('bash check', '{{hosts_lines}}')), ['12:1 hole-type']],
    [
      'lines amid a line',
      two(fence('ini file=/a', 'x {{hosts_lines}}') + fence('bash check', 'true')),
      ['12:3 hole-line'],
    ],
    ['raw has no holes', two(fence('ini file=/a raw', '{{nope}}') + fence('bash check', 'true')), []],
    ['an unknown condition', two(fence('bash check when="kernal=own"', 'true')), ['11:1 condition-name']],
    ['a value that an enum has not', two(fence('bash check when="kernel=mine"', 'true')), ['11:1 condition-literal']],
    ['an order of an enum', two(fence('bash check when="kernel<own"', 'true')), ['11:1 condition-literal']],
    ['a condition on a secret', two(fence('bash check when="token=x"', 'true')), ['11:1 condition-literal']],
    ['an order of versions', two(fence('bash check when="etcd<3.6"', 'true')), []],
    [
      'one file twice',
      two(fence('ini file=/a', '1') + fence('ini file=/a', '2') + fence('bash check', 'true')),
      ['15:1 file-twice'],
    ],
    [
      'variants of a file',
      two(
        fence('ini file=/a when="etcd<3"', '1') +
          fence('ini file=/a when="etcd>=3"', '2') +
          fence('bash check', 'true'),
      ),
      [],
    ],
    ['a file without a check', two(fence('ini file=/a', '1')), ['7:1 check-missing']],
    ['a run block without an undo', two(fence('bash', 'true') + fence('bash check', 'true')), ['7:1 undo-missing']],
    ['bash that hides failure', two(fence('bash check', 'true {{host.ip}}\na && b\ntrue')), ['13:1 hidden-list']],
    ['a hole in arithmetic', two(fence('bash check', 'echo $(({{cluster_id}} + 1))')), []],
  ])('%s', (_, changes, expected) => {
    expect(extract(changes).problems).toEqual(expected.map((text) => `content/docs/two.mdx:${text}`));
  });

  test('a capture that comes later', () => {
    const {problems} = extract({'runbooks/book.yaml': manifest.replace('[one, two]', '[two, one]')});
    expect(problems).toEqual(['content/docs/two.mdx:17:6 hole-early']);
  });

  test.each([
    ['systemd_cgroup', 'bool', 'cgroup_driver: {type: enum, values: [systemd, cgroupfs], default: systemd,'],
    ['service_ip', 'ip', 'service_cidr: {type: cidr, default: 10.96.0.0/16,'],
    ['dns_ip', 'ip', 'service_cidr: {type: cidr, default: 10.96.0.0/16,'],
    ['pod_routes', 'text', 'pod_subnet: {type: cidr, hosts: distinct,'],
  ])('{{%s}}, of type %s, where a parameter makes it known', (name, type, line) => {
    const block = type === 'text' ? 'ini file=/a' : 'bash check';
    const blocks = two(fence(block, `{{${name}}}`) + fence('bash check', 'true'));
    expect(extract(blocks).problems).toEqual(['content/docs/two.mdx:12:1 hole-undeclared']);
    const declared = (yaml: string) =>
      yaml.replace('parameters:\n', `parameters:\n  ${line} title: {zh: 甲, en: a}}\n`);
    expect(extract({...blocks, 'runbooks/book.yaml': declared(manifest)}).problems).toEqual([]);
    expect(extract({...blocks, 'runbooks/versions.yaml': declared(versions)}).problems).toEqual([]);
  });

  test('{{nodes_lines}} where there is a role node', () => {
    const blocks = two(fence('ini file=/a', '{{nodes_lines}}') + fence('bash check', 'true'));
    expect(extract(blocks).problems).toEqual([]);
    const other = {
      'runbooks/book.yaml': manifest.replace('  node:', '  worker:'),
      'content/docs/one.mdx': page('', [{id: 'a'}, {id: 'b'}]),
    };
    expect(extract({...blocks, ...other}).problems).toEqual(['content/docs/two.mdx:12:1 hole-undeclared']);
  });

  test('variants of a capture in two steps, of which both would always run', () => {
    const capture = (id: string, condition: string) => ({
      id,
      blocks: fence(`bash capture=x:int when="etcd${condition}"`, '1'),
    });
    const {problems} = extract({
      'content/docs/two.mdx': page('', [capture('c', '<3'), capture('d', '>=3')]),
      'content/docs/en/two.mdx': translation('c', 'd'),
    });
    expect(problems).toEqual(['content/docs/two.mdx:21:1 name-twice']);
  });

  test('prose names what the runbook declares', () => {
    const prose = '`{{hosts_lines}}` `{{nope}}` `{{motd}}`';
    const {problems} = extract({'content/docs/one.mdx': sound['content/docs/one.mdx']?.replace('与', `与 ${prose}`)});
    expect(problems).toEqual(['content/docs/one.mdx:5:14 hole-line', 'content/docs/one.mdx:5:32 hole-undeclared']);
  });

  test('prose of a page in no runbook names what versions.yaml declares', () => {
    const text = page('`{{etcd}}` `{{kernel}}`', []);
    const {problems} = extract({'content/docs/three.mdx': text, 'content/docs/en/three.mdx': translation()});
    expect(problems).toEqual(['content/docs/three.mdx:5:12 hole-undeclared']);
  });

  test('prose would show nothing where a default is empty', () => {
    const {problems} = extract({
      'runbooks/book.yaml': manifest.replace('default: hi', "default: ''"),
      'content/docs/one.mdx': sound['content/docs/one.mdx']?.replace('与', '`{{motd}}`'),
    });
    expect(problems).toEqual(['content/docs/one.mdx:5:12 hole-empty']);
  });

  test('names that are nearly right are suggested', () => {
    expect(extract(two(fence('bash check', '{{etdc}}'))).messages).toEqual([
      'The hole {{etdc}} is not declared (runbook book). Did you mean etcd?',
    ]);
  });
});

describe('manifests, versions, targets', () => {
  const book = (from: string, to: string) => ({'runbooks/book.yaml': manifest.replace(from, to)});
  const lock = (from: string, to: string) => ({'runbooks/versions.yaml': versions.replace(from, to)});
  const lab = (from: string, to: string) => ({
    'runbooks/targets/lab.yaml': (sound['runbooks/targets/lab.yaml'] ?? '').replace(from, to),
  });
  // It gives no `etcd` then, which its file and URL name.
  const follows = (...more: string[]) => [
    ...more.map((problem) => `versions.yaml:${problem}`),
    'versions.yaml:6:11 hole-undeclared',
    'versions.yaml:7:10 hole-undeclared',
  ];
  test.each<[string, Record<string, string>, string[]]>([
    ['a page that is not there', book('[one, two]', '[one, two, there]'), ['book.yaml:6:19 page-unknown']],
    ['a page twice', book('[one, two]', '[one, two, one]'), ['book.yaml:6:19 page-twice']],
    ['an unknown artifact', book('[etcd]', '[etcd, etdc]'), ['book.yaml:11:19 artifact-unknown']],
    ['a misspelt key', book('artifacts:', 'artefacts:'), ['book.yaml:11:1 yaml-key']],
    ['a missing key', book('description: {zh: 说明, en: Description}\n', ''), ['book.yaml:1:1 yaml-value']],
    ['a title in one language', book('{zh: 手册, en: Runbook}', '{zh: 手册}'), ['book.yaml:1:1 yaml-value']],
    ['no pages', book('[one, two]', '[]'), ['book.yaml:6:8 yaml-value']],
    ['a default that does not fit', book('default: own', 'default: mine'), ['book.yaml:8:56 parameter-default']],
    [
      'an enum without values',
      book(' values: [own, shared],', ''),
      ['book.yaml:8:3 parameter-values', 'book.yaml:8:33 parameter-default'],
    ],
    [
      'what is mirrored by no parameter',
      book('type: string', "type: string, mirrored: 'https://mirror.example'"),
      ['book.yaml:9:34 parameter-mirrored'],
    ],
    [
      'what is mirrored by itself',
      book('type: string', "type: string, mirrored: '{{motd}}'"),
      ['book.yaml:9:34 parameter-mirrored'],
    ],
    [
      'what is mirrored and fits no more',
      book('type: string, default: hi', "type: url, mirrored: 'x{{mirror}}'"),
      ['book.yaml:9:31 parameter-default'],
    ],
    ['values without an enum', book('type: string', 'type: string, values: [a]'), ['book.yaml:9:3 parameter-values']],
    ['a value that no script can hold', book('[own, shared]', "[own, 'a b']"), ['book.yaml:8:38 parameter-default']],
    ['an alias of nothing', book('{zh: 手册, en: Runbook}', '*nothing'), ['book.yaml:1:1 yaml-syntax']],
    ['a default of a secret', book('type: secret', 'type: secret, default: x'), ['book.yaml:10:34 parameter-secret']],
    ['a parameter of versions.yaml', book('motd:', 'base_url:'), ['book.yaml:9:3 name-twice']],
    ['a derived value', book('motd:', 'hosts_lines:'), ['book.yaml:9:3 name-twice']],
    ['hosts that are not distinct', book('type: string', 'type: string, hosts: many'), ['book.yaml:9:31 yaml-value']],
    ['a reserved role', book('  node:', '  host:'), ['book.yaml:5:3 name-twice']],
    ['YAML that is none', book('roles:', 'roles'), ['book.yaml:3:1 yaml-syntax', 'book.yaml:5:1 yaml-syntax']],
    ['a version that is none', lock('3.6.14', 'latest'), ['versions.yaml:5:14 artifact-version']],
    ['an empty version', lock('3.6.14', "''"), ['versions.yaml:5:14 artifact-version']],
    ['a version that follows nothing', lock('3.6.14', "'{{etdc}}'"), follows('5:14 artifact-version')],
    ['a version that follows itself', lock('3.6.14', "'{{etcd}}'"), follows('5:14 artifact-version')],
    ['a version that follows no version', lock('3.6.14', "'{{base_url}}'"), follows('5:14 artifact-version')],
    ['a version with a hole in it', lock('3.6.14', "'v{{base_url}}'"), ['versions.yaml:5:14 artifact-version']],
    ['a hole that versions.yaml lacks', lock('{{base_url}}', '{{bas_url}}'), ['versions.yaml:7:10 hole-undeclared']],
    [
      'an artifact that is a parameter',
      lock('  base_url:', '  etcd:'),
      ['versions.yaml:4:3 name-twice', 'versions.yaml:7:10 hole-undeclared'],
    ],
    ['a checksum that is none', lock('sha256: {}', 'sha256: {3.6.14: abc}'), ['versions.yaml:8:22 yaml-value']],
    ['an unknown parameter', lab('{kernel: shared}', '{kernle: shared}'), ['targets/lab.yaml:3:22 parameter-unknown']],
    ['a value that does not fit', lab('shared', 'mine'), ['targets/lab.yaml:3:22 parameter-default']],
    ['a secret', lab('kernel: shared', 'token: x'), ['targets/lab.yaml:3:21 parameter-secret']],
    ['an unknown step', lab('step: a', 'step: aa'), ['targets/lab.yaml:4:20 simulated-step']],
    ['a name that is none', {'runbooks/Book.yaml': manifest}, ['Book.yaml:1:1 yaml-file']],
    ['a target whose name is none', {'runbooks/targets/Lab.yaml': manifest}, ['targets/Lab.yaml:1:1 yaml-file']],
    ['another ending', {'runbooks/other.yml': manifest}, ['other.yml:1:1 yaml-file']],
  ])('%s', (_, changes, expected) => {
    const own = extract(changes).problems.filter((problem) => problem.startsWith('runbooks/'));
    expect(own).toEqual(expected.map((text) => `runbooks/${text}`));
  });

  describe('an artifact that follows a shared version', () => {
    const shared = versions
      .replace('parameters:\n', 'parameters:\n  kubernetes: {type: version, default: 1.36.4, title: {zh: 甲, en: a}}\n')
      .replace('3.6.14', "'{{kubernetes}}'")
      .replaceAll('{{etcd}}', '{{kubernetes}}');
    const changes = {
      'runbooks/versions.yaml': shared,
      'content/docs/one.mdx': sound['content/docs/one.mdx']?.replace('{{etcd}}', '{{kubernetes}}'),
    };
    const step = (code: string) => ({...changes, ...two(fence('bash check', code))});

    test('gives its checksum, and no version of its own', () => {
      expect(extract(step('{{kubernetes}} {{etcd_sha256}}')).problems).toEqual([]);
      expect(extract(step('{{etcd}}')).problems).toEqual(['content/docs/two.mdx:12:1 hole-undeclared']);
      expect(
        extract({...step('{{kubernetes}}'), ...two(fence('bash check when="kubernetes<1.24"', 'x'))}).problems,
      ).toEqual([]);
    });

    test('leaves its name to others, and takes that of its checksum', () => {
      const motd = (name: string) => ({
        ...step('true'),
        'runbooks/book.yaml': manifest.replace('motd:', `${name}:`),
      });
      expect(extract(motd('etcd')).problems).toEqual([]);
      expect(extract(motd('etcd_sha256')).problems).toEqual(['runbooks/book.yaml:9:3 name-twice']);
    });
  });

  test('what a version and a capture may be is said in both languages', () => {
    const files = {
      ...sound,
      ...lock('3.6.14', "'{{kubernets}}'"),
      ...two(fence('bash capture=x:int', '1'), {on: 'node'}),
    };
    const kubernetes = '\n  kubernetes: {type: version, title: {zh: 甲, en: a}}';
    const text = files['runbooks/versions.yaml'].replace('parameters:', `parameters:${kubernetes}`);
    const {problems} = extractProject(new Map(Object.entries({...files, 'runbooks/versions.yaml': text})));
    const ours = problems.filter(({code}) => code === 'artifact-version' || code === 'capture-hosts');
    expect(renderProblems(ours)).toMatchInlineSnapshot(`
      "content/docs/two.mdx:11:1 capture-hosts
        A capture of type int needs a step on one host; node may have many.
        Write on="node:first". What is no secret may be captured as text: that gives the values of all hosts, in the order of the inventory.
        类型为 int 的捕获要求步骤只在一台主机上运行，node 可能有多台。
        写成 on="node:first"；不是机密的值也可以用类型 text 捕获，得到所有主机的值，按清单的顺序逐台排列。
      runbooks/versions.yaml:6:14 artifact-version
        The version "{{kubernets}}" of the artifact etcd is not right; expected a version, or one hole that names a parameter of type version in versions.yaml. Did you mean kubernetes?
        For example version: '1.36.4', or version: '{{kubernetes}}'.
        制品 etcd 的版本“{{kubernets}}”不正确，应当是一个版本，或一个占位，指向 versions.yaml 里类型为 version 的参数。是不是 kubernetes？
        例如 version: '1.36.4'，或 version: '{{kubernetes}}'。
      "
    `);
  });

  test('a runbook of no steps', () => {
    const {problems} = extract({
      'content/docs/three.mdx': page('', []),
      'content/docs/en/three.mdx': translation(),
      'runbooks/empty.yaml': manifest.replace('[one, two]', '[three]'),
    });
    expect(problems).toEqual(['runbooks/empty.yaml:6:1 runbook-empty']);
  });

  test('a broken page is one problem: nothing is said of what could not be read', () => {
    const {problems} = extract({'content/docs/one.mdx': '---\ntitle: x\n---\n\n<Step id="a" on="all">\n'});
    expect(problems).toEqual(['content/docs/one.mdx:5:1 unclosed-tag']);
  });
});
