#zh 没有名字的文件，作为描述符 201。
#en A file without a name, as descriptor 201.
open_file() {
  local name
  name=$(mktemp -p /run runbook.XXXXXX) && exec 201<>"$name" && rm -f -- "$name" && return
  why=$(say @not-written@ /run)
  fail "$at"
}
