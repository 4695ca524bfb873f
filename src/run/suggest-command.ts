import type {RunOptions} from '../model/event.ts';
import {quoteWord} from './quote.ts';

/** What an operator types to do something with another runbook on the hosts of this run. */
export function suggestCommand(
  command: RunOptions['command'],
  runbook: string,
  {lab, inventory, target}: RunOptions,
): string {
  const words = [
    ...(inventory === undefined ? [] : ['-i', inventory]),
    ...(lab ? ['--lab'] : target === 'default' ? [] : ['-t', target]),
  ];
  return [
    'runbook',
    command,
    runbook,
    ...words.map((word) => (/[^\w./@:+-]/.test(word) ? quoteWord(word) : word)),
  ].join(' ');
}
