import {basename, matchesGlob} from 'node:path/posix';
import {hostPrograms, unreadPrograms} from './check-commands.ts';
import {hasField, readToml, readYaml, type FieldPath, type YamlDocument} from './field-paths.ts';
import {tableFile, type Fields, type FlagTable} from './flag-table.ts';
import {placeOf, type HostText} from './host-files.ts';
import type {Command} from './read-commands.ts';

/** Every field of a configuration file that is in no table, and every such file that no table knows. */
export function checkSettings(
  texts: readonly HostText[],
  commands: readonly Command[],
  tables: readonly FlagTable[],
): readonly string[] {
  const own = commands.filter(({program}) => ![...hostPrograms, ...unreadPrograms].includes(program));
  return texts.flatMap((text) => {
    const reader = own.find(({words}) => words.some((word) => valueOf(word.text) === text.path));
    if (isYaml(text)) return checkYaml(text, reader, tables);
    if (reader === undefined || !/^\/opt\/[^/]+\/cfg\//.test(text.path ?? '')) return [];
    return checkToml(text, reader, tables);
  });
}

/** The path in `--config=PATH`, and in the word after `--config`. */
const valueOf = (word: string): string => /^--?[^=]+=(.*)$/.exec(word)?.[1] ?? word;

function isYaml({path, text}: HostText): boolean {
  return path === undefined ? /^kind: /m.test(text) : /\.(ya?ml|kubeconfig)$/.test(path);
}

function checkYaml(text: HostText, reader: Command | undefined, tables: readonly FlagTable[]): string[] {
  return readYaml(text.text).flatMap((document) => {
    const known = document.type === undefined ? findFile(text, tables) : findKind(document.type, tables);
    if (known !== undefined) return listUnknown(text, known.owner, document.paths, known.fields, known.table);
    // What no program reads from its flags is for the API server, which refuses what it does not know.
    const {apiVersion = '', kind = text.path} = document.type ?? {};
    const configuration = reader !== undefined || /(\.config|^audit)\.k8s\.io\//.test(apiVersion);
    const name = `${apiVersion} ${kind ?? ''}`.trim();
    return configuration ? [`${placeOf(text, document.line)}: nothing says which fields ${name} has`] : [];
  });
}

interface KnownFields {
  /** The table that knows them. */
  readonly table: string;
  /** What a message calls the file. */
  readonly owner: string;
  readonly fields: Fields;
}

function findKind(
  {apiVersion, kind}: NonNullable<YamlDocument['type']>,
  tables: readonly FlagTable[],
): KnownFields | undefined {
  const known = tables.flatMap(({file, kinds}) => kinds.map((each) => ({...each, table: file})));
  const found = known.find((each) => each.apiVersion === apiVersion && each.kind === kind);
  return found && {table: found.table, owner: kind, fields: ['apiVersion', 'kind', ...found.fields]};
}

function findFile({path = ''}: HostText, tables: readonly FlagTable[]): KnownFields | undefined {
  const known = tables.flatMap(({file, files}) => files.map((each) => ({...each, table: file})));
  const found = known.find(({paths}) => paths.some((pattern) => matchesGlob(path, pattern)));
  return found && {table: found.table, owner: basename(path), fields: found.fields};
}

function checkToml(text: HostText, {program}: Command, tables: readonly FlagTable[]): string[] {
  const {settings, file = ''} = tables.find((table) => table.program === program) ?? {};
  if (settings !== undefined) return listUnknown(text, program, readToml(text.text), settings.fields, file);
  return [`${placeOf(text)}: nothing says which settings ${program} has: ${tableFile(program)}`];
}

function listUnknown(
  text: HostText,
  owner: string,
  paths: readonly FieldPath[],
  fields: Fields,
  table: string,
): string[] {
  return paths
    .filter(({path}) => !hasField(fields, path))
    .map(({path, line}) => `${placeOf(text, line)}: ${owner} has no ${path.join('.')}, by ${table}`);
}
