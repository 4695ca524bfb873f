import type {Text} from './language.ts';

interface ProblemText {
  readonly message: Text;
  readonly hint: Text;
}

/** All problem codes, in one table. `{name}` places are filled by `createProblem`. */
export const problemTexts = {
  syntax: {
    message: {zh: '无法解析页面:{detail}', en: 'The page cannot be parsed: {detail}'},
    hint: {zh: '补上缺少的结束标签或代码围栏。', en: 'Close the open tag or code fence.'},
  },
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problemTexts;
