import {expect, test} from 'vitest';
import {describeUnset, editBase, readPublication} from '../../src/site/publication.ts';

test('without settings the site names places that exist nowhere, and says so', () => {
  const publication = readPublication({SITE_URL: ''});
  expect(publication).toEqual({
    site: 'https://runbook.example',
    repository: 'https://git.example/runbook',
    unset: ['SITE_URL', 'REPOSITORY_URL'],
  });
  expect(describeUnset(publication)).toMatch(
    /^SITE_URL and REPOSITORY_URL not set: .* name https:\/\/runbook\.example/,
  );
});

test('what is set is used, without a slash at its end', () => {
  const publication = readPublication({SITE_URL: 'https://k8s.test/', REPOSITORY_URL: 'https://git.test/a/b/'});
  expect(publication).toEqual({site: 'https://k8s.test', repository: 'https://git.test/a/b', unset: []});
  expect(editBase(publication)).toBe('https://git.test/a/b/edit/main/');
  expect(describeUnset(publication)).toBeUndefined();
  expect(describeUnset({...publication, unset: ['REPOSITORY_URL']})).toMatch(
    /^REPOSITORY_URL not set: .* name https:\/\/git\.test\/a\/b,/,
  );
});

test.each([
  [{SITE_URL: 'k8s.test'}, 'SITE_URL is k8s.test: give an address such as https://runbook.example'],
  [{SITE_URL: 'ftp://k8s.test'}, 'SITE_URL is ftp://k8s.test: give an address such as https://runbook.example'],
  [
    {SITE_URL: 'https://k8s.test/docs/'},
    'SITE_URL is https://k8s.test/docs/: the site stands at the root of its host, so give it no path',
  ],
  [
    {REPOSITORY_URL: 'git@git.test:a/b'},
    'REPOSITORY_URL is git@git.test:a/b: give an address such as https://git.example/runbook',
  ],
])('%o is refused', (environment, message) => {
  expect(() => readPublication(environment)).toThrow(message);
});
