import {targetSchema, type Target} from '../model/manifest.ts';
import type {Problem} from '../model/problem.ts';
import {extractWithSchema} from './yaml/extract-with-schema.ts';

const keys = [...Object.keys(targetSchema.shape), 'step', 'zh', 'en'];

/** `runbooks/targets/NAME.yaml`. */
export function extractTarget(
  file: string,
  text: string,
): {readonly target: Target | undefined; readonly problems: readonly Problem[]} {
  const {value, problems} = extractWithSchema(file, text, targetSchema, keys, () => undefined);
  return {target: value, problems};
}

/** Of a target's file; the group is its name. */
export const targetPattern = /^runbooks\/targets\/([^/]+)\.yaml$/;

/** All targets of the project, by name. */
export function extractTargets(files: ReadonlyMap<string, string>): {
  readonly targets: ReadonlyMap<string, Target>;
  readonly problems: readonly Problem[];
} {
  const targets = new Map<string, Target>();
  const problems: Problem[] = [];
  for (const [file, text] of files) {
    const name = targetPattern.exec(file)?.[1];
    if (name === undefined) continue;
    const result = extractTarget(file, text);
    if (result.target !== undefined) targets.set(name, result.target);
    problems.push(...result.problems);
  }
  return {targets, problems};
}
