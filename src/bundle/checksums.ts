/** SHA-256 by the name of the file that it is of. */
export type Checksums = ReadonlyMap<string, string>;

/** A publisher's own list of checksums: `kubelet.sha256`, `sha256sums.txt`. */
export function isChecksumList(url: string): boolean {
  return /\.sha256(sum)?$|\/sha256sums?(\.txt)?$/i.test(url);
}

/** Reads a list as `sha256sum` writes it; one of a single file may be the bare digits. */
export function readChecksums(url: string, text: string): Checksums {
  const own = nameOf(url).replace(/\.sha256(sum)?$/i, '');
  return new Map(
    text.split('\n').flatMap((line) => {
      const [, sum, name] = /^([0-9a-f]{64})(?:\s+\*?(?:\.\/)?(\S+))?\s*$/.exec(line) ?? [];
      return sum === undefined ? [] : [[name ?? own, sum] as const];
    }),
  );
}

/** The last part of a URL's path. */
export function nameOf(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}
