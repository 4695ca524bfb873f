import {forEachChild, type CompoundList, type Statement, type SyntaxNode} from 'unbash';
import {checkCommand} from './check-command.ts';
import {find, type Scope} from './findings.ts';

/** Statements one after another: all but the last must be seen to fail. */
export function checkStatements(statements: readonly Statement[], scope: Scope): void {
  const [, second] = statements;
  const first = statements[0];
  if (scope.tested && first !== undefined && second !== undefined) find(scope, 'hidden-group', first.pos);
  for (const [index, statement] of statements.entries()) {
    checkNode(statement.command, {
      ...scope,
      last: scope.last && index === statements.length - 1,
      subshell: scope.subshell || statement.background === true,
    });
  }
}

function checkList({commands}: CompoundList, scope: Scope, changes: Partial<Scope> = {}): void {
  checkStatements(commands, {...scope, ...changes});
}

type Substitution = Extract<SyntaxNode, {readonly script: unknown}>;

const tested = {tested: true, last: false} as const;
const conditional = {conditional: true} as const;
const repeated = {conditional: true, last: false} as const;

function checkNode(node: Statement['command'], scope: Scope): void {
  switch (node.type) {
    case 'AndOr': {
      const final = node.commands.length - 1;
      if (!scope.tested && !scope.last && node.operators.at(-1) === '&&') find(scope, 'hidden-list', node.pos);
      for (const [index, command] of node.commands.entries()) {
        const position = index < final ? tested : {};
        checkNode(command, {...scope, ...position, conditional: scope.conditional || index > 0});
      }
      break;
    }
    case 'Pipeline': {
      const negated = node.prefixes.some(({type}) => type === 'Negation');
      if (negated && !scope.tested && !scope.last) find(scope, 'hidden-negation', node.pos);
      const several = node.commands.length > 1;
      for (const [index, command] of node.commands.entries()) {
        if (index > 0) checkReader(command, scope);
        const part = several ? {subshell: true, last: true} : {};
        checkNode(command, {...scope, ...part, ...(negated ? tested : {})});
      }
      break;
    }
    case 'If':
      checkList(node.clause, scope, tested);
      checkList(node.then, scope, conditional);
      for (const elif of node.elif) {
        checkList(elif.clause, scope, tested);
        checkList(elif.then, scope, conditional);
      }
      if (node.else !== undefined) checkList(node.else, scope, conditional);
      break;
    case 'While':
      checkList(node.clause, scope, tested);
      checkList(node.body, scope, repeated);
      break;
    case 'For':
    case 'ArithmeticFor':
    case 'Select':
      checkWords(node, scope);
      checkList(node.body, scope, repeated);
      break;
    case 'Case':
      checkWords(node, scope);
      for (const item of node.items) checkList(item.body, scope, conditional);
      break;
    case 'Subshell':
      checkList(node.body, scope, {subshell: true, last: true});
      break;
    case 'BraceGroup':
      checkList(node.body, scope);
      break;
    case 'Function':
      if (node.body.type === 'CompoundList') checkList(node.body, scope, {last: true, conditional: true});
      else checkNode(node.body, {...scope, tested: false, last: true, conditional: true});
      break;
    case 'Redirected':
      for (const redirect of node.redirects) checkWords(redirect, scope);
      checkNode(node.command, scope);
      break;
    case 'Coproc':
      if (node.body.type !== 'CompoundList') checkNode(node.body, {...scope, subshell: true});
      break;
    case 'Command':
      checkCommand(node, scope);
      checkWords(node, scope);
      break;
    case 'TestCommand':
    case 'ArithmeticCommand':
      checkWords(node, scope);
      break;
  }
}

/** The scripts in `$(…)` and `<(…)` anywhere within a node's words. Bash turns errexit off in `$(…)`. */
function checkWords(node: SyntaxNode, scope: Scope): void {
  forEachChild(node, (child) => {
    if ('script' in child) checkSubstitution(child, scope);
    // Statements are the business of `checkNode`.
    else if (child.type !== 'CompoundList' && child.type !== 'CaseItem' && child.type !== 'Statement') {
      if (child.type === 'HereDoc' && child.closing === undefined) {
        const detail = `here-document ${child.delimiter?.value ?? ''} is not closed`;
        find(scope, 'bash-syntax', child.pos, {detail});
      }
      checkWords(child, scope);
    }
  });
}

function checkSubstitution({script, pos: start}: Substitution, scope: Scope): void {
  if (script === undefined) return;
  for (const {message, pos} of script.errors ?? []) find(scope, 'bash-syntax', pos, {detail: message});
  const base = script.source === undefined ? scope.base : start;
  checkStatements(script.commands, {...scope, base, tested: true, last: true, subshell: true});
}

/** `grep -q` closes the pipe early. */
function checkReader(node: SyntaxNode, scope: Scope): void {
  const command = node.type === 'Redirected' ? node.command : node;
  if (command.type !== 'Command' || !/^([efz]|)grep$/.test(command.name?.value ?? '')) return;
  const words = command.args.map((word) => (word.type === 'Word' ? word.value : word.text));
  for (const [index, word] of words.entries()) {
    if (word === '--') return;
    // The word after -e, -f or -m belongs to it.
    if (/^-[A-Za-z]*[efmABC]$/.test(words[index - 1] ?? '')) continue;
    if (/^-[A-Za-z]*q[A-Za-z]*$/.test(word) || word === '--quiet' || word === '--silent') {
      find(scope, 'hidden-grep', command.pos);
      return;
    }
  }
}
