import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

interface FakePrometheus extends AsyncDisposable {
  readonly url: string;
  /** What was asked: the route and its parameters. */
  readonly asked: {readonly route: string; readonly parameters: Record<string, string>}[];
}

/** Answers as Prometheus does; a query with `wrong` in it is an error. */
export async function startFakePrometheus(): Promise<FakePrometheus> {
  const asked: FakePrometheus['asked'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://host');
      const parameters = Object.fromEntries(new URLSearchParams(body === '' ? url.search : body));
      asked.push({route: url.pathname, parameters});
      const wrong = parameters['query']?.includes('wrong') === true;
      response.writeHead(wrong ? 400 : 200, {'content-type': 'application/json'});
      response.end(JSON.stringify(wrong ? error : {status: 'success', data: results[url.pathname]}));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const error = {status: 'error', errorType: 'bad_data', error: 'parse error: unexpected end of input'};

const results: Readonly<Record<string, unknown>> = {
  '/api/v1/query': {resultType: 'vector', result: [{metric: {instance: 'a'}, value: [1700000000.5, '1']}]},
  '/api/v1/query_range': {
    resultType: 'matrix',
    result: [
      {
        metric: {instance: 'a'},
        values: [
          [1700000000, '1'],
          [1700000015, 'NaN'],
        ],
      },
      {metric: {instance: 'b'}, values: [[1700000000, '+Inf']]},
    ],
  },
};
