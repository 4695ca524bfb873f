import {copyFile} from 'node:fs/promises';
import path from 'node:path';
import {mustRun} from '../command.ts';
import {parseUpstreamVersion} from '../upstream-version.ts';
import type {Artifact} from './artifact.ts';
import {placeFile, writeSums} from './publish.ts';

/** runc as the project's GitHub releases have it: the bare program. Unlike theirs it needs libseccomp on the host. */
export const runc: Artifact = {
  type: 'packaged',
  name: 'runc',
  recipe: 1,
  packages: ['runc'],
  build: async ({unpacked, output, signal}) => {
    const program = path.join(unpacked, 'usr/sbin/runc');
    const version = parseRuncVersion(await mustRun(program, ['--version'], {signal}));
    const file = `/opencontainers/runc/releases/download/v${version}/runc.amd64`;
    await copyFile(program, await placeFile(output, file));
    const sums = await writeSums(output, file, 'runc.sha256sum');
    return {version, downloads: [{name: 'runc', path: file}], beside: [sums]};
  },
};

/** The version out of `runc --version`, whose first line is `runc version 1.1.5+ds1`. */
export function parseRuncVersion(output: string): string {
  return parseUpstreamVersion(/^runc version (\S+)$/m.exec(output)?.[1] ?? output);
}
