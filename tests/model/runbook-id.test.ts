import {expect, test} from 'vitest';
import {findRunbookId} from '../../src/model/runbook-id.ts';

test.each([
  ['runbooks/binary-install.yaml', 'binary-install'],
  ['runbooks/original-1.8.13.yaml', 'original-1.8.13'],
  ['runbooks/versions.yaml', undefined],
  ['runbooks/inventory.example.yaml', undefined],
  ['runbooks/targets/lab.yaml', undefined],
  ['runbooks/a..b.yaml', undefined],
  ['runbooks/.b.yaml', undefined],
  ['runbooks/Book.yaml', undefined],
  ['runbooks/book.yml', undefined],
])('%s is the manifest of %s', (file, expected) => {
  expect(findRunbookId(file)).toBe(expected);
});
