import {readFile, readdir} from 'node:fs/promises';
import {join, relative} from 'node:path';

/** The project's pages and manifests by their path relative to `root`, in a fixed order. */
export async function loadProjectFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const pages = await listFiles(join(root, 'content', 'docs'), '.mdx');
  const manifests = await listFiles(join(root, 'runbooks'), '.yaml');
  const files = [...pages, ...manifests].filter((file) => !file.includes(`${join('runbooks', 'evidence')}/`)).sort();
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return new Map(files.map((file, index) => [relative(root, file), texts[index] ?? '']));
}

async function listFiles(directory: string, ending: string): Promise<string[]> {
  const entries = await readdir(directory, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}
