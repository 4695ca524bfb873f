import type {Language, Text} from '../../model/language.ts';
import {hosts} from './hosts.ts';
import {readers} from './readers.ts';
import {stages} from './stages.ts';

const allPages: Text = {zh: '全部页面', en: 'All pages'};

/** The figures of the home page as Markdown, links leading to Markdown. */
export function renderHosts(language: Language): string {
  const colon = language === 'zh' ? '：' : ': ';
  return hosts
    .map(({name, address, role, parts}) => {
      const links = parts.map((part) => link(part.name, part.slug, language));
      return `- **${name}** (${address}, ${role[language]})${colon}${links.join(language === 'zh' ? '、' : ', ')}`;
    })
    .join('\n');
}

export function renderReaders(language: Language): string {
  return readers
    .map(
      ({title, text, way}) =>
        `- **${title[language]}**: ${text[language]} ${link(way.label[language], way.slug, language)}`,
    )
    .join('\n');
}

export function renderStages(language: Language): string {
  return stages
    .map(({title, result, slugs}, index) => {
      const links = slugs.map((slug) => link(slug, slug, language));
      return `${index + 1}. **${title[language]}** (${result[language]}): ${links.join(', ')}`;
    })
    .join('\n');
}

export function renderMorePages(language: Language): string {
  return `[${allPages[language]}](${language === 'en' ? '/en' : ''}/llms.txt)`;
}

function link(label: string, slug: string, language: Language): string {
  return `[${label}](${language === 'en' ? '/en' : ''}/${slug}.md)`;
}
