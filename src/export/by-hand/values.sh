declare -A value_of=()

#zh need 名称 类型 line|lines 说明 [主机…]：取自环境变量，或 values/ 里的文件，或在终端上询问。
#en need NAME TYPE line|lines ABOUT [HOST…]: from the environment, from a file in values/, or asked for on the terminal.
need() {
  local name=$1 type=$2 form=$3 about=$4 variable=RUNBOOK_VALUE_$1 value=
  shift 4
  variable=${variable^^}
  variable=${variable//./_}
  if [[ ${!variable+set} ]]; then
    value=${!variable}
  elif [[ -f $values/$name ]]; then
    value=$(<"$values/$name")
  elif ! join_values "$name" "$@"; then
    ask "$@"
  fi
  while [[ $value == *$'\n' ]]; do value=${value%$'\n'}; done
  [[ $value ]] || stop @value-empty@ "$name" "$variable" "$values/$name"
  is_value || stop @value-unfit@ "$name" "$type"
  value_of[$name]=$value
}

#zh 几台主机各给一个值：逐台相接，顺序同清单。
#en Several hosts give a value each: one below the other, in the order of the inventory.
join_values() {
  local name=$1 each
  shift
  (($# > 0)) || return
  for each; do [[ -f $values/$name.$each ]] || return; done
  for each; do value+=${value:+$'\n'}$(<"$values/$name.$each"); done
}

ask() {
  (: <>/dev/tty) 2>/dev/null || stop @value-missing@ "$name" "$about" "$variable" "$values/$name"
  exec 203<>/dev/tty
  if [[ $type == secret ]]; then
    terminal=$(stty -g <&203)
    stty -echo <&203
  fi
  {
    say @ask@ "$name" "$type" "$about"
    (($# == 0)) || say @ask-hosts@ "$*"
    [[ $type != secret ]] || say @ask-hidden@
    [[ $form != lines ]] || say @ask-lines@
  } >&203
  read_answer <&203
  if [[ $type == secret ]]; then
    stty "$terminal" <&203
    terminal=
    echo >&203
  fi
  exec 203>&-
}

read_answer() {
  local entered first=1
  while IFS= read -r entered; do
    [[ $form == line || $entered != . ]] || return 0
    [[ $first ]] || value+=$'\n'
    value+=$entered first=
    [[ $form == lines ]] || return 0
  done
}

#zh fill 空位…：从左到右逐个填上值。值只是相接，从不被解释；空位前的空白是值的每一行的缩进。
#en fill PLACE…: puts the values in from left to right. They are joined, never evaluated; the blanks before a place
#en indent every line of its value.
fill() {
  local place indent name value filled= newline=$'\n'
  for place; do
    indent=${place%%\{*}
    place=${place#"$indent"}
    name=${place#\{\{}
    name=${name%%[:\}]*}
    [[ $text == *"$place"* ]] || stop @place-missing@ "$place"
    value=${value_of[$name]}
    filled+=${text%%"$place"*}${value//$newline/$newline$indent}
    text=${text#*"$place"}
  done
  text=$filled$text
}
