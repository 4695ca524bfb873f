import {readFile} from 'node:fs/promises';
import {expect, test} from 'vitest';
import {createAuthorities, type Leaf} from '../../../src/site/diagrams/certificate-trust-parts.ts';
import {pages} from '../built-page.ts';

const leaves = createAuthorities('en').flatMap(({audiences}) => audiences.flatMap((audience) => audience.leaves));
const certificates = leaves.filter(({subject}) => subject.style === 'code');

test('the diagram has each name that the pages put into a certificate, and no other', async () => {
  const sources = await Promise.all(
    ['ca', 'etcd', 'certificates'].map((name) => readFile(`${pages}/pki/${name}.mdx`, 'utf8')),
  );
  const issued = [...sources.join('\n').matchAll(/^\[name\]\n(?:O = (.+)\n)?CN = (.+)$/gm)].map(([, group, name]) =>
    [...(group === undefined ? [] : [`O=${group}`]), `CN=${name ?? ''}`].join(', ').replace('{{host.name}}', 'NAME'),
  );
  const authorities = createAuthorities('en').flatMap(({subject}) => (subject === undefined ? [] : [subject]));
  expect(new Set([...authorities, ...certificates.map(({subject}) => subject.text)])).toEqual(new Set(issued));
});

test.each(certificates.filter(({name}) => !/^kube(let|-proxy)-/.test(name)))(
  '$name is issued by the step that it links to, for the usage that it has',
  async (leaf) => {
    const config = findConfig(await loadStep(leaf), leaf);
    const usages = /^extendedKeyUsage = (.+)$/m.exec(config)?.[1]?.replaceAll('Auth', '');
    expect(usages).toBe(leaf.usage);
  },
);

async function loadStep({href}: Leaf): Promise<string> {
  const [path = '', step = ''] = href.replace(/^\/en/, '').split('#');
  const page = await readFile(`${pages}${path.slice(0, -1)}.mdx`, 'utf8');
  return page.split(`<Step id="${step}"`)[1]?.split('</Step>')[0] ?? '';
}

/** The OpenSSL configuration of a certificate: `ssl/etcd/server.cnf` for `etcd/server`. */
function findConfig(step: string, {name}: Leaf): string {
  return step.split(`file=/opt/kubernetes/ssl/${name}.cnf`)[1]?.split('```')[0] ?? '';
}
