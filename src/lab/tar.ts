/** A file, a folder or a symbolic link of a tar archive, owned by root. */
export type TarEntry =
  | {readonly type: 'file'; readonly path: string; readonly mode: number; readonly content: Uint8Array | string}
  | {readonly type: 'folder'; readonly path: string; readonly mode: number}
  | {readonly type: 'link'; readonly path: string; readonly target: string};

const blockSize = 512;
const typeFlags = {file: '0', link: '2', folder: '5'};

/** A tar archive (ustar) in memory: the same entries make the same bytes. A path has at most 100 bytes. */
export function createTar(entries: readonly TarEntry[]): Buffer {
  // Two empty blocks end an archive.
  return Buffer.concat([...entries.flatMap(createMember), Buffer.alloc(2 * blockSize)]);
}

function createMember(entry: TarEntry): Uint8Array[] {
  const content = entry.type === 'file' ? encode(entry.content) : Buffer.alloc(0);
  const padding = Buffer.alloc((blockSize - (content.length % blockSize)) % blockSize);
  return [createHeader(entry, content.length), content, padding];
}

/** Bytes as they are, not copied: an image's layer has hundreds of megabytes. */
function encode(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

function createHeader(entry: TarEntry, size: number): Buffer {
  const header = Buffer.alloc(blockSize);
  writeField(header, 0, 100, entry.type === 'folder' ? `${entry.path}/` : entry.path);
  writeOctal(header, 100, 8, entry.type === 'link' ? 0o777 : entry.mode);
  // Owner, group, then the time at 136: all zero.
  for (const [offset, width] of [
    [108, 8],
    [116, 8],
    [136, 12],
  ] as const)
    writeOctal(header, offset, width, 0);
  writeOctal(header, 124, 12, size);
  header.write(typeFlags[entry.type], 156);
  if (entry.type === 'link') writeField(header, 157, 100, entry.target);
  header.write('ustar\u000000', 257);
  // The sum of the header with spaces in the sum's own place.
  header.write(' '.repeat(8), 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
  return header;
}

function writeOctal(header: Buffer, offset: number, width: number, value: number): void {
  writeField(header, offset, width, `${value.toString(8).padStart(width - 1, '0')}\u0000`);
}

function writeField(header: Buffer, offset: number, width: number, text: string): void {
  if (Buffer.byteLength(text) > width) throw new Error(`too long for a tar header: ${text}`);
  header.write(text, offset);
}
