import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

/** Writes a folder of pages whose runbook `trivial` has `count` steps that do nothing. */
export async function writeTrivialProject(root: string, count: number): Promise<void> {
  const step = (id: string): string =>
    [
      `<Step id="${id}" on="all">`,
      `### ${id}`,
      '```bash\ntrue\n```',
      '```bash check\ntrue\n```',
      '```bash undo\ntrue\n```',
      '</Step>',
    ].join('\n\n');
  const ids = Array.from({length: count}, (_, index) => `step-${index + 1}`);
  const page = `---\ntitle: Trivial\ndescription: Steps that do nothing.\n---\n\n`;
  await mkdir(join(root, 'content/docs/en'), {recursive: true});
  await mkdir(join(root, 'runbooks/targets'), {recursive: true});
  await writeFile(join(root, 'content/docs/trivial.mdx'), `${page}${ids.map(step).join('\n\n')}\n`);
  const mention = (id: string): string => `<Step id="${id}">\n\n### ${id}\n\n</Step>`;
  await writeFile(join(root, 'content/docs/en/trivial.mdx'), `${page}${ids.map(mention).join('\n\n')}\n`);
  await writeFile(join(root, 'runbooks/versions.yaml'), 'parameters: {}\nartifacts: {}\n');
  await writeFile(
    join(root, 'runbooks/trivial.yaml'),
    'title: {zh: 空, en: Trivial}\ndescription: {zh: 空, en: Trivial}\nroles: {}\npages: [trivial]\n',
  );
  await writeFile(
    join(root, 'inventory.local.yaml'),
    'all:\n  hosts:\n    here:\n      ip: 127.0.0.1\n      ansible_connection: local\n',
  );
}
