import {parse} from 'unbash';
import {checkStatements} from './check-statements.ts';
import type {Finding} from './findings.ts';

/** What a block's bash hides or cannot be: a failure that nobody sees, an early end, a syntax error. */
export function checkScript(code: string): readonly Finding[] {
  const findings: Finding[] = [];
  try {
    const script = parse(code);
    const scope = {findings, base: undefined, tested: false, last: true, subshell: false, conditional: false};
    for (const {message, pos} of script.errors ?? [])
      findings.push({code: 'bash-syntax', offset: pos, values: {detail: message}});
    // After an error the tree is a guess.
    if (findings.length === 0) checkStatements(script.commands, scope);
  } catch (error) {
    findings.push({code: 'bash-syntax', offset: 0, values: {detail: String(error)}});
  }
  return findings;
}
