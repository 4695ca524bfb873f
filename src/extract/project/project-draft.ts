import type {Text} from '../../model/language.ts';
import type {Page} from '../../model/page.ts';
import type {ProblemCode} from '../../model/problem-texts.ts';
import {createProblem, type Problem, type ProblemValues} from '../../model/problem.ts';
import type {Runbook} from '../../model/runbook.ts';
import type {Position} from '../../model/step.ts';
import type {Versions} from '../../model/manifest.ts';

/** A project under extraction. */
export interface ProjectDraft {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: Problem[];
  readonly pages: Page[];
  /** Files with problems of their own: what they lack is no further problem. */
  readonly broken: Set<string>;
  readonly runbooks: Runbook[];
  versions: Versions;
}

export function reportAt(
  draft: {readonly problems: Problem[]},
  code: ProblemCode,
  file: string,
  position: Position,
  values?: ProblemValues,
): void {
  draft.problems.push(createProblem(code, file, position, values));
}

export function listNames(names: readonly string[]): Text {
  return names.length === 0 ? {zh: '(没有)', en: '(none)'} : {zh: names.join('、'), en: names.join(', ')};
}
