import type {Text} from '../../model/language.ts';

export interface Reader {
  readonly title: Text;
  readonly text: Text;
  /** Where it goes on: a slug, an anchor in each language, and the words of the link. */
  readonly way: {readonly slug: string; readonly anchor?: Text; readonly label: Text};
}

/** Whom the site is for. */
export const readers: readonly Reader[] = [
  {
    title: {zh: '边学边做', en: 'You learn and copy'},
    text: {
      zh: '按顺序读，逐块复制。每一步都写明为什么、在哪些主机上执行、怎样检查、怎样回退。',
      en: 'Read in order, copy block by block. Every step says why, on which hosts, how to check it and how to take it back.',
    },
    way: {
      slug: 'guide/start',
      anchor: {zh: '怎么读一个步骤', en: 'how-to-read-a-step'},
      label: {zh: '怎么读一个步骤', en: 'How to read a step'},
    },
  },
  {
    title: {zh: '运维集群', en: 'You run clusters'},
    text: {
      zh: '写好主机清单，先看计划，再执行。已经生效的步骤会跳过；出错就停在那一步，修好之后接着做；不要了就回退。',
      en: 'Write an inventory, look at the plan, run it. What already holds is skipped. A failure stops at its step; mend it and resume, or take everything back.',
    },
    way: {
      slug: 'guide/start',
      anchor: {zh: '在自己的主机上运行', en: 'run-it-on-your-own-hosts'},
      label: {zh: '在自己的主机上运行', en: 'Run it on your own hosts'},
    },
  },
  {
    title: {zh: '维护这份手册', en: 'You maintain these pages'},
    text: {
      zh: '改一处，两种语言的页面和程序一起变。lint 指出写错的步骤，实验环境证明改过的步骤仍然有效。',
      en: 'Change a command once: the pages in both languages and the program follow. Lint names mistakes, and the lab proves that a changed step still works.',
    },
    way: {
      slug: 'guide/start',
      anchor: {zh: '修改这份手册', en: 'change-these-pages'},
      label: {zh: '修改这份手册', en: 'Change these pages'},
    },
  },
];
