# The one program that the runner brings to a host: bash reads it from standard input, runs what follows there,
# and leaves nothing behind. It answers on standard output in frames, a NUL and the session's nonce before each, so
# that no output can be taken for one:
#
#   in   run ID KIND:BYTES…  then the scripts themselves    out  begin ID N · end ID N CODE complete|early left|clean LINE
#        cancel · unstick PID · ping · end                       stuck PID N · done ID · pong · leaving · locked HOLDER · ready
#
# A script of kind `block` is an author's: a fresh bash in its own process group. So is a `capture`, whose errors stay
# out of its output. One of kind `own` is the runner's, with the functions of host.sh at hand.

# Descriptors: 196 a job's word that it can be cancelled, 197 a pipe that never answers, 198 a script, 199 its marks,
# 200 the lock, 201 the session's output, 202 errors.
frame() { printf '\0%s %s\n' "$nonce" "$*"; }

# True while a process of ours runs. A child that has ended but is not waited for yet still takes signals, so `kill -0`
# cannot tell: bash may miss the end of a child where it comes together with the time limit of a `read`.
lives() {
  local line
  read -r line 2>&- <"/proc/$1/stat" || return
  [[ ${line##*) } != [ZX]* ]]
}

# Waits without a process.
nap() { read -r -t "$1" -u 197 _; }

main() {
  nonce=$1 path=$2 holder=$3
  if ((EUID)); then
    printf '%s is not root: set ansible_become, or another ansible_user\n' "$(id -un)" >&2
    exit
  fi
  umask 022
  cd / || exit
  exec 196<> <(:) 197<> <(:) 200</dev/null
  if [[ -n $holder ]] && ! hold_lock "$holder"; then exit; fi
  supervisor= pong=
  trap 'frame leaving 197>&- 200>&- & stop_job; exit' HUP TERM
  frame ready
  # Fifteen seconds without a word: the runner is gone or cut off.
  while IFS=' ' read -r -t 15 verb id sizes; do
    case $verb in
      ping) answer_ping ;;
      run) receive_scripts "$sizes" && start_job "$id" || break ;;
      cancel) [[ -z $supervisor ]] || kill -TERM "$supervisor" 2>&- ;;
      unstick) kill "$id" 2>&- ;;
      end) break ;;
    esac
  done
  stop_job
}

# Never waits for an output that nobody takes any more: the fifteen seconds must go on.
answer_ping() {
  [[ -n $pong ]] && lives "$pong" && return
  frame pong 197>&- 200>&- &
  pong=$!
}

# The lock lives as long as this session. Its file stands where a reboot clears it.
hold_lock() {
  # Root's alone, or anybody could hold it.
  umask 077
  exec 200<>/run/runbook.lock || return
  umask 022
  if ! flock -n 200; then
    frame locked "$(head -c 512 /run/runbook.lock | head -n 1)"
    return 1
  fi
  printf '%s group %s\n' "$1" "$$" >/run/runbook.lock
}

receive_scripts() {
  kinds=() scripts=()
  local each text
  for each in $1; do
    IFS= read -r -t 15 -N "${each#*:}" text || return
    kinds+=("${each%%:*}") scripts+=("$text")
  done
}

# Job control gives every job a process group, and leaves SIGINT as it was.
start_job() {
  set -m
  job "$1" &
  supervisor=$!
  set +m
  # Until it listens, a signal would only end it.
  read -r -t 5 -n 1 -u 196 _ || :
}

stop_job() {
  local tries
  [[ -z $pong ]] || kill "$pong" 2>&-
  [[ -n $supervisor ]] && kill -TERM "$supervisor" 2>&- || return 0
  for tries in {1..60}; do
    lives "$supervisor" || return 0
    nap 0.05
  done
  # It hangs at an output that nobody takes any more; what it ran has ended by now.
  kill -KILL -- "-$supervisor" 2>&-
}

job() {
  local id=$1 number
  group= cancelled= killer= family=()
  trap 'cancelled=1; end_group' TERM
  printf . >&196
  exec 196>&-
  exec 199<> <(:)
  open_pump
  for number in "${!scripts[@]}"; do
    [[ -z $cancelled ]] || break
    frame begin "$id" "$number"
    case ${kinds[number]} in
      own) run_own "$id" "$number" || break ;;
      *) run_block "$id" "$number" "${kinds[number]}" || break ;;
    esac
  done
  close_pump "$number"
  frame done "$id"
}

# A pump stands between authors' scripts and the session, so that a daemon which keeps a step's output open holds up
# nothing, and is not heard in the next. Frames take the same way, to come behind what was printed before them.
open_pump() {
  pump=
  [[ " ${kinds[*]}" == *" "[bc]* ]] || return 0
  exec 201>&1 1> >(exec cat 197>&- 199>&- 200>&- 201>&-)
  pump=$!
}

close_pump() {
  [[ -n $pump ]] || return 0
  exec 1>&201 201>&-
  local tries=0
  while lives "$pump"; do
    # Most pumps are gone at once.
    if ((++tries < 20)); then nap 0.0002; else nap 0.005; fi
    if ((tries == 50)); then frame stuck "$pump" "$1"; fi
    # What is cancelled does not wait for the runner's word.
    if ((tries > 50)) && [[ -n $cancelled ]]; then kill "$pump" 2>&-; fi
  done
  wait "$pump" 2>&-
}

run_own() {
  family=()
  set -m
  (eval "${scripts[$2]}") </dev/null 2>&1 &
  group=$!
  set +m
  await_group
  group=
  frame end "$1" "$2" "$code" complete clean 0
  return "$code"
}

# The script comes on a descriptor, never as an argument, and says through another that it reached its end. One line,
# so that line numbers inside eval are the script's own.
body='trap "builtin printf \"line %s\n\" \$LINENO >&199" ERR; IFS= read -r -d "" -u 198 runbook_script || :; '
body+='exec 198<&-; eval "$runbook_script"; builtin printf "complete\n" >&199'
readonly body

run_block() {
  local reached=early left=clean line=0 mark where
  family=()
  [[ $3 == block ]] || open_errors
  set -m
  (
    exec 198<<<"${scripts[$2]}" </dev/null
    if [[ $3 == capture ]]; then exec 2>&202 202>&-; else exec 2>&1; fi
    exec 197>&- 200>&- 201>&-
    PATH=$path LC_ALL=C.UTF-8 exec bash --noprofile --norc -Eeuo pipefail -c "$body" bash
  ) &
  group=$!
  set +m
  await_group
  end_leftovers
  group=
  while read -r -t 0 -u 199 && read -r -u 199 mark where; do
    case $mark in
      complete) reached=complete ;;
      line) line=$where ;;
    esac
  done
  if [[ $3 == capture ]]; then
    [[ $code == 0 ]] || head -c 65536 /proc/self/fd/202
    exec 202>&-
  fi
  frame end "$1" "$2" "$code" "$reached" "$left" "$line"
  [[ $code == 0 && $reached == complete && $left == clean ]]
}

# A file without a name, for what a capture says on standard error.
open_errors() {
  local name
  name=$(mktemp -p /run runbook.XXXXXX) && exec 202<>"$name"
  rm -f "$name"
}

# A second to end by itself, then none. The killer stands ready in the background, since the signal that brings us here
# may come just before the wait that it should have ended.
end_group() {
  [[ -n $group ]] || return 0
  tell_family TERM
  [[ -z $killer ]] || return 0
  { nap 1; tell_family KILL; } 200>&- 201>&- &
  killer=$!
}

# Sets code.
await_group() {
  [[ -z $cancelled ]] || end_group
  wait "$group"
  code=$?
  [[ -n $cancelled ]] || return 0
  local tries
  for tries in {1..20}; do
    find_family || break
    nap 0.05
  done
  tell_family KILL
  # Not `wait`: where the signal met the script's own end, bash waits here for a process that has gone.
  for tries in {1..20}; do
    find_family || break
    nap 0.01
  done
  [[ -z $killer ]] || kill "$killer" 2>&-
  code=143
}

tell_family() {
  find_family
  kill "-$1" -- "-$group" "${family[@]}" 2>&-
}

# Sets family: what lives in the group, and what it started in groups of its own, as `timeout` does. Once in it, a
# process stays: its parent may end first. The dead that nobody has waited for do not count. False where it is empty.
find_family() {
  local file line pid known=-1
  local -A parents=() members=()
  for file in /proc/[0-9]*/stat; do
    read -r line <"$file" || continue
    pid=${line%% *}
    # Behind the name: state, parent, group.
    set -- ${line##*) }
    [[ $1 != Z ]] || continue
    parents[$pid]=$2
    if [[ $3 == "$group" || " ${family[*]} " == *" $pid "* ]]; then members[$pid]=1; fi
  done 2>&-
  while ((known != ${#members[@]})); do
    known=${#members[@]}
    for pid in "${!parents[@]}"; do
      [[ -z ${members[${parents[$pid]}]-} ]] || members[$pid]=1
    done
  done
  family=("${!members[@]}")
  ((known > 0))
}

# What a finished script left in its group has a moment to go, then is ended and counts against it.
end_leftovers() {
  local tries
  for tries in {1..10}; do
    kill -0 -- "-$group" 2>&- && find_family || return 0
    nap 0.02
  done
  left=left
  kill -TERM -- "-$group" 2>&-
  nap 0.2
  kill -KILL -- "-$group" 2>&-
}
