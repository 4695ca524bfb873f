import {replaceEach, type Change, type LineOf} from '../change.ts';

/** Gives what belongs to a user of its own to root, and what is root's to nobody. */
export function changeOwners({place, kind, language, line}: LineOf): Change[] {
  if (place === 'fence' && kind === 'file') return replaceEach(line, /(?<= owner=)[\w-]+:[\w-]+/g, damage);
  return place === 'code' && language === 'bash'
    ? replaceEach(line, /(?<=\bchown (?:-\w+ )*)[\w-]+:[\w-]+/g, damage)
    : [];
}

function damage(owner: string): string {
  return owner === 'root:root' ? 'nobody:nogroup' : 'root:root';
}
