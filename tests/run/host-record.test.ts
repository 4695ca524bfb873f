import {describe, expect, it} from 'vitest';
import type {Original, RecordLine} from '../../src/model/record.ts';
import {readHostRecord} from '../../src/run/host-record.ts';

const base = {format: 1, runbook: 'r', run: 'run-1'} as const;
const absent: Original = {state: 'absent', created: []};

const started = (step: string, more: Partial<RecordLine & {type: 'started'}> = {}): RecordLine => ({
  ...base,
  type: 'started',
  at: '2026-01-01T00:00:01Z',
  step,
  heading: step,
  by: 'me@here',
  key: 'k1',
  path: '/bin',
  undo: [],
  files: [],
  originals: [],
  ...more,
});
const passed = (step: string, key = 'k1'): RecordLine => ({
  ...base,
  type: 'passed',
  at: '2026-01-01T00:00:02Z',
  step,
  key,
});
const undone = (step: string): RecordLine => ({...base, type: 'undone', at: '2026-01-01T00:00:03Z', step});

const read = (...lines: readonly (RecordLine | string)[]) =>
  readHostRecord(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''), 'host');

describe('readHostRecord', () => {
  it('holds nothing at first', () => {
    expect(readHostRecord('', 'host')).toEqual({steps: new Map(), applied: new Map(), torn: false});
  });

  it('knows a key as passed only after the step has passed', () => {
    expect(read(started('a')).steps.get('a')?.passedKey).toBeUndefined();
    expect(read(started('a'), passed('a')).steps.get('a')?.passedKey).toBe('k1');
    expect(read(started('a'), passed('a'), started('a', {key: 'k2'})).steps.get('a')?.passedKey).toBeUndefined();
    expect(read(passed('a')).steps.size).toBe(0);
  });

  it('keeps the order in which steps first acted, and when', () => {
    const later = started('a', {at: '2026-01-01T00:09:00Z', run: 'run-2'});
    const {steps} = read(started('a'), started('b', {at: '2026-01-01T00:00:02Z'}), later);
    expect([...steps.keys()]).toEqual(['a', 'b']);
    expect(steps.get('a')).toMatchObject({since: '2026-01-01T00:00:01Z', at: '2026-01-01T00:09:00Z', run: 'run-2'});
  });

  it('keeps the first original of a file and every digest', () => {
    const file = (digest: string) => [{path: '/f', salt: 's', digest}];
    const {steps} = read(
      started('a', {
        files: file('d1'),
        originals: [{path: '/f', original: absent}],
        undo: [{kind: 'file', path: '/f'}],
      }),
      passed('a'),
      started('a', {
        files: file('d2'),
        originals: [{path: '/f', original: {state: 'present', bytes: '', mode: '0644', owner: '0:0'}}],
      }),
    );
    expect(steps.get('a')?.files.get('/f')).toEqual({original: absent, digests: ['s:d1', 's:d2']});
    expect(steps.get('a')?.undos).toEqual([[{kind: 'file', path: '/f'}], []]);
  });

  it('forgets a step that was taken back, and starts afresh with the next', () => {
    const original = {originals: [{path: '/f', original: absent}]};
    expect(read(started('a', original), passed('a'), undone('a')).steps.size).toBe(0);
    const again = read(started('a', original), undone('a'), started('b'), started('a'));
    expect([...again.steps.keys()]).toEqual(['b', 'a']);
    expect(again.steps.get('a')?.files.size).toBe(0);
  });

  it('keeps a folder that the runner made while a step has a file there', () => {
    const writes = (step: string, path: string, ...created: readonly string[]): RecordLine =>
      started(step, {originals: [{path, original: {state: 'absent', created: [...created]}}]});
    const made = [writes('a', '/srv/x/y/f', '/srv/x', '/srv/x/y'), writes('b', '/srv/x/g'), writes('c', '/srv/xy')];
    const listCreated = (...lines: readonly RecordLine[]) =>
      [...read(...lines).steps].flatMap(([id, {files}]) =>
        [...files.values()].flatMap(({original}) => (original.state === 'absent' ? [[id, ...original.created]] : [])),
      );
    expect(listCreated(...made)).toEqual([['a', '/srv/x', '/srv/x/y'], ['b', '/srv/x'], ['c']]);
    expect(listCreated(...made, undone('a'))).toEqual([['b', '/srv/x'], ['c']]);
    expect(listCreated(...made, undone('a'), undone('b'), writes('b', '/srv/x/g'))).toEqual([['c'], ['b']]);
  });

  it('knows which runbooks are applied', () => {
    const applied = (runbook: string, steps: string[]): RecordLine => ({
      ...base,
      type: 'applied',
      at: '',
      runbook,
      steps,
      requires: [],
      conflicts: [],
      parameters: {},
    });
    const removed: RecordLine = {...base, type: 'removed', at: '', runbook: 'r'};
    const held = read(applied('r', ['a']), applied('s', ['b']), applied('r', ['a', 'c'])).applied;
    expect([...held].map(([id, {steps}]) => [id, steps])).toEqual([
      ['r', ['a', 'c']],
      ['s', ['b']],
    ]);
    expect([...read(applied('r', ['a']), applied('s', ['b']), removed).applied.keys()]).toEqual(['s']);
  });

  it('reads past a torn line wherever it was cut, and says whether it stands last', () => {
    const line = JSON.stringify(passed('a'));
    for (let at = 1; at < line.length; at += 1) {
      const text = `${JSON.stringify(started('a'))}\n${line.slice(0, at)}`;
      expect(readHostRecord(text, 'host')).toMatchObject({torn: true});
      expect(readHostRecord(text, 'host').steps.get('a')?.passedKey).toBeUndefined();
      const closed = readHostRecord(`${text}\n${line}\n`, 'host');
      expect(closed.torn).toBe(false);
      expect(closed.steps.get('a')?.passedKey).toBe('k1');
    }
  });

  it('reads past lines that are none of ours', () => {
    expect(read('null', '7', '[]', '{"type":"passed","format":1}', '\0\0', started('a')).steps.size).toBe(1);
  });

  it('refuses a newer format', () => {
    expect(() => read(started('a'), '{"type":"anything","format":2}')).toThrow('The record on host has format 2');
  });
});
