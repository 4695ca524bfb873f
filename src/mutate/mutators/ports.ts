import {replaceEach, type Change, type LineOf} from '../change.ts';

/** `{{host.ip}}:2379`, `:6443`; and the number of a setting that is named after ports. */
const patterns = [/(?<=[\w\]}]:)(?<!\d:\d+:)\d{2,5}(?![\d:.\w])/g, /(?<=port["']?\s*[:=]\s*["']?)\d{2,5}(?!\w)/gi];

/** Changes a port to the next one. */
export function changePorts({place, line}: LineOf): Change[] {
  if (place !== 'code') return [];
  return patterns.flatMap((pattern) => replaceEach(line, pattern, (port) => String(Number(port) + 1)));
}
