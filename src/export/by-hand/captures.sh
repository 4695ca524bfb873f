#zh capture :行 超时 名称 类型 文件 [空位…]：读出一个值，存进 values/，机密以外的也显示出来。
#en capture :LINE TIMEOUT NAME TYPE FILE [PLACE…]: reads a value, keeps it in values/, and prints it if it is no secret.
capture() {
  local at=$1 seconds=${2%s} name=$3 type=$4 file=$5 form=lines value passed=1
  shift 5
  read_text "$@"
  announce "$(say @capture@ "$name")" "$at"
  open_output
  [[ $type != secret ]] || exec 202>/dev/null
  open_file
  block "$seconds" "$text" || passed=
  value=$(cat /proc/self/fd/201)
  close_output
  [[ $passed ]] || fail "$at"
  if [[ -z $value ]] || ! is_value; then
    why=$(say @captured-unfit@ "$name" "$type")
    fail "$at"
  fi
  (umask 077 && mkdir -p -- "$values" && printf '%s\n' "$value" >"$values/$file.new" &&
    mv -fT -- "$values/$file.new" "$values/$file") || { why=$(say @not-written@ "$values/$file") && fail "$at"; }
  if [[ $type == secret ]]; then
    say @captured-secret@ "$name" "$values/$file"
  else
    say @captured@ "$name" "$host"
    printf '%s\n' "$value"
    say @captured-end@ "$name" "$values/$file"
  fi
}
