/** One block of a page, as it stands there. */
export interface ScriptBlock {
  readonly kind: 'run' | 'file' | 'check' | 'capture';
  readonly code: string;
  /** Of a file. */
  readonly path: string;
  readonly mode: string;
  readonly owner: string;
  /** Seconds in which a check must pass. */
  readonly within: number;
  /** The name that a capture fills. */
  readonly capture: string;
}

export interface ScriptStep {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly ScriptBlock[];
}

export interface PageScript {
  /** Lines of comment for its head. */
  readonly head: readonly string[];
  readonly steps: readonly ScriptStep[];
  /** PATH of every block. */
  readonly path: string;
  /** Captured names that its texts need, in any order. */
  readonly captures: readonly string[];
  /** What is said where a captured value of another host is missing. */
  readonly missing: string;
  readonly done: string;
}

/** The steps of a page on one host as one bash script, each block in a bash of its own as the runner gives it. */
export function renderPageScript({head, steps, path, captures, missing, done}: PageScript): string {
  const given = new Set(steps.flatMap(({blocks}) => blocks.map(({capture}) => capture)));
  const needed = captures.filter((name) => !given.has(name));
  return `#!/usr/bin/env bash
${head.map((line) => `# ${line}\n`).join('')}set -euo pipefail
${needed.map((name) => `: "\${${name}:?${missing}}"\n`).join('')}
fill() {
  local text name
  text=$(cat)
  for name in ${captures.join(' ')}; do text=\${text//"{{$name}}"/"\${!name-}"}; done
  printf '%s' "$text"
}

run() {
  env -i HOME=/root USER=root LC_ALL=C.UTF-8 TERM=dumb PATH=${path} \\
    bash -c 'umask 022; cd /; exec bash -euo pipefail -c "$1"' bash "$1" </dev/null
}

file() {
  mkdir -p "$(dirname "$1")"
  rm -f "$1.new"
  install -m 0600 /dev/null "$1.new"
  { fill; echo; } >"$1.new"
  chown "$3" "$1.new"
  chmod "$2" "$1.new"
  mv -f "$1.new" "$1"
}

check() {
  local text end=$((SECONDS + $1))
  text=$(fill)
  until run "$text"; do
    if ((SECONDS >= end)); then exit 1; fi
    sleep 1
  done
}
${steps.map(renderStep).join('')}
echo ${JSON.stringify(done)}
`;
}

function renderStep({id, heading, blocks}: ScriptStep): string {
  const title = `${id}: ${heading}`;
  return `\n# ${title}\necho ${JSON.stringify(`== ${id}`)}\n${blocks.map(renderBlock).join('')}`;
}

function renderBlock(block: ScriptBlock): string {
  const {kind, code, path, mode, owner, within, capture} = block;
  const end = chooseDelimiter(code);
  const text = `<<'${end}'\n${code}\n${end}\n`;
  switch (kind) {
    case 'file':
      return `file ${path} ${mode} ${owner} ${text}`;
    case 'check':
      return `check ${within} ${text}`;
    case 'capture':
      return `${capture}=$(run "$(fill ${text})")\n`;
    case 'run':
      return `run "$(fill ${text})"\n`;
  }
}

/** A word that is no line of the text. */
function chooseDelimiter(code: string): string {
  const lines = new Set(code.split('\n'));
  let word = 'END';
  while (lines.has(word)) word += '_';
  return word;
}
