import {parseArgs} from 'node:util';
import {mutatorNames, type MutatorName} from '../../src/mutate/mutant.ts';

export interface MutateOptions {
  readonly runbook: string;
  readonly seed: string;
  /** How many mutants at most. */
  readonly count: number;
  /** Milliseconds after which no other mutant begins. */
  readonly budget: number;
  /** Percent; a lower score is a failure. */
  readonly least: number;
  readonly steps: readonly string[];
  readonly mutators: readonly MutatorName[];
  /** Run those again whose result is known. */
  readonly again: boolean;
  readonly list: boolean;
  readonly format: 'text' | 'jsonl';
}

/** A mistake on the command line: said without a stack, exit 2. */
export class UsageError extends Error {}

/** The options of `npm run mutate`; `help` where they ask for it. */
export function readOptions(words: readonly string[]): MutateOptions | 'help' {
  const {values, positionals} = parse(words);
  if (values.help) return 'help';
  const [runbook, more] = positionals;
  if (runbook === undefined) throw new UsageError('which runbook? npm run mutate -- RUNBOOK');
  if (more !== undefined) throw new UsageError(`one runbook at a time: ${more} is one too many`);
  const mutators = values.mutator.map((name) => mutatorNames.find((each) => each === name) ?? refuseMutator(name));
  if (values.format !== 'text' && values.format !== 'jsonl') throw new UsageError('--format is text or jsonl');
  return {
    runbook,
    seed: values.seed,
    count: values.count === 'all' ? Infinity : readNumber('--count', values.count, /^[1-9]\d{0,5}$/),
    budget: values.budget === undefined ? Infinity : readDuration(values.budget),
    least: readNumber('--least', values.least, /^(100|\d{1,2})(\.\d+)?$/),
    steps: values.step,
    mutators,
    again: values.again,
    list: values.list,
    format: values.format,
  };
}

export const help = `Usage: npm run mutate -- RUNBOOK [options]

Damages one thing at a time in the blocks that a runbook sends to hosts, runs it in the lab, and says which damage
neither exec nor the checks noticed. Needs root; brings the lab up where it is down, and its hosts end as the last
mutant left them. What is known of unchanged mutants is kept, so a run that was cut short goes on where it was.

Options:
  --count N        so many mutants, drawn by the seed; all for every one (default 50)
  --seed SEED      which are drawn (default 1)
  --budget TIME    begin no other mutant after this time: 90s, 30m, 2h
  --step STEP      mutants of this step only; may be repeated
  --mutator NAME   of this kind only; may be repeated: ${mutatorNames.join(', ')}
  --again          run those again whose result is known
  --least PERCENT  exit 1 where fewer were noticed (default 95)
  --list           print the mutants and run none; needs the lab's inventory
  --format FORMAT  text or jsonl
  -h, --help       show this

Exit codes: 0 the score is reached, 1 it is not, 2 usage, 3 the lab is not ready, 130 cancelled.

Examples:
  npm run mutate -- binary-install --list --step etcd-start   # what would be damaged
  npm run mutate -- binary-install --count 20                 # a first impression
  npm run mutate -- binary-install --count all --budget 30m   # as many as half an hour has room for
  npm run mutate -- binary-install --step etcd-start --count all --again
`;

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        seed: {type: 'string', default: '1'},
        count: {type: 'string', default: '50'},
        budget: {type: 'string'},
        least: {type: 'string', default: '95'},
        step: {type: 'string', multiple: true, default: []},
        mutator: {type: 'string', multiple: true, default: []},
        again: {type: 'boolean', default: false},
        list: {type: 'boolean', default: false},
        format: {type: 'string', default: 'text'},
        help: {type: 'boolean', short: 'h', default: false},
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function readNumber(option: string, word: string, pattern: RegExp): number {
  if (!pattern.test(word)) throw new UsageError(`${option} is a number, not ${word}`);
  return Number(word);
}

function readDuration(word: string): number {
  const [, digits, unit = ''] = /^([1-9]\d{0,4})([smh])$/.exec(word) ?? [];
  if (digits === undefined) throw new UsageError(`--budget is a time such as 90s, 30m or 2h, not ${word}`);
  return Number(digits) * ({s: 1, m: 60, h: 3600}[unit] ?? 1) * 1000;
}

function refuseMutator(name: string): never {
  throw new UsageError(`there is no mutator ${name}; there are ${mutatorNames.join(', ')}`);
}
