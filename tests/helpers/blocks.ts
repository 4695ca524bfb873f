import type {
  Block,
  CaptureBlock,
  CheckBlock,
  Condition,
  FileBlock,
  RunBlock,
  Step,
  UndoBlock,
} from '../../src/model/step.ts';
import type {ValueType} from '../../src/model/value.ts';

const base = {language: 'bash', raw: false, when: undefined, position: {line: 1, column: 1}} as const;

/** Blocks as extraction makes them; a test says what matters to it. */
export const runBlock = (code: string, more: Partial<RunBlock> = {}): RunBlock => ({
  ...base,
  kind: 'run',
  code,
  timeoutSeconds: 20,
  ...more,
});

export const fileBlock = (path: string, code: string, more: Partial<FileBlock> = {}): FileBlock => ({
  ...base,
  kind: 'file',
  path,
  code,
  mode: undefined,
  owner: 'root:root',
  ...more,
});

export const checkBlock = (code: string, more: Partial<CheckBlock> = {}): CheckBlock => ({
  ...base,
  kind: 'check',
  code,
  withinSeconds: 0,
  timeoutSeconds: 10,
  ...more,
});

export const undoBlock = (code: string, more: Partial<UndoBlock> = {}): UndoBlock => ({
  ...base,
  kind: 'undo',
  code,
  timeoutSeconds: 20,
  ...more,
});

export const captureBlock = (
  name: string,
  type: ValueType,
  code: string,
  more: Partial<CaptureBlock> = {},
): CaptureBlock => ({...base, kind: 'capture', name, type, code, timeoutSeconds: 10, ...more});

/** `when="name<literal"` */
export const when = (name: string, operator: Condition['operator'], literal: string): {readonly when: Condition} => ({
  when: {name, operator, literal},
});

/** A step whose blocks stand ten lines apart. */
export function createStep(id: string, blocks: readonly Block[], more: Partial<Step> = {}): Step {
  return {
    id,
    heading: `Step ${id}`,
    file: 'content/docs/page.mdx',
    position: {line: 10, column: 1},
    on: {role: 'all', first: false},
    serial: false,
    uses: [],
    blocks: blocks.map((block, index) => ({...block, position: {line: 20 + 10 * index, column: 1}})),
    ...more,
  };
}
