import {replaceEach, type Change, type LineOf} from '../change.ts';

/** An absolute path of two names or more; not the path of a URL, and not what the kernel shows. */
const pathPattern = /(?<![\w}/.:~$*-])(?!\/(?:dev|proc|sys)\/)\/[\w.@+-]+(?:\/[\w.@+*{}-]+)+/g;

/** Changes the last name of a path. */
export function changePaths({place, line}: LineOf): Change[] {
  return place === 'tag' ? [] : replaceEach(line, pathPattern, damage);
}

function damage(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  const [, stem = '', ending = ''] = /^(\.?[^.]*)(.*)$/.exec(path.slice(slash)) ?? [];
  return `${path.slice(0, slash)}${stem}-x${ending}`;
}
