#zh check :行 超时 期限|once [空位…]：不通过就每秒再试，直到期限。
#en check :LINE TIMEOUT WITHIN|once [PLACE…]: tried again every second while there is time.
check() {
  local at=$1 seconds=${2%s} within=${3/once/0} since=$SECONDS tries=0
  within=${within%s}
  shift 3
  read_text "$@"
  announce @check@ "$at"
  until attempt "$seconds"; do
    ((within - (SECONDS - since) > 1)) || { show_attempt && fail "$at"; }
    ((tries++)) || say @again@ "$within"
    nap 1
  done
  show_attempt
}

#zh 只显示最后一次的输出。
#en The output of the last attempt alone is shown.
attempt() {
  open_file
  exec 202>&201
  block "$1" "$text"
}

show_attempt() {
  sed 's/^/  │ /' /proc/self/fd/201
  exec 201>&- 202>&-
}
