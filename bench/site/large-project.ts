import {cp, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {commit} from './bare-project.ts';

const stepsOfAPage = 10;

/** The project with so many pages more: half of them Chinese, half English, ten steps each, all of one runbook. */
export async function writeLargeProject(root: string, large: string, pages: number): Promise<void> {
  for (const name of [
    'content',
    'runbooks',
    'src',
    'public',
    'astro.config.mjs',
    'content.config.ts',
    'package.json',
  ]) {
    await cp(join(root, name), join(large, name), {recursive: true});
  }
  for (const folder of ['content/docs/bench', 'content/docs/en/bench']) await mkdir(join(large, folder));
  const numbers = Array.from({length: pages / 2}, (_, index) => index + 1);
  for (const number of numbers) {
    const steps = Array.from({length: stepsOfAPage}, (_, index) => `bench-${number}-${index + 1}`);
    await writeFile(join(large, `content/docs/bench/page-${number}.mdx`), page(number, steps.map(zhStep)));
    await writeFile(join(large, `content/docs/en/bench/page-${number}.mdx`), page(number, steps.map(enStep)));
  }
  const slugs = numbers.map((number) => `  - bench/page-${number}\n`).join('');
  await writeFile(
    join(large, 'runbooks/bench.yaml'),
    `title: {zh: 量, en: Bench}\ndescription: {zh: 量, en: Bench}\n` +
      `roles:\n  master:\n    title: {zh: 一台, en: one}\n    hosts: one\npages:\n${slugs}`,
  );
  await commit(large);
}

function page(number: number, steps: readonly string[]): string {
  return `---\ntitle: Page ${number}\ndescription: Made to be measured.\n---\n\n${steps.join('\n\n')}\n`;
}

function zhStep(id: string): string {
  return [
    `<Step id="${id}" on="master">`,
    `### 启动 ${id}`,
    '这一步写一个文件，地址是 `{{host.ip}}`，再看它在不在。',
    `\`\`\`ini file=/etc/${id} mode=0644\nNAME={{host.name}}\nADDRESS={{host.ip}}\n\`\`\``,
    `\`\`\`bash\nmkdir -p /var/lib/${id}\n\`\`\``,
    `\`\`\`bash check\ngrep -q {{host.ip}} /etc/${id}\n\`\`\``,
    `\`\`\`bash undo\nrm -rf /var/lib/${id}\n\`\`\``,
    '</Step>',
  ].join('\n\n');
}

function enStep(id: string): string {
  return `<Step id="${id}">\n\n### Start ${id}\n\nIt writes a file with the address \`{{host.ip}}\`.\n\n</Step>`;
}
