import type {Text} from './language.ts';

interface ProblemText {
  /** What was wrong and what was expected. */
  readonly message: Text;
  /** How to mend it. */
  readonly hint: Text;
}

/** All problem codes, in one table. `{name}` places are filled by `createProblem`. */
export const problemTexts = {
  // Pages as text
  syntax: {
    message: {zh: '无法解析页面：{detail}', en: 'The page cannot be parsed: {detail}'},
    hint: {zh: '按 MDX 的语法改正这一处。', en: 'Correct this place so that it is valid MDX.'},
  },
  nesting: {
    message: {zh: '括号嵌套太深，无法解析。', en: 'Brackets are nested too deeply to be parsed.'},
    hint: {zh: '删去多余的括号。', en: 'Remove the superfluous brackets.'},
  },
  'unclosed-tag': {
    message: {zh: '<{tag}> 没有结束标签。', en: '<{tag}> is never closed.'},
    hint: {zh: '在它的内容之后加上 </{tag}>，单独一行。', en: 'Add </{tag}> on a line of its own after its content.'},
  },
  'unexpected-closing-tag': {
    message: {zh: '</{tag}> 没有对应的开始标签。', en: '</{tag}> closes nothing that is open.'},
    hint: {zh: '删除它，或补上 <{tag}>。', en: 'Remove it, or add the missing <{tag}>.'},
  },
  'unclosed-fence': {
    message: {
      zh: '代码围栏没有结束，后面的内容会被吞掉。',
      en: 'The code fence is never closed and swallows what follows.',
    },
    hint: {
      zh: '在代码之后加一行同样长的围栏；代码里本来就有围栏时，外层要更长。',
      en: 'Add a line with a fence of the same length after the code; a fence around fences must be longer than those inside.',
    },
  },
  'unclosed-directive': {
    message: {zh: ':::{name} 没有结束。', en: ':::{name} is never closed.'},
    hint: {zh: '在它的内容之后加一行 :::。', en: 'Add a line ::: after its content.'},
  },
  'unopened-directive': {
    message: {zh: '::: 没有对应的开始。', en: '::: ends nothing that is open.'},
    hint: {
      zh: '删除它，或在内容之前补上 :::note 这样的一行。',
      en: 'Remove it, or add a line like :::note before the content.',
    },
  },
  'carriage-return': {
    message: {
      zh: '文件含有回车符（CR），应当只用换行符（LF）。',
      en: 'The file has carriage returns (CR); lines must end with LF alone.',
    },
    hint: {
      zh: '用 LF 换行重新保存，例如 sed -i "s/\\r$//" 文件。',
      en: 'Save it with LF line ends, for example with sed -i "s/\\r$//" FILE.',
    },
  },
  'control-character': {
    message: {zh: '文件含有看不见的字符 {character}。', en: 'The file has the invisible character {character}.'},
    hint: {
      zh: '删除它；文件必须是没有字节顺序标记的 UTF-8。',
      en: 'Remove it; the file must be UTF-8 without a byte order mark.',
    },
  },
  'page-path': {
    message: {
      zh: '页面应当位于 content/docs 之下，以 .mdx 结尾，路径只用小写字母、数字、点和连字符。',
      en: 'A page must stand below content/docs, end in .mdx and have a path of small letters, digits, dots and hyphens.',
    },
    hint: {zh: '移动或改名。', en: 'Move or rename it.'},
  },
  frontmatter: {
    message: {zh: '页首的 YAML 不正确：{detail}', en: 'The frontmatter is not valid YAML: {detail}'},
    hint: {zh: '改正 --- 之间的 YAML。', en: 'Correct the YAML between the --- lines.'},
  },
  'title-missing': {
    message: {zh: '页面没有标题。', en: 'The page has no title.'},
    hint: {zh: '在页首的 --- 之间写上 title: 标题。', en: 'Write title: TITLE between --- lines at the top.'},
  },
  expression: {
    message: {
      zh: '大括号会被当作 JavaScript 表达式，页面里不允许。',
      en: 'Braces compile to a JavaScript expression, which pages do not allow.',
    },
    hint: {
      zh: '占位要写在行内代码里，例如 `{{host.name}}`；普通大括号写作 \\{ 和 \\}。',
      en: 'Put a hole into inline code, as in `{{host.name}}`; write plain braces as \\{ and \\}.',
    },
  },
  statement: {
    message: {
      zh: '页面里只允许引入组件的 import 语句。',
      en: 'Pages allow import statements of components and nothing else.',
    },
    hint: {
      zh: "每行一条，例如 import {Aside} from '@astrojs/starlight/components'; 引入之后空一行，不要用 Step 这个名字。",
      en: "One a line, as in import {Aside} from '@astrojs/starlight/components'; with a blank line after them, and never under the name Step.",
    },
  },
  'unknown-component': {
    message: {
      zh: '页面没有引入组件 <{name}>。{suggestion}',
      en: 'The page does not import a component <{name}>.{suggestion}',
    },
    hint: {
      zh: '改正拼写，或在页首引入它。步骤写作 <Step>。',
      en: 'Mend the spelling, or import it at the top. A step is written <Step>.',
    },
  },
  'hole-in-attribute': {
    message: {
      zh: '属性、路径和链接里不能有占位 {hole}。',
      en: 'The hole {hole} stands in an attribute, a path or a link, where holes are not filled.',
    },
    hint: {zh: '写成固定的值。', en: 'Write a fixed value.'},
  },

  // Steps
  'unknown-attribute': {
    message: {zh: '<Step> 没有属性 {name}。{suggestion}', en: '<Step> has no attribute {name}.{suggestion}'},
    hint: {zh: '可用的属性：{allowed}。', en: 'Its attributes are {allowed}.'},
  },
  'attribute-twice': {
    message: {zh: '属性 {name} 写了两次。', en: 'The attribute {name} stands there twice.'},
    hint: {zh: '只留一个。', en: 'Keep one of them.'},
  },
  'attribute-expression': {
    message: {
      zh: '属性 {name} 应当是双引号中的文字，不能是表达式。',
      en: 'The attribute {name} must be text in double quotes, not an expression.',
    },
    hint: {zh: '写成 {name}="…"，不用大括号。', en: 'Write {name}="…" without braces.'},
  },
  'attribute-value': {
    message: {
      zh: '属性 {name} 的值“{value}”不正确，应当是{expected}。',
      en: 'The attribute {name} has the value "{value}"; expected {expected}.',
    },
    hint: {zh: '例如 {example}。', en: 'For example {example}.'},
  },
  'attribute-missing': {
    message: {zh: '<Step> 缺少属性 {name}。', en: '<Step> lacks the attribute {name}.'},
    hint: {zh: '例如 {example}。', en: 'For example {example}.'},
  },
  'translated-attribute': {
    message: {
      zh: '英文页面的 <Step> 只有 id，属性 {name} 写在中文页面上。',
      en: '<Step> has id alone on an English page; {name} stands on the Chinese page.',
    },
    hint: {zh: '在这里删除 {name}。', en: 'Remove {name} here.'},
  },
  'translated-block': {
    message: {
      zh: '英文页面的步骤里不能有代码块，代码只写在中文页面上。',
      en: 'A step on an English page has no code blocks; they stand once, on the Chinese page.',
    },
    hint: {zh: '删除这个代码块，或把它移到步骤之外。', en: 'Remove the block, or move it out of the step.'},
  },
  'step-place': {
    message: {
      zh: '<Step> 不能放在其他元素里，标签要单独成行。',
      en: '<Step> stands inside another element; its tags must be on lines of their own at the top level.',
    },
    hint: {
      zh: '把它移到页面的最外层，前后各空一行。',
      en: 'Move it to the top level of the page, with a blank line before and after.',
    },
  },
  'heading-missing': {
    message: {zh: '步骤不是以标题开始。', en: 'The step does not start with its heading.'},
    hint: {zh: '在 <Step> 之后空一行，写上 ### 标题。', en: 'Write ### HEADING after <Step> and a blank line.'},
  },
  'heading-twice': {
    message: {zh: '一个步骤只有一个标题。', en: 'A step has one heading.'},
    hint: {zh: '分成两个步骤，或把它改为普通文字。', en: 'Split the step, or make this plain text.'},
  },
  'step-empty': {
    message: {zh: '步骤里没有可以运行的代码块。', en: 'The step has no block that runs.'},
    hint: {
      zh: '写上 bash、file=、check 或 capture= 代码块，或去掉 <Step>。',
      en: 'Add a bash, file=, check or capture= block, or take <Step> away.',
    },
  },
  'prose-after-block': {
    message: {zh: '代码块之后还有文字。', en: 'Prose follows a code block.'},
    hint: {
      zh: '步骤里先写文字，再写代码块；把这段文字移到第一个代码块之前。',
      en: 'In a step prose comes first; move it before the first block.',
    },
  },
  'nested-fence': {
    message: {
      zh: '代码块嵌在步骤的列表、引用或组件里，不会被运行。',
      en: 'The code block is nested in a list, a quote or a component of the step and would not run.',
    },
    hint: {zh: '把它移到步骤的最外层，不缩进。', en: 'Move it to the top level of the step, without indentation.'},
  },
  'check-missing': {
    message: {zh: '步骤 {step} 会改变主机，但没有检查。', en: 'The step {step} changes the host and has no check.'},
    hint: {
      zh: '加一个 ```bash check 代码块，检查它起了作用。',
      en: 'Add a ```bash check block that proves what it set up.',
    },
  },
  'undo-missing': {
    message: {zh: '步骤 {step} 运行命令，但没有回退。', en: 'The step {step} runs commands and has no undo.'},
    hint: {
      zh: '加一个 ```bash undo 代码块，撤销这些命令；它必须可以重复运行。',
      en: 'Add a ```bash undo block that takes them back and may be repeated.',
    },
  },

  // Fences
  'unknown-word': {
    message: {
      zh: '围栏上的“{word}”没有意义。{suggestion}',
      en: 'The word "{word}" on the fence means nothing.{suggestion}',
    },
    hint: {zh: '可用的有：{allowed}。', en: 'Known are {allowed}.'},
  },
  'word-twice': {
    message: {zh: '围栏上的 {word} 写了两次。', en: 'The word {word} stands on the fence twice.'},
    hint: {zh: '只留一个。', en: 'Keep one of them.'},
  },
  'word-value': {
    message: {
      zh: '围栏上的 {word} 不正确，应当是{expected}。',
      en: 'The word {word} on the fence is not right; expected {expected}.',
    },
    hint: {zh: '例如 {example}。', en: 'For example {example}.'},
  },
  'word-place': {
    message: {zh: '{word} 不能用在 {kind} 代码块上。', en: 'The word {word} does not go with a {kind} block.'},
    hint: {zh: '删除 {word}，或改变代码块的种类。', en: 'Remove {word}, or change the kind of the block.'},
  },
  'two-kinds': {
    message: {zh: '一个代码块不能既是 {first} 又是 {second}。', en: 'A block cannot be {first} and {second} at once.'},
    hint: {zh: '只留一个，或分成两个代码块。', en: 'Keep one, or make two blocks.'},
  },
  'fence-syntax': {
    message: {
      zh: '无法读懂围栏上 {word} 的引号或转义。',
      en: 'The quotes or escapes of {word} on the fence cannot be read.',
    },
    hint: {
      zh: '值里有空格时用一对双引号；不要用反斜杠和 & 实体。',
      en: 'Put a value with spaces into one pair of double quotes; use no backslashes or & entities.',
    },
  },
  'block-kind': {
    message: {
      zh: '不清楚步骤里的这个{language}代码块做什么；只有 bash 会运行。',
      en: 'It is not clear what this {language} block does in a step; bash alone runs.',
    },
    hint: {zh: '写成 bash，或加上 file=路径、output 或 show。', en: 'Make it bash, or add file=PATH, output or show.'},
  },
  'block-language': {
    message: {
      zh: '{kind} 代码块要用 bash，这里是{language}。',
      en: 'A {kind} block must be bash; this one is {language}.',
    },
    hint: {zh: '写成 ```bash {kind}。', en: 'Write ```bash {kind}.'},
  },
  'block-outside-step': {
    message: {
      zh: '带有 {word} 的代码块在步骤之外，不会被运行。',
      en: 'A block with {word} stands outside a step and would not run.',
    },
    hint: {zh: '把它放进 <Step>，或删除 {word}。', en: 'Put it into a <Step>, or remove {word}.'},
  },
  'shell-outside-step': {
    message: {
      zh: '步骤之外的 {language} 代码块看起来会运行，其实不会。',
      en: 'A {language} block outside a step looks as if it ran and does not.',
    },
    hint: {
      zh: '把它放进 <Step>；只供阅读时加上 show。',
      en: 'Put it into a <Step>, or mark it show if it is for readers alone.',
    },
  },
  'block-empty': {
    message: {zh: '代码块是空的。', en: 'The code block is empty.'},
    hint: {zh: '写上内容，或删除它。', en: 'Fill it, or remove it.'},
  },
  'trailing-space': {
    message: {zh: '代码行的末尾有空白。', en: 'A line of code ends with white space.'},
    hint: {zh: '删除行末的空白。', en: 'Remove the white space at its end.'},
  },
  'outer-blank-line': {
    message: {zh: '代码以空行开始或结束。', en: 'The code starts or ends with a blank line.'},
    hint: {zh: '删除这一行。', en: 'Remove that line.'},
  },
  'bad-hole': {
    message: {zh: '{hole} 看起来是占位，但名称不正确。', en: '{hole} looks like a hole, but is not written as one.'},
    hint: {
      zh: '占位写作 {{name}}，名称由小写字母、数字、_ 和 . 组成；不是占位时在围栏上加 raw。',
      en: 'A hole is {{name}}, with small letters, digits, _ and . in its name; mark the fence raw if it is none.',
    },
  },

  // Bash
  'bash-syntax': {
    message: {zh: '无法解析 bash：{detail}', en: 'The bash cannot be parsed: {detail}'},
    hint: {zh: '用 bash -n 检查并改正。', en: 'Check it with bash -n and correct it.'},
  },
  'hidden-negation': {
    message: {
      zh: '! 之后的命令无论结果如何都不会让代码块失败。',
      en: 'A command after ! never makes the block fail, whatever it returns.',
    },
    hint: {zh: '写成 if 命令; then exit 1; fi。', en: 'Write if COMMAND; then exit 1; fi.'},
  },
  'hidden-list': {
    message: {zh: 'a && b 里 a 失败时，代码块会继续运行。', en: 'Where a of a && b fails, the block goes on.'},
    hint: {
      zh: '写成两行，或用 if a; then b; fi；确实可以失败时写 || true。',
      en: 'Write two lines, or if a; then b; fi; where failing is fine, say || true.',
    },
  },
  'hidden-status': {
    message: {zh: '{word} 会掩盖 $(…) 的失败。', en: '{word} hides that $(…) failed.'},
    hint: {zh: '先赋值：X=$(…)，再 {word} X。', en: 'Assign first: X=$(…), then {word} X.'},
  },
  'hidden-grep': {
    message: {
      zh: 'grep -q 找到后就退出，前面的命令可能因管道断开而失败（pipefail）。',
      en: 'grep -q leaves as soon as it finds something; the command before it may then fail on the broken pipe (pipefail).',
    },
    hint: {
      zh: '写成 命令 | grep 模式 >/dev/null，或 grep -q 模式 <<<"$(命令)"。',
      en: 'Write COMMAND | grep PATTERN >/dev/null, or grep -q PATTERN <<<"$(COMMAND)".',
    },
  },
  'hidden-group': {
    message: {
      zh: '这里只看最后一条命令的结果，前面的命令失败时会继续运行。',
      en: 'The status of the last command alone counts here; where one before it fails, bash goes on.',
    },
    hint: {
      zh: '条件、被 && 或 || 连接的一组命令和 $(…) 里只写一条命令，或用 && 连接。',
      en: 'Write one command in a condition, in a group joined by && or ||, and in $(…), or join them with &&.',
    },
  },
  'early-exit': {
    message: {
      zh: '代码块必须运行到最后一行，{word} 会提前结束它。',
      en: 'A block must reach its last line; {word} leaves it before.',
    },
    hint: {
      zh: '用 if … fi 跳过不需要的部分；要失败，在条件里写 exit 1。',
      en: 'Skip what is not needed with if … fi; to fail, write exit 1 under a condition.',
    },
  },
  'errexit-off': {
    message: {
      zh: '{word} 会让失败的命令不再停止代码块。',
      en: 'After {word} a failing command no longer stops the block.',
    },
    hint: {zh: '删除它；单个命令可以失败时写 || true。', en: 'Remove it; where one command may fail, say || true.'},
  },

  // The project
  'step-twice': {
    message: {zh: '步骤 id“{id}”已经用在 {file}:{line}。', en: 'The step id "{id}" is taken by {file}:{line}.'},
    hint: {zh: '步骤 id 在整个站点唯一，换一个。', en: 'Step ids are unique over the site; choose another.'},
  },
  'translation-missing': {
    message: {zh: '缺少英文页面 {file}。', en: 'The English page {file} is missing.'},
    hint: {
      zh: '写出英文页面，步骤 id 和顺序与中文页面相同。',
      en: 'Write it, with the same step ids in the same order.',
    },
  },
  'translation-orphan': {
    message: {zh: '英文页面没有对应的中文页面 {file}。', en: 'The English page has no Chinese page {file}.'},
    hint: {zh: '写出中文页面，或删除这一页。', en: 'Write the Chinese page, or remove this one.'},
  },
  'translation-lacks-step': {
    message: {zh: '英文页面缺少步骤 {step}。', en: 'The English page lacks the step {step}.'},
    hint: {zh: '加上 <Step id="{step}">、标题和文字。', en: 'Add <Step id="{step}"> with its heading and prose.'},
  },
  'translation-extra-step': {
    message: {zh: '中文页面没有步骤 {step}。{suggestion}', en: 'The Chinese page has no step {step}.{suggestion}'},
    hint: {zh: '改正 id，或删除这个步骤。', en: 'Mend the id, or remove the step.'},
  },
  'translation-order': {
    message: {
      zh: '步骤 {step} 的位置与中文页面不同，这里应当是 {expected}。',
      en: 'The step {step} stands elsewhere on the Chinese page; expected {expected} here.',
    },
    hint: {zh: '按中文页面的顺序排列。', en: 'Put the steps in the order of the Chinese page.'},
  },
  'step-without-runbook': {
    message: {zh: '页面有步骤，但没有运行手册列出它。', en: 'The page has steps, and no runbook lists it.'},
    hint: {
      zh: '把“{slug}”加到 runbooks/ 里一个手册的 pages。',
      en: 'Add "{slug}" to the pages of a manifest in runbooks/.',
    },
  },
  'uses-unknown': {
    message: {
      zh: '步骤 {step} 使用的步骤 {used} 不在运行手册 {runbook} 里。{suggestion}',
      en: 'The step {step} uses {used}, which runbook {runbook} does not have.{suggestion}',
    },
    hint: {zh: '改正 uses，或把那一页加到手册里。', en: 'Mend uses, or add that page to the manifest.'},
  },
  'uses-later': {
    message: {
      zh: '步骤 {step} 使用的步骤 {used} 在它之后。',
      en: 'The step {step} uses {used}, which does not come before it.',
    },
    hint: {zh: 'uses 只能列出之前的步骤。', en: 'uses lists earlier steps alone.'},
  },
  'role-unknown': {
    message: {
      zh: '运行手册 {runbook} 没有角色 {role}。{suggestion}',
      en: 'Runbook {runbook} has no role {role}.{suggestion}',
    },
    hint: {zh: '角色有：{allowed}。', en: 'Its roles are {allowed}.'},
  },
  'capture-hosts': {
    message: {
      zh: '类型为 {type} 的捕获要求步骤只在一台主机上运行，{on} 可能有多台。',
      en: 'A capture of type {type} needs a step on one host; {on} may have many.',
    },
    hint: {
      zh: '写成 on="{role}:first"；不是机密的值也可以用类型 text 捕获，得到所有主机的值，按清单的顺序逐台排列。',
      en: 'Write on="{role}:first". What is no secret may be captured as text: that gives the values of all hosts, in the order of the inventory.',
    },
  },
  'hole-undeclared': {
    message: {
      zh: '占位 {hole} 没有声明（运行手册 {runbook}）。{suggestion}',
      en: 'The hole {hole} is not declared (runbook {runbook}).{suggestion}',
    },
    hint: {
      zh: '在手册或 versions.yaml 的 parameters 里声明它，或改正名称；不是占位时在围栏上加 raw。',
      en: 'Declare it under parameters of the manifest or versions.yaml, or mend the name; mark the fence raw if it is no hole.',
    },
  },
  'hole-early': {
    message: {
      zh: '占位 {hole} 由后面的步骤 {step} 捕获，这里还没有值。',
      en: 'The hole {hole} is captured by {step}, which comes later; it has no value here.',
    },
    hint: {zh: '把捕获的步骤移到前面。', en: 'Move the capturing step before this one.'},
  },
  'hole-type': {
    message: {
      zh: '占位 {hole} 的类型是 {type}，只能放在文件代码块里。',
      en: 'The hole {hole} is of type {type}, which may stand in file blocks alone.',
    },
    hint: {zh: '把它写进文件，再让命令读文件。', en: 'Write it into a file and let the command read that.'},
  },
  'hole-line': {
    message: {
      zh: '占位 {hole} 有多行，必须单独占一行。',
      en: 'The hole {hole} has several lines and must stand alone on its line.',
    },
    hint: {zh: '这一行只留占位，缩进会保留。', en: 'Leave nothing but the hole on the line; its indent is kept.'},
  },
  'hole-empty': {
    message: {
      zh: '占位 {hole} 的默认值是空的，在文字里什么也看不到。',
      en: 'The default of {hole} is empty, so prose would show nothing.',
    },
    hint: {
      zh: '给参数一个默认值，或改写这句话。',
      en: 'Give the parameter a default, or write the sentence without it.',
    },
  },
  'condition-name': {
    message: {zh: 'when 里的“{name}”不是参数。{suggestion}', en: 'The "{name}" of when is no parameter.{suggestion}'},
    hint: {zh: '用运行手册或 versions.yaml 里声明的参数。', en: 'Use a parameter of the manifest or versions.yaml.'},
  },
  'condition-literal': {
    message: {
      zh: 'when 里的“{literal}”与 {name}（类型 {type}）不能这样比较。',
      en: 'The "{literal}" of when cannot be compared like this with {name}, of type {type}.',
    },
    hint: {
      zh: '值要符合参数的类型；<、>、<=、>= 只用于 version、int 和 port。',
      en: 'The value must fit the type; <, >, <= and >= go with version, int and port alone.',
    },
  },
  'file-twice': {
    message: {zh: '文件 {path} 已经由 {place} 写过。', en: 'The file {path} is written by {place} already.'},
    hint: {
      zh: '一个文件在一本运行手册里只由一个代码块写；不同的写法用 when 区分。',
      en: 'One block of a runbook writes a file; tell variants apart with when.',
    },
  },
  'name-twice': {
    message: {zh: '名称 {name} 已经是{other}。', en: 'The name {name} is taken by {other}.'},
    hint: {zh: '换一个名称。', en: 'Choose another name.'},
  },

  // Manifests, versions, targets
  'yaml-syntax': {
    message: {zh: '无法解析 YAML：{detail}', en: 'The YAML cannot be parsed: {detail}'},
    hint: {zh: '改正这一处的 YAML。', en: 'Correct the YAML at this place.'},
  },
  'yaml-value': {
    message: {zh: '{path} 不正确：{detail}', en: '{path} is not right: {detail}'},
    hint: {zh: '对照参考页中这个文件的说明。', en: 'Compare it with the reference of this file.'},
  },
  'yaml-key': {
    message: {zh: '{path} 下没有“{key}”这个键。{suggestion}', en: '{path} has no key "{key}".{suggestion}'},
    hint: {zh: '改正拼写，或删除它。', en: 'Mend the spelling, or remove it.'},
  },
  'yaml-file': {
    message: {
      zh: '运行手册和目标环境的文件名要是 ID.yaml，ID 由小写字母、数字和连字符组成，运行手册的还可以有点。',
      en: 'Manifests and targets are named ID.yaml, with small letters, digits and hyphens, a manifest with dots as well.',
    },
    hint: {zh: '改名。', en: 'Rename it.'},
  },
  'page-unknown': {
    message: {
      zh: '运行手册列出的页面 {page} 不存在。{suggestion}',
      en: 'The manifest lists the page {page}, which does not exist.{suggestion}',
    },
    hint: {zh: '写 content/docs 之下的路径，不带 .mdx。', en: 'Write its path below content/docs, without .mdx.'},
  },
  'page-twice': {
    message: {zh: '页面 {page} 列出了两次。', en: 'The page {page} is listed twice.'},
    hint: {zh: '只留一个。', en: 'Keep one of them.'},
  },
  'runbook-empty': {
    message: {zh: '运行手册 {runbook} 没有步骤。', en: 'Runbook {runbook} has no steps.'},
    hint: {zh: '列出有 <Step> 的页面。', en: 'List pages that have a <Step>.'},
  },
  'requires-unknown': {
    message: {
      zh: '没有运行手册 {runbook}，或者就是它自己。{suggestion}',
      en: 'There is no other runbook {runbook}.{suggestion}',
    },
    hint: {zh: '改正 requires 里的 id。', en: 'Mend the id under requires.'},
  },
  'requires-cycle': {
    message: {zh: '运行手册互相依赖：{runbooks}。', en: 'Runbooks require each other: {runbooks}.'},
    hint: {zh: '从其中一个的 requires 里删去另一个。', en: 'Take one out of the requires of another.'},
  },
  'artifact-unknown': {
    message: {
      zh: 'versions.yaml 里没有制品 {name}。{suggestion}',
      en: 'versions.yaml has no artifact {name}.{suggestion}',
    },
    hint: {zh: '改正名称，或在 versions.yaml 里加上它。', en: 'Mend the name, or add it to versions.yaml.'},
  },
  'artifact-version': {
    message: {
      zh: '制品 {name} 的版本“{value}”不正确，应当是一个版本，或一个占位，指向 versions.yaml 里类型为 version 的参数。{suggestion}',
      en: 'The version "{value}" of the artifact {name} is not right; expected a version, or one hole that names a parameter of type version in versions.yaml.{suggestion}',
    },
    hint: {
      zh: "例如 version: '1.36.4'，或 version: '{{kubernetes}}'。",
      en: "For example version: '1.36.4', or version: '{{kubernetes}}'.",
    },
  },
  'parameter-default': {
    message: {
      zh: '参数 {name} 的值“{value}”不符合类型 {type}。',
      en: 'The value "{value}" of parameter {name} does not fit its type {type}.',
    },
    hint: {zh: '改正这个值或类型。', en: 'Mend the value or the type.'},
  },
  'parameter-mirrored': {
    message: {
      zh: '参数 {name}：mirrored 必须恰好有一处 {{镜像站的参数}}。',
      en: 'Parameter {name}: mirrored must have exactly one {{parameter of a mirror}}.',
    },
    hint: {
      zh: "例如 mirrored: '{{mirror_url}}/github.com'。",
      en: "Such as mirrored: '{{mirror_url}}/github.com'.",
    },
  },
  'parameter-values': {
    message: {
      zh: '参数 {name}：values 与类型 enum 必须一起出现。',
      en: 'Parameter {name}: values and the type enum belong together.',
    },
    hint: {zh: '类型 enum 列出它的值；其他类型没有 values。', en: 'An enum lists its values; other types have none.'},
  },
  'parameter-secret': {
    message: {
      zh: '参数 {name} 是机密，不能写在文件里。',
      en: 'Parameter {name} is a secret and cannot stand in the file.',
    },
    hint: {zh: '删除这个值，运行时再给出。', en: 'Remove the value; it is given when the runbook runs.'},
  },
  'simulated-step': {
    message: {zh: '没有步骤 {step}。{suggestion}', en: 'There is no step {step}.{suggestion}'},
    hint: {zh: '改正 simulated 里的步骤 id。', en: 'Mend the step id under simulated.'},
  },
  'parameter-unknown': {
    message: {zh: '没有参数 {name}。{suggestion}', en: 'There is no parameter {name}.{suggestion}'},
    hint: {zh: '改正名称，或声明它。', en: 'Mend the name, or declare it.'},
  },

  // Inventories
  'inventory-structure': {
    message: {zh: '{path} 应当是{expected}。', en: '{path} must be {expected}.'},
    hint: {
      zh: '清单是 Ansible 的 YAML：all 之下有 hosts、children 和 vars。',
      en: "An inventory is Ansible's YAML: hosts, children and vars below all.",
    },
  },
  'inventory-key': {
    message: {zh: '不支持 {key}。{suggestion}', en: '{key} is not supported.{suggestion}'},
    hint: {zh: '支持的有：{allowed}。', en: 'Supported are {allowed}.'},
  },
  'inventory-value': {
    message: {
      zh: '{key} 的值“{value}”不正确，应当是{expected}。',
      en: '{key} has the value "{value}"; expected {expected}.',
    },
    hint: {zh: '改正这个值。', en: 'Mend the value.'},
  },
  'inventory-ip': {
    message: {zh: '主机 {host} 没有 IP 地址。', en: 'Host {host} has no IP address.'},
    hint: {
      zh: '给它写上 ip:，或让 ansible_host 是 IP 地址。',
      en: 'Give it ip:, or let ansible_host be an IP address.',
    },
  },
  'inventory-ip-twice': {
    message: {
      zh: '主机 {host} 与 {other} 的 IP 地址相同：{ip}。',
      en: 'Hosts {host} and {other} have the same IP address {ip}.',
    },
    hint: {zh: '每台主机有自己的 ip。', en: 'Every host has an ip of its own.'},
  },
  'inventory-name': {
    message: {zh: '“{name}”不能用作主机或组的名称。', en: '"{name}" cannot name a host or a group.'},
    hint: {
      zh: '主机名由字母、数字、点和连字符组成；组名由字母、数字和下划线组成。范围写作 node[01:03]。',
      en: 'Hosts have letters, digits, dots and hyphens; groups have letters, digits and underscores. A range is node[01:03].',
    },
  },
  'inventory-cycle': {
    message: {zh: '组 {name} 包含了自己。', en: 'The group {name} contains itself.'},
    hint: {zh: '去掉这个环。', en: 'Break the circle.'},
  },
  'inventory-empty': {
    message: {zh: '清单里没有主机。', en: 'The inventory has no hosts.'},
    hint: {zh: '在 all 之下的 hosts 或 children 里写上主机。', en: 'Add hosts below all, under hosts or children.'},
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
      zh: '补上一个覆盖该取值的变体，例如 <1.24 与 >=1.24 成对。',
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
      zh: '用 -p {needed}=值、清单变量或目标环境给出 {needed}。',
      en: 'Give {needed} with -p {needed}=VALUE, an inventory variable or the target.',
    },
  },
  'values-overlap': {
    message: {
      zh: '参数 {name} 在主机 {first} 上的值 {a} 与主机 {second} 上的值 {b} 重叠',
      en: 'The parameter {name} is {a} on the host {first} and {b} on {second}, which overlap',
    },
    hint: {
      zh: '在清单中给每台主机写上各自的 {name}。',
      en: 'Give every host a {name} of its own in the inventory.',
    },
  },
  'checksum-unknown': {
    message: {
      zh: '{parameter} {version} 没有已知的校验和 {name}',
      en: 'No checksum {name} is known for {parameter} {version}',
    },
    hint: {
      zh: '从发布方的校验和文件取得，写入 runbooks/versions.yaml，或用 -p {name}=… 给出。',
      en: "Take it from the publisher's checksum file and put it in runbooks/versions.yaml, or give it with -p {name}=….",
    },
  },

  // Evidence
  'evidence-format': {
    message: {zh: '验证记录无法读取：{detail}', en: 'The evidence cannot be read: {detail}'},
    hint: {
      zh: '验证记录不用手写。用 runbook exec ID --evidence 重新生成。',
      en: 'Evidence is not written by hand. Write it anew with: runbook exec ID --evidence',
    },
  },
  'evidence-unknown': {
    message: {
      zh: '验证记录属于 {runbook} 和 {target}，项目里没有这样的运行手册或目标环境。',
      en: 'The evidence speaks of {runbook} on {target}; the project has no such runbook or target.',
    },
    hint: {zh: '删除这个文件。', en: 'Remove the file.'},
  },
  'evidence-unknown-step': {
    message: {
      zh: '验证记录里的步骤 {step} 已经不在 {runbook} 的页面上。',
      en: 'The evidence names the step {step}, which no page of {runbook} has any more.',
    },
    hint: {
      zh: '再运行一遍，更新验证记录：runbook exec {runbook} --evidence。',
      en: 'Run it once more to renew the evidence: runbook exec {runbook} --evidence',
    },
  },
  'evidence-no-step': {
    message: {
      zh: '步骤 {step} 没有在 {target} 上运行过：验证记录里没有它。',
      en: 'The step {step} never ran on {target}: the evidence does not have it.',
    },
    hint: {zh: '再运行一遍，更新验证记录。', en: 'Run it once more to renew the evidence.'},
  },
  'evidence-order': {
    message: {
      zh: '步骤 {step} 在 {target} 上运行时，次序与现在的页面不同。',
      en: 'On {target} the step {step} ran in another order than the pages have now.',
    },
    hint: {zh: '再运行一遍，更新验证记录。', en: 'Run it once more to renew the evidence.'},
  },
  'evidence-stale-tag': {
    message: {
      zh: '步骤 {step} 的主机、次序或 uses 改过，验证记录（{target}）还是以前的。',
      en: 'Hosts, order or uses of the step {step} were changed since it ran on {target}.',
    },
    hint: {zh: '再运行一遍，更新验证记录。', en: 'Run it once more to renew the evidence.'},
  },
  'evidence-stale-block': {
    message: {
      zh: '步骤 {step} 的这个代码块改过，验证记录（{target}）还是以前的。',
      en: 'This block of the step {step} was changed since it ran on {target}.',
    },
    hint: {zh: '再运行一遍，更新验证记录。', en: 'Run it once more to renew the evidence.'},
  },
  'evidence-stale-value': {
    message: {
      zh: '步骤 {step} 用到的参数 {name} 现在是 {now}，在 {target} 上运行时是 {was}。',
      en: 'The step {step} uses {name}, which is {now} now and was {was} when it ran on {target}.',
    },
    hint: {zh: '再运行一遍，更新验证记录。', en: 'Run it once more to renew the evidence.'},
  },
  'evidence-simulated': {
    message: {
      zh: '步骤 {step} 在 {target} 上有没有模拟的部分，验证记录和 runbooks/targets/{target}.yaml 说法不同。',
      en: 'The evidence and runbooks/targets/{target}.yaml differ on what was simulated of the step {step}.',
    },
    hint: {
      zh: '在目标环境的文件里写清楚，再运行一遍，更新验证记录。',
      en: "Say it in the target's file, and run it once more to renew the evidence.",
    },
  },
  'evidence-sample': {
    message: {
      zh: '步骤 {step} 的示例输出与 {target} 上的真实输出不符，真实输出是：{real}',
      en: 'The sample output of the step {step} is not what {target} printed: {real}',
    },
    hint: {
      zh: '把示例改成真实的输出；会变的行写成一行 …。',
      en: 'Show what is really printed; write a line … for the lines that change.',
    },
  },
  'evidence-none': {
    message: {
      zh: '{runbook} 在 {target} 上没有验证记录。',
      en: 'There is no evidence of {runbook} on {target}.',
    },
    hint: {
      zh: '运行一遍，生成验证记录：runbook exec {runbook} --evidence。',
      en: 'Run it to write the evidence: runbook exec {runbook} --evidence',
    },
  },
  'evidence-other-value': {
    message: {
      zh: '参数 {name}：验证记录里是 {was}，刚才运行的是 {now}。',
      en: 'The parameter {name} is {was} in the evidence; the run just made has {now}.',
    },
    hint: {
      zh: '制品变了，就更新验证记录；否则就是验证记录被人改过。',
      en: 'Renew the evidence where the artifacts changed; otherwise the file was edited.',
    },
  },
  'evidence-other-step': {
    message: {
      zh: '步骤 {step}：验证记录与刚才的运行不符。',
      en: 'The step {step}: the evidence is not what the run just made gives.',
    },
    hint: {zh: '更新验证记录。', en: 'Renew the evidence.'},
  },
  'evidence-other-order': {
    message: {
      zh: '验证记录里步骤的次序与刚才的运行不同。',
      en: 'The evidence has its steps in another order than the run just made.',
    },
    hint: {zh: '更新验证记录。', en: 'Renew the evidence.'},
  },
  'evidence-other-output': {
    message: {
      zh: '步骤 {step} 在 {host} 上：验证记录里是“{was}”，刚才的运行是“{now}”。',
      en: 'The step {step} on {host}: the evidence has "{was}", the run just made "{now}".',
    },
    hint: {
      zh: '输出变了，就更新验证记录；每次都不同的输出，不要让命令打印出来。',
      en: 'Renew the evidence where the output changed; what differs every time should not be printed.',
    },
  },
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problemTexts;
