import {readFile, readdir} from 'node:fs/promises';
import {mdxToMdast} from 'satteri';
import type {StepView, BlockView} from './step-view.ts';
export async function loadStepViews(root: string): Promise<{views: Record<string, StepView>; files: string[]}> {
  const files = (await readdir(`${root}/content/docs`, {recursive: true}))
    .filter((f) => f.endsWith('.mdx') && !f.startsWith('en/'))
    .map((f) => `${root}/content/docs/${f}`);
  const views: Record<string, StepView> = {};
  for (const file of files) {
    const tree = mdxToMdast(await readFile(file, 'utf8')) as any;
    for (const node of tree.children) {
      if (node.name !== 'Step') continue;
      const at = Object.fromEntries(node.attributes.map((a: any) => [a.name, a.value]));
      const blocks: BlockView[] = node.children
        .filter((c: any) => c.type === 'code')
        .map((c: any) => {
          const words = (c.meta ?? '').split(' ');
          const path = /file=(\S+)/.exec(c.meta ?? '')?.[1];
          const kind = path ? 'file' : (['check', 'undo', 'show', 'output'].find((k) => words.includes(k)) ?? 'run');
          return {
            kind,
            language: c.lang,
            code: c.value,
            when: /when="([^"]*)"/.exec(c.meta ?? '')?.[1],
            file: path ? {path, owner: 'root:root', mode: '0644'} : undefined,
            capture: /capture=(\w+)/.exec(c.meta ?? '')?.[1],
          };
        });
      views[at.id] = {role: at.on, roleTitle: undefined, hosts: ['master'], shownFor: 'master', serial: false, blocks};
    }
  }
  return {views, files};
}
