import {findFollowed, listArtifactNames} from '../../model/declarations.ts';
import {findHoles} from '../../model/hole.ts';
import type {Artifact, Versions} from '../../model/manifest.ts';
import {fitsType} from '../../model/value.ts';
import {report} from '../source.ts';
import {suggest} from '../suggest.ts';
import {findPosition, type YamlFile} from './parse-yaml.ts';

/** Artifacts: versions that are versions, names of their own, and holes that versions.yaml itself declares. */
export function checkVersions(file: YamlFile, versions: Versions): void {
  const {parameters, artifacts} = versions;
  const given = Object.entries(artifacts).flatMap(([name, artifact]) => listArtifactNames(name, artifact));
  const names = new Set([...Object.keys(parameters), ...given]);
  for (const [name, artifact] of Object.entries(artifacts)) {
    checkVersion(file, versions, name, artifact);
    for (const taken of listArtifactNames(name, artifact)) {
      if (!Object.hasOwn(parameters, taken) && given.filter((other) => other === taken).length < 2) continue;
      const other = {zh: '另一个参数或制品', en: 'another parameter or artifact'};
      report(file.source, 'name-twice', findPosition(file, ['artifacts', name], true), {name: taken, other});
    }
    checkHoles(file, names, name, artifact);
  }
}

/** A version, or one hole that names a shared one. */
function checkVersion(file: YamlFile, {parameters}: Versions, name: string, artifact: Artifact): void {
  const followed = findFollowed(artifact);
  const shared = Object.keys(parameters).filter((each) => parameters[each]?.type === 'version');
  if (followed === undefined ? fitsType('version', artifact.version) : shared.includes(followed)) return;
  const suggestion = suggest(followed ?? '', shared);
  const at = findPosition(file, ['artifacts', name, 'version']);
  report(file.source, 'artifact-version', at, {name, value: artifact.version, suggestion});
}

function checkHoles(file: YamlFile, names: ReadonlySet<string>, name: string, artifact: Artifact): void {
  for (const field of ['file', 'url'] as const) {
    for (const hole of findHoles(artifact[field])) {
      if (names.has(hole.name)) continue;
      const values = {hole: `{{${hole.name}}}`, runbook: 'versions.yaml', suggestion: suggest(hole.name, names)};
      report(file.source, 'hole-undeclared', findPosition(file, ['artifacts', name, field]), values);
    }
  }
}
