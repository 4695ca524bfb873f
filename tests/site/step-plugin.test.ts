import {mdxToJs} from 'satteri';
import {expect, test} from 'vitest';
import {stepPlugin} from '../../src/site/step-plugin.ts';

const page = `
Outside \`{{master.ip}}\`, and \`{{.Status}}\`.

<Step id="join" on="node">

### Join \`kubectl\`

- As \`https://{{host.ip}}\`.

\`\`\`bash
join {{host.ip}}
\`\`\`

</Step>
`;

test('inline code with holes is filled for the step that it stands in; the fences go', async () => {
  const {code} = await mdxToJs(page, {mdastPlugins: [stepPlugin]});
  const text = code.replaceAll(/\s+/g, ' ');
  expect(text).toMatch(/_jsx\(FilledCode, \{ code: "\{\{master\.ip\}\}" \}\)/);
  expect(text).toMatch(/_jsx\(FilledCode, \{ code: "https:\/\/\{\{host\.ip\}\}", step: "join" \}\)/);
  expect(text.match(/_jsx\(FilledCode/g)).toHaveLength(2);
  expect(text).toMatch(/import FilledCode from .\/src\/site\/FilledCode\.astro/);
  expect(text).not.toContain('join {{host.ip}}');
});

test('a page without holes and steps is left alone', async () => {
  const {code} = await mdxToJs('Read `kubectl`.', {mdastPlugins: [stepPlugin]});
  expect(code).not.toMatch(/FilledCode|Step/);
});
