import {createReadStream} from 'node:fs';
import {join} from 'node:path';
import {openHttp, type OpenUrl} from '../bundle/fetch-file.ts';
import {bridgeIp} from '../lab/lab-hosts.ts';
import type {Context} from './context.ts';
import {findDirectories} from './directories.ts';
import type {HostOptions} from './host-options.ts';

/** Where artifacts are read: over HTTP, or of the lab's mirror, which this machine has on its disk. */
export function createBundleOpener(context: Context, {lab}: HostOptions): OpenUrl {
  if (!lab) return openHttp;
  const mirror = join(findDirectories(context.process.env).cache, 'mirror');
  return (url, signal) => {
    if (!url.startsWith(`http://${bridgeIp}/`)) return openHttp(url, signal);
    return Promise.resolve(createReadStream(join(mirror, decodeURIComponent(new URL(url).pathname))));
  };
}
