#zh run :行 超时 [空位…]
#en run :LINE TIMEOUT [PLACE…]
run() {
  local at=$1 seconds=${2%s}
  shift 2
  read_text "$@"
  announce @run@ "$at"
  act "$at" "$seconds"
}
