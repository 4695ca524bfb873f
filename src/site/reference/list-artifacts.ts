import {findDefault, findFollowed, listArtifactNames, listDeclarations} from '../../model/declarations.ts';
import {fillHoles, showParts} from '../../model/hole.ts';
import type {Project} from '../../model/runbook.ts';
import {listUses} from './list-uses.ts';
import type {ArtifactView} from './reference.ts';

/** Every artifact of the lock file, its holes filled with the defaults. */
export function listArtifacts({runbooks, versions}: Project): ArtifactView[] {
  const declarations = listDeclarations({parameters: {}, artifacts: Object.keys(versions.artifacts)}, versions);
  const fill = (text: string): string =>
    showParts(
      fillHoles(text, (name) => {
        const value = findDefault(name, declarations);
        return value === undefined ? undefined : {type: 'string', value};
      }),
    );
  const steps = runbooks.flatMap((runbook) => runbook.steps);
  return Object.entries(versions.artifacts).map(([name, artifact]) => ({
    name,
    title: artifact.title ?? {zh: name, en: name},
    version: fill(artifact.version),
    follows: findFollowed(artifact),
    url: fill(`${artifact.url}/${artifact.file}`),
    sha256: artifact.sha256 === undefined ? 'published' : findDefault(`${name}_sha256`, declarations),
    source: artifact.source,
    steps: listUses(listArtifactNames(name, artifact), steps),
  }));
}
