import {once} from 'node:events';
import {createServer, type Server} from 'node:http';

/** What a path answers. */
export type Route = () => Answer | Promise<Answer>;

export interface Answer {
  readonly status: 200 | 503;
  readonly type: string;
  readonly body: string;
}

/** Prometheus' text format. */
export function metricsAnswer(body: string): Answer {
  return {status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body};
}

/** The answer of a probe. */
export function probeAnswer(isWell: boolean): Answer {
  const type = 'text/plain; charset=utf-8';
  return isWell ? {status: 200, type, body: 'OK'} : {status: 503, type, body: 'Service Unavailable'};
}

/** Serves routes on all addresses of the machine. */
export async function serve(port: number, routes: Readonly<Record<string, Route>>): Promise<Server> {
  const server = createServer((request, response) => {
    const route = routes[URL.parse(request.url ?? '', 'http://any')?.pathname ?? ''];
    if (route === undefined) return void response.writeHead(404, {'content-type': 'text/plain'}).end('404\n');
    void Promise.resolve(route()).then(({status, type, body}) =>
      response.writeHead(status, {'content-type': type}).end(body),
    );
  });
  server.listen(port);
  await once(server, 'listening');
  return server;
}
