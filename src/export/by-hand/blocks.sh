#zh 代码块在这里运行：从描述符 198 读入，运行到最后一行才算完成，从 199 报告。
#en What runs a block: reads it from descriptor 198, and says on 199 that its last line was reached.
body='trap "builtin printf \"line %s\n\" \$LINENO >&199" ERR; IFS= read -r -d "" -u 198 runbook_script || :; '
body+='exec 198<&-; eval "$runbook_script"; builtin printf "complete\n" >&199'

#zh block 秒 原文：全新的 bash，root，位于 /，环境干净，没有输入；输出到 201，错误到 202。
#en block SECONDS TEXT: a fresh bash, as root from /, in a clean environment, without input; output to 201, errors to 202.
block() {
  local ends=$((SECONDS + $1 + 1)) code mark where reached= late=
  why= line=0
  exec 199<> <(:)
  (
    trap - INT QUIT
    exec 198<<<"$2" </dev/null >&201 2>&202
    exec 197>&- 200>&- 201>&- 202>&-
    exec setsid env -i HOME=/root USER=root LC_ALL=C.UTF-8 TERM=dumb PATH="$path" \
      bash --noprofile --norc -Eeuo pipefail -c "$body" bash
  ) &
  session=$!
  while kill -0 "$session" 2>/dev/null; do
    if ((SECONDS >= ends)); then
      late=1
      end_session
      break
    fi
    nap 0.02
  done
  wait "$session" 2>/dev/null
  code=$?
  while read -r -t 0 -u 199 && read -r -u 199 mark where; do
    case $mark in
      complete) reached=1 ;;
      line) line=$where ;;
    esac
  done
  exec 199>&-
  if [[ $late ]]; then
    why=$(say @timed-out@ "$1")
  elif ((code != 0)); then
    why=$(say @exit-code@ "$code")
  elif [[ ! $reached ]]; then
    why=$(say @ended-early@)
  elif has_left; then
    end_session
    why=$(say @left-running@)
  fi
  session=
  [[ -z $why ]]
}

#zh 代码块里还在运行的进程：第 $1 个字段（3 为进程组，4 为会话）是它的。
#en The processes of the block that still live: its own by field $1, 3 the group, 4 the session.
find_members() {
  local file stat field=$1
  members=()
  for file in /proc/[0-9]*/stat; do
    read -r stat <"$file" || continue
    set -- ${stat##*) }
    [[ $1 == Z || ${!field} != "$session" ]] || members+=("${file//[!0-9]/}")
  done 2>/dev/null
  ((${#members[@]} > 0))
}

#zh 先给一秒钟自己结束，再强行结束。
#en A second to end by itself, then none.
end_session() {
  local tries
  kill "$session" 2>/dev/null
  for tries in {1..20}; do
    find_members 4 || return 0
    ((tries > 1)) || kill "${members[@]}" 2>/dev/null
    nap 0.05
  done
  kill -KILL "${members[@]}" 2>/dev/null
}

#zh 刚结束的进程有片刻时间离开。
#en What has just finished has a moment to go.
has_left() {
  local tries
  for tries in {1..10}; do
    kill -0 -- "-$session" 2>/dev/null && find_members 3 || return 1
    nap 0.02
  done
  return 0
}

#zh 输出逐行显示；代码块启动的守护进程即使一直占用输出，也不会让脚本等待。
#en Output is shown line by line; a daemon that keeps it open holds nothing up.
open_output() {
  exec 201> >(trap '' INT; exec sed -u 's/^/  │ /' 197>&- 200>&-)
  output=$!
  exec 202>&201
}

close_output() {
  local tries
  exec 201>&- 202>&-
  for tries in {1..100}; do
    kill -0 "$output" 2>/dev/null || return 0
    nap 0.01
  done
  kill "$output" 2>/dev/null
}

#zh act :行 秒：运行 text。
#en act :LINE SECONDS: runs text.
act() {
  local passed=1
  open_output
  block "$2" "$text" || passed=
  close_output
  [[ $passed ]] || fail "$1"
}
