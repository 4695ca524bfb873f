import type {Language, Text} from '../../model/language.ts';
import {renderAside} from '../markdown/starlight-components.ts';
import {markdownBeside, pageAddress} from '../page-address.ts';

/** What every page of the original note's track says first; `today` is followed by a link to where that begins. */
export const unsupportedTexts: Readonly<Record<'title' | 'text' | 'today' | 'link', Text>> = {
  title: {zh: '不受支持，不安全，没有执行过', en: 'Unsupported, insecure, never executed'},
  text: {
    zh: '这一页照原始笔记重现 Kubernetes 1.8.13，只供对照。步骤只检查过写法，没有在任何主机上运行过；要试，只用隔离的、随时可以丢弃的主机。',
    en: 'This page recreates Kubernetes 1.8.13 as the original note has it, for comparison. Its steps were checked as text and never run on a host. To try them, take isolated hosts that can be thrown away.',
  },
  today: {zh: '今天的安装从这里开始：', en: 'The install of today begins here: '},
  link: {zh: '三台主机', en: 'Three hosts'},
};

/** The slug of the page where the install of today begins. */
export const todaySlug = 'prepare/hosts';

/** The warning as Markdown. */
export function renderUnsupported(language: Language): string {
  const {title, text, today, link} = unsupportedTexts;
  const address = markdownBeside(pageAddress(todaySlug, language));
  const children = `${text[language]}\n\n${today[language]}[${link[language]}](${address})`;
  return renderAside(children, {type: 'danger', title: title[language]}, language) ?? children;
}
