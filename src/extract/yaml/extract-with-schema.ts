import type {z} from 'zod';
import type {Problem} from '../../model/problem.ts';
import {sortProblems, type Source} from '../source.ts';
import {parseWithSchema} from './parse-with-schema.ts';
import {parseYaml, type YamlFile} from './parse-yaml.ts';

/**
 * A YAML file as its schema has it.
 * @param keys known keys, to suggest one for a misspelt one
 * @param check what the schema cannot say
 */
export function extractWithSchema<T>(
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
