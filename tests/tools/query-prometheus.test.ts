import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {queryPrometheus} from '../../tools/query-prometheus.ts';

const range = {from: '2026-11-25T14:00:00.000Z', to: '2026-11-25T14:01:00.000Z', stepSeconds: 15};
const expr = `sum by (job) (rate(x{a=~"b|c", d!='e f'}[1m])) > 0 & 1`;
let server: Server;
let url: string;
let asked: URLSearchParams;

beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      asked = new URLSearchParams(body);
      const refused = asked.get('query') === 'bad';
      response.end(
        JSON.stringify(
          refused
            ? {status: 'error', error: 'parse error'}
            : {status: 'success', data: {resultType: 'matrix', result: []}},
        ),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

test.each([[[]], [['env']], [['sh', '-c', 'eval "$*"', 'sh']]])('a query arrives as it is, via %j', async (via) => {
  const {data} = await queryPrometheus({url, via}, expr, range);
  expect(data.result).toEqual([]);
  expect(Object.fromEntries(asked)).toEqual({query: expr, start: range.from, end: range.to, step: '15'});
});

test('a query that Prometheus refuses is an error that says why', async () => {
  await expect(queryPrometheus({url, via: []}, 'bad', range)).rejects.toThrow('parse error');
});

test('no Prometheus is an error that says which query', async () => {
  await expect(queryPrometheus({url: 'http://127.0.0.1:1', via: []}, expr, range)).rejects.toThrow(expr);
});
