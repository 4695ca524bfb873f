import {escapePattern} from '../model/escape-pattern.ts';
import type {Evidence, StepEvidence} from '../model/evidence.ts';
import {createProblem, type Problem} from '../model/problem.ts';
import {findHoles} from '../model/hole.ts';
import type {Block, Step} from '../model/step.ts';
import {listSent} from './digest-step.ts';
import {normaliseOutput} from './normalise-output.ts';

/** The samples of a step that its commands no longer print. A line `…` stands for any lines, a hole for any words. */
export function checkSamples(step: Step, evidence: Evidence): Problem[] {
  const proven = evidence.steps.find((each) => each.step === step.id);
  if (proven === undefined) return [];
  return step.blocks.flatMap((block, index) => {
    if (block.kind !== 'output') return [];
    const command = step.blocks.slice(0, index).findLast(({kind}) => kind !== 'output' && kind !== 'file');
    // What a `show` block prints nobody has seen.
    if (command === undefined || command.kind === 'show') return [];
    const real = findOutput(step, command, proven);
    if (real !== undefined && matchesSample(block, real, evidence)) return [];
    const values = {step: step.id, target: evidence.target, real: (real ?? '').split('\n')[0] ?? ''};
    return [createProblem('evidence-sample', step.file, block.position, values)];
  });
}

/** What a block printed on the first host that ran it; undefined where none did. */
function findOutput(step: Step, command: Block, {hosts}: StepEvidence): string | undefined {
  const place = listSent(step).findIndex((block) => block === command);
  const ran = hosts.flatMap((host) => host.ran.filter(({block}) => block === place));
  return ran[0] === undefined ? undefined : (ran[0].output ?? '');
}

function matchesSample({code, raw}: Block, real: string, {values}: Evidence): boolean {
  const filled = raw ? code : fillKnown(code, values);
  const lines = normaliseOutput(filled, new Map())
    .split('\n')
    .map((line) => (/^(…|\.\.\.)$/.test(line.trim()) ? String.raw`[^]*` : escapeLine(line)));
  // A line of dots matches none as well, so the line ends beside it are its own.
  const pattern = lines
    .join('\n')
    .replaceAll('\n[^]*\n', '(\n[^]*)?\n')
    .replaceAll(/\n\[\^\]\*$|^\[\^\]\*\n/g, '[^]*');
  return new RegExp(`^${pattern}$`).test(real);
}

function fillKnown(code: string, values: Evidence['values']): string {
  let text = code;
  for (const {name} of findHoles(code)) {
    const ran = values[name]?.ran;
    if (ran !== undefined && ran !== null) text = text.replaceAll(`{{${name}}}`, ran);
  }
  return text;
}

function escapeLine(line: string): string {
  return line
    .split(/\{\{[a-z][a-z0-9_.]*\}\}/)
    .map(escapePattern)
    .join(String.raw`[^\n]*`);
}
