import {expect, test} from 'vitest';
import {checkBashSyntax} from '../../src/cli/bash-syntax.ts';
import type {Block, Step} from '../../src/model/step.ts';

function createStep(...blocks: readonly (readonly [Block['kind'], string])[]): Step {
  return {
    id: 'step',
    heading: 'Step',
    file: 'content/docs/page.mdx',
    position: {line: 1, column: 1},
    on: {role: 'all', first: false},
    serial: false,
    uses: [],
    blocks: blocks.map(([kind, code], index) => ({
      kind,
      code,
      language: 'bash',
      position: {line: 10 * (index + 1), column: 1},
      raw: false,
      when: undefined,
      timeoutSeconds: 300,
      withinSeconds: 0,
      name: 'x',
      type: 'ip',
      path: '/x',
      mode: undefined,
      owner: 'root:root',
    })),
  };
}

test('the line of the page where bash gives up', async () => {
  const step = createStep(['run', 'echo a\nfor x in 1; do\n  echo\nfi'], ['check', 'true'], ['undo', 'echo "open']);
  const problems = await checkBashSyntax([step]);
  expect(problems.map(({code, file, position}) => [code, file, position.line])).toEqual([
    ['bash-syntax', 'content/docs/page.mdx', 14],
    ['bash-syntax', 'content/docs/page.mdx', 31],
  ]);
  expect(problems[0]?.message.en).toContain("syntax error near unexpected token `fi'");
});

test('holes, heredocs and Go templates are words; blocks that are not bash are left alone', async () => {
  const step = createStep(
    ['run', 'cat <<EOF\n{{a}} ${b\nEOF\nif [[ {{n}} -gt 1 ]]; then x={{a.b}}; fi\ndocker ps --format "{{.Status}}"'],
    ['file', 'if then fi ('],
    ['show', '$ ((('],
  );
  expect(await checkBashSyntax([step])).toEqual([]);
});

test('what bash reads at start does not count, nor does the script run', async () => {
  expect(await checkBashSyntax([createStep(['run', 'touch /tmp/runbook-must-not-run; exit 3'])])).toEqual([]);
});
