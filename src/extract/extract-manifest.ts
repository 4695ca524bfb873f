import {manifestSchema, parameterSchema, type Manifest} from '../model/manifest.ts';
import type {Problem} from '../model/problem.ts';
import {checkParameters} from './yaml/check-parameters.ts';
import {extractWithSchema} from './yaml/extract-with-schema.ts';

const keys = [...Object.keys(manifestSchema.shape), ...Object.keys(parameterSchema.shape), 'zh', 'en', 'hosts'];

/** `runbooks/ID.yaml`. */
export function extractManifest(
  file: string,
  text: string,
): {readonly manifest: Manifest | undefined; readonly problems: readonly Problem[]} {
  const {value, problems} = extractWithSchema(file, text, manifestSchema, keys, (yaml, {parameters}) => {
    checkParameters(yaml, parameters);
  });
  return {manifest: value, problems};
}
