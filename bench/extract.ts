import {mdxToMdast} from 'satteri';
import {extractPage} from '../src/extract/extract-page.ts';
import {parseOptions} from '../src/extract/page/parse-tree.ts';
import {describe, type Ratio} from './measure.ts';

const pages = 1000;
const blocksOfAPage = 10;
const rounds = 7;
/** As much prose beside the code as the site's own pages have: about 330 characters a block. */
const prose = Array.from(
  {length: 14},
  (_, line) =>
    `第 ${line} 句说明这一步为什么这样做,以及做错了会怎样,参数 \`--flag=${line}\` 写在配置文件里,重启之后才会生效,之后的检查会看到它。`,
).join('\n');

/** Extraction of a thousand pages against the bare parse of their text, in turns, best of each. */
export function benchExtract(): Promise<readonly Ratio[]> {
  const texts = Array.from({length: pages}, (_, page) => createText(page));
  let ours = Infinity;
  let bare = Infinity;
  for (let round = 0; round <= rounds; round += 1) {
    const parsed = time(() => {
      for (const text of texts) mdxToMdast(text, parseOptions);
    });
    const extracted = time(() => {
      for (const [page, text] of texts.entries()) {
        const {problems} = extractPage(`content/docs/bench/page-${page}.mdx`, text);
        if (problems.length > 0) throw new Error(problems.map(({message}) => message.en).join('\n'));
      }
    });
    // The first round warms the compiler.
    if (round > 0) [bare, ours] = [Math.min(bare, parsed), Math.min(ours, extracted)];
  }
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  return Promise.resolve([
    {
      name: `extract ${pages} pages of ${blocksOfAPage} blocks / bare parse`,
      ratio: ours / bare,
      goal: 1.2,
      detail: `${describe(ours, bare)}, peak memory ${peak} MiB`,
    },
  ]);
}

function time(act: () => void): number {
  const began = performance.now();
  act();
  return (performance.now() - began) / 1000;
}

function createText(page: number): string {
  const steps = Array.from({length: blocksOfAPage / 5}, (_, step) => createStep(`page-${page}-step-${step}`));
  return `---\ntitle: 第 ${page} 页\ndescription: 为测量生成的页面\n---\n\n一段说明,带有 \`{{host.name}}\` 和[链接](https://example.org/)。\n\n${steps.join('\n')}`;
}

function createStep(id: string): string {
  return `<Step id="${id}" on="master">

### 启动 ${id}

${prose}

etcd 只监听 TLS 端口。它的数据放在 \`/var/lib/etcd\`,只有 root 能读。

- 先写配置
- 再启动

\`\`\`ini file=/opt/kubernetes/cfg/${id} mode=0600
OPTS="--name={{host.name}} --listen=https://{{host.ip}}:2379"
DATA=/var/lib/etcd
\`\`\`

\`\`\`ini file=/etc/systemd/system/${id}.service
[Unit]
Description=${id}
[Service]
EnvironmentFile=/opt/kubernetes/cfg/${id}
ExecStart=/opt/kubernetes/bin/etcd $OPTS
\`\`\`

\`\`\`bash
systemctl daemon-reload
systemctl enable ${id}
systemctl restart ${id}
\`\`\`

\`\`\`bash check within=30s
systemctl is-active --quiet ${id}
\`\`\`

\`\`\`bash undo
systemctl disable --now ${id}
\`\`\`

</Step>
`;
}
