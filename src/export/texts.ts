import type {Language, Text} from '../model/language.ts';

/** What stands in the heads of scripts and in the README of an export. */
export const exportTexts = {
  'given-by': {zh: '由 {scripts} 给出', en: 'given by {scripts}'},
  'given-elsewhere': {
    zh: '由步骤 {step} 在 {hosts} 上捕获（{place}，不全在这些脚本里）',
    en: 'captured by the step {step} on {hosts} ({place}, not all among these scripts)',
  },
  'head-step': {
    zh: '{runbook}，第 {number} 步，共 {of} 步：{heading}（{step}）',
    en: '{runbook}, step {number} of {of}: {heading} ({step})',
  },
  'head-undo': {
    zh: '{runbook}，回退第 {number} 步，共 {of} 步：{heading}（{step}）',
    en: '{runbook}, taking back step {number} of {of}: {heading} ({step})',
  },
  'head-host': {zh: '主机', en: 'host '},
  'head-page': {zh: '页面', en: 'page '},
  'head-needs': {zh: '需要', en: 'needs'},
  'head-gives': {zh: '给出', en: 'gives'},
  'head-next': {zh: '然后', en: 'then '},
  'head-undone-by': {zh: '回退', en: 'undo '},
  'head-how': {
    zh: '在 {host} 上以 root 运行：bash {file}',
    en: 'Run it as root on {host}: bash {file}',
  },
  'head-again': {
    zh: '可以重复运行；停在第一个失败的代码块。先是做什么，后面是怎样做。',
    en: 'It may be run again, and stops at the first block that fails. What it does comes first, how it does it below.',
  },
  'head-undo-again': {
    zh: '可以重复运行；先是做什么，后面是怎样做。',
    en: 'It may be run again. What it does comes first, how it does it below.',
  },
  'next-on': {zh: '{file}（{host}）', en: '{file} on {host}'},
  'next-last': {zh: '没有了，这是最后一个', en: 'nothing, this is the last one'},
  'with-bash': {zh: '请用 bash 运行', en: 'Run it with bash'},
  legend: {
    zh: "<<'BASH' 与 BASH 之间是页面上的一个代码块，:N 是它在页面上的行，随后是它最多可用的时间。",
    en: "Between <<'BASH' and BASH stands a block of the page, :N is its line there, and then comes the time that it may take.",
  },
  machinery: {
    zh: '以下是怎样做：每个脚本都相同，不需要阅读，也不要修改。',
    en: 'From here on: how it is done. The same in every script; there is nothing to read or change.',
  },

  'readme-title': {zh: '{title}：手工执行', en: '{title}, by hand'},
  'readme-what': {
    zh:
      '这个目录由 `runbook export {runbook}`（目标环境 `{target}`）生成：每个步骤、每台主机一个脚本，做的事情与 ' +
      '`runbook exec` 在这台主机上做的完全相同：写文件、运行代码块、检查。每个脚本独立，只需要主机上的 bash。',
    en:
      'Written by `runbook export {runbook}` (target `{target}`): one script for each step and host, which does there ' +
      'exactly what `runbook exec` would do: files, run blocks, checks. Each script stands alone and needs only bash.',
  },
  'readme-acknowledge': {zh: '先确认（{word}）：', en: 'Acknowledge first ({word}):'},
  'readme-requires': {
    zh: '主机上要先应用这些运行手册：{requires}。',
    en: 'The hosts must have these runbooks applied first: {requires}.',
  },
  'readme-conflicts': {
    zh: '不能用在应用过这些运行手册的主机上：{conflicts}。',
    en: 'Not for hosts on which one of these runbooks is applied: {conflicts}.',
  },
  'readme-hosts': {zh: '主机', en: 'Hosts'},
  'readme-host': {zh: '主机', en: 'host'},
  'readme-address': {zh: '地址', en: 'address'},
  'readme-how': {zh: '怎样执行', en: 'How to go about it'},
  'readme-how-copy': {
    zh: '把整个目录复制到每台主机，例如 `scp -r {directory} root@{host}:`，以 root 运行（`sudo bash SCRIPT`）。也可以把一个脚本整个粘贴到主机的 root bash 里。',
    en: 'Copy the whole folder to every host, as in `scp -r {directory} root@{host}:`, and run the scripts there as root (`sudo bash SCRIPT`). A script may also be pasted as a whole into a bash of root on the host.',
  },
  'readme-how-order': {
    zh: '按编号从小到大执行。同一编号在几台主机上：全部通过之后再做下一个编号；除注明“逐台”的以外，可以同时运行。',
    en: 'Go by number. Where a number has several hosts, all of them must pass before the next number; they may run at the same time, but for those marked “one at a time”.',
  },
  'readme-how-marks': {
    zh: '通过的脚本以 ✓ 结束，退出码 0；失败的以 ✗ 结束，指出页面和行，退出码 1；什么都没有做（缺少值、主机不对、不是 root）时退出码 2。',
    en: 'A script that passed ends with ✓ and exit code 0, one that failed with ✗, page and line, and 1. Exit code 2: nothing was done, a value is missing, it is the wrong host or not root.',
  },
  'readme-order': {zh: '顺序', en: 'The order'},
  'readme-number': {zh: '编号', en: 'no.'},
  'readme-step': {zh: '步骤', en: 'step'},
  'readme-scripts': {zh: '脚本', en: 'scripts'},
  'readme-values': {zh: '值', en: 'values'},
  'readme-needs': {zh: '需要 {names}', en: 'needs {names}'},
  'readme-gives': {zh: '给出 {names}', en: 'gives {names}'},
  'readme-serial': {zh: '逐台', en: 'one at a time'},
  'readme-values-heading': {zh: '值', en: 'Values'},
  'readme-values-how': {
    zh:
      '有的脚本给出值，后面的脚本需要它。给出的值存放在脚本旁边的 `values/NAME` 里（多台主机各给一个时为 ' +
      '`values/NAME.HOST`），并显示出来；机密不显示。把 `values/` 里的文件复制到需要它的主机上脚本旁边的 `values/`，' +
      '或设环境变量 `RUNBOOK_VALUE_NAME`（大写），否则脚本会在终端上询问。',
    en:
      'Some scripts give a value that later ones need. It is kept in `values/NAME` beside the script (`values/NAME.HOST` ' +
      'where several hosts give one each) and printed; a secret is not printed. Copy it to `values/` beside the scripts ' +
      'of the host that needs it, or set `RUNBOOK_VALUE_NAME` (in capitals); else the script asks on the terminal.',
  },
  'readme-value': {zh: '值', en: 'value'},
  'readme-type': {zh: '类型', en: 'type'},
  'readme-from': {zh: '来自', en: 'from'},
  'readme-needed-by': {zh: '需要它的脚本', en: 'needed by'},
  'readme-joined': {
    zh: '{about}；{hosts} 各一个，按此顺序逐个相接',
    en: '{about}; one each of {hosts}, joined in this order',
  },
  'readme-resume': {zh: '失败之后', en: 'When a script fails'},
  'readme-resume-how': {
    zh: '排除原因，再运行同一个脚本，然后继续下一个。已经通过的不必重做；重复运行也没有坏处。Ctrl-C 会结束正在运行的代码块，不留下任何进程。',
    en: 'Mend the cause, run the same script again, and go on with the next. What passed need not be done again, and does no harm if it is. Ctrl-C ends the block that runs and leaves no process behind.',
  },
  'readme-undo': {zh: '回退', en: 'Undo'},
  'readme-undo-how': {
    zh:
      '`undo/` 里的脚本按编号执行，从最后一个步骤开始。文件恢复成第一次运行之前的样子：脚本事先把它存放在主机的 ' +
      '`/var/lib/runbook-by-hand/STEP/`。此后被改动过的文件不恢复，脚本停下；加 `--force` 则恢复。没有运行过的步骤什么都不做。' +
      '由 `runbook exec` 应用的步骤用 `runbook undo {runbook}` 回退。',
    en:
      'Run the scripts in `undo/` by number; they begin with the last step. Files come back as they were before the first ' +
      'run: the scripts keep that on the host, in `/var/lib/runbook-by-hand/STEP/`. A file that was changed since stops the ' +
      'script, unless it is given `--force`. A step that never ran is left alone. What `runbook exec` applied is undone ' +
      'by `runbook undo {runbook}`.',
  },
} as const satisfies Record<string, Text>;

/** What a script says on the host; `%s` are values. */
export const machineryTexts = {
  'not-root': {zh: '需要 root：sudo bash %s', en: 'It needs root: sudo bash %s'},
  'not-here': {
    zh: '这个脚本属于 %s，而这台主机没有地址 %s。确认无误时：RUNBOOK_HOST=%s bash %s',
    en: 'This script is for %s, and this host has no address %s. If it is the right one: RUNBOOK_HOST=%s bash %s',
  },
  locked: {zh: '这台主机正被占用：%s', en: 'This host is held by another run: %s'},
  cancelled: {zh: '已取消。重新运行 %s 可以继续。', en: 'Cancelled. Run %s again to go on.'},
  'timed-out': {zh: '%s 秒后超时', en: 'timed out after %s s'},
  'exit-code': {zh: '退出码 %s', en: 'exit code %s'},
  'ended-early': {zh: '代码块没有运行到最后一行', en: 'the block ended before its last line'},
  'left-running': {zh: '留下了仍在运行的后台进程', en: 'it left a process running'},
  'at-line': {zh: '，在 %s', en: ', at %s'},
  failed: {zh: '%s 在 %s 上失败：%s：%s', en: '%s failed on %s: %s: %s'},
  mend: {zh: '  排除原因后，重新运行 %s。', en: '  Mend the cause, then run %s again.'},
  run: {zh: '运行', en: 'run'},
  check: {zh: '检查', en: 'check'},
  file: {zh: '文件 %s %s %s', en: 'file %s %s %s'},
  capture: {zh: '捕获 %s', en: 'capture %s'},
  undo: {zh: '回退', en: 'undo'},
  restore: {zh: '恢复 %s', en: 'restore %s'},
  again: {zh: '  … 尚未通过，每秒再试，最多 %s 秒', en: '  … not yet; again every second, for up to %s s'},
  'not-written': {zh: '无法写入 %s', en: '%s cannot be written'},
  symlink: {zh: '%s 是指向 %s 的符号链接', en: '%s is a symbolic link to %s'},
  'not-plain': {zh: '%s 不是普通文件：%s', en: '%s is not a plain file: %s'},
  'not-kept': {zh: '无法保存 %s 的原样', en: 'what stands at %s cannot be kept'},
  'value-empty': {
    zh: '%s 是空的。设环境变量 %s，或写进文件 %s。',
    en: '%s is empty. Set %s, or put it into the file %s.',
  },
  'value-unfit': {zh: '给出的 %s 不是类型 %s 的值。', en: 'What was given for %s is no value of the type %s.'},
  'value-missing': {
    zh: '缺少值 %s（%s）。设环境变量 %s，或写进文件 %s，或在终端上运行。',
    en: 'The value %s is missing (%s). Set %s, put it into the file %s, or run the script on a terminal.',
  },
  ask: {zh: '需要 %s（%s）：%s', en: '%s (%s) is needed: %s'},
  'ask-hosts': {
    zh: '这些主机各一个，按此顺序逐个相接：%s',
    en: 'One each of these hosts, one below the other, in this order: %s',
  },
  'ask-lines': {zh: '粘贴它，然后另起一行，只输入一个点：', en: 'Paste it, then a line that holds a single dot:'},
  'ask-hidden': {zh: '（输入不回显）', en: '(what is typed is not shown)'},
  'place-missing': {zh: '脚本里没有了空位 %s', en: 'The place %s is gone from the script'},
  'captured-unfit': {zh: '输出不是 %s 的值，类型应为 %s', en: 'its output is no value for %s, which is of the type %s'},
  'captured-secret': {
    zh: '  %s 是机密，不显示。它在 %s（只有 root 能读）。',
    en: '  %s is a secret and not shown. It is in %s, for root alone.',
  },
  captured: {zh: '┌─ %s，来自 %s：从下一行开始', en: '┌─ %s of %s: from the next line'},
  'captured-end': {zh: '└─ %s 到上一行为止；也在 %s', en: '└─ %s: up to the line above; also in %s'},
  done: {zh: '%s 在 %s 上完成', en: '%s is done on %s'},
  undone: {zh: '%s 已在 %s 上回退', en: '%s is taken back on %s'},
  next: {zh: '  下一个：%s', en: '  next: %s'},
  last: {zh: '  这是最后一个。', en: '  This was the last one.'},
  'undo-usage': {zh: '用法：bash %s [--force]', en: 'Usage: bash %s [--force]'},
  'undo-recorded': {
    zh: '这个步骤由 runbook 应用：先运行 runbook undo %s --only %s（或加 --force）',
    en: 'This step was applied by runbook: run runbook undo %s --only %s first (or add --force)',
  },
  'undo-nothing': {
    zh: '%s 没有在 %s 上手工运行过，没有需要回退的。',
    en: '%s was not run by hand on %s: nothing to take back.',
  },
  'not-restored': {zh: '无法恢复 %s', en: '%s cannot be restored'},
  changed: {
    zh: '%s 在写入之后被改动过；加 --force 仍然恢复',
    en: '%s was changed since it was written; --force restores it all the same',
  },
} as const satisfies Record<string, Text>;

/** Names in a row. */
export function joinWords(words: readonly string[], language: Language): string {
  return words.join(language === 'zh' ? '、' : ', ');
}
