# What the runner itself does on a host: the record and the files. Functions for scripts of kind `own`.
# Exit codes: 65 a file that must not be replaced, 66 a file changed since it was written.
readonly home=/var/lib/runbook
readonly record=$home/record.jsonl

read_record() {
  [[ ! -e $record ]] || cat -- "$record"
}

# A kill or a full disk may have left half a line: close it, so that it stays the only one lost.
end_torn_line() {
  [[ ! -s $record || -z $(tail -c 1 -- "$record") ]] || printf '\n' >>"$record"
}

append_record() {
  [[ -e $record ]] || create_record || return
  printf '%s\n' "$1" >>"$record"
}

create_record() (
  umask 077
  mkdir -p -- "$home" && : >"$record"
)

# append_started HEAD PATH… : the line HEAD, then the original of each file, then its end.
append_started() {
  local line=$1 path comma=
  shift
  for path; do
    line+=$comma$(print_original "$path") || return
    comma=,
  done
  # On the disk before the step acts. What follows it may be lost with the power: the step is then repeated.
  append_record "$line]}" && sync -d -- "$record"
}

# Paths hold no character that JSON would escape: the planner sees to it.
print_original() {
  local path=$1 parent=${1%/*} created=
  refuse_unless_plain "$path" || return
  if [[ -e $path ]]; then
    local bytes mode owner
    bytes=$(base64 -w 0 -- "$path") && mode=$(stat -c %a -- "$path") && owner=$(stat -c %u:%g -- "$path") || return
    printf '{"path":"%s","original":{"state":"present","bytes":"%s",' "$path" "$bytes"
    printf '"mode":"%04d","owner":"%s"}}' "$mode" "$owner"
    return
  fi
  while [[ -n $parent && ! -e $parent ]]; do
    created="\"$parent\"${created:+,$created}"
    parent=${parent%/*}
  done
  printf '{"path":"%s","original":{"state":"absent","created":[%s]}}' "$path" "$created"
}

refuse_unless_plain() {
  if [[ -L $1 ]]; then
    printf '%s is a symbolic link to %s\n' "$1" "$(readlink -- "$1")" >&2
    return 65
  elif [[ -e $1 && ! -f $1 ]]; then
    printf '%s is not a plain file: %s\n' "$1" "$(stat -c %F -- "$1")" >&2
    return 65
  fi
}

# put_file PATH MODE OWNER CONTENT : written beside and renamed. Without content the file has no line.
put_file() {
  local path=$1 new=$1.runbook-new
  refuse_unless_plain "$path" || return
  [[ -d ${path%/*} ]] || mkdir -p -- "${path%/*}" || return
  rm -f -- "$new" || return
  (umask 077 && set -C && printf "${4:+%s\n}" "$4" >"$new") &&
    chown -- "$3" "$new" && chmod -- "$2" "$new" && mv -fT -- "$new" "$path"
}

# probe_file PATH MODE OWNER SHA256 : true where it stands there just so.
probe_file() {
  [[ -f $1 && ! -L $1 ]] || return
  local mode names numbers
  read -r mode names numbers <<<"$(stat -c '%a %U:%G %u:%g' -- "$1")"
  [[ $((8#$mode)) == "$((8#$2))" && ($3 == "$names" || $3 == "$numbers") ]] || return
  [[ $(sha256sum <"$1") == "$4 "* ]]
}

# restore_absent PATH FORCE "SALT:DIGEST…" CREATED…
restore_absent() {
  local path=$1 parent
  rm -f -- "$path.runbook-new"
  if [[ -e $path || -L $path ]]; then
    [[ $2 == force ]] || is_written "$path" "$3" || say_changed "$path" || return
    rm -f -- "$path" || return
  fi
  shift 3
  for parent; do
    [[ ! -d $parent ]] || rmdir --ignore-fail-on-non-empty -- "$parent" || return
  done
}

# restore_present PATH FORCE "SALT:DIGEST…" MODE OWNER BASE64
restore_present() {
  local path=$1
  rm -f -- "$path.runbook-new"
  if [[ $2 != force ]] && ! is_written "$path" "$3"; then
    [[ -f $path && ! -L $path && $(base64 -w 0 -- "$path") == "$6" ]] || say_changed "$path" || return
  fi
  (umask 077 && base64 -d <<<"$6" >"$path.runbook-new") && chown -- "$5" "$path.runbook-new" &&
    chmod -- "$4" "$path.runbook-new" && mv -fT -- "$path.runbook-new" "$path"
}

# True where the file holds what a run wrote, by salted digest.
is_written() {
  local each
  [[ -f $1 && ! -L $1 ]] || return
  for each in $2; do
    [[ $({ printf %s "${each%%:*}" && cat -- "$1"; } | sha256sum) != "${each#*:} "* ]] || return 0
  done
  return 1
}

say_changed() {
  printf '%s was changed since the runbook wrote it\n' "$1"
  return 66
}

# Nothing is applied any more: the host is as it was.
remove_record() {
  rm -f -- "$record" && { [[ ! -d $home ]] || rmdir --ignore-fail-on-non-empty -- "$home"; }
}
