import {copyFile, mkdir} from 'node:fs/promises';
import path from 'node:path';
import {createArchive} from '../archive.ts';
import {mustRun} from '../command.ts';
import {parseUpstreamVersion} from '../upstream-version.ts';
import type {Artifact} from './artifact.ts';
import {onHosts, placeFile, writeSums} from './publish.ts';

export interface PrometheusRelease {
  readonly name: string;
  /** The repository below github.com/prometheus, which also names the archive. */
  readonly project: string;
  readonly debianPackage: string;
  /** The publisher's name of each program, and Debian's. The first says the version. */
  readonly programs: Readonly<Record<string, string>>;
  /** Files of the package that Debian's build reads from the disk. */
  readonly needs?: readonly string[];
}

/** An archive as the Prometheus project publishes it: `NAME-VERSION.linux-amd64.tar.gz`, its checksum in `sha256sums.txt`. */
export function createReleaseArtifact(release: PrometheusRelease): Artifact {
  const {name, project, debianPackage, programs, needs = []} = release;
  return {
    type: 'packaged',
    name,
    recipe: 2,
    packages: [debianPackage],
    build: async ({unpacked, scratch, output, signal}) => {
      const bin = path.join(unpacked, 'usr/bin');
      const [first = ''] = Object.values(programs);
      const version = parseReleaseVersion(await mustRun(path.join(bin, first), ['--version'], {signal}));
      const folder = `${project}-${version}.linux-amd64`;
      await mkdir(path.join(scratch, folder));
      for (const [published, packaged] of Object.entries(programs)) {
        await copyFile(path.join(bin, packaged), path.join(scratch, folder, published));
      }
      const file = `/prometheus/${project}/releases/download/v${version}/${folder}.tar.gz`;
      await createArchive({parent: scratch, folder, file: await placeFile(output, file), signal});
      const sums = await writeSums(output, file, 'sha256sums.txt');
      for (const need of needs) await copyFile(path.join(unpacked, need), await placeFile(output, onHosts + need));
      return {version, downloads: [{name, path: file}], beside: [sums, ...needs.map((need) => onHosts + need)]};
    },
  };
}

/** The version out of `prometheus, version 2.42.0+ds (branch: …)`, as every program of the project says it. */
export function parseReleaseVersion(output: string): string {
  return parseUpstreamVersion(/^\S+, version (\S+)/m.exec(output)?.[1] ?? output);
}
