import type {Runbook} from '../model/runbook.ts';
import type {Block, Step} from '../model/step.ts';
import type {Change, LineOf, Mutator} from './change.ts';
import {listLines} from './list-lines.ts';
import type {Mutant, MutatorName} from './mutant.ts';
import {changeAddresses} from './mutators/addresses.ts';
import {changeChecksums} from './mutators/checksums.ts';
import {dropFlags} from './mutators/flags.ts';
import {swapHosts, type Role} from './mutators/hosts.ts';
import {dropItems} from './mutators/items.ts';
import {dropLines, isComment} from './mutators/lines.ts';
import {changeModes} from './mutators/modes.ts';
import {changeOwners} from './mutators/owners.ts';
import {changePaths} from './mutators/paths.ts';
import {changePorts} from './mutators/ports.ts';
import {changeValues} from './mutators/values.ts';

export interface MutantsInput {
  readonly runbook: Runbook;
  /** The text of each page by its path. */
  readonly pages: ReadonlyMap<string, string>;
  /** `FILE:LINE` of the blocks that the plan at hand sends to a host: damage to another variant proves nothing. */
  readonly planned: ReadonlySet<string>;
}

/** Every mutant of a runbook, in page order. Checks, undo and what only readers see are left alone. */
export function listMutants({runbook, pages, planned}: MutantsInput): Mutant[] {
  const roles = Object.entries(runbook.manifest.roles).map(([name, {hosts}]): Role => ({name, hosts}));
  return runbook.steps.flatMap((step) => {
    const lines = (pages.get(step.file) ?? '').split('\n');
    const blocks = step.blocks.filter(
      ({kind, position}) => damaged.has(kind) && planned.has(`${step.file}:${position.line}`),
    );
    return nameMutants(step, [...damageTag(step, lines, roles), ...damageBlocks(blocks, lines)]);
  });
}

const damaged: ReadonlySet<Block['kind']> = new Set(['run', 'file', 'capture']);

const mutators: readonly (readonly [MutatorName, Mutator])[] = [
  ['flag', dropFlags],
  ['value', changeValues],
  ['path', changePaths],
  ['port', changePorts],
  ['address', changeAddresses],
  ['mode', changeModes],
  ['owner', changeOwners],
  ['item', dropItems],
  ['checksum', changeChecksums],
  ['line', dropLines],
];

/** A change and where it stands. */
interface Placed {
  readonly mutator: MutatorName;
  /** `run`, `/etc/hosts`: which block of the step, for people. */
  readonly where: string;
  readonly line: number;
  readonly before: string;
  readonly change: Change;
}

function damageTag(step: Step, lines: readonly string[], roles: readonly Role[]): Placed[] {
  const line = step.position.line;
  const before = lines[line - 1] ?? '';
  // A step of checks alone sets nothing up, but where it looks may be wrong all the same.
  return swapHosts(before, roles).map((change) => ({mutator: 'host', where: 'on', line, before, change}));
}

function damageBlocks(blocks: readonly Block[], pageLines: readonly string[]): Placed[] {
  return blocks.flatMap((block) =>
    listLines(block, pageLines)
      .filter(({of}) => !isComment(of.line))
      .flatMap(({number, of}) => damageLine(of, number, nameBlock(block))),
  );
}

/** Two mutators may come to the same line: the first has it. */
function damageLine(of: LineOf, line: number, where: string): Placed[] {
  const found = mutators.flatMap(([mutator, damage]) =>
    damage(of).map((change): Placed => ({mutator, where, line, before: of.line, change})),
  );
  const changed = found.filter(({change}) => change.line !== of.line);
  return [...new Map(changed.toReversed().map((each) => [each.change.line, each])).values()].toReversed();
}

function nameBlock(block: Block): string {
  if (block.kind === 'file') return block.path;
  return block.kind === 'capture' ? `capture ${block.name}` : block.kind;
}

/** The same words a second time in a step get a number. */
function nameMutants(step: Step, placed: readonly Placed[]): Mutant[] {
  const seen = new Map<string, number>();
  return placed.map(({mutator, where, line, before, change}) => {
    const name = `${step.id}: ${where}: ${change.what}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const id = count === 1 ? name : `${name} (${count})`;
    return {id, step: step.id, mutator, file: step.file, line, before, after: change.line};
  });
}
