import {once} from 'node:events';
import type {ServerResponse} from 'node:http';
import {createServer} from 'node:https';
import type {AddressInfo, Socket} from 'node:net';
import type {Certificate} from './certificate.ts';

export interface Watch {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly response: ServerResponse;
}

/** Lists and watches as the API server does them, of objects that a test puts there. */
export interface FakeApiServer extends AsyncDisposable {
  readonly port: number;
  /** By path: `/api/v1/pods`. Other paths have none. */
  readonly objects: Map<string, object[]>;
  /** The only token that is good. */
  token: string;
  /** Paths that are answered with 403. */
  readonly forbidden: Set<string>;
  /** The paths that were listed, in order. */
  readonly lists: string[];
  /** The watches that were begun, in order. */
  readonly watches: Watch[];
  /** Breaks every connection in the middle of its answer. */
  readonly breakConnections: (how: 'end' | 'reset') => void;
  /** Sends an event to the newest watch of a path. */
  readonly send: (path: string, type: string, object: object) => void;
}

export async function startApiServer({key, cert}: Certificate): Promise<FakeApiServer> {
  const server = createServer({key, cert}, (request, response) => {
    const {pathname, searchParams} = new URL(request.url ?? '', 'https://any');
    if (request.headers.authorization !== `Bearer ${api.token}`) return refuse(response, 401, 'Unauthorized');
    if (pathname === '/livez') return void response.end('ok');
    if (api.forbidden.has(pathname)) return refuse(response, 403, `${pathname} is forbidden`);
    if (searchParams.get('watch') === 'true') return beginWatch({path: pathname, query: searchParams, response});
    api.lists.push(pathname);
    const items = api.objects.get(pathname) ?? [];
    response.end(JSON.stringify({kind: 'List', metadata: {resourceVersion: '100'}, items}));
  });
  const beginWatch = (watch: Watch): void => {
    api.watches.push(watch);
    watch.response.writeHead(200, {'content-type': 'application/json'}).flushHeaders();
  };
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api: FakeApiServer = {
    port: (server.address() as AddressInfo).port,
    objects: new Map(),
    token: 'first-token',
    forbidden: new Set(),
    lists: [],
    watches: [],
    send: (path, type, object) => {
      const watch = api.watches.findLast((each) => each.path === path);
      if (watch === undefined) throw new Error(`nobody watches ${path}`);
      watch.response.write(`${JSON.stringify({type, object})}\n`);
    },
    breakConnections: (how) => {
      for (const socket of sockets)
        if (how === 'reset') socket.resetAndDestroy();
        else socket.destroy();
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return api;
}

function refuse(response: ServerResponse, code: number, message: string): void {
  response.writeHead(code).end(JSON.stringify({kind: 'Status', status: 'Failure', code, message}));
}
