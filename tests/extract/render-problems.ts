import type {Problem} from '../../src/model/problem.ts';

/** A problem with both its languages, for snapshots. */
export function renderProblems(problems: readonly Problem[]): string {
  return problems
    .map(({code, file, position: {line, column}, message, hint}) =>
      [`${file}:${line}:${column} ${code}`, message.en, hint.en, message.zh, hint.zh].join('\n  '),
    )
    .map((text) => `${text}\n`)
    .join('');
}
