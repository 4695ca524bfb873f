import type {Result} from '../../src/mutate/known-results.ts';
import type {Mutant} from '../../src/mutate/mutant.ts';
import {renderMutant, renderSummary, renderVerdict} from '../../src/mutate/render.ts';
import type {Summary} from '../../src/mutate/summarize.ts';

/** What a run over mutants prints. */
export interface Report {
  /** What was drawn, before any runs. */
  readonly begin: (counts: {chosen: number; of: number; equivalent: number; known: number}) => void;
  readonly list: (mutants: readonly Mutant[], reasons: ReadonlyMap<string, {readonly en: string}>) => void;
  readonly result: (mutant: Mutant, result: Result, number: number, of: number) => void;
  /** Names in the list of equivalents that no mutant has. */
  readonly strays: (ids: readonly string[], file: string) => void;
  readonly summary: (summary: Summary) => void;
}

/** For people. */
export function createTextReport(print: (line: string) => void): Report {
  return {
    begin: ({chosen, of, equivalent, known}) =>
      print(`${chosen} mutants of ${of}: ${equivalent} judged equivalent, ${known} known from before`),
    list: (mutants, reasons) => {
      for (const mutant of mutants) {
        const reason = reasons.get(mutant.id);
        print(`${renderMutant(mutant)}${reason === undefined ? '' : `\n    equivalent: ${reason.en}`}`);
      }
    },
    result: (mutant, {seconds, verdict}, number, of) =>
      print(`${number}/${of}  ${seconds.toFixed(1)} s  ${mutant.id}\n      ${renderVerdict(verdict)}`),
    strays: (ids, file) => ids.forEach((id) => print(`${file}: no mutant is named ${id}`)),
    summary: (summary) => print(`\n${renderSummary(summary)}`),
  };
}

/** For programs: an object a line. */
export function createJsonReport(print: (line: string) => void): Report {
  const write = (type: string, value: object): void => print(JSON.stringify({type, format: 1, ...value}));
  return {
    begin: (counts) => write('mutants', counts),
    list: (mutants, reasons) =>
      mutants.forEach((mutant) => write('mutant', {...mutant, equivalent: reasons.get(mutant.id)})),
    result: (mutant, {seconds, verdict}) => write('result', {...mutant, seconds, verdict}),
    strays: (ids, file) => ids.forEach((id) => write('stray', {id, file})),
    summary: (summary) => write('summary', summary),
  };
}
