import type {z} from 'zod';
import {artifactSchema, manifestSchema, parameterSchema, targetSchema, versionsSchema} from '../model/manifest.ts';
import type {Manifest, Target, Versions} from '../model/manifest.ts';
import type {Problem} from '../model/problem.ts';
import {checkParameters} from './yaml/check-parameters.ts';
import {checkVersions} from './yaml/check-versions.ts';
import {parseWithSchema} from './yaml/parse-with-schema.ts';
import {parseYaml, type YamlFile} from './yaml/parse-yaml.ts';
import {sortProblems, type Source} from './source.ts';

const manifestKeys = [...Object.keys(manifestSchema.shape), ...Object.keys(parameterSchema.shape), 'zh', 'en', 'hosts'];
const versionsKeys = [
  ...Object.keys(versionsSchema.shape),
  ...Object.keys(parameterSchema.shape),
  ...Object.keys(artifactSchema.shape),
];
const targetKeys = [...Object.keys(targetSchema.shape), 'step', 'zh', 'en'];

/** `runbooks/ID.yaml`. */
export function extractManifest(
  file: string,
  text: string,
): {readonly manifest: Manifest | undefined; readonly problems: readonly Problem[]} {
  const {value, problems} = extract(file, text, manifestSchema, manifestKeys, (yaml, {parameters}) => {
    checkParameters(yaml, parameters);
  });
  return {manifest: value, problems};
}

/** `runbooks/versions.yaml`. */
export function extractVersions(
  file: string,
  text: string,
): {readonly versions: Versions | undefined; readonly problems: readonly Problem[]} {
  const {value, problems} = extract(file, text, versionsSchema, versionsKeys, (yaml, versions) => {
    checkParameters(yaml, versions.parameters);
    checkVersions(yaml, versions);
  });
  return {versions: value, problems};
}

/** `runbooks/targets/NAME.yaml`. */
export function extractTarget(
  file: string,
  text: string,
): {readonly target: Target | undefined; readonly problems: readonly Problem[]} {
  const {value, problems} = extract(file, text, targetSchema, targetKeys, () => undefined);
  return {target: value, problems};
}

function extract<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  keys: readonly string[],
  check: (yaml: YamlFile, value: T) => void,
): {readonly value: T | undefined; readonly problems: readonly Problem[]} {
  const source: Source = {file, text, problems: []};
  const yaml = parseYaml(source);
  const value = yaml && parseWithSchema(yaml, schema, keys);
  if (yaml !== undefined && value !== undefined) check(yaml, value);
  return {value, problems: sortProblems(source.problems)};
}
