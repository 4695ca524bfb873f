import type {Text} from '../model/language.ts';

/** What `--help` says of each command. */
export const commandTexts = {
  runbook: {
    zh: '运行文档页面上的安装步骤：页面上显示的，就是在主机上运行的。',
    en: 'Runs the install steps of the documentation pages: what a page shows is what runs on the hosts.',
  },
  list: {zh: '列出运行手册', en: 'list the runbooks'},
  show: {
    zh: '显示运行手册的页面、步骤、角色、参数和制品',
    en: 'show the pages, steps, roles, parameters and artifacts of a runbook',
  },
  lint: {
    zh: '检查页面和清单，报告每个问题的文件、行和列',
    en: 'check pages and manifests; report each problem with file, line and column',
  },
  plan: {
    zh: '显示每台主机将收到的内容，不连接任何主机',
    en: 'show what each host would be sent, without connecting to any',
  },
  exec: {zh: '在主机上执行运行手册', en: 'run a runbook on its hosts'},
  resume: {zh: '继续一次没有通过的运行', en: 'go on with a run that did not pass'},
  verify: {zh: '只运行检查', en: 'run the checks only'},
  undo: {zh: '按主机上的台账回退', en: 'take back what the records of the hosts hold'},
  runs: {zh: '列出这台机器上的运行', en: 'list the runs of this machine'},
  status: {zh: '显示主机台账中每个步骤的状态', en: 'show what the records of the hosts say of each step'},
  export: {
    zh: '写成编号的 shell 脚本，供手工执行，不连接任何主机',
    en: 'write numbered shell scripts to follow by hand, without connecting to any host',
  },
  bundle: {
    zh: '把制品、校验和、页面和程序打成一个离线包，不连接任何主机',
    en: 'write one archive with artifacts, checksums, pages and the runner, without connecting to any host',
  },
  evidence: {zh: '验证记录：完整的运行证明了什么', en: 'evidence: what complete runs have proved'},
  'evidence check': {
    zh: '核对页面与验证记录，不一致时退出码为 4',
    en: 'check the pages against their evidence; exit code 4 where they disagree',
  },
  lab: {zh: '一台机器上的三台实验主机', en: 'three hosts to try things on, on one machine'},
  'lab up': {zh: '启动实验环境', en: 'bring the lab up'},
  'lab down': {zh: '关闭并移除实验环境，保留缓存', en: 'shut the lab down and remove it; the cache stays'},
  'lab reset': {zh: '把所有主机恢复到基础镜像', en: 'take all hosts back to the base image'},
  'lab snapshot': {
    zh: '关闭主机，保存它们的文件，再启动',
    en: 'shut the hosts down, keep their files, boot them again',
  },
  'lab restore': {zh: '把所有主机恢复到一个快照', en: 'take all hosts back to a snapshot'},
  'lab snapshots': {zh: '列出快照', en: 'list the snapshots'},
  'lab status': {zh: '显示实验环境的状态', en: 'show what of the lab runs'},
  'lab ssh': {zh: '登录一台实验主机，或在上面运行命令', en: 'log in to a lab host, or run a command there'},
  mirror: {zh: '实验环境的离线镜像', en: 'the offline mirror of the lab'},
  'mirror build': {zh: '制作离线镜像', en: 'make the offline mirror'},
  doctor: {zh: '检查这台机器是否具备所需的一切', en: 'check that this machine has what is needed'},
  completion: {zh: '输出 shell 补全脚本', en: 'print a completion script for a shell'},
} as const satisfies Record<string, Text>;

export type CommandName = keyof typeof commandTexts;

export const optionTexts = {
  help: {zh: '显示帮助', en: 'show help'},
  version: {zh: '显示版本', en: 'show the version'},
  lang: {
    zh: '消息语言，zh 或 en（默认取自 LC_ALL、LC_MESSAGES、LANG）',
    en: 'language of messages, zh or en (default from LC_ALL, LC_MESSAGES, LANG)',
  },
  quiet: {zh: '只显示失败和总结', en: 'show failures and the summary only'},
  verbose: {zh: '显示主机的全部输出', en: 'show everything that the hosts print'},
  inventory: {zh: '主机清单，Ansible 的 YAML 格式', en: "the hosts, an inventory in Ansible's YAML"},
  target: {zh: '目标环境，见 runbooks/targets/', en: 'the target, of runbooks/targets/'},
  'lab-option': {
    zh: '使用实验环境：等于 -t lab 加它的清单，需要时先启动',
    en: 'use the lab: -t lab with its inventory; brings it up where it is down',
  },
  param: {
    zh: '参数值，可重复；机密参数写 name=@文件',
    en: 'value of a parameter, may be repeated; a secret is given as name=@FILE',
  },
  from: {zh: '从这个步骤开始', en: 'start at this step'},
  only: {zh: '只做这些步骤', en: 'do these steps only'},
  limit: {zh: '只在这些主机上', en: 'on these hosts only'},
  once: {zh: '每项检查只试一次，不等待', en: 'try each check once, without waiting'},
  'dry-run': {zh: '只读取台账和现状，显示将会做什么', en: 'look only: say what would be done'},
  'force-exec': {zh: '运行所有步骤，已应用的也不跳过', en: 'run every step, applied or not'},
  'force-undo': {zh: '文件在运行之后改动过，也照样恢复', en: 'restore files even where they were changed since'},
  evidence: {
    zh: '完整运行并通过之后，写入 runbooks/evidence/',
    en: 'after a complete run, write its evidence into runbooks/evidence/',
  },
  'evidence-in': {zh: '同上，写到这个目录', en: 'the same, into this folder'},
  against: {
    zh: '再与这个目录里的验证记录比较，它来自刚才的运行',
    en: 'compare with the evidence in this folder as well, which a new run wrote',
  },
  bundle: {
    zh: '制品来自这个离线包（压缩包或解开的目录），主机不访问网络',
    en: 'take the artifacts from this bundle, an archive or a folder; the hosts need no network',
  },
  'output-bundle': {
    zh: '写到这个文件（默认 ./ID-bundle.tar.gz；以 .tar 结尾则不压缩）',
    en: 'write this file (default ./ID-bundle.tar.gz; one that ends with .tar is not compressed)',
  },
  'force-bundle': {zh: '替换已有的文件', en: 'replace the file where it exists'},
  output: {zh: '写到这个目录（默认 ./ID-scripts）', en: 'write into this folder (default ./ID-scripts)'},
  'force-export': {
    zh: '替换先前导出的脚本，保留其中的 values/',
    en: 'replace the scripts of an earlier export; its values/ stays',
  },
  acknowledge: {
    zh: '确认运行手册要求的词，例如 insecure，见 runbook show',
    en: 'the word that the runbook asks for, such as insecure; runbook show says which and why',
  },
  yes: {zh: '不询问（没有终端时必需）', en: 'do not ask (needed without a terminal)'},
  format: {zh: '输出格式：{choices}', en: 'output: {choices}'},
  remove: {zh: '删除这些快照', en: 'remove these snapshots'},
  number: {zh: '显示最近多少次运行', en: 'show so many of the newest runs'},
} as const satisfies Record<string, Text>;

export const argumentTexts = {
  ID: {zh: '运行手册，见 runbook list', en: 'a runbook, of runbook list'},
  IDS: {zh: '只核对这些运行手册', en: 'these runbooks only'},
  FILES: {zh: '只报告这些文件的问题', en: 'report problems of these files only'},
  RUN: {
    zh: '运行编号，见 runbook runs（默认：最近一次没有通过的）',
    en: 'a run, of runbook runs (default: the newest that did not pass)',
  },
  HOST: {zh: '实验主机：master、node01、node02', en: 'a lab host: master, node01, node02'},
  NAME: {zh: '新快照的名称；同名的会被替换', en: 'what to call it; one of that name is replaced'},
  SNAPSHOT: {zh: '快照，见 runbook lab snapshots', en: 'a snapshot, of runbook lab snapshots'},
  CMD: {zh: '在主机上运行的命令，写在 -- 之后', en: 'a command to run there, after --'},
  SHELL: {zh: 'bash 或 zsh', en: 'bash or zsh'},
} as const satisfies Record<string, Text>;

/** Commander's own words. */
export const headingTexts: Readonly<Record<string, Text>> = {
  'Usage:': {zh: '用法：', en: 'Usage:'},
  'Arguments:': {zh: '参数：', en: 'Arguments:'},
  'Options:': {zh: '选项：', en: 'Options:'},
  'Global Options:': {zh: '全局选项：', en: 'Global options:'},
  'Commands:': {zh: '命令：', en: 'Commands:'},
  'Examples:': {zh: '示例：', en: 'Examples:'},
  '[options]': {zh: '[选项]', en: '[options]'},
  '[command]': {zh: '[命令]', en: '[command]'},
};

/** Command lines that work as they stand, each with what it does. */
export const commandExamples: Readonly<Record<CommandName, readonly (readonly [string, Text])[]>> = {
  runbook: [
    ['runbook list', {zh: '有哪些运行手册', en: 'which runbooks there are'}],
    ['runbook exec binary-install --lab', {zh: '在实验环境里安装', en: 'install in the lab'}],
    ['runbook exec binary-install -i hosts.yaml', {zh: '在自己的主机上安装', en: 'install on hosts of your own'}],
  ],
  list: [
    ['runbook list', {zh: '编号和标题', en: 'ids and titles'}],
    ['runbook list --format jsonl', {zh: '供程序读取', en: 'for programs'}],
  ],
  show: [
    ['runbook show binary-install', {zh: '这个运行手册做什么、可以设什么', en: 'what it does and what may be set'}],
  ],
  lint: [
    ['runbook lint', {zh: '检查全部文件', en: 'check all files'}],
    ['runbook lint content/docs/pki/ca.mdx', {zh: '只看一个页面', en: 'one page only'}],
    ['runbook lint --format github', {zh: 'GitHub 注解', en: 'annotations for GitHub'}],
  ],
  plan: [
    ['runbook plan binary-install', {zh: '用示例清单', en: 'with the example inventory'}],
    [
      'runbook plan binary-install -i hosts.yaml --limit node01',
      {zh: '一台主机会收到什么', en: 'what one host would be sent'},
    ],
    ['runbook plan binary-install -p etcd=3.4.23', {zh: '换一个版本', en: 'with another version'}],
  ],
  exec: [
    ['runbook exec binary-install --lab', {zh: '在实验环境里', en: 'in the lab'}],
    ['runbook exec binary-install -i hosts.yaml --dry-run', {zh: '看看会做什么', en: 'see what it would do'}],
    ['runbook exec binary-install -i hosts.yaml --from etcd-start', {zh: '从一个步骤开始', en: 'start at a step'}],
    ['runbook exec binary-install -i hosts.yaml --yes --format github', {zh: '在 CI 里', en: 'in CI'}],
    ['runbook exec binary-install --lab --evidence', {zh: '更新验证记录', en: 'renew the evidence'}],
  ],
  resume: [
    ['runbook resume', {zh: '继续最近一次没有通过的运行', en: 'go on with the newest run that did not pass'}],
    ['runbook resume 20260801T101500-3fa9c1', {zh: '继续指定的运行', en: 'go on with a certain run'}],
  ],
  verify: [
    ['runbook verify binary-install --lab', {zh: '它现在还正常吗', en: 'does it still work'}],
    [
      'runbook verify binary-install -i hosts.yaml --once',
      {zh: '只看这一刻，不等待', en: 'as it is this moment, without a wait'},
    ],
  ],
  undo: [
    ['runbook undo binary-install --lab', {zh: '让主机恢复原样', en: 'leave the hosts as they were'}],
    ['runbook undo binary-install -i hosts.yaml --limit node02', {zh: '只回退一台主机', en: 'one host only'}],
  ],
  runs: [['runbook runs', {zh: '最近的运行和结果', en: 'the newest runs and how they ended'}]],
  status: [
    [
      'runbook status binary-install --lab',
      {zh: '哪些步骤已应用、由谁、何时', en: 'which steps were applied, by whom, when'},
    ],
  ],
  export: [
    [
      'runbook export binary-install -i hosts.yaml',
      {
        zh: '每个步骤、每台主机一个脚本，写到 ./binary-install-scripts',
        en: 'one script a step and host, into ./binary-install-scripts',
      },
    ],
    [
      'runbook export binary-install -i hosts.yaml -o /tmp/node02 --limit node02',
      {zh: '只要一台主机的', en: 'those of one host'},
    ],
    [
      'runbook export binary-install -i hosts.yaml --force',
      {zh: '页面改动之后重新导出', en: 'again, after a page was edited'},
    ],
  ],
  bundle: [
    ['runbook bundle binary-install', {zh: '用示例清单里的默认值', en: 'with the defaults'}],
    [
      'runbook bundle binary-install -t debian-12 -i hosts.yaml -o /media/usb/k8s.tar.gz',
      {zh: '按自己的清单，写到 U 盘', en: 'for your own inventory, onto a stick'},
    ],
    [
      'runbook exec binary-install -i hosts.yaml --bundle /media/usb/k8s.tar.gz',
      {zh: '在不能上网的地方使用它', en: 'use it where there is no network'},
    ],
  ],
  evidence: [['runbook evidence check', {zh: '页面和验证记录一致吗', en: 'do the pages and their evidence agree'}]],
  'evidence check': [
    ['runbook evidence check', {zh: '不连接任何主机', en: 'without connecting to any host'}],
    [
      'runbook exec binary-install --lab --yes --evidence-in /tmp/new && runbook evidence check --against /tmp/new',
      {zh: '再运行一遍，与之比较', en: 'run it once more and compare'},
    ],
    ['runbook evidence check --format github', {zh: 'GitHub 注解', en: 'annotations for GitHub'}],
  ],
  lab: [
    ['runbook lab up', {zh: '启动', en: 'bring it up'}],
    ['runbook lab ssh master', {zh: '登录', en: 'log in'}],
    ['runbook lab down', {zh: '移除', en: 'remove it'}],
    ['RUNBOOK_LAB=second runbook lab up', {zh: '另一套，同时运行', en: 'another one, side by side'}],
  ],
  'lab up': [
    [
      'runbook lab up',
      {
        zh: '需要 root；第一次约六分钟，因为要编译 Kubernetes',
        en: 'needs root; about six minutes the first time, which compiles Kubernetes',
      },
    ],
  ],
  'lab down': [
    ['runbook lab down', {zh: '主机上的一切和快照都会丢失', en: 'all that is on the hosts is lost, and the snapshots'}],
  ],
  'lab reset': [
    ['runbook lab reset', {zh: '几秒钟后主机如新，快照保留', en: 'hosts as new within seconds; the snapshots stay'}],
  ],
  'lab snapshot': [
    [
      'runbook lab snapshot cluster',
      {zh: '保存为 cluster；未改变的文件不再占用磁盘', en: 'keep them as cluster; unchanged files take no more disk'},
    ],
  ],
  'lab restore': [
    ['runbook lab restore cluster', {zh: '几秒钟后主机如当时', en: 'hosts as they were then, within seconds'}],
  ],
  'lab snapshots': [
    ['runbook lab snapshots', {zh: '名称和时间', en: 'names and times'}],
    ['runbook lab snapshots --remove cluster', {zh: '删除一个', en: 'remove one'}],
  ],
  'lab status': [['runbook lab status', {zh: '主机、网络、镜像', en: 'hosts, network, mirror'}]],
  'lab ssh': [
    ['runbook lab ssh master', {zh: '一个 shell', en: 'a shell'}],
    ['runbook lab ssh node01 -- systemctl --failed', {zh: '一条命令', en: 'one command'}],
  ],
  mirror: [
    [
      'runbook mirror build',
      {
        zh: '由 Debian 软件包制作；第一次约五分钟，中断后会接着做',
        en: 'made from Debian packages; about five minutes the first time, and an interrupted one goes on',
      },
    ],
  ],
  'mirror build': [
    [
      'runbook mirror build',
      {
        zh: '由 Debian 软件包制作；第一次约五分钟，中断后会接着做',
        en: 'made from Debian packages; about five minutes the first time, and an interrupted one goes on',
      },
    ],
  ],
  doctor: [['runbook doctor', {zh: '缺什么，怎么补', en: 'what is missing and how to mend it'}]],
  completion: [
    ['source <(runbook completion bash)', {zh: '在当前 bash 里启用', en: 'in this bash'}],
    ['runbook completion zsh > ~/.zfunc/_runbook', {zh: '为 zsh 安装', en: 'for zsh'}],
  ],
};
