import {join} from 'node:path';
import {evidenceFolder, loadEvidence} from '../../cli/evidence-files.ts';
import {extractTargets} from '../../extract/extract-target.ts';
import {listDeclarations} from '../../model/declarations.ts';
import type {Problem} from '../../model/problem.ts';
import type {Project} from '../../model/runbook.ts';
import type {TargetEvidence} from './standing-view.ts';

export interface ProjectEvidence {
  /** By runbook; the targets in the order of their names. */
  readonly byRunbook: ReadonlyMap<string, readonly TargetEvidence[]>;
  /** The files, to be watched. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** All evidence of the project, with what it is judged by. What speaks of no runbook of today is left out. */
export async function loadProjectEvidence(
  root: string,
  project: Project,
  files: ReadonlyMap<string, string>,
): Promise<ProjectEvidence> {
  const loaded = await loadEvidence(root, join(root, evidenceFolder));
  const {targets} = extractTargets(files);
  const byRunbook = new Map(
    project.runbooks.map(({id, manifest}) => {
      const declarations = listDeclarations(manifest, project.versions);
      const own = loaded.files.filter(({evidence}) => evidence.runbook === id);
      return [
        id,
        own.map(({evidence}): TargetEvidence => {
          const target = targets.get(evidence.target);
          const {target: name} = evidence;
          const context = {declarations, roles: Object.keys(manifest.roles), target};
          return {evidence, title: target?.title ?? {zh: name, en: name}, context};
        }),
      ] as const;
    }),
  );
  return {byRunbook, files: loaded.files.map(({file}) => join(root, file)), problems: loaded.problems};
}
