import {resolve} from 'node:path';
import {extractInventory} from '../extract/extract-inventory.ts';
import {extractTarget, targetPattern} from '../extract/extract-target.ts';
import type {Inventory} from '../model/inventory.ts';
import {fillText} from '../model/language.ts';
import type {Target} from '../model/manifest.ts';
import {createCliError} from './fail.ts';
import {ProblemsError} from './problems-error.ts';
import {readUserFile} from './read-file.ts';
import {findNearest} from '../model/nearest.ts';
import {cliTexts} from './texts.ts';

/** An inventory and its text, which problems show. */
export interface LoadedInventory {
  readonly inventory: Inventory;
  readonly file: string;
  readonly text: string;
}

export async function loadInventory(file: string, directory: string): Promise<LoadedInventory> {
  const path = resolve(directory, file);
  const text = await readUserFile(path);
  const {inventory, problems} = extractInventory(file, text);
  if (inventory === undefined || problems.length > 0) throw new ProblemsError(problems, new Map([[file, text]]));
  return {inventory, file, text};
}

/** `runbooks/targets/NAME.yaml` of the project's files; undefined where no target was named. */
export function findTarget(name: string | undefined, files: ReadonlyMap<string, string>): Target | undefined {
  if (name === undefined) return undefined;
  const file = `runbooks/targets/${name}.yaml`;
  const text = files.get(file);
  if (text === undefined) throw createUnknownError(name, files);
  const {target, problems} = extractTarget(file, text);
  if (target === undefined || problems.length > 0) throw new ProblemsError(problems, files);
  return target;
}

function createUnknownError(target: string, files: ReadonlyMap<string, string>): Error {
  const targets = [...files.keys()].flatMap((file) => targetPattern.exec(file)?.[1] ?? []);
  const suggestion = findNearest(target, targets);
  const hint =
    suggestion === undefined
      ? fillText(cliTexts['known-targets'], {targets: targets.join(', ')})
      : fillText(cliTexts['did-you-mean'], {suggestion});
  return createCliError('unknown-target', {target}, hint);
}
