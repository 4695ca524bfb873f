import {replaceEach, type Change, type LineOf} from '../change.ts';

/** Opens a mode that is closed to others, and closes one that is open. */
export function changeModes({place, kind, language, line}: LineOf): Change[] {
  if (place === 'fence' && kind === 'file') return replaceEach(line, /(?<= mode=)[0-7]{4}\b/g, damage);
  return place === 'code' && language === 'bash' ? replaceEach(line, /(?<![\w.-])0[0-7]{3}(?![\w.])/g, damage) : [];
}

function damage(mode: string): string {
  const bits = Number.parseInt(mode, 8);
  const execute = (bits & 0o100) >> 6;
  const damaged = (bits & 0o077) === 0 ? bits | 0o044 | (execute * 0o011) : bits & 0o700;
  return `0${damaged.toString(8).padStart(3, '0')}`;
}
