#!/usr/bin/env bash
# Usage: report-reality.sh FOLDER
# Opens an issue labelled `reality` with the end of each FOLDER/*.log, or comments on the one that is open.
# Needs gh with GH_TOKEN and GH_REPO, and RUN_URL, the address of the failed run.
set -euo pipefail
shopt -s nullglob
logs=("$1"/*.log)
body=$(mktemp)
trap 'rm -f "$body"' EXIT

{
  printf 'What the publishers give and what the pages expect have parted: %s\n' "$RUN_URL"
  if [[ ${#logs[@]} == 0 ]]; then
    printf '\nThere is no log: a job failed before it wrote one.\n'
  fi
  for log in "${logs[@]}"; do
    # Indented, since no line of a log can end that. GitHub takes 65536 characters.
    printf '\nThe end of `%s`:\n\n' "${log##*/}"
    tail -n 60 "$log" | tail -c 15000 | iconv -c -f UTF-8 -t UTF-8 | sed 's/^/    /'
  done
} >"$body"

gh label create reality --force --color B60205 --description 'The world differs from what the pages say'
number=$(gh issue list --label reality --state open --limit 1 --json number --jq '.[].number')
if [[ -n $number ]]; then
  gh issue comment "$number" --body-file "$body"
else
  gh issue create --label reality --title 'The weekly run fails' --body-file "$body"
fi
