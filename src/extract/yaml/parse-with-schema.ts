import {z} from 'zod';
import {report} from '../source.ts';
import {suggest} from '../suggest.ts';
import {findPosition, readValues, type YamlFile} from './parse-yaml.ts';

type Issue = z.core.$ZodIssue;

/** A YAML file's values as a schema has them; undefined and problems, each at its place, where they do not fit. */
export function parseWithSchema<T>(file: YamlFile, schema: z.ZodType<T>, keys: readonly string[]): T | undefined {
  const values = readValues(file);
  if (file.source.problems.length > 0) return undefined;
  const result = schema.safeParse(dropEmpty(values), {reportInput: true});
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(file, issue, keys);
  return undefined;
}

/** `parameters:` with nothing behind it is not there. */
function dropEmpty(values: unknown): unknown {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return values;
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

function reportIssue(file: YamlFile, issue: Issue, keys: readonly string[]): void {
  const path = showPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const at = findPosition(file, [...issue.path, key], true);
      report(file.source, 'yaml-key', at, {path, key, suggestion: suggest(key, keys)});
    }
    return;
  }
  const onKey = issue.code === 'invalid_key';
  const at = findPosition(file, issue.path, onKey);
  report(file.source, 'yaml-value', at, {path, detail: {zh: translate(issue), en: issue.message}});
}

function translate(issue: Issue): string {
  const translated = z.locales.zhCN().localeError(issue as z.core.$ZodRawIssue);
  return (typeof translated === 'string' ? translated : translated?.message) ?? issue.message;
}

function showPath(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '/' : path.map(String).join('.');
}
