import {execa} from 'execa';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {chooseDelimiter, markPlaces, renderHeredoc} from '../../src/export/heredoc.ts';
import {loadMachinery} from '../../src/export/machinery.ts';
import {shellWord} from '../../src/export/shell-word.ts';
import {fillLate, joinFilled, type LatePart, type Part} from '../../src/model/hole.ts';

const late = (name: string, indent = ''): LatePart => ({late: name, secret: false, indent});

describe('a block in a script', () => {
  it('stands as it does on the page', () => {
    expect(renderHeredoc(['run', ':60', '300s'], ['echo "$HOME"\nfalse'], 'BASH')).toBe(
      'run :60 300s <<\'BASH\'\necho "$HOME"\nfalse\nBASH\n',
    );
  });

  it.each([
    ['BASH', 'BASH_2'],
    ['a\nBASH\nBASH_2\nb', 'BASH_3'],
    ['BASH\n', 'BASH_2'],
    [' BASH\nBASH \necho BASH', 'BASH'],
  ])('ends with a word that is no line of %j', (text, word) => {
    expect(chooseDelimiter('BASH', text)).toBe(word);
  });

  it('has places for late values, with the indent of their lines', () => {
    expect(markPlaces(['a:\n  ', late('ca', '  '), '\n', late('word')])).toEqual({
      text: 'a:\n  {{ca}}\n{{word}}',
      places: ['  {{ca}}', '{{word}}'],
    });
  });

  it.each<[readonly Part[], string]>([
    [['{{ca}} ', late('ca')], '{{ca}} {{ca:2}}'],
    [['{{ca}}{{ca:2}}', late('ca'), '{{ca}}'], '{{ca}}{{ca:2}}{{ca:3}}{{ca}}'],
    [[late('ca'), ' {{ca}}'], '{{ca}} {{ca}}'],
    [['{', late('ca'), '}'], '{{{ca}}}'],
    [['{{c', late('a'), late('b')], '{{c{{a}}{{b}}'],
  ])('has places that nothing else can be taken for: %j', (parts, text) => {
    expect(markPlaces(parts).text).toBe(text);
  });
});

describe('what bash reads and fills', () => {
  const machinery = ['base', 'value-types', 'values'] as const;
  const program = `${loadMachinery(machinery, 'en')}
put() { read_text "$@"; printf '%s\\0' "$text"; }
export LC_ALL=C`;

  /** Renders parts as in a script, and gives back what its `file` and `run` would get. */
  async function readBack(
    cases: readonly (readonly Part[])[],
    values: ReadonlyMap<string, string>,
  ): Promise<readonly string[]> {
    const given = [...values].map(([name, value]) => `value_of[${name}]=${shellWord(value)}`).join('\n');
    const blocks = cases.map((parts) => renderHeredoc(['put'], parts, 'FILE')).join('\n');
    const input = `${program}\n${given}\n(\nstep() {\n${blocks}\n}\nstep\n) </dev/null\n`;
    const {stdout} = await execa('bash', ['--norc'], {input, stripFinalNewline: false});
    return stdout.split('\0').slice(0, -1);
  }

  const piece = fc.stringMatching(/^([ -~\n\t]|é|中|{{a}}|{{b}}|{{a:2}}|\\\\|\nFILE\n|FILE_2|&|\$\(id\)|`){0,8}$/);
  const part = fc.oneof(
    piece,
    fc.record({late: fc.constantFrom('a', 'b'), secret: fc.constant(false), indent: fc.constantFrom('', '  ', '\t ')}),
  );

  it('is what the runner would send, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(part, {maxLength: 6}), {minLength: 1, maxLength: 20}),
        piece,
        piece,
        async (cases, a, b) => {
          const values = new Map([
            ['a', a],
            ['b', b],
          ]);
          const expected = cases.map((parts) => joinFilled(fillLate(parts, values)));
          expect(await readBack(cases, values)).toEqual(expected);
        },
      ),
      {numRuns: 40, seed: 1},
    );
  });

  it('is the same for a large file', async () => {
    const values = new Map([['a', 'line of a certificate\n'.repeat(2000)]]);
    const parts = ['x'.repeat(70_000), late('a', '    '), "\n'quoted'\n".repeat(5000)];
    expect(await readBack([parts], values)).toEqual([joinFilled(fillLate(parts, values))]);
  });
});
