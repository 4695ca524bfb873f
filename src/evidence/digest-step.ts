import {createHash} from 'node:crypto';
import type {BlockText} from '../model/evidence.ts';
import type {Block, Step} from '../model/step.ts';

/** A block that hosts are sent, or a file that is put there. */
export type SentBlock = Exclude<Block, {kind: 'output' | 'show'}>;

/** The blocks of a step without those for readers, in page order. */
export function listSent({blocks}: Step): SentBlock[] {
  return blocks.filter((block): block is SentBlock => block.kind !== 'output' && block.kind !== 'show');
}

/** Hosts, order and users: `on=master serial uses=a,b`. */
export function describeTag({on, serial, uses}: Step): string {
  return [
    `on=${on.role}${on.first ? ':first' : ''}`,
    ...(serial ? ['serial'] : []),
    ...(uses.length > 0 ? [`uses=${uses.join(',')}`] : []),
  ].join(' ');
}

/** All that an author wrote of a block, where it stands and how it is coloured left out. */
export function digestBlock(block: SentBlock): BlockText {
  const {position, language, ...text} = block;
  void position;
  void language;
  const canonical = JSON.stringify(Object.entries(text).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return {kind: block.kind, digest: createHash('sha256').update(canonical).digest('hex').slice(0, 32)};
}
