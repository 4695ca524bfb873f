import type {Event} from '../model/event.ts';

/** Events as they are, one JSON object a line. */
export function renderJsonl(event: Event): string {
  return `${JSON.stringify(event)}\n`;
}
