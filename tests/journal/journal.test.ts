import {appendFile, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {listRuns} from '../../src/journal/list-runs.ts';
import {openJournal} from '../../src/journal/open-journal.ts';
import {readJournal} from '../../src/journal/read-journal.ts';
import {createRunId, isRunId, journalFileOf} from '../../src/journal/run-file.ts';
import {RunbookError} from '../../src/model/error.ts';
import {createFailedRun} from '../report/events.ts';

const run = '20260801T101500-3fa9c1';
const events = createFailedRun();
const kept = events.filter(({type}) => type !== 'output');
let directory = '';

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'runbook-journal-')), 'state');
});

afterEach(async () => {
  await rm(join(directory, '..'), {recursive: true});
});

async function writeJournal(name = run): Promise<string> {
  const file = journalFileOf(directory, name);
  const journal = await openJournal(file, {pid: process.pid, onFailure: () => undefined});
  for (const event of events) journal.append(event);
  await journal.close();
  return file;
}

test('every event but live output is read back, in order', async () => {
  const file = await writeJournal();
  expect(await readJournal(file)).toEqual({events: kept, torn: false});
  expect(await readdir(directory)).toEqual([`${run}.jsonl`]);
});

test('only its owner can read it', async () => {
  const file = await writeJournal();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
});

test('a line is on the disk while the run goes on', async () => {
  const file = journalFileOf(directory, run);
  const journal = await openJournal(file, {pid: process.pid, onFailure: () => undefined});
  journal.append(kept[0] ?? events[0]!);
  await expect.poll(() => readFile(file, 'utf8')).toMatch(/"run-started".*\n$/);
  await journal.close();
});

test('a torn last line is read past', async () => {
  const file = await writeJournal();
  await appendFile(file, '{"type":"run-fini');
  expect(await readJournal(file)).toEqual({events: kept, torn: true});
});

test('damage elsewhere is not', async () => {
  const file = await writeJournal();
  const lines = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, [lines[0], '{"type":"run-fini', ...lines.slice(1)].join('\n'));
  await expect(readJournal(file)).rejects.toMatchObject({code: 'journal-damaged', exit: 2});
});

test('a higher format is refused', async () => {
  const file = await writeJournal();
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('"format":1', '"format":2'));
  await expect(readJournal(file)).rejects.toThrow('has format 2; this runbook knows format 1');
});

test('a journal that is not there', async () => {
  await expect(readJournal(journalFileOf(directory, run))).rejects.toBeInstanceOf(RunbookError);
});

test('a full disk is said once, and again at the end', async () => {
  await symlink('/dev/full', journalFileOf(join(directory, '..'), run));
  const failures: RunbookError[] = [];
  const journal = await openJournal(journalFileOf(join(directory, '..'), run), {
    pid: process.pid,
    onFailure: (error) => failures.push(error),
  });
  for (const event of events) journal.append(event);
  await expect(journal.close()).rejects.toMatchObject({code: 'journal-not-written', exit: 3});
  expect(failures).toHaveLength(1);
  expect(failures[0]?.text.en).toContain('ENOSPC');
});

test('runs, newest first, with how they ended', async () => {
  await writeJournal('20260801T101500-000001');
  const cut = await writeJournal('20260801T101500-000002');
  const lines = (await readFile(cut, 'utf8')).split('\n');
  await writeFile(cut, lines.slice(0, 5).join('\n').slice(0, -3));
  const open = await openJournal(journalFileOf(directory, '20260802T000000-000000'), {
    pid: 42,
    onFailure: () => undefined,
  });
  await writeFile(join(directory, 'notes.jsonl'), 'not a journal');
  const runs = await listRuns(directory, (pid) => pid === 42);
  expect(runs.map((each) => [each.run, each.state.type, each.started?.options.runbook])).toEqual([
    ['20260802T000000-000000', 'running', undefined],
    ['20260801T101500-000002', 'cut-off', 'binary-install'],
    ['20260801T101500-000001', 'finished', 'binary-install'],
  ]);
  expect((await listRuns(directory, () => false)).map((each) => each.state.type)).toContain('cut-off');
  await open.close();
});

test('no runs where there is no folder', async () => {
  expect(await listRuns(join(directory, 'none'), () => false)).toEqual([]);
});

test('run ids sort by time', () => {
  const id = createRunId(new Date('2026-08-01T10:15:00.123Z'), () => 0.5);
  expect(id).toBe('20260801T101500-800000');
  expect(isRunId(id)).toBe(true);
  expect(createRunId(new Date('2026-08-01T10:15:01Z'), () => 0) > id).toBe(true);
});
