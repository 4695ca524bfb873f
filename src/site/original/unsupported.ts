import type {Language, Text} from '../../model/language.ts';
import {renderAside} from '../markdown/starlight-components.ts';
import {markdownBeside, pageAddress} from '../page-address.ts';

/** What every page of the original note's track says first. */
export const unsupportedTexts: Readonly<Record<'title' | 'text' | 'today', Text>> = {
  title: {zh: '不受支持，不安全，没有执行过', en: 'Unsupported, insecure, never executed'},
  text: {
    zh: '这一页照原始笔记重现 Kubernetes 1.8.13，只供对照和研究。它的 API 服务器不问来者是谁：能连到 8080 端口的人就是管理员，而 1.8.13 的漏洞不会再修复。只能放在隔离、随时可以丢弃的主机上。步骤只检查过写法，没有在任何主机上运行过。',
    en: 'This page recreates Kubernetes 1.8.13 as the original note has it, for comparison and study. Its API server asks nobody who they are: whoever reaches port 8080 is the administrator, and the holes of 1.8.13 are no longer mended. It belongs on isolated hosts that can be thrown away. The steps have been checked as text and were never run on a host.',
  },
  today: {zh: '今天的安装从“三台主机”开始', en: 'The install of today begins at “Three hosts”'},
};

/** The slug of the page where the install of today begins. */
export const todaySlug = 'prepare/hosts';

/** The warning as Markdown. */
export function renderUnsupported(language: Language): string {
  const {title, text, today} = unsupportedTexts;
  const link = `[${today[language]}](${markdownBeside(pageAddress(todaySlug, language))})`;
  const aside = renderAside(`${text[language]}\n\n${link}`, {type: 'danger', title: title[language]}, language);
  return aside ?? text[language];
}
