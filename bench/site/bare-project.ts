import {execa} from 'execa';
import {copyFile, mkdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {globSync} from 'node:fs';
import {dirname, join} from 'node:path';

const config = (root: string): string => `import {satteri} from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import {defineConfig} from 'astro/config';
import {sidebar} from '${root}/src/site/sidebar.ts';

export default defineConfig({
  srcDir: '.',
  site: 'https://bare.example',
  markdown: {processor: satteri()},
  integrations: [
    starlight({
      title: 'Bare',
      locales: {root: {label: '简体中文', lang: 'zh-CN'}, en: {label: 'English', lang: 'en'}},
      editLink: {baseUrl: 'https://bare.example/edit/'},
      lastUpdated: true,
      sidebar,
    }),
  ],
});
`;

/**
 * The rival: the same pages in Starlight as it comes, with the same words and the same commands on both languages.
 * A step is its heading, prose and fences. What a component of ours draws, a table or a diagram, is left out.
 */
export async function writeBareProject(root: string, bare: string): Promise<void> {
  const docs = join(root, 'content/docs');
  const fences = new Map<string, string>();
  // Chinese before English: its pages hold the commands.
  const files = globSync('**/*.mdx', {cwd: docs}).toSorted((a, b) => Number(isEnglish(a)) - Number(isEnglish(b)));
  for (const file of files) {
    const text = await readFile(join(docs, file), 'utf8');
    if (!isEnglish(file)) for (const [id, blocks] of listFences(text)) fences.set(id, blocks);
    const path = join(bare, 'content/docs', file);
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, strip(text, isEnglish(file) ? fences : new Map()));
  }
  await symlink(join(root, 'public'), join(bare, 'public'));
  await writeFile(join(bare, 'astro.config.mjs'), config(root));
  // Vite bundles what the package names as its dependencies.
  for (const name of ['content.config.ts', 'package.json']) await copyFile(join(root, name), join(bare, name));
  await commit(bare);
}

/** `lastUpdated` asks git for a date of every page. */
export async function commit(folder: string): Promise<void> {
  const git = (...words: string[]) =>
    execa('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@bare.example', ...words], {cwd: folder});
  await git('init', '--quiet');
  await git('add', 'content');
  await git('commit', '--quiet', '--message', 'pages');
}

function isEnglish(file: string): boolean {
  return file.startsWith('en/');
}

/** Of each step, its fences with the words of their first lines gone. */
function listFences(text: string): [string, string][] {
  return [...text.matchAll(/^<Step id="([^"]+)"[^>]*>$([^]*?)^<\/Step>$/gm)].map(([, id = '', inside = '']) => [
    id,
    [...inside.matchAll(/^(`{3,})(\w*)[^\n]*\n([^]*?)^\1$/gm)]
      .map(([, ticks = '', language = '', code = '']) => `${ticks}${language}\n${code}${ticks}\n`)
      .join('\n'),
  ]);
}

function strip(text: string, fences: ReadonlyMap<string, string>): string {
  return text
    .replace(/^<Step id="([^"]+)"[^>]*>$([^]*?)^<\/Step>$/gm, (_, id: string, inside: string) => {
      return `${inside}\n${fences.get(id) ?? ''}`;
    })
    .replace(/^(`{3,}\w+)[^\n]*$/gm, '$1')
    .replace(/^import .*$/gm, '')
    .replace(/^<[A-Z]\w+[^>]*\/>$/gm, '');
}
