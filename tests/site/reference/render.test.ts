import {expect, test} from 'vitest';
import type {Reference} from '../../../src/site/reference/reference.ts';
import {renderComponentMarkdown} from '../../../src/site/reference/render-component.ts';

const text = (name: string) => ({zh: `${name}（中文）`, en: name});

const reference: Reference = {
  artifacts: [
    {
      name: 'etcd',
      title: {zh: 'etcd', en: 'etcd'},
      version: '3.6.14',
      follows: undefined,
      url: 'https://x.org/etcd.tar.gz',
      sha256: 'abc',
      source: 'https://x.org/sums',
      steps: ['fetch'],
    },
    {
      name: 'kubelet',
      title: text('The kubelet'),
      version: '1.36.4',
      follows: 'kubernetes',
      url: 'https://x.org/kubelet',
      sha256: undefined,
      source: 'https://x.org/sums',
      steps: [],
    },
  ],
  runbooks: [
    {
      id: 'install',
      title: text('Install'),
      acknowledge: undefined,
      pages: [
        {slug: 'prepare/hosts', title: text('Hosts'), steps: ['fetch']},
        {slug: 'index', title: text('Home'), steps: ['start']},
      ],
      parameters: [
        {
          name: 'images',
          kind: 'own',
          title: text('Images | from'),
          type: 'enum',
          values: ['registry', 'archive'],
          default: undefined,
          follows: undefined,
          perHost: true,
          steps: ['fetch', 'start'],
        },
      ],
      files: [
        {path: '/b', owner: 'root:root', mode: '0644', step: 'start'},
        {path: '/a', owner: 'root:root', mode: '0600', step: 'start'},
        {path: '/c', owner: 'root:root', mode: '0644', step: 'fetch'},
      ],
    },
  ],
  troubles: [
    {
      slug: 'prepare/hosts',
      title: text('Hosts'),
      troubles: {
        zh: [{symptom: [{text: 'curl: (6)', code: true, long: true}, {text: '。'}], cause: [{text: '没有 DNS。'}]}],
        en: [
          {
            symptom: [{text: 'curl: (6)', code: true, long: true}, {text: '.'}],
            cause: [{text: 'No DNS; see '}, {text: 'hosts', href: '/en/prepare/hosts/#fetch'}, {text: '.'}],
          },
        ],
      },
    },
  ],
  steps: {
    fetch: {slug: 'prepare/hosts', heading: text('Fetch'), role: 'all', roleTitle: undefined, hosts: ['m', 'n']},
    start: {slug: 'index', heading: text('Start'), role: 'node', roleTitle: text('nodes'), hosts: ['n']},
  },
};

const render = (name: string, attributes: Readonly<Record<string, string>> = {}, language: 'zh' | 'en' = 'en') =>
  renderComponentMarkdown(name, attributes, reference, language);

test('artifacts', () => {
  expect(render('Artifacts')).toMatchInlineSnapshot(`
    "| Artifact | Meaning | Version | File | SHA-256 | Checksum from | Steps |
    | --- | --- | --- | --- | --- | --- | --- |
    | \`etcd\` |  | \`3.6.14\` | [https://x.org/etcd.tar.gz](https://x.org/etcd.tar.gz) | \`abc\` | [https://x.org/sums](https://x.org/sums) | [Fetch](/en/prepare/hosts.md#fetch) |
    | \`kubelet\` | The kubelet | \`1.36.4\` (follows the parameter kubernetes) | [https://x.org/kubelet](https://x.org/kubelet) | Not in the lock file. Without the publisher’s value, given as the parameter kubelet_sha256, nothing runs | [https://x.org/sums](https://x.org/sums) | No step uses it yet |
    "
  `);
  expect(render('Artifacts', {}, 'zh')).toMatchInlineSnapshot(`
    "| 制品 | 含义 | 版本 | 文件 | SHA-256 | 校验和来源 | 步骤 |
    | --- | --- | --- | --- | --- | --- | --- |
    | \`etcd\` |  | \`3.6.14\` | [https://x.org/etcd.tar.gz](https://x.org/etcd.tar.gz) | \`abc\` | [https://x.org/sums](https://x.org/sums) | [Fetch（中文）](/prepare/hosts.md#fetch) |
    | \`kubelet\` | The kubelet（中文） | \`1.36.4\`（随参数 kubernetes 而变） | [https://x.org/kubelet](https://x.org/kubelet) | 锁定文件里没有。发布方的值用参数 kubelet_sha256 给出，否则不会开始运行 | [https://x.org/sums](https://x.org/sums) | 目前没有步骤使用 |
    "
  `);
});

test('parameters', () => {
  expect(render('Parameters', {runbook: 'install', kind: 'own'})).toMatchInlineSnapshot(`
    "| Parameter | Meaning | Type | Default | Steps |
    | --- | --- | --- | --- | --- |
    | \`images\` | Images \\| from | \`enum\`: \`registry\`, \`archive\` | none (every host has its own, in the inventory) | [Fetch](/en/prepare/hosts.md#fetch), [Start](/en/index.md#start) |
    "
  `);
  expect(render('Parameters', {kind: 'own'}, 'zh')).toMatchInlineSnapshot(`
    "| 参数 | 含义 | 类型 | 默认值 | 步骤 |
    | --- | --- | --- | --- | --- |
    | \`images\` | Images \\| from（中文） | \`enum\`：\`registry\`、\`archive\` | 没有（每台主机各有自己的值，写在清单里） | [Fetch（中文）](/prepare/hosts.md#fetch)、[Start（中文）](/index.md#start) |
    "
  `);
  expect(() => render('Parameters', {runbook: 'other', kind: 'own'})).toThrow('no runbook other');
});

test('files', () => {
  expect(render('Files', {role: 'node'})).toMatchInlineSnapshot(`
    "| Path | Owner and mode | Written by |
    | --- | --- | --- |
    | \`/a\` | \`root 0600\` | [Start](/en/index.md#start) |
    | \`/b\` | \`root 0644\` | [Start](/en/index.md#start) |
    "
  `);
  expect(() => render('Files', {role: 'nobody'})).toThrow('nobody');
});

test('the step index is numbered through the runbook', () => {
  expect(render('StepIndex', {runbook: 'install'})).toMatchInlineSnapshot(`
    "### [Hosts](/en/prepare/hosts.md)

    1. [Fetch](/en/prepare/hosts.md#fetch) (all hosts) \`fetch\`

    ### [Home](/en/index.md)

    2. [Start](/en/index.md#start) (nodes) \`start\`
    "
  `);
  expect(render('StepIndex', {runbook: 'install'}, 'zh')).toMatchInlineSnapshot(`
    "### [Hosts（中文）](/prepare/hosts.md)

    1. [Fetch（中文）](/prepare/hosts.md#fetch)（全部主机） \`fetch\`

    ### [Home（中文）](/index.md)

    2. [Start（中文）](/index.md#start)（nodes（中文）） \`start\`
    "
  `);
  expect(() => render('StepIndex', {runbook: 'other'})).toThrow('no runbook other');
});

test('any other component is none of these', () => {
  expect(render('Step')).toBeUndefined();
});
