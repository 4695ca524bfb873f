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
