import {expect, test} from 'vitest';
import {commandExamples, commandTexts, type CommandName} from '../../src/cli/help-texts.ts';
import {createEnvironment, runbook} from './command-line.ts';

const env = createEnvironment();
const names = Object.keys(commandTexts) as CommandName[];

test.each(names)('%s --help has examples in both languages', async (name) => {
  const words = name === 'runbook' ? [] : name.split(' ');
  for (const lang of ['zh', 'en'] as const) {
    const {exitCode, stdout, stderr} = await runbook([...words, '--help', '--lang', lang], env);
    expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
    expect(stdout.replace(/\s+/g, '')).toContain(commandTexts[name][lang].replace(/\s+/g, ''));
    for (const [line] of commandExamples[name]) expect(stdout).toContain(line);
    if (lang === 'zh') expect(stdout).not.toMatch(/Usage|Options|Commands|Arguments|Examples|display help/);
  }
});

test('exec --help', async () => {
  expect((await runbook(['exec', '--help'], env)).stdout).toMatchInlineSnapshot(`
    "Usage: runbook exec [options] <ID>

    run a runbook on its hosts

    Arguments:
      ID                        a runbook, of runbook list

    Options:
      -i, --inventory <FILE>    the hosts, an inventory in Ansible's YAML
      -t, --target <NAME>       the target, of runbooks/targets/
      --lab                     use the lab: -t lab with its inventory; brings it up
                                where it is down
      -p, --param <NAME=VALUE>  value of a parameter, may be repeated; a secret is
                                given as name=@FILE
      --from <STEP>             start at this step
      --only <STEP...>          do these steps only
      --limit <HOST...>         on these hosts only
      --dry-run                 look only: say what would be done
      --force                   run every step, applied or not
      --bundle <FILE>           take the artifacts from this bundle, an archive or a
                                folder; the hosts need no network
      --evidence                after a complete run, write its evidence into
                                runbooks/evidence/
      --evidence-in <DIR>       the same, into this folder
      --acknowledge <WORD>      the word that the runbook asks for, such as
                                insecure; runbook show says which and why
      --yes                     do not ask (needed without a terminal)
      --format <FORMAT>         output: text | jsonl | junit | github
      -h, --help                show help

    Global options:
      --lang <LANG>             language of messages, zh or en (default from LC_ALL,
                                LC_MESSAGES, LANG)
      -q, --quiet               show failures and the summary only
      -v, --verbose             show everything that the hosts print
      -V, --version             show the version

    Examples:
      runbook exec binary-install --lab                                # in the lab
      runbook exec binary-install -i hosts.yaml --dry-run              # see what it would do
      runbook exec binary-install -i hosts.yaml --from etcd-start      # start at a step
      runbook exec binary-install -i hosts.yaml --yes --format github  # in CI
      runbook exec binary-install --lab --evidence                     # renew the evidence"
  `);
});

test('exec --help --lang zh', async () => {
  expect((await runbook(['exec', '--help', '--lang', 'zh'], env)).stdout).toMatchInlineSnapshot(`
    "用法： runbook exec [选项] <ID>

    在主机上执行运行手册

    参数：
      ID                        运行手册，见 runbook list

    选项：
      -i, --inventory <FILE>    主机清单，Ansible 的 YAML 格式
      -t, --target <NAME>       目标环境，见 runbooks/targets/
      --lab                     使用实验环境：等于 -t lab 加它的清单，需要时先启动
      -p, --param <NAME=VALUE>  参数值，可重复；机密参数写 name=@文件
      --from <STEP>             从这个步骤开始
      --only <STEP...>          只做这些步骤
      --limit <HOST...>         只在这些主机上
      --dry-run                 只读取台账和现状，显示将会做什么
      --force                   运行所有步骤，已应用的也不跳过
      --bundle <FILE>           制品来自这个离线包（压缩包或解开的目录），主机不访问
                                网络
      --evidence                完整运行并通过之后，写入 runbooks/evidence/
      --evidence-in <DIR>       同上，写到这个目录
      --acknowledge <WORD>      确认运行手册要求的词，例如 insecure，见 runbook show
      --yes                     不询问（没有终端时必需）
      --format <FORMAT>         输出格式：text | jsonl | junit | github
      -h, --help                显示帮助

    全局选项：
      --lang <LANG>             消息语言，zh 或 en（默认取自 LC_ALL、LC_MESSAGES、
                                LANG）
      -q, --quiet               只显示失败和总结
      -v, --verbose             显示主机的全部输出
      -V, --version             显示版本

    示例：
      runbook exec binary-install --lab                                # 在实验环境里
      runbook exec binary-install -i hosts.yaml --dry-run              # 看看会做什么
      runbook exec binary-install -i hosts.yaml --from etcd-start      # 从一个步骤开始
      runbook exec binary-install -i hosts.yaml --yes --format github  # 在 CI 里
      runbook exec binary-install --lab --evidence                     # 更新验证记录"
  `);
});
