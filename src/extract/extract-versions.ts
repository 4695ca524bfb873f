import {artifactSchema, parameterSchema, versionsSchema, type Versions} from '../model/manifest.ts';
import type {Problem} from '../model/problem.ts';
import {checkParameters} from './yaml/check-parameters.ts';
import {checkVersions} from './yaml/check-versions.ts';
import {extractWithSchema} from './yaml/extract-with-schema.ts';

const keys = [versionsSchema, parameterSchema, artifactSchema].flatMap(({shape}) => Object.keys(shape));

/** `runbooks/versions.yaml`. */
export function extractVersions(
  file: string,
  text: string,
): {readonly versions: Versions | undefined; readonly problems: readonly Problem[]} {
  const {value, problems} = extractWithSchema(file, text, versionsSchema, keys, (yaml, versions) => {
    checkParameters(yaml, versions.parameters);
    checkVersions(yaml, versions);
  });
  return {versions: value, problems};
}
