import type {Language, Text} from '../../model/language.ts';
import {markdownBeside} from '../page-address.ts';
import type {Attributes} from './page-source.ts';

type Render = (children: string, attributes: Attributes, language: Language) => string;

const asides: Readonly<Record<string, Text>> = {
  note: {zh: '注意', en: 'Note'},
  tip: {zh: '提示', en: 'Tip'},
  caution: {zh: '警告', en: 'Caution'},
  danger: {zh: '危险', en: 'Danger'},
};

/** Starlight's components that a page may use, by what they say. Those that only arrange say what stands in them. */
export const starlightComponents: Readonly<Record<string, Render>> = {
  Aside: (children, {type = 'note', title = ''}, language) =>
    renderAside(children, {type, title}, language) ?? children,
  Badge: (_, {text = ''}) => text,
  Card: renderTitled('title'),
  CardGrid: (children) => children,
  FileTree: (children) => children,
  LinkButton: (children, {href = ''}) => `[${children}](${markdownBeside(href)})`,
  LinkCard: (_, {title = '', href = '', description = ''}) =>
    `[${title}](${markdownBeside(href)})${description === '' ? '' : ` — ${description}`}`,
  Steps: (children) => children,
  TabItem: renderTitled('label'),
  Tabs: (children) => children,
};

/** A quotation that begins with what it is; undefined for a type that Starlight does not know. */
export function renderAside(
  children: string,
  {type, title}: {readonly type: string; readonly title: string},
  language: Language,
): string | undefined {
  const kind = asides[type]?.[language];
  if (kind === undefined) return undefined;
  const head = title === '' ? `**${kind}**` : `**${kind}${language === 'zh' ? '：' : ': '}${title}**`;
  return `${head}\n\n${children}`
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function renderTitled(attribute: string): Render {
  return (children, attributes) => `**${attributes[attribute] ?? ''}**\n\n${children}`;
}
