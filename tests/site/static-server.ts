import {readFile} from 'node:fs/promises';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname} from 'node:path';
import {gzipSync} from 'node:zlib';
import {dist} from './built-page.ts';

export interface StaticServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** What a web server says of the site's files. Pagefind's own (`.pagefind`, `.pf_*`) are gzipped bytes that its script unpacks. */
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.wasm': 'application/wasm',
};

/** Serves the built site on a free port of this machine; what is missing gets the site's own page for it. */
export async function serveSite(): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://localhost');
    const file = dist + (pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    const type = types[extname(file)] ?? 'application/octet-stream';
    readFile(file).then(
      (body) => answer(request, response, type, body),
      () => notFound(response),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {origin: `http://127.0.0.1:${String(port)}`, close: () => closeServer(server)};
}

/** Texts go compressed, as every web server sends them. */
function answer(request: IncomingMessage, response: ServerResponse, type: string, body: Buffer): void {
  response.setHeader('content-type', type);
  const isText = /^text\/|^application\/(json|xml)|^image\/svg/.test(type);
  if (!isText || !/\bgzip\b/.test(String(request.headers['accept-encoding']))) response.end(body);
  else response.setHeader('content-encoding', 'gzip').end(gzipSync(body));
}

function notFound(response: ServerResponse): void {
  readFile(`${dist}/404.html`).then(
    (body) => response.writeHead(404, {'content-type': types['.html']}).end(body),
    () => response.writeHead(404).end(),
  );
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
