#zh 出现在命令里的值只含不会被 shell 解释的字符；写进文件的值不含控制字符。
#en A value that stands in a command has no character that a shell reads as more; one that goes into a file, no controls.
is_value() {
  local controls=$'[\001-\010\013-\037\177]' newline=$'\n'
  case $type in
    text | string | secret)
      [[ $value != *$controls* && ($form == lines || $value != *"$newline"*) ]]
      return
      ;;
  esac
  [[ $value != -* && $value != *[!A-Za-z0-9_%+=:,./@-]* ]] || return
  case $type in
    ip) [[ $value == *[.:]* && $value != *[!0-9A-Fa-f.:]* ]] ;;
    cidr) [[ $value == *[.:]*/[0-9]* && $value != *[!0-9A-Fa-f.:/]* ]] ;;
    int | port) [[ $value != *[!0-9]* ]] ;;
    bool) [[ $value == true || $value == false ]] ;;
    url) [[ $value == http://?* || $value == https://?* ]] ;;
    path) [[ $value == /* ]] ;;
    version | duration) [[ $value == [0-9]* ]] ;;
    sha256) ((${#value} == 64)) && [[ $value != *[!0-9a-f]* ]] ;;
  esac
}
