import {beforeAll, describe, expect} from 'vitest';
import {binaryInstallBreaks} from './binary-install-breaks.ts';
import {startRunbook} from './command-line.ts';
import {seed, testBreaks} from './sharp-checks.ts';

describe(`the checks of binary-install (BREAKS=${seed})`, () => {
  beforeAll(async () => {
    const exec = await startRunbook(['exec', 'binary-install', '--lab', '--yes']);
    expect(exec.exitCode, exec.all).toBe(0);
  });

  testBreaks('binary-install', binaryInstallBreaks);
});
