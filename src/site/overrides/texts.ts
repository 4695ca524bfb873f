import type {Language, Text} from '../../model/language.ts';

/** The words of every page's frame, and of the page that stands for a missing one. */
const texts = {
  motto: {zh: '页面上的命令，就是在主机上运行的命令。', en: 'What a page shows is what runs on the hosts.'},
  home: {zh: '首页', en: 'Home'},
  start: {zh: '开始使用', en: 'Get started'},
  blocks: {zh: '怎么读一个步骤', en: 'How to read a step'},
  /** The heading's anchor on the page guide/start. */
  blocksAnchor: {zh: '怎么读一个步骤', en: 'how-to-read-a-step'},
  missing: {zh: '没有这个页面', en: 'There is no such page'},
  missingHint: {
    zh: '地址可能写错了，或者页面已经改名。搜索能找到步骤、命令、参数和报错信息。',
    en: 'The address may be mistyped, or the page has a new name. Search finds steps, commands, flags and error messages.',
  },
  search: {zh: '搜索', en: 'Search'},
  toHome: {zh: '回到首页', en: 'Back to the home page'},
} satisfies Record<string, Text>;

export function frameText(name: keyof typeof texts, language: Language): string {
  return texts[name][language];
}
