import {readFile} from 'node:fs/promises';
import {isChecksumList, nameOf, readChecksums} from './checksums.ts';

export type Judged =
  | {readonly status: 'right'}
  | {readonly status: 'differs'; readonly expected: string}
  /** Nobody says what it should be. */
  | {readonly status: 'unknown'};

/** What the files of a bundle must be. */
export interface KnownSums {
  /** Takes what a publisher's list says; any other file is left alone. */
  readonly add: (url: string, file: string) => Promise<void>;
  readonly judge: (url: string, sha256: string) => Judged;
}

/**
 * @param byUrl checksums of the lock file, by URL
 * @param others those of parameters: each is of one file, and the step that downloads it says which
 */
export function createSums(byUrl: ReadonlyMap<string, string>, others: ReadonlySet<string>): KnownSums {
  const lists: {readonly folder: string; readonly sums: ReadonlyMap<string, string>}[] = [];
  return {
    add: async (url, file) => {
      if (isChecksumList(url))
        lists.push({folder: folderOf(url), sums: readChecksums(url, await readFile(file, 'utf8'))});
    },
    judge: (url, sha256) => {
      if (isChecksumList(url)) return {status: 'right'};
      // The list may come from another base URL than the file, but stands in the folder of the same path.
      const listed = lists.find(({folder, sums}) => folder === folderOf(url) && sums.has(nameOf(url)));
      const expected = [byUrl.get(url), listed?.sums.get(nameOf(url))].filter((sum) => sum !== undefined);
      const other = expected.find((sum) => sum !== sha256);
      if (other !== undefined) return {status: 'differs', expected: other};
      return {status: expected.length > 0 || others.has(sha256) ? 'right' : 'unknown'};
    },
  };
}

/** The last folders of a URL: `v1.36.4/bin/linux/amd64`. */
function folderOf(url: string): string {
  return url.split('/').slice(3, -1).slice(-3).join('/');
}
