import {hostPrograms} from './check-commands.ts';
import {hasField, readToml, readYaml, type FieldPath} from './field-paths.ts';
import {tableFile, type Fields, type FlagTable} from './flag-table.ts';
import {placeOf, type HostText} from './host-files.ts';
import type {Command} from './read-commands.ts';

/** Every field of a configuration file that is in no table, and every such file that no table knows. */
export function checkSettings(
  texts: readonly HostText[],
  commands: readonly Command[],
  tables: readonly FlagTable[],
): readonly string[] {
  const own = commands.filter(({program}) => !hostPrograms.includes(program));
  return texts.flatMap((text) => {
    const reader = own.find(({words}) => words.some((word) => valueOf(word.text) === text.path));
    if (isYaml(text)) return checkYaml(text, reader, tables);
    if (reader === undefined || !/^\/opt\/kubernetes\/cfg\//.test(text.path ?? '')) return [];
    return checkToml(text, reader, tables);
  });
}

/** The path in `--config=PATH`, and in the word after `--config`. */
const valueOf = (word: string): string => /^--?[^=]+=(.*)$/.exec(word)?.[1] ?? word;

function isYaml({path, text}: HostText): boolean {
  return path === undefined ? /^kind: /m.test(text) : /\.(ya?ml|kubeconfig)$/.test(path);
}

function checkYaml(text: HostText, reader: Command | undefined, tables: readonly FlagTable[]): string[] {
  return readYaml(text.text).flatMap(({apiVersion, kind, line, paths}) => {
    for (const {program, kinds} of tables) {
      const known = kinds.find((each) => each.apiVersion === apiVersion && each.kind === kind);
      if (known !== undefined) return listUnknown(text, kind, paths, ['apiVersion', 'kind', ...known.fields], program);
    }
    // What no program reads from its flags is for the API server, which refuses what it does not know.
    const configuration = reader !== undefined || /(\.config|^audit)\.k8s\.io\//.test(apiVersion);
    return configuration ? [`${placeOf(text, line)}: nothing says which fields ${apiVersion} ${kind} has`] : [];
  });
}

function checkToml(text: HostText, {program}: Command, tables: readonly FlagTable[]): string[] {
  const settings = tables.find((table) => table.program === program)?.settings;
  if (settings !== undefined) return listUnknown(text, program, readToml(text.text), settings.fields, program);
  return [`${placeOf(text)}: nothing says which settings ${program} has: ${tableFile(program)}`];
}

function listUnknown(
  text: HostText,
  owner: string,
  paths: readonly FieldPath[],
  fields: Fields,
  program: string,
): string[] {
  return paths
    .filter(({path}) => !hasField(fields, path))
    .map(({path, line}) => `${placeOf(text, line)}: ${owner} has no ${path.join('.')}, by ${tableFile(program)}`);
}
