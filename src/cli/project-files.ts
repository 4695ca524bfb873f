import {readFile, readdir} from 'node:fs/promises';
import {join, relative} from 'node:path';

/** The project's pages and manifests by their path relative to `root`, in a fixed order. */
export async function loadProjectFiles(root: string): Promise<ReadonlyMap<string, string>> {
  // A page or a manifest with the wrong ending is a problem, so it must be seen.
  const pages = await listFiles(join(root, 'content', 'docs'), /\.mdx?$/);
  const manifests = await listFiles(join(root, 'runbooks'), /\.ya?ml$/);
  const files = [...pages, ...manifests].filter((file) => !file.includes(`${join('runbooks', 'evidence')}/`)).sort();
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return new Map(files.map((file, index) => [relative(root, file), texts[index] ?? '']));
}

async function listFiles(directory: string, ending: RegExp): Promise<string[]> {
  const entries = await readdir(directory, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
