import type {Mutant} from './mutant.ts';
import type {Summary, Unnoticed} from './summarize.ts';
import type {Noticer, Verdict} from './verdict.ts';

/** A mutant as people read it: where, and the line before and after. */
export function renderMutant({id, file, line, before, after}: Mutant): string {
  const added = after === undefined ? [] : [`    + ${after.trim()}`];
  return [`${id}`, `    ${file}:${line}`, `    - ${before.trim()}`, ...added].join('\n');
}

export function renderVerdict(verdict: Verdict): string {
  if (verdict.status === 'unnoticed') return 'UNNOTICED';
  const {by, step, host, detail} = verdict;
  return `noticed by ${names[by]}${by === 'later' || by === 'verify' ? ` (${step} on ${host})` : ''}: ${detail}`;
}

export function renderSummary({mutants, equivalent, left, noticed, by, unnoticed, score}: Summary): string {
  const parts = Object.entries(by).map(([name, count]) => `${names[name as Noticer]} ${count}`);
  return [
    `${mutants} mutants: ${noticed} noticed, ${unnoticed.length} unnoticed, ${equivalent} judged equivalent, ${left} left`,
    `noticed by: ${parts.join(', ')}`,
    ...(unnoticed.length === 0
      ? []
      : ['', 'unnoticed:', ...unnoticed.map((mutant) => `  ${indent(renderUnnoticed(mutant))}`), '']),
    `score ${score.toFixed(1)} %`,
  ].join('\n');
}

function renderUnnoticed(mutant: Unnoticed): string {
  return mutant.reason === undefined ? renderMutant(mutant) : `${renderMutant(mutant)}\n    open: ${mutant.reason.en}`;
}

const names: Readonly<Record<Noticer, string>> = {
  lint: 'lint',
  step: 'the step itself',
  check: "the step's check",
  later: 'a later step',
  verify: 'verify at the end',
};

function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}
