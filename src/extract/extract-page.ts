import type {Nodes, Root} from 'mdast';
import type {MdxJsxFlowElement} from 'satteri';
import type {Page} from '../model/page.ts';
import type {Problem} from '../model/problem.ts';
import {checkCharacters} from './page/check-characters.ts';
import {checkOuterFence} from './page/check-outer-fence.ts';
import {checkProse} from './page/check-prose.ts';
import {checkStatements} from './page/check-statements.ts';
import {isStepElement} from './page/check-element.ts';
import type {PageDraft} from './page/page-draft.ts';
import {parsePagePath, type PagePath} from './page/parse-page-path.ts';
import {parseTitle} from './page/parse-title.ts';
import {parseTree} from './page/parse-tree.ts';
import {report, sortProblems, type Source} from './source.ts';
import {extractMention, extractStep} from './step/extract-step.ts';

export interface PageResult {
  /** With problems: what could be read, for further messages; nothing of it may run. Undefined where nothing could. */
  readonly page: Page | undefined;
  readonly problems: readonly Problem[];
}

/**
 * A page's text as its model.
 * @param file relative to the project's root, which gives slug and language: `content/docs/en/pki/ca.mdx`
 */
export function extractPage(file: string, text: string): PageResult {
  const source: Source = {file, text, problems: []};
  const path = parsePagePath(file);
  if (path === undefined) report(source, 'page-path', {line: 1, column: 1});
  const tree = checkCharacters(source) ? parseTree(source) : undefined;
  const page = tree && path && readTree(source, path, tree);
  return {page, problems: source.problems.length > 1 ? sortProblems(source.problems) : source.problems};
}

function readTree(source: Source, {slug, language}: PagePath, tree: Root): Page {
  const draft: PageDraft = {...source, language, imported: new Set(), proseHoles: []};
  const [first] = tree.children;
  const title = parseTitle(draft, first?.type === 'yaml' ? first : undefined);
  const steps: MdxJsxFlowElement[] = [];
  const prose: Nodes[] = [];
  for (const node of tree.children) {
    if (node.type === 'mdxJsxFlowElement' && isStepElement(node)) steps.push(node);
    else if (node.type === 'mdxjsEsm') checkStatements(draft, node);
    else prose.push(node);
  }
  checkProse(draft, prose, (code) => {
    checkOuterFence(draft, code);
  });
  const base = {slug, file: source.file, title, proseHoles: draft.proseHoles};
  if (language === 'zh') return {...base, language, steps: steps.flatMap((node) => extractStep(draft, node) ?? [])};
  return {...base, language, steps: steps.flatMap((node) => extractMention(draft, node) ?? [])};
}
