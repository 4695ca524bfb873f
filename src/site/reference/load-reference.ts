import {join} from 'node:path';
import {loadProjectFiles} from '../../cli/project-files.ts';
import {extractInventory} from '../../extract/extract-inventory.ts';
import {extractProject} from '../../extract/extract-project.ts';
import {exampleInventory, refuse} from '../load-step-views.ts';
import {createReference} from './create-reference.ts';
import type {Reference} from './reference.ts';
import {listTroubles} from './troubles.ts';

export interface LoadedReference {
  readonly reference: Reference;
  /** What it was made of, to be watched. */
  readonly files: readonly string[];
}

/**
 * What the reference pages show, from the project's files below `root`.
 * @throws {Error} where a page, a manifest or the inventory has a problem
 */
export async function loadReference(root: string): Promise<LoadedReference> {
  const files = await loadProjectFiles(root);
  const {project, problems} = extractProject(files);
  refuse(problems);
  const {inventory, problems: hostProblems} = extractInventory(exampleInventory, files.get(exampleInventory) ?? '');
  refuse(hostProblems);
  if (inventory === undefined) throw new Error(`${exampleInventory} is missing`);
  const result = createReference(project, inventory);
  refuse(result.problems);
  const troubles = listTroubles(project, files);
  return {reference: {...result.reference, troubles}, files: [...files.keys()].map((file) => join(root, file))};
}
