import {expect, test} from 'vitest';
import type {Page} from '../../../src/model/page.ts';
import {extractProject} from '../../../src/extract/extract-project.ts';
import {loadProjectFiles} from '../../../src/cli/project-files.ts';
import {listTroubles, listTroubleSections} from '../../../src/site/reference/troubles.ts';
import {loadReference} from '../../../src/site/reference/load-reference.ts';
import {root} from '../built-page.ts';

const {project} = extractProject(await loadProjectFiles(root));
const page = project.pages.find(({slug, language}) => slug === 'pki/ca' && language === 'zh') as Page;
const english = project.pages.find(({slug, language}) => slug === 'pki/ca' && language === 'en') as Page;
const about = {...project, runbooks: [], pages: [page, english]};

function read(zh: string, en: string) {
  return listTroubles(
    about,
    new Map([
      [
        page.file,
        `# A\n\n- **none.** Elsewhere.\n\n## 出了问题时\n\n先看日志。\n\n${zh}\n\n## 以后\n\n- **none.** No.\n`,
      ],
      [english.file, `## When it fails\n\n${en}\n`],
    ]),
  );
}

test('the items of the section are errors, with code and links kept', () => {
  const [found] = read(
    '- **`curl: (6)`，没有 DNS。** 修好它。\n- 不是错误',
    '- **`curl: (6)`, no DNS.** Mend it, see [the `hosts`](/en/prepare/hosts/), or [above](#ca-cluster).',
  );
  expect(found?.slug).toBe('pki/ca');
  expect(found?.troubles.zh).toEqual([
    {
      symptom: [{text: 'curl: (6)', code: true, long: true}, {text: '，没有 DNS。'}],
      cause: [{text: '修好它。'}],
    },
  ]);
  expect(found?.troubles.en[0]?.cause).toEqual([
    {text: 'Mend it, see '},
    {text: 'the ', href: '/en/prepare/hosts/'},
    {text: 'hosts', code: true, long: true, href: '/en/prepare/hosts/'},
    {text: ', or '},
    {text: 'above', href: '/en/pki/ca/#ca-cluster'},
    {text: '.'},
  ]);
});

test('a language that lacks one is refused', () => {
  expect(() => read('- **a。** 甲\n- **b。** 乙', '- **a.** A')).toThrow(
    'pki/ca: 2 errors in Chinese and 1 in English',
  );
});

test('every page of a runbook that says what its errors mean is among them, in order', async () => {
  const {reference} = await loadReference(root);
  const slugs = listTroubleSections(reference, 'en', 'pki').map(({page: {href}}) => href);
  expect(slugs).toEqual([
    '/en/pki/ca/',
    '/en/pki/etcd/',
    '/en/pki/certificates/',
    '/en/pki/kubeconfigs/',
    '/en/pki/encryption/',
  ]);
  const all = reference.troubles.flatMap(({troubles}) => troubles.en);
  expect(all.length).toBeGreaterThan(150);
  expect(all.filter(({symptom, cause}) => symptom.length === 0 || cause.length === 0)).toEqual([]);
  expect(() => listTroubleSections(reference, 'en', 'nothing')).toThrow('no page of nothing');
});
