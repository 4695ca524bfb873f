import type {Event} from '../model/event.ts';
import {cleanLines} from './plain-text.ts';

/**
 * Turns pieces of output into whole lines, each with its host before it; what a host has not ended with a newline
 * comes when its block is finished.
 */
export function createLiveOutput(): (event: Event) => string[] {
  const partial = new Map<string, string>();
  return (event) => {
    if (event.type === 'output') {
      const lines = ((partial.get(event.host) ?? '') + event.text).split('\n');
      partial.set(event.host, lines.pop() ?? '');
      return lines.map((line) => format(event.host, line));
    }
    if (event.type !== 'block-finished') return [];
    const rest = partial.get(event.host) ?? '';
    partial.delete(event.host);
    return rest === '' ? [] : [format(event.host, rest)];
  };
}

function format(host: string, line: string): string {
  return `  ${host} │ ${cleanLines(line)[0] ?? ''}`.trimEnd();
}
