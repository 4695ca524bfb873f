import {expect, test} from 'vitest';
import {createProblem, type Problem} from '../../src/model/problem.ts';
import {
  renderProblemsGithub,
  renderProblemsJsonl,
  renderProblemsJunit,
  renderProblemsText,
} from '../../src/report/problems.ts';

const file = 'content/docs/pki/ca.mdx';
const problems: readonly Problem[] = [
  createProblem('bash-syntax', file, {line: 3, column: 1}, {detail: 'unexpected `done`'}),
  createProblem('syntax', file, {line: 2, column: 5}, {detail: '<Step> & more'}),
];
const context = {
  language: 'en',
  color: false,
  files: new Map([
    [file, '---\n证书\t<Step>\ndone\n'],
    ['runbooks/versions.yaml', ''],
  ]),
} as const;

test('text: in order, with the line and a caret below the very character', () => {
  expect(renderProblemsText(problems, context)).toMatchInlineSnapshot(`
    "content/docs/pki/ca.mdx:2:5: The page cannot be parsed: <Step> & more [syntax]
      2 │ 证书    <Step>
        │          ^
      Correct this place so that it is valid MDX.

    content/docs/pki/ca.mdx:3:1: The bash cannot be parsed: unexpected \`done\` [bash-syntax]
      3 │ done
        │ ^
      Check it with bash -n and correct it.

    ✗ 2 problems in 2 files
    "
  `);
});

test('text: nothing wrong', () => {
  expect(renderProblemsText([], {...context, language: 'zh'})).toBe('✓ 2 个文件，没有问题\n');
});

test('jsonl', () => {
  expect(
    renderProblemsJsonl(problems)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toMatchObject([
    {type: 'problem', format: 1, code: 'syntax', file, line: 2, column: 5},
    {type: 'problem', format: 1, code: 'bash-syntax', file, line: 3, column: 1},
  ]);
});

test('github', () => {
  expect(renderProblemsGithub(problems, context)).toMatchInlineSnapshot(`
    "::error file=content/docs/pki/ca.mdx,line=2,col=5,title=syntax::The page cannot be parsed: <Step> & more%0ACorrect this place so that it is valid MDX.
    ::error file=content/docs/pki/ca.mdx,line=3,col=1,title=bash-syntax::The bash cannot be parsed: unexpected \`done\`%0ACheck it with bash -n and correct it.
    "
  `);
});

test('junit: a case a file', () => {
  expect(renderProblemsJunit(problems, context)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="runbook" tests="2" failures="1">
      <testsuite name="lint" tests="2" failures="1">
        <testcase classname="lint" name="content/docs/pki/ca.mdx" file="content/docs/pki/ca.mdx" line="2"><failure type="syntax" message="The page cannot be parsed: &lt;Step&gt; &amp; more">content/docs/pki/ca.mdx:2:5: The page cannot be parsed: &lt;Step&gt; &amp; more [syntax]
      2 │ 证书    &lt;Step&gt;
        │          ^
      Correct this place so that it is valid MDX.

    content/docs/pki/ca.mdx:3:1: The bash cannot be parsed: unexpected \`done\` [bash-syntax]
      3 │ done
        │ ^
      Check it with bash -n and correct it.
    </failure></testcase>
        <testcase classname="lint" name="runbooks/versions.yaml" file="runbooks/versions.yaml"/>
      </testsuite>
    </testsuites>
    "
  `);
});
