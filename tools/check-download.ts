import {createHash} from 'node:crypto';
import path from 'node:path';
import type {ArtifactView} from '../src/site/reference/reference.ts';
import {askPublisher, type AskOptions} from './ask-publisher.ts';
import {findPublished} from './published-checksum.ts';

export type Download = Pick<ArtifactView, 'name' | 'version' | 'url' | 'sha256' | 'source'>;

/** What became of a download; `unreachable` says nothing about the artifact. */
export type Verdict =
  | {readonly status: 'matches'; readonly bytes: number}
  | {readonly status: 'differs'; readonly text: string}
  | {readonly status: 'unreachable'; readonly text: string};

/**
 * Downloads an artifact and holds three things against each other: its bytes, the lock file and what its publisher
 * says. Where the steps read the publisher's checksum, the lock file has no word in it.
 */
export async function checkDownload(download: Download, options?: AskOptions): Promise<Verdict> {
  const {url, sha256, source} = download;
  if (sha256 === undefined) return {status: 'differs', text: 'the lock file has no checksum of this version'};
  const file = path.posix.basename(new URL(url).pathname);
  const list = await askPublisher(rawAddress(source), (response) => response.text(), options);
  if (list.status !== 'answered') return fail(list);
  const published = findPublished(list.value, file);
  if (published.length === 0) return {status: 'differs', text: `${source} has no checksum of ${file}`};
  if (sha256 !== 'published' && !published.includes(sha256)) {
    return {status: 'differs', text: `the lock file says ${sha256}, ${source} says ${published.join(' or ')}`};
  }
  const body = await askPublisher(url, hashBody, options);
  if (body.status !== 'answered') return fail(body);
  const expected = sha256 === 'published' ? published : [sha256];
  const {bytes, hash} = body.value;
  if (expected.includes(hash)) return {status: 'matches', bytes};
  return {status: 'differs', text: `its SHA-256 is ${hash} (${bytes} bytes), expected ${expected.join(' or ')}`};
}

/** Of a page of GitHub about a file, the file itself. */
function rawAddress(source: string): string {
  return source.replace(/^(https:\/\/github\.com\/[^/]+\/[^/]+)\/blob\//, '$1/raw/');
}

function fail({status, text}: {readonly status: 'refused' | 'unreachable'; readonly text: string}): Verdict {
  // A publisher that says no has taken the file away; that is a fact about the artifact.
  return {status: status === 'refused' ? 'differs' : 'unreachable', text};
}

async function hashBody(response: Response): Promise<{bytes: number; hash: string}> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return {bytes, hash: hash.digest('hex')};
}
