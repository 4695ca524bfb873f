import {replaceEach, type Change, type LineOf} from '../change.ts';

/** Opens what listens on this host alone to everybody, and takes TLS from a URL. */
export function changeAddresses({place, line}: LineOf): Change[] {
  if (place !== 'code') return [];
  return [
    ...replaceEach(line, /(?<![\d.])127\.0\.0\.1(?![\d.])/g, () => '0.0.0.0'),
    ...replaceEach(line, /\bhttps(?=:\/\/)/g, () => 'http'),
  ];
}
