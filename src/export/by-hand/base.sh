say() {
  local format=$1
  shift
  printf "$format\n" "$@"
}

#zh 什么都还没有做就停下。
#en Ends before anything was done.
stop() {
  {
    printf '%s✗%s ' "$red" "$plain"
    say "$@"
  } >&2
  exit 2
}

#zh 不另起进程的等待。
#en Waits without a process.
nap() { read -r -t "$1" -u 197 _; }

prepare() {
  export LC_ALL=C
  red= green= dim= plain= session= why= line=0
  if [[ -t 1 && -z ${NO_COLOR-} ]]; then red=$'\e[31m' green=$'\e[32m' dim=$'\e[2m' plain=$'\e[0m'; fi
  ((EUID == 0)) || stop @not-root@ "$script"
  is_here || stop @not-here@ "$host" "$address" "$host" "$script"
  umask 022
  find_values
  cd / || exit
  exec 197<> <(:)
  hold_lock
  trap cancel INT TERM HUP
}

#zh 这台主机叫这个名字，或者有这个地址；说不准时算是。
#en This host has the name, or the address; where that cannot be told, it is.
is_here() {
  local mark found name
  name=$(uname -n)
  [[ ${RUNBOOK_HOST-} != "$host" && ${name%%.*} != "$host" && $name != "$host" ]] || return 0
  [[ $address != *:* && -r /proc/net/fib_trie ]] || return 0
  while read -r mark found; do
    [[ $found != "$address" ]] || return 0
  done </proc/net/fib_trie
  return 1
}

#zh 值放在脚本旁边的 values/ 里；粘贴运行时没有“旁边”，放在 /run/runbook-values，重启后消失。
#en Values stand in values/ beside the scripts; a pasted script has no such place: /run/runbook-values, until a reboot.
find_values() {
  local folder
  values=/run/runbook-values
  [[ -f $0 && ${0##*/} == "${script##*/}" ]] || return 0
  folder=$(cd -- "$(dirname -- "$0")" && pwd) || return 0
  [[ $script != undo/* ]] || folder=${folder%/*}
  values=$folder/values
}

#zh 与 runbook 共用一把锁：一台主机上同时只有一个。
#en The lock of runbook itself: one at a time on a host.
hold_lock() {
  command -v flock >/dev/null || return 0
  umask 077
  exec 200<>/run/runbook.lock || exit
  umask 022
  flock -n 200 || stop @locked@ "$(head -n 1 /run/runbook.lock)"
  printf '%s group %s\n' "$script" "$$" >/run/runbook.lock
}

#zh Ctrl-C：结束正在运行的代码块，不留下任何进程。
#en Ctrl-C: ends the block that runs, and leaves no process behind.
cancel() {
  trap '' INT TERM HUP
  [[ -z ${terminal-} ]] || stty "$terminal" </dev/tty
  [[ -z $session ]] || end_session
  printf '\n%s✗%s ' "$red" "$plain"
  say @cancelled@ "$script"
  exit 130
}

#zh 代码块的原文，不含最后的换行；空位填上值。
#en The text of a block without its final newline, its places filled.
read_text() {
  IFS= read -r -d '' text
  text=${text%$'\n'}
  [[ $# == 0 ]] || fill "$@"
}

announce() {
  why= line=0
  printf '%s▸%s %s  %s%s%s\n' "$green" "$plain" "$1" "$dim" "$page$2" "$plain"
}

#zh 说明哪里出了什么错，停下。
#en Says what went wrong where, and ends.
fail() {
  local at=${1#:}
  ((line == 0)) || why+=$(say @at-line@ "$page:$((at + line))")
  printf '%s✗%s ' "$red" "$plain"
  say @failed@ "$id" "$host" "$page:$at" "$why"
  say @mend@ "$script"
  exit 1
}

passed() {
  printf '%s✓%s ' "$green" "$plain"
  say "$1" "$id" "$host"
  if [[ $next ]]; then say @next@ "$next"; else say @last@; fi
}
