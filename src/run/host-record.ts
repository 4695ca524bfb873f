import {RunbookError} from '../model/error.ts';
import {recordLineSchema, type Original, type RecordedUndo, type RecordLine} from '../model/record.ts';

/** A file that a step wrote: what stood there before, and digests of all that runs have put there. */
export interface RecordedFile {
  readonly original: Original;
  /** `SALT:DIGEST`. */
  readonly digests: readonly string[];
}

/** A step that acted on the host and was not taken back. */
export interface RecordedStep {
  readonly id: string;
  readonly heading: string;
  readonly runbook: string;
  readonly run: string;
  readonly by: string;
  /** UTC time of its last start. */
  readonly at: string;
  /** UTC time of its first start. */
  readonly since: string;
  /** The key as passed; undefined where it started and did not pass. */
  readonly passedKey: string | undefined;
  readonly path: string;
  /** What its runs would take back, oldest run first, each in page order. */
  readonly undos: readonly (readonly RecordedUndo[])[];
  readonly files: ReadonlyMap<string, RecordedFile>;
}

export type AppliedRunbook = Pick<RecordLine & {type: 'applied'}, 'steps' | 'requires' | 'conflicts' | 'parameters'>;

export interface HostRecord {
  /** In the order in which they first acted. */
  readonly steps: ReadonlyMap<string, RecordedStep>;
  /** By id, with the steps that each lists. */
  readonly applied: ReadonlyMap<string, AppliedRunbook>;
  /** Half a line stands at the end. */
  readonly torn: boolean;
}

/**
 * Reads `record.jsonl`. A line that a kill or a full disk tore is read past.
 * @throws {RunbookError} where a newer runbook wrote it
 */
export function readHostRecord(text: string, host: string): HostRecord {
  const steps = new Map<string, RecordedStep>();
  const applied = new Map<string, AppliedRunbook>();
  const folders = new Set<string>();
  for (const line of text.split('\n')) {
    const parsed = parseLine(line, host);
    if (parsed === undefined) continue;
    applyLine(parsed, steps, applied);
    followFolders(parsed, steps, folders);
  }
  const shared = new Map([...steps].map(([id, step]) => [id, shareFolders(step, folders)]));
  return {steps: shared, applied, torn: text !== '' && !text.endsWith('\n')};
}

/** Which folders the runner made. One whose step was taken back stays its own while another step has a file there. */
function followFolders(line: RecordLine, steps: ReadonlyMap<string, RecordedStep>, folders: Set<string>): void {
  if (line.type === 'started') {
    for (const {original} of line.originals) {
      if (original.state === 'absent') for (const folder of original.created) folders.add(folder);
    }
  } else if (line.type === 'undone') {
    const files = [...steps.values()].flatMap((step) => [...step.files.keys()]);
    for (const folder of folders) {
      if (!files.some((file) => file.startsWith(`${folder}/`))) folders.delete(folder);
    }
  }
}

/** Whichever step is taken back last removes the folder, not the one that happened to make it. */
function shareFolders(step: RecordedStep, folders: ReadonlySet<string>): RecordedStep {
  const files = [...step.files].map(([path, file]): [string, RecordedFile] => {
    if (file.original.state === 'present') return [path, file];
    const created = [...folders].filter((folder) => path.startsWith(`${folder}/`)).sort();
    return [path, {...file, original: {state: 'absent', created}}];
  });
  return {...step, files: new Map(files)};
}

function parseLine(line: string, host: string): RecordLine | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  const format = (json as {format?: unknown} | null)?.format;
  if (typeof format === 'number' && format > 1) throw createFormatError(host, format);
  return recordLineSchema.safeParse(json).data;
}

function applyLine(line: RecordLine, steps: Map<string, RecordedStep>, applied: Map<string, AppliedRunbook>): void {
  switch (line.type) {
    case 'started':
      steps.set(line.step, startStep(line, steps.get(line.step)));
      break;
    case 'passed': {
      const step = steps.get(line.step);
      if (step !== undefined) steps.set(line.step, {...step, passedKey: line.key});
      break;
    }
    case 'undone':
      steps.delete(line.step);
      break;
    case 'applied': {
      const {steps: listed, requires, conflicts, parameters} = line;
      applied.set(line.runbook, {steps: listed, requires, conflicts, parameters});
      break;
    }
    case 'removed':
      applied.delete(line.runbook);
      break;
  }
}

function startStep(line: RecordLine & {type: 'started'}, before: RecordedStep | undefined): RecordedStep {
  const files = new Map(before?.files);
  for (const {path, original} of line.originals) if (!files.has(path)) files.set(path, {original, digests: []});
  for (const {path, salt, digest} of line.files) {
    const file = files.get(path);
    if (file !== undefined) files.set(path, {...file, digests: [...file.digests, `${salt}:${digest}`]});
  }
  const {step: id, heading, runbook, run, by, at, path} = line;
  return {
    id,
    heading,
    runbook,
    run,
    by,
    at,
    since: before?.since ?? at,
    path,
    passedKey: undefined,
    undos: [...(before?.undos ?? []), line.undo],
    files,
  };
}

function createFormatError(host: string, format: number): RunbookError {
  return new RunbookError({
    code: 'record-format',
    message: {
      zh: `主机 ${host} 的台账是 format ${format}，此 runbook 只认识 format 1`,
      en: `The record on ${host} has format ${format}; this runbook knows format 1`,
    },
    hint: {zh: '请升级 runbook。', en: 'Use a newer runbook.'},
    exit: 3,
  });
}
