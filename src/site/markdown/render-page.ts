import {mdxToMdast} from 'satteri';
import {parseOptions} from '../../extract/page/parse-tree.ts';
import type {PageSource} from './page-source.ts';
import {renderNodes} from './render-nodes.ts';

export interface PageHead {
  readonly title: string;
  readonly description: string | undefined;
}

/**
 * A page as plain Markdown, its commands resolved.
 * @throws {Error} with the place where a component has no Markdown
 */
export function renderPage(page: PageSource, {title, description}: PageHead): string {
  const tree = mdxToMdast(page.text, parseOptions);
  const body = tree.type === 'root' ? renderNodes(page, tree.children) : '';
  return [`# ${title}`, description ?? '', body].filter((part) => part !== '').join('\n\n') + '\n';
}
