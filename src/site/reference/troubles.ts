import type {List, ListItem, PhrasingContent, Root} from 'mdast';
import {mdxToMdast} from 'satteri';
import {parseOptions} from '../../extract/page/parse-tree.ts';
import type {Language} from '../../model/language.ts';
import type {Page} from '../../model/page.ts';
import type {Project} from '../../model/runbook.ts';
import {pageAddress} from '../page-address.ts';
import {link, renderInlinesMarkdown, type Inline} from './inline.ts';
import type {Reference, Trouble, TroublePage} from './reference.ts';

/** The section of a page that says what its errors mean, by its heading. */
const sections: Readonly<Record<Language, string>> = {zh: '出了问题时', en: 'When it fails'};

/**
 * What each page says of its errors: the items of that section, `**error.** cause`. Pages of runbooks come in their order.
 * @throws {Error} where the two languages of a page do not have as many
 */
export function listTroubles({pages, runbooks}: Project, files: ReadonlyMap<string, string>): TroublePage[] {
  const order = runbooks.flatMap((runbook) => runbook.pages.map(({slug}) => slug));
  const rank = ({slug}: Page): number => (order.includes(slug) ? order.indexOf(slug) : order.length);
  return pages
    .filter(({language}) => language === 'zh')
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(({slug, title, file}) => {
      const english = pages.find((page) => page.slug === slug && page.language === 'en');
      const zh = readTroubles(files.get(file) ?? '', slug, 'zh');
      const en = readTroubles(files.get(english?.file ?? '') ?? '', slug, 'en');
      if (zh.length !== en.length)
        throw new Error(`${slug}: ${zh.length} errors in Chinese and ${en.length} in English`);
      return zh.length === 0 ? [] : [{slug, title: {zh: title, en: english?.title ?? title}, troubles: {zh, en}}];
    });
}

/** A page's errors as a reader finds them: below its name, each with an anchor of its own. */
export interface TroubleSection {
  readonly id: string;
  readonly page: Inline;
  readonly troubles: readonly (Trouble & {readonly id: string})[];
}

/**
 * The errors of the pages of a part of the site.
 * @param part how their slugs begin: `pki`
 * @throws {Error} for a part that has none
 */
export function listTroubleSections({troubles}: Reference, language: Language, part: string): TroubleSection[] {
  const pages = troubles.filter(({slug}) => slug.startsWith(`${part}/`));
  if (pages.length === 0) throw new Error(`no page of ${part} says what its errors mean`);
  return pages.map(({slug, title, troubles: all}) => {
    const id = `errors-${slug.replaceAll('/', '-')}`;
    const numbered = all[language].map((trouble, index) => ({...trouble, id: `${id}-${index + 1}`}));
    return {id, page: link(title[language], pageAddress(slug, language)), troubles: numbered};
  });
}

export function renderTroublesMarkdown(reference: Reference, language: Language, part: string): string {
  const rendered = listTroubleSections(reference, language, part).map(({page, troubles}) => {
    const items = troubles.map(
      ({symptom, cause}) => `- **${renderInlinesMarkdown(symptom)}** ${renderInlinesMarkdown(cause)}\n`,
    );
    return `### ${renderInlinesMarkdown([page])}\n\n${items.join('')}`;
  });
  return rendered.join('\n');
}

function readTroubles(text: string, slug: string, language: Language): Trouble[] {
  const {children} = mdxToMdast(text, parseOptions) as Root;
  const start = children.findIndex(
    (node) => node.type === 'heading' && node.depth === 2 && readText(node.children) === sections[language],
  );
  if (start === -1) return [];
  const end = children.findIndex((node, index) => index > start && node.type === 'heading' && node.depth <= 2);
  const within = children.slice(start + 1, end === -1 ? undefined : end);
  const lists = within.filter((node): node is List => node.type === 'list');
  return lists.flatMap(({children: items}) => items.flatMap((item) => readTrouble(item, pageAddress(slug, language))));
}

/** @param address of the page, which a link to a place on it lacks */
function readTrouble({children: [paragraph]}: ListItem, address: string): Trouble[] {
  if (paragraph?.type !== 'paragraph') return [];
  const [strong, ...rest] = paragraph.children;
  if (strong?.type !== 'strong') return [];
  const read = (nodes: readonly PhrasingContent[]): Inline[] =>
    nodes
      .flatMap((node) => readInlines(node))
      .map((inline) => (inline.href?.startsWith('#') === true ? {...inline, href: address + inline.href} : inline));
  return [{symptom: read(strong.children), cause: trimStart(read(rest))}];
}

function readInlines(node: PhrasingContent, href?: string): Inline[] {
  const leads = href === undefined ? {} : {href};
  if (node.type === 'text') return [{text: node.value, ...leads}];
  if (node.type === 'inlineCode') return [{text: node.value, code: true, long: true, ...leads}];
  if (node.type === 'link') return node.children.flatMap((child) => readInlines(child, node.url));
  if ('children' in node) return node.children.flatMap((child) => readInlines(child, href));
  return [];
}

function trimStart([first, ...rest]: readonly Inline[]): Inline[] {
  return first === undefined ? [] : [{...first, text: first.text.trimStart()}, ...rest];
}

function readText(nodes: readonly PhrasingContent[]): string {
  return nodes
    .flatMap((node) => readInlines(node))
    .map(({text}) => text)
    .join('');
}
