#zh file :行 路径 模式 属主 [空位…]：先写在旁边，再改名。
#en file :LINE PATH MODE OWNER [PLACE…]: written beside, then renamed.
file() {
  local at=$1 path=$2 mode=$3 owner=$4
  shift 4
  read_text "$@"
  announce "$(say @file@ "$path" "$mode" "$owner")" "$at"
  remember_written "$path" && write_file "$path" "$mode" "$owner" && return
  why=${why:-$(say @not-written@ "$path")}
  fail "$at"
}

write_file() {
  local path=$1 new=$1.runbook-new
  refuse_unless_plain "$path" || return
  [[ -d ${path%/*} ]] || mkdir -p -- "${path%/*}" || return
  rm -f -- "$new" || return
  (umask 077 && set -C && printf "${text:+%s\n}" "$text" >"$new") &&
    chown -- "$3" "$new" && chmod -- "$2" "$new" && mv -fT -- "$new" "$path"
}

refuse_unless_plain() {
  if [[ -L $1 ]]; then
    why=$(say @symlink@ "$1" "$(readlink -- "$1")")
    return 1
  elif [[ -e $1 && ! -f $1 ]]; then
    why=$(say @not-plain@ "$1" "$(stat -c %F -- "$1")")
    return 1
  fi
}

#zh 写入内容的校验和，回退时用来判断文件此后有没有被改动。
#en The digest of what is written tells the undo script whether the file was changed since.
remember_written() {
  [[ ! -e $kept/files$1/state ]] || printf "${text:+%s\n}" "$text" | sha256sum >>"$kept/files$1/written"
}
