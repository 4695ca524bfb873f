import {findHoles} from '../../model/hole.ts';
import type {Versions} from '../../model/manifest.ts';
import {fitsType} from '../../model/value.ts';
import {report} from '../source.ts';
import {suggest} from '../suggest.ts';
import {findPosition, type YamlFile} from './parse-yaml.ts';

/** Artifacts: versions that are versions, names of their own, and holes that versions.yaml itself declares. */
export function checkVersions(file: YamlFile, versions: Versions): void {
  const artifacts = Object.keys(versions.artifacts);
  const names = new Set([
    ...Object.keys(versions.parameters),
    ...artifacts,
    ...artifacts.map((name) => `${name}_sha256`),
  ]);
  for (const [name, artifact] of Object.entries(versions.artifacts)) {
    const path = ['artifacts', name];
    if (!fitsType('version', artifact.version)) {
      const values = {name, value: artifact.version, type: 'version'};
      report(file.source, 'parameter-default', findPosition(file, [...path, 'version']), values);
    }
    for (const taken of [name, `${name}_sha256`]) {
      if (!(taken in versions.parameters) && !(taken !== name && taken in versions.artifacts)) continue;
      const other = {zh: '另一个参数或制品', en: 'another parameter or artifact'};
      report(file.source, 'name-twice', findPosition(file, path, true), {name: taken, other});
    }
    for (const field of ['file', 'url'] as const) {
      for (const hole of findHoles(artifact[field])) {
        if (names.has(hole.name)) continue;
        const values = {hole: `{{${hole.name}}}`, runbook: 'versions.yaml', suggestion: suggest(hole.name, names)};
        report(file.source, 'hole-undeclared', findPosition(file, [...path, field]), values);
      }
    }
  }
}
