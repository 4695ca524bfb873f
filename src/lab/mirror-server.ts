import {createReadStream} from 'node:fs';
import {realpath, stat} from 'node:fs/promises';
import {createServer, type Server, type ServerResponse} from 'node:http';
import path from 'node:path';
import {pipeline} from 'node:stream/promises';

export interface MirrorServerOptions {
  readonly directory: string;
  readonly address: string;
  readonly port: number;
}

/** Serves the files below a folder over plain HTTP, GET and HEAD, and nothing outside of it. */
export async function serveMirror({directory, address, port}: MirrorServerOptions): Promise<Server> {
  const root = await realpath(directory);
  const server = createServer((request, response) => {
    const {method = '', url = ''} = request;
    if (method !== 'GET' && method !== 'HEAD') return void refuse(response, 405);
    sendFile(root, url, method === 'HEAD', response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
  return server;
}

async function sendFile(root: string, url: string, headOnly: boolean, response: ServerResponse): Promise<void> {
  const file = await resolveFile(root, url);
  if (file === undefined) return refuse(response, 404);
  response.writeHead(200, {'content-type': 'application/octet-stream', 'content-length': file.size});
  if (headOnly) return void response.end();
  await pipeline(createReadStream(file.path), response);
}

/** The plain file that a request means, links resolved, if it lies below the root. */
async function resolveFile(root: string, url: string): Promise<{path: string; size: number} | undefined> {
  try {
    const {pathname} = new URL(url, 'http://mirror');
    const file = await realpath(path.join(root, decodeURIComponent(pathname)));
    if (!file.startsWith(root + path.sep)) return undefined;
    const found = await stat(file);
    return found.isFile() ? {path: file, size: found.size} : undefined;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: 404 | 405): void {
  response.writeHead(status, {'content-type': 'text/plain'}).end(`${status}\n`);
}
