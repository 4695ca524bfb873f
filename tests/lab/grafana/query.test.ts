import {expect, test} from 'vitest';
import {chooseStep, fillIntervals, querySchema} from '../../../src/lab/grafana/query.ts';
import {parseTimeRange} from '../../../src/lab/grafana/time-range.ts';
import {startFakePrometheus} from './fake-prometheus.ts';
import {createFolder, startStandIn} from './stand-in.ts';

const query = {refId: 'A', datasource: {uid: 'prometheus'}, expr: 'up'};
const range = {from: '1700000000000', to: '1700000600000'};

test('a query over a range goes to Prometheus and comes back in one frame a series', async () => {
  await using prometheus = await startFakePrometheus();
  await using folder = await createFolder(prometheus.url);
  await using server = await startStandIn(folder);
  const body = {...range, queries: [{...query, expr: 'rate(a[$__rate_interval])', legendFormat: 'on {{instance}}'}]};
  const answer = await server.ask('/api/ds/query', {body});
  expect(prometheus.asked).toEqual([
    {
      route: '/api/v1/query_range',
      parameters: {query: 'rate(a[60s])', start: '1700000000', end: '1700000600', step: '15'},
    },
  ]);
  expect(answer.status).toBe(200);
  const {results} = (await answer.json()) as {results: {A: {frames: unknown[]}}};
  expect(results.A).toMatchObject({status: 200});
  expect(results.A.frames).toHaveLength(2);
  expect(results.A.frames[0]).toEqual({
    schema: {
      refId: 'A',
      meta: {type: 'timeseries-multi', typeVersion: [0, 1], executedQueryString: 'Expr: rate(a[60s])\nStep: 15s'},
      fields: [
        {name: 'Time', type: 'time', typeInfo: {frame: 'time.Time'}},
        {
          name: 'Value',
          type: 'number',
          typeInfo: {frame: 'float64'},
          labels: {instance: 'a'},
          config: {displayNameFromDS: 'on a'},
        },
      ],
    },
    data: {
      values: [
        [1700000000000, 1700000015000],
        [1, null],
      ],
      entities: [null, {NaN: [1], Inf: [], NegInf: []}],
    },
  });
  expect(results.A.frames[1]).toMatchObject({data: {values: [[1700000000000], [null]], entities: [null, {Inf: [0]}]}});
});

test('an instant query asks once, at the end of the range', async () => {
  await using prometheus = await startFakePrometheus();
  await using folder = await createFolder(prometheus.url);
  await using server = await startStandIn(folder);
  const answer = await server.ask('/api/ds/query', {body: {...range, queries: [{...query, instant: true}]}});
  expect(prometheus.asked).toEqual([{route: '/api/v1/query', parameters: {query: 'up', time: '1700000600'}}]);
  expect(await answer.json()).toMatchObject({
    results: {A: {status: 200, frames: [{data: {values: [[1700000000500], [1]]}}]}},
  });
});

test('what Prometheus refuses comes back with 400 and its words, the other queries with their series', async () => {
  await using prometheus = await startFakePrometheus();
  await using folder = await createFolder(prometheus.url);
  await using server = await startStandIn(folder);
  const answer = await server.ask('/api/ds/query', {body: {queries: [query, {...query, refId: 'B', expr: 'wrong('}]}});
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    {
      message: 'bad_data: parse error: unexpected end of input',
      results: {
        A: {status: 200},
        B: {status: 400, error: 'bad_data: parse error: unexpected end of input', frames: []},
      },
    },
  ]);
});

test.each<[string, unknown, number, RegExp]>([
  ['that is no JSON object', 'up', 400, /expected object/],
  ['of no query', {queries: []}, 400, /no queries found/],
  ['with an unknown key', {queries: [{...query, expression: 'up'}]}, 400, /queries\[0\]: .*"expression"/],
  ['with a name twice', {queries: [query, query]}, 400, /a refId stands twice/],
  ['of no time', {queries: [query], from: 'yesterday'}, 400, /no time range/],
  ['of a time that ends before it starts', {queries: [query], from: 'now', to: 'now-1h'}, 400, /no time range/],
  ['to no data source', {queries: [{...query, datasource: {uid: 'other'}}]}, 404, /data source not found/],
])('a request %s is refused', async (_, body, status, said) => {
  await using folder = await createFolder();
  await using server = await startStandIn(folder);
  const answer = await server.ask('/api/ds/query', {body});
  expect(await answer.json()).toMatchObject({message: expect.stringMatching(said) as string});
  expect(answer.status).toBe(status);
});

test('the health of a data source is what its Prometheus answers', async () => {
  await using folder = await createFolder();
  await using dead = await startStandIn(folder);
  const failed = await dead.ask('/api/datasources/uid/prometheus/health');
  expect([failed.status, await failed.json()]).toEqual([
    400,
    {
      status: 'ERROR',
      message:
        'Post "http://127.0.0.1:9/api/v1/query": connect ECONNREFUSED 127.0.0.1:9 - There was an error returned querying the Prometheus API.',
    },
  ]);
  await using prometheus = await startFakePrometheus();
  await using good = await createFolder(prometheus.url);
  await using alive = await startStandIn(good);
  const answer = await alive.ask('/api/datasources/uid/prometheus/health');
  expect([answer.status, await answer.json()]).toEqual([
    200,
    {message: 'Successfully queried the Prometheus API.', status: 'OK'},
  ]);
  expect(prometheus.asked).toEqual([{route: '/api/v1/query', parameters: {query: '1+1'}}]);
});

test('times are milliseconds or an age', () => {
  expect(parseTimeRange('now-5m', 'now', 1_000_000)).toEqual({from: 700_000, to: 1_000_000});
  expect(parseTimeRange(1, '2', 0)).toEqual({from: 1, to: 2});
  expect(parseTimeRange('now-5', 'now', 1_000_000)).toBeUndefined();
});

test('the step fits the points, the scrapes and the limit of Prometheus; intervals follow it', () => {
  const source = {jsonData: {timeInterval: '15s'}} as Parameters<typeof chooseStep>[1];
  const parse = (more: object): ReturnType<typeof querySchema.parse> => querySchema.parse({...query, ...more});
  const hour = {from: 0, to: 3_600_000};
  expect(chooseStep(parse({maxDataPoints: 10}), source, hour)).toBe(360_000);
  expect(chooseStep(parse({maxDataPoints: 10_000}), source, hour)).toBe(15_000);
  expect(chooseStep(parse({maxDataPoints: 100_000, interval: '1s'}), source, {from: 0, to: 33_000_000})).toBe(3000);
  const filled = fillIntervals('$__interval ${__range_s} $__rate_interval $other', 60_000, source, hour);
  expect(filled).toBe('60s 3600 75s $other');
});
