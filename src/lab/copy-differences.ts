import {dirname} from 'node:path';
import {mustRun} from './command.ts';

/**
 * Makes one file tree the same as another of which it is a near copy, writing what differs alone: in kind, mode,
 * owner, size, time of change or target. What differs is written anew, never changed in place: a hard link to it
 * elsewhere keeps its content. Sockets are left alone.
 */
export async function copyDifferences(from: string, to: string, signal: AbortSignal): Promise<void> {
  const [wanted, there] = await Promise.all([listTree(from, signal), listTree(to, signal)]);
  const differing = [...wanted].filter(([path, facts]) => there.get(path) !== facts).map(([path]) => path);
  const gone = [...there.keys()].filter((path) => !wanted.has(path));
  const replaced = differing.filter((path) => !(isFolder(wanted.get(path)) && isFolder(there.get(path))));
  await remove([...gone, ...replaced], to, signal);
  // A folder that loses and gets files gets another time: its own is copied last.
  const folders = [...gone, ...replaced].map((path) => dirname(path)).filter((path) => wanted.has(path));
  const listed = new Set([...folders, ...differing]);
  await mustRun('bash', ['-c', copyListed, 'bash', from, to], {signal, input: joinPaths([...listed])});
}

/** Every path of a tree with what tells it from another; of a folder not its size, which depends on its history. */
async function listTree(directory: string, signal: AbortSignal): Promise<Map<string, string>> {
  const common = '%P\\0%y %m %U:%G %T@';
  const words = ['-xdev', '-mindepth', '1', '(', '-type', 'd', '-printf', `${common}\\0`, ')'];
  const others = ['-o', '!', '-type', 's', '-printf', `${common} %s %l\\0`];
  const fields = (await mustRun('find', [directory, ...words, ...others], {signal})).split('\0');
  const pairs = Array.from({length: Math.floor(fields.length / 2)}, (_, index) =>
    fields.slice(index * 2, index * 2 + 2),
  );
  return new Map(pairs.map(([path = '', facts = '']) => [path, facts]));
}

function isFolder(facts: string | undefined): boolean {
  return facts?.startsWith('d ') === true;
}

async function remove(paths: readonly string[], directory: string, signal: AbortSignal): Promise<void> {
  const input = joinPaths(paths);
  await mustRun('xargs', ['-0', '-r', 'rm', '-rf', '--one-file-system', '--'], {cwd: directory, signal, input});
}

/** Files named on standard input, with all that the file system knows of them; pax keeps parts of a second. */
const copyListed = `set -o pipefail
all=(--xattrs --xattrs-include='*' --acls --numeric-owner)
tar -C "$1" --create --format=posix "\${all[@]}" --no-recursion --null --verbatim-files-from --files-from=- |
  tar -C "$2" --extract --preserve-permissions --same-owner "\${all[@]}"`;

function joinPaths(paths: readonly string[]): string {
  return paths.map((path) => `${path}\0`).join('');
}
