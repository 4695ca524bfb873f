import {mkdir, readdir, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';
import {evidenceSchema, type Evidence} from '../model/evidence.ts';
import {createProblem, type Problem} from '../model/problem.ts';

/** Below the project's root. */
export const evidenceFolder = join('runbooks', 'evidence');

const start = {line: 1, column: 1};

/** A file of evidence by its path relative to the project's root, or as the user named the folder. */
export interface EvidenceFile {
  readonly file: string;
  readonly evidence: Evidence;
}

export interface LoadedEvidence {
  readonly files: readonly EvidenceFile[];
  readonly problems: readonly Problem[];
}

/** All evidence in a folder: `RUNBOOK/TARGET.json`. A folder that is not there has none. */
export async function loadEvidence(root: string, folder: string): Promise<LoadedEvidence> {
  const files: EvidenceFile[] = [];
  const problems: Problem[] = [];
  for (const path of await listFiles(folder)) {
    const below = relative(root, path);
    const file = below.startsWith('..') ? path : below;
    const read = parseEvidence(file, await readFile(path, 'utf8'));
    if ('evidence' in read) files.push({file, evidence: read.evidence});
    else problems.push(read.problem);
  }
  return {files, problems};
}

/** Written beside and renamed: a kill leaves the old file or the new one. */
export async function writeEvidence(folder: string, evidence: Evidence): Promise<string> {
  const file = join(folder, evidence.runbook, `${evidence.target}.json`);
  await mkdir(dirname(file), {recursive: true});
  await writeFile(`${file}.new`, `${JSON.stringify(evidence, undefined, 2)}\n`);
  await rename(`${file}.new`, file);
  return file;
}

function parseEvidence(file: string, text: string): {readonly evidence: Evidence} | {readonly problem: Problem} {
  const refuse = (detail: string) => ({problem: createProblem('evidence-format', file, start, {detail})});
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse((error as Error).message);
  }
  const format = (value as {format?: unknown} | null)?.format;
  if (typeof format === 'number' && format > 1) return refuse(`format ${String(format)} > 1`);
  const parsed = evidenceSchema.safeParse(value);
  if (parsed.success) return {evidence: parsed.data};
  const [issue] = parsed.error.issues;
  return refuse(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, {recursive: true, withFileTypes: true});
    const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
    return files.map(({parentPath, name}) => join(parentPath, name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
