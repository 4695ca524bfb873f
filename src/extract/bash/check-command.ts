import {forEachChild, type Command, type SyntaxNode} from 'unbash';
import {find, type Scope} from './findings.ts';

const declaring: readonly string[] = ['export', 'local', 'declare', 'typeset', 'readonly'];

/** Builtins that hide a failure or end the block. */
export function checkCommand(command: Command, scope: Scope): void {
  const name = command.name?.value ?? '';
  const words = command.args.map((word) => (word.type === 'Word' ? word.value : word.text));
  if (declaring.includes(name)) {
    if (command.args.some(runsCommand)) find(scope, 'hidden-status', command.pos, {word: name});
  } else if (name === 'exit') checkExit(command, words[0], scope);
  else if (name === 'exec' && words.length > 0 && !scope.subshell)
    find(scope, 'early-exit', command.pos, {word: 'exec'});
  else if (name === 'set' && turnsOff(words))
    find(scope, 'errexit-off', command.pos, {word: ['set', ...words].join(' ')});
  else if (name === 'shopt' && words[0] === '-uo' && turnsOff(['+o', ...words.slice(1)])) {
    find(scope, 'errexit-off', command.pos, {word: ['shopt', ...words].join(' ')});
  }
}

/** `exit 1` under a condition is how a block fails; the wrapper sees to what only shows while running. */
function checkExit(command: Command, status: string | undefined, scope: Scope): void {
  if (scope.subshell) return;
  const succeeds = status === undefined || /^0+$/.test(status);
  const fails = scope.conditional || scope.last;
  if (succeeds || !fails)
    find(scope, 'early-exit', command.pos, {word: status === undefined ? 'exit' : `exit ${status}`});
}

/** `set +e`, `set +eu`, `set +o pipefail`. */
function turnsOff(words: readonly string[]): boolean {
  return words.some(
    (word, index) =>
      /^\+[a-z]*e/.test(word) || (/^\+[a-z]*o$/.test(word) && /^(errexit|pipefail)$/.test(words[index + 1] ?? '')),
  );
}

function runsCommand(node: SyntaxNode): boolean {
  if (node.type === 'CommandExpansion') return true;
  let found = false;
  forEachChild(node, (child) => {
    found ||= runsCommand(child);
  });
  return found;
}
