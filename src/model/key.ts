import {createHash} from 'node:crypto';
import {fillLate, type Part} from './hole.ts';
import type {HostPlan} from './plan.ts';

/**
 * The key of a step on a host: a SHA-256 in hex. It covers what acts there and nothing else: not prose, checks, undo
 * or timeouts. A captured value enters as it is, a secret by its name.
 * @param keysOfUses the keys of the steps that this one uses
 */
export function createKey(
  stepId: string,
  plan: HostPlan,
  captured: ReadonlyMap<string, string>,
  keysOfUses: readonly string[],
): string {
  const actions = plan.actions.map((action) =>
    action.kind === 'run'
      ? {run: nameParts(action.parts, captured)}
      : {
          file: nameParts(action.parts, captured),
          path: action.path,
          owner: action.owner,
          mode: action.mode,
        },
  );
  const canonical = JSON.stringify({format: 1, step: stepId, actions, uses: keysOfUses});
  return createHash('sha256').update(canonical).digest('hex');
}

function nameParts(parts: readonly Part[], captured: ReadonlyMap<string, string>): unknown[] {
  const open = parts
    .filter((part) => typeof part !== 'string' && part.secret)
    .map((part) => (part as {late: string}).late);
  const known = new Map([...captured].filter(([name]) => !open.includes(name)));
  return fillLate(parts, known).map((part) => (typeof part === 'string' ? part : {late: part.late}));
}
