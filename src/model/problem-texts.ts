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
  'no-hosts': {
    message: {
      zh: '清单 {inventory} 中没有角色 {role} 的主机',
      en: 'The inventory {inventory} has no host of the role {role}',
    },
    hint: {zh: '在清单中加入名为 {role} 的组并写上主机。', en: 'Add a group {role} with a host to the inventory.'},
  },
  'when-none': {
    message: {
      zh: '步骤 {step} 的代码块变体在主机 {host} 上没有一个适用',
      en: 'No variant of this block of the step {step} fits the host {host}',
    },
    hint: {
      zh: '补上一个覆盖该取值的变体,例如 <1.24 与 >=1.24 成对。',
      en: 'Add the variant for that value: <1.24 goes with >=1.24.',
    },
  },
  'when-several': {
    message: {
      zh: '步骤 {step} 的代码块变体在主机 {host} 上有多个适用',
      en: 'Several variants of this block of the step {step} fit the host {host}',
    },
    hint: {zh: '让各变体的 when 条件互不重叠。', en: 'Make their `when` conditions exclude each other.'},
  },
  'value-missing': {
    message: {zh: '占位 {name} 在主机 {host} 上没有值', en: 'The hole {name} has no value on the host {host}'},
    hint: {
      zh: '用 -p {name}=值、清单变量或目标环境给出它。',
      en: 'Give it with -p {name}=VALUE, an inventory variable or the target.',
    },
  },
  'value-misfit': {
    message: {
      zh: '参数 {name} 的值 {value} 不符合类型 {type}',
      en: 'The value {value} of the parameter {name} does not fit the type {type}',
    },
    hint: {
      zh: '脚本中的值只能用 A-Z a-z 0-9 _ % + = : , . / @ -,且不以 - 开头。',
      en: 'Values in scripts have A-Z a-z 0-9 _ % + = : , . / @ - only and no leading -.',
    },
  },
  'checksum-unknown': {
    message: {
      zh: '版本 {version} 没有已知的校验和 {name}',
      en: 'No checksum {name} is known for the version {version}',
    },
    hint: {
      zh: '从发布方的校验和文件取得,写入 runbooks/versions.yaml,或用 -p {name}=… 给出。',
      en: "Take it from the publisher's checksum file and put it in runbooks/versions.yaml, or give it with -p {name}=….",
    },
  },
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problemTexts;
