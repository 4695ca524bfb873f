#zh 撤销之前：runbook 应用过的由它自己回退；没有运行过的不必回退。
#en Before anything is taken back: what runbook applied is its own to undo, what never ran needs no undo.
begin() {
  case ${1-} in
    '' | --force) force=${1-} ;;
    *) stop @undo-usage@ "$script" ;;
  esac
  if recorded && [[ ! $force ]]; then stop @undo-recorded@ "$runbook" "$id"; fi
  [[ ! -e $kept/started && ! $force ]] || return 0
  say @undo-nothing@ "$id" "$host"
  exit 0
}

#zh undo :行 超时 [空位…]
#en undo :LINE TIMEOUT [PLACE…]
undo() {
  local at=$1 seconds=${2%s}
  shift 2
  read_text "$@"
  announce @undo@ "$at"
  act "$at" "$seconds"
}

#zh 全部回退之后，不再需要原样。
#en All is taken back: the originals are needed no more.
finish() {
  rm -rf -- "$kept"
  [[ ! -d ${kept%/*} ]] || rmdir --ignore-fail-on-non-empty -- "${kept%/*}"
}
