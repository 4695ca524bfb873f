#zh runbook 自己的台账记有这个步骤吗？给出文件时：记有它的原样吗？
#en Does the record of runbook itself hold this step? With a file: does it hold the original of that?
recorded() {
  local line held=1 record=/var/lib/runbook/record.jsonl original=${1:+"{\"path\":\"$1\",\"original\":"}
  [[ -r $record ]] || return
  while IFS= read -r line; do
    [[ $line == *"\"step\":\"$id\""* ]] || continue
    if [[ $line == *'"type":"undone"'* ]]; then
      held=1
    elif [[ $line == *'"type":"started"'* && $line == *"$original"* ]]; then
      held=0
    fi
  done <"$record"
  return "$held"
}
