import {mdxToMdast} from 'satteri';
import {expect, test} from 'vitest';
import {renderFence, renderInlineCode} from '../../../src/site/markdown/fence.ts';

test.each(['a\n\n\nb', '```', 'x ```` y\n```', '`'])('%j comes back from its fence', (code) => {
  const tree = mdxToMdast(renderFence(code, 'bash'), {});
  expect(tree.type === 'root' && tree.children).toMatchObject([{type: 'code', lang: 'bash', value: code}]);
});

test.each(['a', '`', '``a`', 'a ``` b'])('%j comes back from inline code', (code) => {
  const tree = mdxToMdast(renderInlineCode(code), {});
  expect(tree.type === 'root' && tree.children).toMatchObject([{children: [{type: 'inlineCode', value: code}]}]);
});
