import {expect, test} from 'vitest';
import {keepProgram} from './keep-program.ts';

const page = `---
title: etcd
---

Prose before.

<Step
  id="etcd-start"
  on="control-plane"
>

### Start etcd

Prose within.

\`\`\`bash check
systemctl is-active etcd
\`\`\`

</Step>
`;

test.each([
  ['Prose before.', 'Other prose.'],
  ['Prose within.', ''],
])('prose is no program: %s', (from, to) => {
  expect(page).toContain(from);
  expect(keepProgram(page.replace(from, to))).toBe(keepProgram(page));
});

test.each([
  ['title: etcd', 'title: other'],
  ['on="control-plane"', 'on="node"'],
  ['Start etcd', 'Begin etcd'],
  ['is-active etcd', 'is-active  etcd'],
  ['bash check', 'bash'],
  ['</Step>', ''],
])('this is program: %s', (from, to) => {
  expect(page).toContain(from);
  expect(keepProgram(page.replace(from, to))).not.toBe(keepProgram(page));
});
