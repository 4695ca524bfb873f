import {expect, test} from 'vitest';
import type {PageSource} from '../../../src/site/markdown/page-source.ts';
import {renderPage} from '../../../src/site/markdown/render-page.ts';
import type {BlockView, StepView} from '../../../src/site/step-view.ts';

const file: BlockView = {
  kind: 'file',
  language: 'ini',
  code: 'name=n1\n\n\nend',
  holes: [],
  line: 1,
  group: 0,
  when: undefined,
  file: {path: '/etc/x', owner: 'root:root', mode: '0600'},
  capture: undefined,
  withinSeconds: 0,
  outputs: undefined,
};
const step: StepView = {
  file: 'content/docs/join.mdx',
  on: {role: 'node', first: false},
  roleTitle: {zh: '工作节点', en: 'worker nodes'},
  hosts: ['n1', 'n2'],
  differences: [{name: 'host.name', values: ['n1', 'n2']}],
  serial: true,
  standings: [],
  blocks: [
    file,
    {...file, kind: 'run', language: 'bash', code: 'echo ```', file: undefined},
    {
      ...file,
      kind: 'check',
      language: 'bash',
      code: 'true',
      file: undefined,
      when: {
        name: 'kubernetes',
        operator: '<',
        literal: '1.24',
        text: {zh: '低于 1.24', en: 'below 1.24'},
        isDefault: true,
      },
    },
    {...file, kind: 'capture', language: 'bash', code: 'cat x', file: undefined, capture: {name: 'csr', type: 'text'}},
    {...file, kind: 'undo', language: 'bash', code: 'rm x', file: undefined},
  ],
};

test('a step is its heading, hosts, prose and blocks', () => {
  const prose =
    '<Step id="join">\n\n### Join `kubectl`\n\nAs `{{host.name}}`.\n\n- one\n\n</Step>\n\nAfter `{{host.name}}`.';
  expect(render(prose)).toBe(`### Join \`kubectl\`

Hosts: worker nodes \`n1\` \`n2\` · one host at a time · shown with the values of n1

Not verified

As \`n1\`.

- one

**File** · \`/etc/x\` · root:root · 0600

\`\`\`ini
name=n1


end
\`\`\`

**Run**

\`\`\`\`bash
echo \`\`\`
\`\`\`\`

**Check** · below 1.24 · default

\`\`\`bash
true
\`\`\`

**Capture** · \`{{csr}}\`

\`\`\`bash
cat x
\`\`\`

**Undo**

\`\`\`bash
rm x
\`\`\`

After \`{{host.name}}\`.`);
});

test('the blocks of a Chinese step come from the plan as well, not from the page', () => {
  const page = '<Step id="join" on="node">\n\n### 加入\n\n文字。\n\n```bash\njoin {{host.name}}\n```\n\n</Step>';
  const text = render(page, {language: 'zh'});
  expect(text).not.toContain('join');
  expect(text).toMatch(
    /^### 加入\n\n主机：工作节点 `n1` `n2` · 逐台执行 · 显示的是 n1 的值\n\n未验证\n\n文字。\n\n\*\*文件\*\* · /,
  );
});

test.each([
  ['imports and comments go', "import A from './A.astro';\n\n{/* x */}\n\nText{/* y */}.", 'Text.'],
  ['code for readers loses its words', '```bash show\na\n\n\nb\n```', '```bash\na\n\n\nb\n```'],
  [
    'code in a list keeps its margin',
    '- a\n\n  ```bash show\n  b\n\n  c\n  ```',
    '- a\n\n  ```bash\n  b\n\n  c\n  ```',
  ],
  ['a comment in a list leaves no margin', '- a\n\n  {/* x */}\n\n  b', '- a\n\n  b'],
  ['words in the text stay', 'Port :2379, 1 \\< 2, **b**, <kbd>x</kbd>', 'Port :2379, 1 \\< 2, **b**, <kbd>x</kbd>'],
  ['a table stays', '| a | b |\n| --- | --- |\n| `{{port}}` | c |', '| a | b |\n| --- | --- |\n| `6443` | c |'],
  [
    'links lead to Markdown',
    '[a `b`](/en/x/#y "t") [c](https://x.org/y/)',
    '[a `b`](/en/x.md#y "t") [c](https://x.org/y/)',
  ],
  ['so do definitions', '[a]\n\n[a]: /en/', '[a]\n\n[a]: /en/index.md'],
  ['an aside is a quotation', ':::note\nSee `{{port}}`.\n\n- x\n:::', '> **Note**\n>\n> See `6443`.\n>\n> - x'],
  ['with its title', ':::danger[No `way`]\nx\n:::', '> **Danger: No `way`**\n>\n> x'],
  ['in a list too', '- a\n\n  :::tip\n  b\n  :::', '- a\n\n  > **Tip**\n  >\n  > b'],
  ['or as a component', '<Aside type="caution" title="T">\n  a\n\n  b\n</Aside>', '> **Caution: T**\n>\n> a\n>\n> b'],
  [
    'steps are their list',
    '<Steps>\n\n1. a\n\n   <Aside>\n   b\n   </Aside>\n\n</Steps>',
    '1. a\n\n   > **Note**\n   >\n   > b',
  ],
  [
    'tabs stand below each other',
    '<Tabs>\n  <TabItem label="A">a</TabItem>\n  <TabItem label="B">\n  ```sh show\n  b\n  ```\n  </TabItem>\n</Tabs>',
    '**A**\n\na\n\n**B**\n\n```sh\nb\n```',
  ],
  ['cards as well', '<CardGrid>\n<Card title="T">\na\n</Card>\n</CardGrid>', '**T**\n\na'],
  ['a card may be a link', '<LinkCard title="T" href="/en/x/" description="d" />', '[T](/en/x.md) — d'],
  ['our own say it themselves', 'a\n\n<Diagram name="n" />\n\nb', 'a\n\nDiagram n in en\n\nb'],
])('%s', (_, page, expected) => {
  expect(render(page)).toBe(expected);
});

test.each([
  ['a\n\n  <Unknown />', 'content/docs/en/x.mdx:8:3: <Unknown> says nothing in plain Markdown'],
  ['<Step id="nope">\n\n### a\n\n</Step>', 'content/docs/en/x.mdx:6:1: <Step id="nope"> is on no Chinese page'],
  [':::nope\na\n:::', 'content/docs/en/x.mdx:6:1: :::nope is no aside'],
])('%j fails with its place', (page, message) => {
  expect(() => render(page)).toThrow(message);
});

test('title and description stand first', () => {
  expect(renderPage(createSource('Text.'), {title: 'T', description: 'D'})).toBe('# T\n\nD\n\nText.\n');
  expect(renderPage(createSource(''), {title: 'T', description: undefined})).toBe('# T\n');
});

function render(page: string, changes: Partial<PageSource> = {}): string {
  const text = renderPage({...createSource(page), ...changes}, {title: 'T', description: undefined});
  return text.slice('# T\n\n'.length, -1);
}

function createSource(page: string): PageSource {
  return {
    file: 'content/docs/en/x.mdx',
    text: `---\ntitle: T\ndescription: D\n---\n\n${page}\n`,
    language: 'en',
    steps: {join: step},
    components: {Diagram: (language, {name}) => `Diagram ${name} in ${language}`},
    fill: (code, id) =>
      code.replace('{{port}}', '6443').replace('{{host.name}}', id === 'join' ? 'n1' : '{{host.name}}'),
  };
}
