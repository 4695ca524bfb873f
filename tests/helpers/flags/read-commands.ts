import {basename} from 'node:path';
import {readAssignments, type Word} from './assignments.ts';
import {placeOf, type HostText} from './host-files.ts';

/** A word that a program gets, and the text in which it stands. */
export type PassedWord = Word & {readonly of: HostText};

/** A program that a unit or a container starts, with what it gets. */
export interface Command {
  readonly program: string;
  /** The program as the unit has it, or the container's image. */
  readonly path: string;
  readonly place: string;
  readonly words: readonly PassedWord[];
}

type Variables = ReadonlyMap<string, readonly PassedWord[]>;

const execPattern = /^Exec(Condition|Start(Pre|Post)?|Reload|Stop(Post)?)$/;

/** Every command of every unit, its variables filled in; flags on the way that no unit can pass are problems. */
export function readCommands(texts: readonly HostText[]): {
  readonly commands: readonly Command[];
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const units = texts.filter(isUnit);
  const commands = units.flatMap((unit) => readUnit(unit, texts, problems));
  const read = new Set(units.flatMap((unit) => listEnvironmentFiles(unit).map(({path}) => path)));
  const unread = texts.filter(({path, text}) => path !== undefined && !read.has(path) && /^\w+=["']?-/m.test(text));
  problems.push(...unread.filter((text) => !isUnit(text)).map((text) => `${placeOf(text)}: no unit reads these flags`));
  return {commands, problems};
}

function isUnit({path}: HostText): boolean {
  return path?.startsWith('/etc/systemd/system/') ?? false;
}

function readUnit(unit: HostText, texts: readonly HostText[], problems: string[]): Command[] {
  const variables = new Map([...readOwnVariables(unit), ...readVariableFiles(unit, texts, problems)]);
  // Without a command it takes back those of the unit that a drop-in adds to.
  const lines = readAssignments(unit.text).filter(({name, words}) => execPattern.test(name) && words.length > 0);
  return lines.map(({words}) => fillCommand(unit, words, variables, problems));
}

function readOwnVariables(unit: HostText): [string, readonly PassedWord[]][] {
  const words = readAssignments(unit.text).flatMap((line) => (line.name === 'Environment' ? line.words : []));
  return words.map((word) => {
    const [name = '', ...value] = word.text.split('=');
    return [name, [{...word, text: value.join('='), of: unit}]];
  });
}

function readVariableFiles(
  unit: HostText,
  texts: readonly HostText[],
  problems: string[],
): [string, readonly PassedWord[]][] {
  return listEnvironmentFiles(unit).flatMap(({path, line, optional}) => {
    const of = texts.findLast((each) => each.path === path);
    if (of !== undefined) return readVariables(of);
    if (!optional) problems.push(`${placeOf(unit, line)}: no step writes ${path}`);
    return [];
  });
}

function readVariables(of: HostText): [string, readonly PassedWord[]][] {
  return readAssignments(of.text).map(({name, words}) => [name, words.map((word) => ({...word, of}))]);
}

/** A dash before the path says that the file may be missing. */
function listEnvironmentFiles(unit: HostText) {
  const lines = readAssignments(unit.text).filter(({name}) => name === 'EnvironmentFile');
  return lines.flatMap(({words}) =>
    words.map(({text, line}) => ({path: text.replace(/^-/, ''), line, optional: text.startsWith('-')})),
  );
}

function fillCommand(
  unit: HostText,
  [first = {text: '', line: 0}, ...words]: readonly Word[],
  variables: Variables,
  problems: string[],
): Command {
  const place = placeOf(unit, first.line);
  const filled = words.flatMap((word): readonly PassedWord[] => {
    const [, name] = /^\$\{?(\w+)\}?$/.exec(word.text) ?? [];
    if (name === undefined || name === 'MAINPID') return [{...word, of: unit}];
    if (!variables.has(name)) problems.push(`${place}: nothing sets $${name}`);
    return variables.get(name) ?? [];
  });
  const path = first.text.replace(/^[-@:+!|]+/, '');
  return {program: basename(path), path, place, words: filled};
}
