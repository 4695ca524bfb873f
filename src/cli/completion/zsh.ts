import type {CompletedCommand, CompletedOption, Completes} from './command-tree.ts';

/** A zsh completion function; put it as `_runbook` into a folder of `$fpath`, or source it. */
export function renderZshCompletion(commands: readonly CompletedCommand[]): string {
  return `#compdef runbook
# zsh completion of runbook: runbook completion zsh > ~/.zfunc/_runbook

_runbook_runbooks() { compadd -- \${(f)"$(runbook list -q 2>/dev/null)"} }
_runbook_runs() { compadd -- \${(f)"$(runbook runs -q 2>/dev/null)"} }
_runbook_snapshots() { compadd -- \${(f)"$(runbook lab snapshots -q 2>/dev/null)"} }
_runbook_steps() {
  [[ -n $line[1] ]] && compadd -- \${(f)"$(runbook show $line[1] -q 2>/dev/null)"}
}

${commands.map((command) => renderFunction(command, commands)).join('\n')}
if [[ $funcstack[1] == _runbook ]]; then _runbook "$@"; else compdef _runbook runbook; fi
`;
}

function renderFunction(command: CompletedCommand, commands: readonly CompletedCommand[]): string {
  const subcommands = commands.filter(({name}) => isChild(name, command.name));
  const options = command.options.flatMap(renderOption);
  const rest =
    subcommands.length > 0
      ? ["'1: :->command'", "'*:: :->rest'"]
      : [`'${command.repeats ? '*' : '1'}: :${action(command.argument)}'`];
  const lines = [...options, ...rest].map((spec) => `    ${spec}`).join(' \\\n');
  return `${nameOf(command.name)}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \\
${lines}
${subcommands.length > 0 ? renderSubcommands(subcommands) : ''}}
`;
}

function renderSubcommands(subcommands: readonly CompletedCommand[]): string {
  const described = subcommands.map(({name, description}) => `      ${quote(`${lastWord(name)}:${description}`)}`);
  const cases = subcommands.map(({name}) => `        ${lastWord(name)}) ${nameOf(name)} ;;`);
  return `  case $state in
    command)
      local -a commands=(
${described.join('\n')}
      )
      _describe command commands ;;
    rest)
      case $line[1] in
${cases.join('\n')}
      esac ;;
  esac
`;
}

function renderOption({flags, description, value}: CompletedOption): string[] {
  const text = description.replace(/[[\]:]/g, ' ');
  const argument = value === undefined ? '' : `: :${action(value)}`;
  return flags.map((flag) => quote(`*${flag}[${text}]${argument}`));
}

function action(completes: Completes): string {
  switch (completes.type) {
    case 'words':
      return `(${completes.words.join(' ')})`;
    case 'file':
      return '_files';
    case 'runbook':
      return '_runbook_runbooks';
    case 'run':
      return '_runbook_runs';
    case 'snapshot':
      return '_runbook_snapshots';
    case 'step':
      return '_runbook_steps';
    case 'host':
    case 'target':
    case 'nothing':
      return ' ';
  }
}

function isChild(name: string, parent: string): boolean {
  const words = name.split(' ');
  return name !== '' && words.slice(0, -1).join(' ') === parent;
}

function nameOf(name: string): string {
  return ['_runbook', ...name.split(' ')].filter((word) => word !== '').join('_');
}

function lastWord(name: string): string {
  return name.split(' ').at(-1) ?? '';
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
