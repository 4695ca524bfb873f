#zh restore :行 文件：恢复第一次运行前的原样；此后被别人改动过的文件不动，除非 --force。
#en restore :LINE FILE: as it was before the first run; a file that was changed since stays, but for --force.
restore() {
  local at=$1 path=$2 from=$kept/files$2
  [[ -e $from/state ]] || return 0
  announce "$(say @restore@ "$path")" "$at"
  "restore_$(<"$from/state")" && rm -rf -- "$from" && return
  why=${why:-$(say @not-restored@ "$path")}
  fail "$at"
}

restore_absent() {
  local parent
  rm -f -- "$path.runbook-new"
  if [[ -e $path || -L $path ]]; then
    [[ $force ]] || is_written || say_changed || return
    rm -f -- "$path" || return
  fi
  while IFS= read -r parent; do
    [[ ! -d $parent ]] || rmdir --ignore-fail-on-non-empty -- "$parent" || return
  done <"$from/created"
}

restore_present() {
  local new=$path.runbook-new
  rm -f -- "$new"
  if [[ ! $force ]] && ! is_written; then
    [[ -f $path && ! -L $path ]] && cmp -s -- "$path" "$from/original" || say_changed || return
  fi
  cp -p -- "$from/original" "$new" && mv -fT -- "$new" "$path"
}

is_written() {
  local digest
  [[ -f $path && ! -L $path && -e $from/written ]] || return
  digest=$(sha256sum <"$path") && grep -qxF -- "$digest" "$from/written"
}

say_changed() {
  why=$(say @changed@ "$path")
  return 1
}
