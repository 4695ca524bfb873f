#zh keep [文件…]：第一次运行前的原样，只保存一次，供回退脚本使用。
#en keep [FILE…]: what stood there before the first run, once, for the undo script.
keep() {
  local file
  umask 077
  why=$(say @not-written@ "$kept")
  mkdir -p -- "$kept" || fail "$place"
  for file; do
    why=
    keep_original "$file" && continue
    why=${why:-$(say @not-kept@ "$file")}
    fail "$place"
  done
  why=$(say @not-written@ "$kept")
  : >"$kept/started" || fail "$place"
  umask 022
  sync -f "$kept" 2>/dev/null || sync
}

keep_original() {
  local into=$kept/files$1 parent=${1%/*}
  refuse_unless_plain "$1" || return
  [[ ! -e $into/state ]] && ! recorded "$1" || return 0
  mkdir -p -- "$into" || return
  if [[ -e $1 ]]; then
    cp -p -- "$1" "$into/original" && echo present >"$into/state.new" || return
  else
    while [[ -n $parent && ! -e $parent ]]; do
      printf '%s\n' "$parent"
      parent=${parent%/*}
    done >"$into/created" && echo absent >"$into/state.new" || return
  fi
  mv -fT -- "$into/state.new" "$into/state"
}
