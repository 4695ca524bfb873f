import type {CompletedCommand, Completes} from './command-tree.ts';

/** A bash completion function that needs no other package. */
export function renderBashCompletion(commands: readonly CompletedCommand[]): string {
  const groups = commands.filter(({name}) => name !== '' && isGroup(name, commands)).map(({name}) => name);
  return `# bash completion of runbook: source <(runbook completion bash)
_runbook() {
  local cur=\${COMP_WORDS[COMP_CWORD]} command='' id='' word previous='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == -* || $previous == -* && $(_runbook_value "$command" "$previous") != none ]]; then
      previous=$word
      continue
    fi
    previous=$word
    case $command in
      '') command=$word ;;
      ${groups.map((name) => `'${name}'`).join(' | ')}) command="$command $word" ;;
      *) [[ $id ]] || id=$word ;;
    esac
  done
  previous=\${COMP_WORDS[COMP_CWORD - 1]}
  local kind
  kind=$(_runbook_value "$command" "$previous")
  if [[ $previous != -* || $kind == none ]]; then
    if [[ $cur == -* ]]; then
      COMPREPLY=($(compgen -W "$(_runbook_options "$command")" -- "$cur"))
      return
    fi
    [[ $id ]] && ! _runbook_repeats "$command" && return
    kind=$(_runbook_argument "$command")
  fi
  case $kind in
    words*) COMPREPLY=($(compgen -W "\${kind#words }" -- "$cur")) ;;
    file) COMPREPLY=($(compgen -f -- "$cur")) ;;
    runbook) COMPREPLY=($(compgen -W "$(runbook list -q 2>/dev/null)" -- "$cur")) ;;
    run) COMPREPLY=($(compgen -W "$(runbook runs -q 2>/dev/null)" -- "$cur")) ;;
    snapshot) COMPREPLY=($(compgen -W "$(runbook lab snapshots -q 2>/dev/null)" -- "$cur")) ;;
    step) [[ $id ]] && COMPREPLY=($(compgen -W "$(runbook show "$id" -q 2>/dev/null)" -- "$cur")) ;;
  esac
}

_runbook_options() {
  case $1 in
${commands.map(({name, options}) => `    '${name}') echo '${options.flatMap(({flags}) => flags).join(' ')}' ;;`).join('\n')}
  esac
}

# What completes the value of option $2 of command $1; none where it takes no value.
_runbook_value() {
  case "$1 $2" in
${commands.flatMap(renderValues).join('\n')}
    *) echo none ;;
  esac
}

_runbook_repeats() {
  [[ $1 == @(${commands
    .filter(({repeats}) => repeats)
    .map(({name}) => name)
    .join('|')}) ]]
}

_runbook_argument() {
  case $1 in
${commands.map(({name, argument}) => `    '${name}') echo '${describe(argument)}' ;;`).join('\n')}
  esac
}

complete -o filenames -o bashdefault -F _runbook runbook
`;
}

function isGroup(name: string, commands: readonly CompletedCommand[]): boolean {
  return commands.some((command) => command.name.startsWith(`${name} `));
}

function renderValues({name, options}: CompletedCommand): string[] {
  return options.flatMap(({flags, value}) => {
    if (value === undefined) return [];
    const patterns = flags.map((flag) => `'${name} ${flag}'`).join(' | ');
    return [`    ${patterns}) echo '${describe(value)}' ;;`];
  });
}

function describe(completes: Completes): string {
  return completes.type === 'words' ? `words ${completes.words.join(' ')}` : completes.type;
}
