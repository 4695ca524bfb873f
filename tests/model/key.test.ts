import {describe, expect, it} from 'vitest';
import {createKey} from '../../src/model/key.ts';
import type {Block} from '../../src/model/step.ts';
import {captureBlock, checkBlock, createStep, fileBlock, runBlock, undoBlock} from '../helpers/blocks.ts';
import {parameter, planSteps} from '../helpers/plan-input.ts';

const parameters = {password: parameter('secret'), port: parameter('port', '1')};
const capture = createStep('read', [captureBlock('word', 'hostname', 'x'), captureBlock('token', 'secret', 'x')]);

function keyOf(
  blocks: readonly Block[],
  captured: Record<string, string> = {},
  uses: readonly string[] = [],
  id = 'a',
): string {
  const plan = planSteps([capture, createStep(id, blocks)], {parameters}).steps[1]!.hosts[0]!;
  return createKey(id, plan, new Map(Object.entries(captured)), uses);
}

describe('createKey', () => {
  const blocks = [fileBlock('/f', 'port={{port}}'), runBlock('restart')];
  const key = keyOf(blocks);

  it('is the same for the same', () => {
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(keyOf(blocks)).toBe(key);
    expect(keyOf([fileBlock('/f', 'port=1'), runBlock('restart')])).toBe(key);
  });

  it('does not cover checks, undo, timeouts, samples or places', () => {
    const more = [
      checkBlock('c'),
      fileBlock('/f', 'port={{port}}'),
      {...runBlock('sample'), kind: 'output' as const},
      runBlock('restart', {timeoutSeconds: 9}),
      undoBlock('u'),
    ];
    expect(keyOf(more)).toBe(key);
  });

  it.each([
    ['the step', () => keyOf(blocks, {}, [], 'b')],
    ['what it uses', () => keyOf(blocks, {}, ['k'])],
    ['the content', () => keyOf([fileBlock('/f', 'port=2'), runBlock('restart')])],
    ['the path', () => keyOf([fileBlock('/g', 'port=1'), runBlock('restart')])],
    ['the mode', () => keyOf([fileBlock('/f', 'port=1', {mode: '0600'}), runBlock('restart')])],
    ['the owner', () => keyOf([fileBlock('/f', 'port=1', {owner: 'etcd:etcd'}), runBlock('restart')])],
    ['the script', () => keyOf([fileBlock('/f', 'port=1'), runBlock('restart ')])],
    ['the order', () => keyOf([runBlock('restart'), fileBlock('/f', 'port=1')])],
    ['an action more', () => keyOf([...blocks, runBlock('')])],
  ])('covers %s', (_, other) => {
    expect(other()).not.toBe(key);
  });

  it('takes a captured value as it is, and secrets by name', () => {
    const word = [runBlock('echo {{word}}')];
    expect(keyOf(word, {word: 'a'})).toBe(keyOf([runBlock('echo a')]));
    expect(keyOf(word, {word: 'a'})).not.toBe(keyOf(word, {word: 'b'}));
    const token = [fileBlock('/t', '{{token}} {{password}}')];
    expect(keyOf(token, {token: 'a'})).toBe(keyOf(token, {token: 'b'}));
    expect(keyOf(token)).not.toBe(keyOf([fileBlock('/t', '{{password}} {{token}}')]));
    expect(keyOf(token)).not.toBe(keyOf([fileBlock('/t', '{"late":"token"} {{password}}', {mode: '0600'})]));
  });
});
