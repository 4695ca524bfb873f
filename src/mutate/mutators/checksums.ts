import {replaceEach, type Change, type LineOf} from '../change.ts';

/** Changes a digit of a checksum. */
export function changeChecksums({place, line}: LineOf): Change[] {
  if (place !== 'code') return [];
  return replaceEach(
    line,
    /\b(?=[0-9a-f]*\d)[0-9a-f]{32,128}\b/g,
    (sum) => `${sum.startsWith('0') ? '1' : '0'}${sum.slice(1)}`,
  );
}
