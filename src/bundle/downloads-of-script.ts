import {execa} from 'execa';
import {parse} from 'unbash';
import {systemPath} from '../model/plan.ts';

/** What a block's bash fetches. */
export interface Fetched {
  /** What `curl` writes into a file. */
  readonly urls: readonly string[];
  /** What `ctr` pulls from a registry. */
  readonly images: readonly string[];
  /** Commands that fetch something that cannot be told. */
  readonly unknown: readonly string[];
}

/** Programs that fetch; of `ctr` only `images pull`. */
const fetchers: readonly string[] = ['curl', 'wget', 'ctr'];

/**
 * What a script would download, told by its own text: all but assignments, loops and the words of the commands that
 * fetch is left out, and bash says what those words are. Nothing is run: what is left are builtins.
 */
export async function listFetched(script: string, signal: AbortSignal): Promise<Fetched> {
  if (!fetchers.some((name) => script.includes(name))) return {urls: [], images: [], unknown: []};
  const reduced = reduce(parse(script), script);
  const {stdout} = await execa('bash', ['--norc', '-f', '-c', `${tell}\n${reduced}`], {
    extendEnv: false,
    env: {PATH: systemPath, LC_ALL: 'C.UTF-8'},
    stdin: 'ignore',
    stripFinalNewline: false,
    cancelSignal: signal,
  });
  const commands = readCommands(stdout);
  return {
    urls: commands.flatMap(([name, ...words]) => (name === 'curl' && savesFile(words) ? words.filter(isUrl) : [])),
    images: commands.flatMap(([name, ...words]) => (name === 'ctr' && words.includes('pull') ? words.slice(-1) : [])),
    unknown: commands
      .filter(([name, ...words]) => name === 'wget' || (name === 'curl' && savesFile(words) && !words.some(isUrl)))
      .map((words) => words.join(' ')),
  };
}

/** Prints its words, each with a zero byte behind it, their number first. */
const tell = String.raw`PATH=/nonexistent; tell() { printf '%s\0' "$#" "$@"; }`;

function readCommands(output: string): string[][] {
  const words = output.split('\0');
  const commands: string[][] = [];
  for (let at = 0; at < words.length - 1;) {
    const count = Number(words[at]);
    commands.push(words.slice(at + 1, at + 1 + count));
    at += count + 1;
  }
  return commands;
}

function savesFile(words: readonly string[]): boolean {
  const at = words.findIndex((word) => word === '--output' || word === '-o');
  return words.includes('--remote-name') || words.includes('-O') || (at !== -1 && words[at + 1] !== '/dev/null');
}

function isUrl(word: string): boolean {
  return /^https?:\/\//.test(word);
}

/** A node of the syntax tree, as far as it matters here. */
interface Node {
  readonly type?: string;
  readonly pos?: number;
  readonly end?: number;
  readonly name?: Node | string;
  readonly value?: unknown;
  readonly prefix?: readonly Node[];
  readonly suffix?: readonly Node[];
  readonly wordlist?: readonly Node[];
  readonly body?: Node;
}

function reduce(node: Node, code: string): string {
  const text = ({pos = 0, end = 0}: Node): string => code.slice(pos, end);
  const {type, name, prefix = [], suffix = [], wordlist = [], body = {}} = node;
  // Its arguments are known to its callers alone.
  if (type === 'Function') return '';
  if (type === 'For' && typeof name === 'object')
    return `for ${text(name)} in ${wordlist.filter(isPlain).map(text).join(' ')}; do :\n${reduce(body, code)}done\n`;
  if (type !== 'Command') return reduceChildren(node, code);
  if (typeof name !== 'object') return prefix.map((each) => `${reduceAssignment(each, text)}\n`).join('');
  if (!fetchers.includes(text(name))) return reduceChildren(node, code);
  // What only a run can say must not be taken for a part of an address.
  const words = suffix.map((word) => (isPlain(word) ? text(word) : "''"));
  return `tell ${[text(name), ...words].join(' ')}\n`;
}

function reduceAssignment(assignment: Node, text: (node: Node) => string): string {
  return isPlain(assignment) ? text(assignment) : `${typeof assignment.name === 'string' ? assignment.name : '_'}=`;
}

/** In the order of the text: `if`, lists, pipes and groups are looked through. */
function reduceChildren(node: Node, code: string): string {
  const nodes = Object.values(node).flat() as unknown[];
  return nodes
    .filter((value): value is Node => typeof value === 'object' && value !== null)
    .toSorted((a, b) => (a.pos ?? 0) - (b.pos ?? 0))
    .map((child) => reduce(child, code))
    .join('');
}

/** It holds nothing that would have to be run. */
function isPlain(node: Node): boolean {
  return !/"type":"(CommandExpansion|ProcessSubstitution)"/.test(JSON.stringify(node));
}
