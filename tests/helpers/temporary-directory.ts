import {chmod, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A folder of a test's own, gone at the end of `await using`. */
export async function createTemporaryDirectory(): Promise<AsyncDisposable & {readonly path: string}> {
  const path = await mkdtemp(join(tmpdir(), 'runbook-test-'));
  await chmod(path, 0o711);
  return {path, [Symbol.asyncDispose]: () => rm(path, {recursive: true, force: true})};
}
