import type {StarlightUserConfig} from '@astrojs/starlight/types';
import type {Language, Text} from '../model/language.ts';
import {markdownAddress} from './page-address.ts';
import {siteDescription, siteTitle} from './site-texts.ts';

type SidebarItem = NonNullable<StarlightUserConfig['sidebar']>[number];

/** What the list says of a page. */
export interface ListedPage {
  readonly slug: string;
  readonly title: string;
  readonly description: string | undefined;
}

interface Section {
  readonly heading: string;
  readonly slugs: readonly string[];
}

const about: Text = {
  zh: '每一页都有 Markdown 版本，其中的命令已用默认值填好；一个步骤涉及多台主机时，填的是第一台的值。同一个步骤的代码块在两种语言里完全相同。',
  en: 'Every page stands here as Markdown too, its commands filled with the defaults and, where a step has several hosts, with the values of the first. The blocks of a step are the same in both languages.',
};
const ungrouped: Text = {zh: '页面', en: 'Pages'};

/**
 * `llms.txt` of a language (llmstxt.org): what the site is, and its pages as the sidebar groups them.
 * @param site the address of the site
 */
export function renderLlms(
  sidebar: readonly SidebarItem[],
  pages: readonly ListedPage[],
  language: Language,
  site: string,
): string {
  const bySlug = new Map(pages.map((page) => [page.slug, page]));
  const sections = listSections(sidebar, [], language).map(({heading, slugs}) => {
    const lines = slugs.flatMap((slug) => renderLine(bySlug.get(slug), language, site));
    return [`## ${heading}`, lines.join('\n')].join('\n\n');
  });
  return (
    [`# ${siteTitle[language]}`, `> ${siteDescription[language]}`, about[language], ...sections].join('\n\n') + '\n'
  );
}

/** A group within a group is named with it; pages that are in none come first. */
function listSections(items: readonly SidebarItem[], path: readonly string[], language: Language): Section[] {
  const heading = path.length === 0 ? ungrouped[language] : path.join(' · ');
  const slugs = items.flatMap((item) => readSlug(item) ?? []);
  const groups = items.flatMap((item) => {
    if (typeof item === 'string' || !('items' in item)) return [];
    const label = (language === 'en' ? item.translations?.['en'] : undefined) ?? item.label;
    return listSections(item.items, [...path, label], language);
  });
  return slugs.length === 0 ? groups : [{heading, slugs}, ...groups];
}

function readSlug(item: SidebarItem): string | undefined {
  if (typeof item === 'string') return item;
  return 'slug' in item ? item.slug : undefined;
}

function renderLine(page: ListedPage | undefined, language: Language, site: string): string[] {
  if (page === undefined) return [];
  const address = new URL(markdownAddress(page.slug, language), site).href;
  return [`- [${page.title}](${address})${page.description === undefined ? '' : `: ${page.description}`}`];
}
